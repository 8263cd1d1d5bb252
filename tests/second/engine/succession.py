# Succession and cuts, sections 8.10 and 8.11 of MODEL.md: SUC1 to SUC4, CUT1 to CUT4.
"""Missions take over people; posts are cut.

SPDX-License-Identifier: GPL-3.0-or-later
"""
from arithmetic import deal


def pass_money(w, i, heir):
    """SUC3."""
    a, b = w.missions[i], w.missions[heir]
    for s in w.S:
        b.arrears[s] += a.arrears[s]
        b.debts[s] += a.debts[s]
        a.arrears[s] = a.debts[s] = 0
    b.cash, b.bills, b.ahead = b.cash + a.cash, b.bills + a.bills, b.ahead + a.ahead
    a.cash = a.bills = a.ahead = 0
    b.money = b.money or a.money


def succeed(w):
    """SUC1 to SUC4 (step 7)."""
    for i, m in enumerate(w.missions):
        if m.open() or not (any(m.there) or any(m.coming)):
            continue
        heirs = [j for j, x in enumerate(w.missions) if x.open() and x.predecessor == i]
        if not heirs:
            continue
        units = sorted(w.units_of(i), key=lambda u: w.unit_order('take_over', u))
        taken, heir = {}, -1
        for u in units:
            kind = w.e.caps[u.k].type
            best, most = -1, (u.persons - 1) // 2
            for j in heirs:
                x = w.missions[j]
                vacant = x.posts[kind] - w.type_sum(x.there, kind) - w.type_sum(x.coming, kind)
                if w.admitted_need[u.s][j][u.k] and vacant > most:
                    best, most = j, vacant
            if best < 0:
                continue
            w.rename_unit(u, best)
            taken[best] = taken.get(best, 0) + u.persons
            if taken[best] > taken.get(heir, 0):
                heir = best
        if heir >= 0:
            pass_money(w, i, heir)


def cut(w):
    """CUT1 to CUT4 (step 8)."""
    for i, m in enumerate(w.missions):
        for kind in range(3):
            there, coming = w.type_sum(m.there, kind), w.type_sum(m.coming, kind)
            excess = there + coming - m.posts[kind]
            if excess > 0:
                cut_type(w, i, m, kind, excess)


def cut_type(w, i, m, kind, excess):
    units = [u for u in w.units_of(i) if w.e.caps[u.k].type == kind]
    promised = sorted((u for u in units if not u.there),
                      key=lambda u: (-u.arrives, w.unit_order('cut_order', u)))
    for u in promised:
        if excess <= 0:
            break
        excess -= u.persons
        w.drop(u)
    fall = m.before[kind] - m.posts[kind]
    if fall <= 0 or excess <= 0:
        return
    people = [0] * len(w.S)
    there = sorted((u for u in units if u.there), key=lambda u: w.unit_order('cut_order', u))
    for u in there:
        people[u.s] += u.persons
    n = sum(people) if m.posts[kind] == 0 else min(excess, fall)
    orders = [w.draws.order('cut_order', w.scene.codes[s], m.number, 2 ** 32 - 16 + kind)
              for s in w.S]
    quota = deal(min(n, sum(people)), people, orders)
    for u in there:
        left = quota[u.s]
        if left <= 0:
            continue
        if u.persons <= left:
            quota[u.s] -= w.withdraw(u, u.persons)
        elif w.e.caps[u.k].individual:
            quota[u.s] -= w.withdraw(u, left)
    rest = sum(quota)
    for s in sorted(w.S, key=lambda s: (-quota[s], orders[s])):
        if quota[s] <= 0 or rest <= 0:
            break
        for u in there:
            if u.s == s and 0 < u.persons < 2 * rest:
                rest -= w.withdraw(u, u.persons)
                break
