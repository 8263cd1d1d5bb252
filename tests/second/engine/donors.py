# Donors, section 8.4 of MODEL.md: DON1 to DON10.
"""Donors' budgets.

SPDX-License-Identifier: GPL-3.0-or-later
"""
from arithmetic import deal, trunc
from willing import own_cost
from world import DEPLOYED

UNITS, OFFICERS, CENTRES, COURSES, TRAINERS, EQUIPMENT, LIFT, AID, NOTHING = range(9)


class Donor:
    def __init__(self, states, caps):
        self.relation = [0.0] * states
        self.partners = [False] * states
        self.others = self.support = self.skill = self.security = 0.0
        self.lift = self.lift_inflow = 0
        self.for_units = self.for_officers = 0
        self.aid = {}
        self.given = [0] * states
        self.spent = 0
        self.abroad = [0] * caps
        self.subsidy = self.officers_share = 0.0
        self.budget = self.unspent = self.purse_before = 0


def people(w, s, individual):
    """DON7: deployed people of formed or of individual capabilities."""
    return sum(w.states[s].pools[k].stock[DEPLOYED] for k in w.K
               if bool(w.e.caps[k].individual) == individual)


def spend_for(w, d, s, cents):
    """Spending for a state is counted by pair (unless it is the donor) and by donor."""
    donor = w.donors[d]
    donor.spent += cents
    if w.e.donors[d].state != s:
        donor.given[s] += cents


def clear(w):
    """DON2."""
    w.inflow = [0] * len(w.e.programmes)
    for donor in w.donors:
        donor.lift_inflow = donor.for_units = donor.for_officers = donor.spent = 0
        donor.aid = {}
        donor.partners = [False] * len(w.S)
        donor.given = [0] * len(w.S)
        donor.abroad = [0] * w.caps
        donor.subsidy = donor.officers_share = 0.0


def deal_budgets(w):
    """DON2 to DON7 (step 2)."""
    clear(w)
    opened = w.open_programmes()
    for d, donor in enumerate(w.donors):
        row = w.e.donors[d]
        budget = trunc(row.budget * 1e8 / 12)
        total = sum(row.permilles)
        most = max(1000, total)
        parts = deal(budget, row.permilles + [most - total], list(range(9)))
        donor.budget, donor.unspent = budget, parts[NOTHING]
        donor.purse_before = donor.lift + sum(
            w.purse[i] for i, p in enumerate(w.e.programmes) if p.donor == d)
        for item in (CENTRES, COURSES, TRAINERS, EQUIPMENT):
            fill(w, d, donor, parts[item], [i for i in opened if w.e.programmes[i].donor == d
                                            and w.e.programmes[i].item == item])
        donor.for_units, donor.for_officers = parts[UNITS], parts[OFFICERS]
        donor.lift += parts[LIFT]
        donor.lift_inflow = parts[LIFT]
        open_missions = [i for i, m in enumerate(w.missions) if m.open()]
        dealt = deal(parts[AID], [w.missions[i].of_state[row.state] for i in open_missions],
                     [w.missions[i].number for i in open_missions])
        donor.aid = {i: c for i, c in zip(open_missions, dealt) if c}
        donor.spent += sum(dealt)
        donor.unspent += parts[AID] - sum(dealt)
        for i in opened:
            if w.e.programmes[i].donor == d:
                for s in w.e.programmes[i].recipients:
                    donor.partners[s] = True
        bear(w, donor, row.state)


def fill(w, d, donor, cents, programmes):
    """DON4."""
    shares = [w.e.programmes[i].share for i in programmes]
    dealt = deal(cents, shares, [w.e.programmes[i].number for i in programmes])
    donor.unspent += cents - sum(dealt)
    for i, part in zip(programmes, dealt):
        inflow = part * w.e.programmes[i].permille // 1000
        w.inflow[i] = inflow
        w.purse[i] += inflow
        donor.spent += part - inflow


def bear(w, donor, s):
    """DON7."""
    p = w.p
    if donor.for_units:
        donor.subsidy = min(donor.for_units / 100 / max(people(w, s, False), 1),
                            own_cost(w, s) * p['donor.unit_cost_share'])
    cost = p['donor.officer_usd_per_month']
    if donor.for_officers:
        donor.officers_share = min(donor.for_officers / 100 / max(people(w, s, True), 1),
                                   cost) / cost


def bear_costs(w):
    """DON8 (step 4)."""
    for d, donor in enumerate(w.donors):
        s = w.e.donors[d].state
        units = min(trunc(people(w, s, False) * donor.subsidy * 100), donor.for_units)
        cost = w.p['donor.officer_usd_per_month']
        officers = min(trunc(people(w, s, True) * cost * 100), donor.for_officers)
        donor.spent += units + officers
        donor.unspent += donor.for_units - units + donor.for_officers - officers


def subsidy(w, s):
    return sum(donor.subsidy for d, donor in enumerate(w.donors) if w.e.donors[d].state == s)


def officers_share(w, s):
    return sum(donor.officers_share for d, donor in enumerate(w.donors)
               if w.e.donors[d].state == s)


def lift_cost(w, n):
    """DON9."""
    return trunc(w.p['donor.lift_usd_per_pers'] * 100 + 0.5) * n


def lifter(w, s, n):
    """DON9: the donor that lifts n persons of s, or -1."""
    cost = lift_cost(w, n)
    population = w.population(s)
    poor = population > 0 and w.gdp(s) / population < w.p['donor.lift_income_usd']
    best = -1
    for d, donor in enumerate(w.donors):
        if w.e.donors[d].state == s or donor.lift <= 0 or donor.lift < cost:
            continue
        if (donor.partners[s] or poor) and (best < 0 or donor.lift > w.donors[best].lift):
            best = d
    return best


def lapse_money(w):
    """DON10 (step 23)."""
    for i, p in enumerate(w.e.programmes):
        keep = min(w.purse[i], 12 * w.inflow[i])
        w.donors[p.donor].unspent += w.purse[i] - keep
        w.purse[i] = keep
    for donor in w.donors:
        keep = min(donor.lift, 12 * donor.lift_inflow)
        donor.unspent += donor.lift - keep
        donor.lift = keep
