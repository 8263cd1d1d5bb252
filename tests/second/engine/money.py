# Money, sections 8.12 and 8.13 of MODEL.md: FIN1 to FIN12, LIQ1, FRA1, FRA3.
"""Costs, assessments, payments, accounts.

SPDX-License-Identifier: GPL-3.0-or-later
"""
from arithmetic import deal, trunc
from willing import premium, rate


class Ledger:
    """Sums of the replicate for CHK1."""

    def __init__(self):
        self.assessed = self.paid = self.credited = self.spent = self.returned = 0
        self.due = self.paid_out = self.running = self.start_cash = 0
        self.start_owed = self.start_debts = 0


def running(w, m):
    """FIN2."""
    if m.budget == 'own' and not m.supported:
        return 0
    p = w.p
    cents = 0.0
    for kind, name in enumerate(('troops', 'police', 'experts')):
        cents = cents + w.type_sum(m.there, kind) * p[
            'money.%s_running_usd_per_year' % name] * 100 / 12
    return trunc(cents * (p['frameworks.support_share'] if m.budget == 'own' else 1.0))


def reimburse(w, months):
    """FIN3."""
    for m in w.missions:
        m.accrued = 0
    for st in w.states:
        st.due_now = 0
    r = rate(w)
    cents = {}
    for u in w.units.values():
        m, c = w.missions[u.m], w.e.caps[u.k]
        if not u.there or c.individual or m.budget == 'own':
            continue
        key = (bool(c.enabler), m.cls)
        if key not in cents:
            cents[key] = trunc(r * ((1 + w.p['money.equipment_share'])
                                    + premium(w, c.enabler, m)) * 100 * months + 0.5)
        n = u.persons * cents[key]
        m.debts[u.s] += n
        m.accrued += n
        w.states[u.s].due_now += n


def withholding(w):
    """FIN6: value of the event that holds, by state."""
    out = {}
    for s in w.S:
        e = w.scene.latest(e for e in w.scene.events
                           if e.kind == 'pays_part' and e.state == s and e.month <= w.month
                           and (e.months == 0 or w.month < e.month + e.months))
        if e:
            out[s] = e.value
        else:
            w.states[s].withheld = 0
    return out


def month(w):
    """Step 9: FIN2 to FIN9, LIQ1."""
    reimburse(w, 1.0)
    holds = withholding(w)
    ledger = w.ledger
    for m in w.missions:
        m.running = running(w, m)
        cost = m.running + m.accrued
        ledger.due += m.accrued
        ledger.running += m.running
        if cost <= 0:
            continue
        m.money = True
        goal = cost + trunc(cost * w.advance)
        assessed = max(goal - m.ahead, 0)
        parts = w.scene.assess(assessed, m.budget, w.year)
        for s, part in enumerate(parts):
            m.arrears[s] += part
            if s in holds:
                w.states[s].withheld += trunc(part * (1 - holds[s]))
        ledger.assessed += sum(parts)
        m.ahead += assessed - cost
        m.bills += m.running
    pay_in(w)
    pay_out(w)
    for st in w.states:
        remember(st)
    liquidate(w)


def pay_in(w):
    """FIN5, FIN6."""
    p = w.p
    for s in w.S:
        if not w.draws.u('payment', w.scene.codes[s], 0, 0) < p['money.payment_probability']:
            continue
        payable = 1.0
        withheld = w.states[s].withheld
        if withheld:
            owed = sum(m.arrears[s] for m in w.missions)
            payable = 1 - float(withheld) / float(owed) if owed > withheld else 0.0
        for m in w.missions:
            if m.arrears[s]:
                n = trunc(m.arrears[s] * (p['money.paid_share'] * payable))
                m.arrears[s] -= n
                m.cash += n
                w.ledger.paid += n


def pay_out(w):
    """FIN7."""
    for st in w.states:
        st.received_now = 0
    for m in w.missions:
        if not m.money:
            continue
        n = min(m.bills, m.cash)
        m.bills -= n
        m.cash -= n
        w.ledger.spent += n
        reserve = trunc((m.running + m.accrued) * w.p['money.reserve_months'])
        above = max(m.cash - reserve, 0)
        parts = deal(min(above, sum(m.debts)), m.debts, w.scene.codes)
        for s, part in enumerate(parts):
            m.debts[s] -= part
            m.cash -= part
            w.states[s].received_now += part
            w.ledger.paid_out += part


def remember(st):
    """FIN9."""
    st.due = st.due * (11 / 12) + st.due_now
    st.received = st.received * (11 / 12) + st.received_now
    st.paid_share = min(st.received / st.due, 1.0) if st.due else 1.0


def liquidate(w):
    """LIQ1."""
    for m in w.missions:
        if (not m.money or m.cash <= 0 or m.bills or any(m.debts) or any(m.there)
                or any(m.coming) or m.open()):
            continue
        for s, part in enumerate(w.scene.assess(m.cash, m.budget, w.year)):
            off = min(part, m.arrears[s])
            m.arrears[s] -= off
            m.cash -= part - off
            w.ledger.credited += off
            w.ledger.returned += part - off
        m.ahead = 0


def begin(w):
    """FIN10 to FIN12."""
    p = w.p
    w.ledger = Ledger()
    reimburse(w, 1.0)
    monthly = [m.accrued for m in w.missions]
    for st in w.states:
        st.due = st.received = 12.0 * st.due_now
        st.paid_share = 1.0
    for m in w.missions:
        m.debts = [0] * len(w.S)
    reimburse(w, p['money.debts_start_months'])
    pace = p['money.payment_probability'] * p['money.paid_share']
    settled = 60.0 if pace == 0 else min((1 - pace) / pace, 60.0)
    ahead = costs = 0
    for m, accrued in zip(w.missions, monthly):
        cost = running(w, m) + accrued
        if cost <= 0:
            continue
        m.money = True
        owed = trunc(cost * settled)
        m.arrears = w.scene.assess(owed, m.budget, w.year)
        m.cash = trunc(cost * p['money.reserve_months'])
        m.ahead = owed + m.cash - sum(m.debts)
        ahead, costs = ahead + m.ahead, costs + cost
        w.ledger.start_cash += m.cash
        w.ledger.start_owed += sum(m.arrears)
    w.ledger.start_debts = sum(sum(m.debts) for m in w.missions)
    w.advance = float(ahead) / float(costs) if costs else settled


def frameworks(w, pay=True):
    """FRA1; FRA3 without payment."""
    for j, f in enumerate(w.e.frameworks):
        if f.allowance == 0:
            w.framework_share[j] = 0.0
            continue
        people = [0] * len(w.S)
        for u in w.units.values():
            if u.there and not w.e.caps[u.k].individual and w.missions[u.m].framework == j:
                people[u.s] += u.persons
        due = sum(people) * f.allowance * 100
        has = trunc(f.budget * 1e8 / 12)
        paid = min(due, has)
        if pay:
            for s, part in enumerate(deal(paid, people, w.scene.codes)):
                w.states[s].allowance += part
        w.framework_share[j] = float(paid) / float(due) if due else 1.0
