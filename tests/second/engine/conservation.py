# Conservation, section 8.25 of MODEL.md: CHK1.
"""Checks after each month.

SPDX-License-Identifier: GPL-3.0-or-later
"""
from world import ASSIGNED, DEPLOYED, LEARNING, RECOVERING


class Violation(Exception):
    """People or money do not add up."""


def must(holds, what, w):
    if not holds:
        raise Violation('%s at t = %d' % (what, w.t))


def check(w):
    """CHK1."""
    there = [[0] * w.caps for _ in w.S]
    preparing = [[0] * w.caps for _ in w.S]
    in_missions = [[0] * w.caps for _ in w.missions]
    for u in w.units.values():
        must(u.persons > 0, 'a unit without people', w)
        (there if u.there else preparing)[u.s][u.k] += u.persons
        in_missions[u.m][u.k] += u.persons
    for i, m in enumerate(w.missions):
        must(in_missions[i] == [a + b for a, b in zip(m.there, m.coming)], 'mission people', w)
        must(sum(m.there) == sum(m.of_state), 'mission people by state', w)
        must(min(m.cash, m.bills) >= 0 and min(m.arrears) >= 0 and min(m.debts) >= 0,
             'money below 0', w)
    for s in w.S:
        for k, pool in enumerate(w.states[s].pools):
            x = pool.stock
            must(min(x) >= 0 and sum(x) == pool.joined - pool.left, 'stocks', w)
            must(x[DEPLOYED] == there[s][k], 'deployed', w)
            must(x[ASSIGNED] + x[LEARNING] == preparing[s][k], 'preparing', w)
            must(x[RECOVERING] == sum(pool.home.values()), 'recovering', w)
            must(0 <= pool.dependent <= pool.finished() + 1e-6, 'dependent', w)
    g = w.ledger
    owed = sum(sum(m.arrears) for m in w.missions)
    must(g.start_owed + g.assessed == g.paid + g.credited + owed, 'assessed', w)
    cash = sum(m.cash for m in w.missions)
    must(cash == g.start_cash + g.paid - g.spent - g.paid_out - g.returned, 'cash', w)
    must(g.start_debts + g.due == g.paid_out + sum(sum(m.debts) for m in w.missions),
         'debts', w)
    must(g.running == g.spent + sum(m.bills for m in w.missions), 'running costs', w)
    for d, donor in enumerate(w.donors):
        purse = donor.lift + sum(w.purse[i] for i, p in enumerate(w.e.programmes)
                                 if p.donor == d)
        must(donor.purse_before + donor.budget == donor.spent + donor.unspent + purse,
             'budget of a donor', w)
