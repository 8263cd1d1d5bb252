# Donors' programmes, section 8.16 of MODEL.md: PRG, COO, EQP.
"""Programmes teach and equip.

SPDX-License-Identifier: GPL-3.0-or-later
"""
from arithmetic import deal, trunc, whole
from donors import EQUIPMENT, spend_for
from epoch import is_open
from world import CURRENT, LAPSED, NEVER


def effect_of(w, p):
    """PRG5."""
    if p.mode == 'lecture':
        return w.p['training.lecture_effect']
    return w.p['training.adviser_effect'] if p.mode == 'adviser' else 1.0


def room(w, p):
    """PRG2."""
    months = p.weeks * 12 / 52 if p.weeks > 0 else w.p['training.course_months']
    return min(p.instructors * w.p['training.people_per_instructor'] / months,
               p.seats / 12) * p.permille / 1000


def run(w):
    """PRG1 (step 13)."""
    w.absorb = {}
    order = sorted(w.open_programmes(), key=lambda i: w.draws.order(
        'programme_order', 0, w.e.programmes[i].number, 0))
    for i in order:
        p = w.e.programmes[i]
        if p.item == EQUIPMENT or p.mode == 'equipment':
            equip(w, i, p)
        else:
            teach(w, i, p)


def seats(w, p, s):
    return w.draws.order('seat_order', w.scene.codes[s], p.number, 0)


def teach(w, i, p):
    """PRG2 to PRG6."""
    cost = trunc(w.p['training.programme_cost_usd_per_pers'] * 100 + 0.5)
    cohort = min(w.purse[i] // cost, whole(room(w, p), w.draws.u('cohort', 0, p.number, 0)))
    pupils = [s for s in p.recipients if w.scene.exists(s, w.year) and not leaves(w, i, p, s)]
    if cohort == 0 or not pupils:
        return
    w.purse[i] -= cohort * cost
    donor = w.donors[p.donor]
    donor.abroad[p.cap] += p.instructors
    for s, n in zip(pupils, deal(cohort, [1] * len(pupils), [seats(w, p, s) for s in pupils])):
        pool = w.states[s].pools[p.cap]
        code, number = w.scene.codes[s], w.e.caps[p.cap].number
        if (s, p.cap) not in w.absorb:
            w.absorb[s, p.cap] = whole(
                sum(pool.stock) * w.p['training.absorption_share_per_month'],
                w.draws.u('absorption', code, 0, number))
        reached = min(n, w.absorb[s, p.cap], pool.stock[LAPSED] + pool.stock[NEVER])
        w.absorb[s, p.cap] -= reached
        wanted = whole(reached * effect_of(w, p), w.draws.u('effect', code, p.number, 0))
        lapsed = pool.move(LAPSED, CURRENT, wanted)
        never = pool.move(NEVER, CURRENT, wanted - lapsed)
        if lapsed + never:
            pool.taught(lapsed, never, w.e.donors[p.donor].state != s)
        if p.mode == 'train_the_trainer':
            w.states[s].instructors += whole((lapsed + never) * w.p['training.trainer_share'],
                                             w.draws.u('trainers', code, p.number, 0))
        spend_for(w, p.donor, s, n * cost)


def avoids(w, d, s, k):
    """COO2."""
    if w.e.donors[d].coordinates:
        return True
    chance = w.p['gains.donors_weight'] * w.donors[d].others
    code = w.scene.codes[w.e.donors[d].state]
    return chance > 0 and w.draws.u('overlap', code, w.scene.codes[s],
                                    w.e.caps[k].number) < chance


def rank(w, d, s, k):
    """COO3: what sorts first comes before."""
    own = w.e.donors[d].state
    return (-w.interest[own][s], w.draws.order('assignment', w.scene.codes[own],
                                               w.scene.codes[s], w.e.caps[k].number, month=0))


def leaves(w, i, p, s):
    """COO1."""
    if not avoids(w, p.donor, s, p.cap):
        return False
    for j, q in enumerate(w.e.programmes):
        if (q.donor != p.donor and q.cap == p.cap and q.mode != 'equipment'
                and is_open(q, w.month) and q.instructors > 0 and q.seats > 0
                and w.inflow[j] > 0 and s in q.recipients):
            if not avoids(w, q.donor, s, p.cap):
                return True
            if rank(w, q.donor, s, p.cap) < rank(w, p.donor, s, p.cap):
                return True
    return False


def equip(w, i, p):
    """EQP1, EQP2."""
    if w.purse[i] <= 0:
        return
    takers = [s for s in p.recipients if w.scene.exists(s, w.year)
              and w.states[s].pools[p.cap].level < 4]
    if not takers:
        return
    parts = deal(w.purse[i], [1] * len(takers), [seats(w, p, s) for s in takers])
    w.purse[i] = 0
    for s, cents in zip(takers, parts):
        pool = w.states[s].pools[p.cap]
        cost = (max(pool.trained() / w.e.caps[p.cap].least, 1.0)
                * w.p['donor.equipment_usd_per_unit'])
        u = w.draws.u('equipment', w.scene.codes[s], p.number, 0)
        if u * cost < cents / 100:
            pool.level += 1
        spend_for(w, p.donor, s, cents)


def usd_of_month(w, p, month):
    """PRG7: usd of a month that a programme has."""
    row = w.e.donors[p.donor]
    most = max(1000, sum(row.permilles))
    shares = sum(q.share for q in w.e.programmes
                 if q.donor == p.donor and q.item == p.item and is_open(q, month))
    if shares == 0:
        return 0.0
    return (row.budget * 1e6 / 12 * row.permilles[p.item] / most * p.share / shares
            * p.permille / 1000)


def past(w):
    """PRG7: people taught before the start, and dependent ones, by state and capability."""
    taught = [[0.0] * w.caps for _ in w.S]
    dependent = [[0.0] * w.caps for _ in w.S]
    cost = w.p['training.programme_cost_usd_per_pers']
    stay = 1 - w.p['training.turnover_per_year'] / 12
    year = w.scene.start // 12
    for p in w.e.programmes:
        if not p.recipients:
            continue
        effect = 0.0 if p.mode == 'equipment' else effect_of(w, p)
        begin = p.start if p.start is not None else w.scene.start
        for s in p.recipients:
            most = (w.strength(s, p.cap, year)
                    * w.p['training.absorption_share_per_month'])
            amount = 0.0
            for month in range(begin, w.scene.start + 1):
                pupils = 0.0
                if is_open(p, month):
                    pupils = min(room(w, p), usd_of_month(w, p, month) / cost) / len(
                        p.recipients)
                amount = amount * stay + min(pupils, most) * effect
            taught[s][p.cap] = taught[s][p.cap] + amount
            if w.e.donors[p.donor].state != s:
                dependent[s][p.cap] = dependent[s][p.cap] + amount
    return taught, dependent
