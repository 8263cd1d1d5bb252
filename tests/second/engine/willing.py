# Willingness, sections 8.5 to 8.7 of MODEL.md: PEER, RSP, WIL.
"""What states see when the month begins, and how they weigh it.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import math

from arithmetic import SQRT3, exp2, exp2f, f32, log2, trunc
from draws import uniform24
from world import MULTIDIMENSIONAL, ROBUST


# ---- peers ------------------------------------------------------------------------------
def peers(w):
    """PEER1, PEER2."""
    n = len(w.S)
    if w.peer_year != w.year:
        w.peer_year = w.year
        counts = [w.scene.exists(s, w.year) and (w.population(s) > 0 or w.forces(s) > 0)
                  for s in w.S]
        groups = [[s for s in sorted(g) if counts[s]] for g in w.scene.groups]
        groups = [g for g in groups if len(g) > 1]
        number = [sum(1 for g in groups if s in g) for s in w.S]
        w.worth = [[0] * n for _ in w.S]
        for g in groups:
            for s in g:
                worth = (1 << 24) // ((len(g) - 1) * number[s])
                for other in g:
                    if other != s:
                        w.worth[s][other] += worth
    w.peer_term = [[sum(w.worth[s][o] for o in w.S if m.of_state[o] > 0) for m in w.missions]
                   for s in w.S]


# ---- response to losses -----------------------------------------------------------------
def saturated(w, a):
    """RSP1, float32."""
    half = f32(w.p['casualties.half_effect_per_1000'])
    return f32(a / f32(a + half)) if a > 0 else 0.0


def aided(w, s):
    """RSP2."""
    share = f32(w.p['casualties.aided_share'])
    return f32(1.0 - f32(f32(1.0 - share) * f32(w.states[s].help)))


def near(w, s, m):
    """RSP3."""
    return f32(w.p['casualties.near_share']) if w.scene.ties[s][m.host][1] else 1.0


def response(w):
    """RSP2, RSP3."""
    own, others = f32(w.p['casualties.own']), f32(w.p['casualties.others'])
    weight = f32(w.p['casualties.aversion'])
    w.aided = [aided(w, s) for s in w.S]
    w.aversion = [f32(weight * saturated(w, w.states[s].lost)) for s in w.S]
    w.response = [[0.0] * len(w.missions) for _ in w.S]
    for i, m in enumerate(w.missions):
        if not m.any > 0:
            continue
        for s in w.S:
            if m.lost[s] > 0:
                r = f32(f32(own * saturated(w, m.lost[s])) + f32(others * saturated(
                    w, f32(m.malicious - m.lost_malicious[s]))))
            else:
                r = f32(others * saturated(w, m.malicious))
            w.response[s][i] = f32(f32(r * w.aided[s]) * near(w, s, m))


# ---- will -------------------------------------------------------------------------------
def shock(w, purpose, s, host):
    words = w.draws.words(purpose, w.scene.codes[s], host, 0)
    u0, u1, u2, u3 = (uniform24(x) for x in words)
    return (u0 + u1 + u2 + u3 - 2) * SQRT3


def will(w):
    """WIL0, of a month after the start."""
    p = w.p
    stays = exp2(-1 / p['will.half_life_months'])
    moves = p['will.spread'] * math.sqrt((1 - p['will.lasting_share']) * (1 - stays * stays))
    for s in w.S:
        st = w.states[s]
        st.will = st.lasting + stays * (st.will - st.lasting) + moves * shock(w, 'will', s, 0)
    stays = exp2(-12 / p['will.host_half_life_months'])
    moves = p['will.host_spread'] * math.sqrt(1 - stays * stays)
    for s in w.S:
        if (w.month + w.scene.codes[s]) % 12 == 0:
            for h, host in enumerate(w.scene.hosts):
                w.will_host[s][h] = f32(stays * w.will_host[s][h]
                                        + moves * shock(w, 'will_host', s, host.number))


def will_at_start(w):
    """WIL0 at the start."""
    p = w.p
    r, spread, lasts = p['will.start_share'], p['will.spread'], p['will.lasting_share']
    for s in w.S:
        st = w.states[s]
        has = log2(1 + st.experience)
        most = log2(1 + usual_most(w, s, False))
        shown = -1.0 if has == 0 else 2 * has / most - 1 if has < most else 1.0
        bears = p['willingness.load'] * load(w, s, False, st.by_type[0] + st.by_type[2])
        st.will = r * (spread * shown + bears) + spread * (
            math.sqrt(1 - r * r) * shock(w, 'will', s, 0))
        st.lasting = lasts * st.will + spread * (
            math.sqrt(lasts * (1 - lasts)) * shock(w, 'will_lasting', s, 0))
        sent = {m.host for m in w.missions if m.host >= 0 and m.of_state[s] > 0}
        for h, host in enumerate(w.scene.hosts):
            v = f32(p['will.host_spread'] * shock(w, 'will_host', s, host.number))
            w.will_host[s][h] = abs(v) if h in sent else v


def decision_month(w, s):
    """WIL0: the month of the state's last decision."""
    return w.month - (w.month + w.scene.codes[s]) % w.tour


# ---- interest, cost, margin, load -------------------------------------------------------
def interest(w):
    """WIL1."""
    p = w.p
    near_w, border, colonial, language, shared = (p['interest.%s_weight' % n] for n in (
        'near', 'border', 'colonial', 'language', 'organisation'))
    total = near_w + border + colonial + language + shared
    for s in w.S:
        for h in range(len(w.scene.hosts)):
            km, b, c, lan, o = w.scene.ties[s][h]
            v = 0.0
            if total != 0:
                nearness = exp2(-km / p['interest.half_distance_km'])
                v = f32((nearness * near_w + b * border + c * colonial + lan * language
                         + o * shared) / total)
            w.interest[s][h] = v


def own_cost(w, s):
    """WIL2."""
    p = w.p
    n = w.population(s)
    income = max(w.gdp(s) / n, 100.0) if n > 0 else 100.0
    years = (w.month - (12 * 2017 + 6)) / 12
    prices = 1 + p['money.inflation_per_year'] * years
    return p['money.own_cost_usd_per_month'] * max(prices, 0.2) * exp2(
        p['money.own_cost_per_doubling'] * log2(income / p['money.income_middle_usd']))


def rate(w):
    """FIN1."""
    rows = w.e.rates
    best = rows[0]
    for row in rows:
        if row[0] <= w.month:
            best = row
    e = w.scene.latest(e for e in w.scene.events
                       if e.kind == 'rate_raised' and e.month <= w.month)
    return e.value if e and e.month >= best[0] else best[1]


def premium(w, enabler, m):
    """WIL3."""
    return ((w.p['money.enabler_premium_share'] if enabler else 0.0)
            + (w.p['money.risk_premium_share'] if m.cls == ROBUST else 0.0))


def margin(w, s, usd):
    """WIL4."""
    r = w.rate
    if not r > 0:
        return -2.0
    return max((usd + w.subsidy[s] - w.own_cost[s]) / r, -2.0)


def margin_un(w, s, q, share):
    return margin(w, s, w.rate * (1 + q) * share)


def margin_outside(w, s, m):
    f = w.e.frameworks[m.framework]
    if f.allowance == 0:
        return 0.0
    return margin(w, s, f.allowance * w.framework_share[m.framework])


def ceiling(w, s, police):
    """GEN3."""
    if police:
        most = w.population(s) * 0.000001 * w.p['ceiling.police_per_million']
    else:
        most = w.forces(s) * w.p['ceiling.military_share']
    own = w.p['ceiling.usual_own'] * used_to(w, s, police)
    return max(most, own, w.p['ceiling.minimum_pers'])


def usual_most(w, s, police):
    """GEN9."""
    if police:
        base, pers = w.population(s) / 1e7, w.p['ceiling.usual_police_pers']
    else:
        base, pers = w.forces(s) / 2e4, w.p['ceiling.usual_pers']
    most = pers * exp2(w.p['ceiling.usual_power'] * log2(base)) if base > 0 else 0.0
    return max(most, w.p['ceiling.minimum_pers'])


def load_of(committed, most):
    """WIL5."""
    if most == 0:
        return 1.0 if committed > 0 else 0.0
    return committed / most


def used_to(w, s, police):
    """WIL5."""
    by = w.states[s].by_type
    return float(by[1]) if police else float(by[0]) + float(by[2])


def load(w, s, police, committed):
    """WIL5."""
    return load_of(committed, max(used_to(w, s, police), usual_most(w, s, police)))


def look(w):
    """WIL6 (step 3): the own part for every state and capability."""
    from donors import officers_share, subsidy
    p = w.p
    w.rate = rate(w)
    w.subsidy = [subsidy(w, s) for s in w.S]
    w.own_cost = [own_cost(w, s) for s in w.S]
    w.share_seen = [w.states[s].paid_share for s in w.S]
    w.margin_seen = [margin_un(w, s, 0.0, w.share_seen[s]) for s in w.S]
    donor_of = {row.state: w.donors[d] for d, row in enumerate(w.e.donors)}
    w.utility, w.eased = [], []
    for s in w.S:
        st = w.states[s]
        size = log2(max(w.population(s), 1.0) / 1e7)
        d = donor_of.get(s)
        support = p['gains.support_weight'] * d.support if d else 0.0
        common = (p['willingness.side_payment'] * st.help + support - w.aversion[s] + st.will)
        loads = [load(w, s, police, w.committed(s, police)) for police in (False, True)]
        full = load_of(w.committed(s, False), ceiling(w, s, False))
        w.eased.append(f32(p['willingness.load'] * (loads[0] - full)))
        democracy = w.scene.democracy(s, w.year)
        line = []
        for k in w.K:
            c = w.e.caps[k]
            if c.individual:
                own = (p['willingness.officer_base']
                       + p['habit.officer_experience'] * log2(1 + st.experience)
                       + p['willingness.officer_status_per_doubling'] * size
                       + p['willingness.officer_democracy'] * democracy
                       + p['donor.officers_log_odds'] * officers_share(w, s))
            else:
                own = (p['willingness.unit_base']
                       + p['habit.experience'] * log2(1 + st.by_type[c.type])
                       + p['willingness.unit_status_per_doubling'] * size
                       + p['willingness.unit_democracy'] * democracy
                       + p['willingness.profit'] * w.margin_seen[s])
            line.append(f32(common + own - p['willingness.load'] * loads[int(c.type == 1)]))
        w.utility.append(line)


def risk_of(w, m):
    """WIL7."""
    if m.cls == ROBUST:
        return 1.0
    return w.p['willingness.multidimensional_risk'] if m.cls == MULTIDIMENSIONAL else 0.0


def part(w, s, i, pull):
    """WIL7: of individuals, other units, enablers."""
    p, m = w.p, w.missions[i]
    loss = f32(f32(p['willingness.risk']) * f32(risk_of(w, m)))
    un = w.is_un(m)
    peer = f32(f32(p['peers.un' if un else 'peers.outside'] / (1 << 24))
               * f32(w.peer_term[s][i]))
    standing = f32(0.0 if m.since == w.month else p['civil.standing'] * (m.repute - 1))
    region = w.scene.hosts[m.host].region_index
    a = f32(f32(f32(p['willingness.interest']) * w.interest[s][m.host]) + w.will_host[s][m.host])
    b = f32(f32(f32(f32(p['habit.mission']) * w.know[s][i])
                + f32(f32(p['habit.region']) * w.know_region[s][region])) - loss)
    c = f32(pull[s] + standing)
    d = f32(peer - f32(f32(p['casualties.offer_share']) * w.response[s][i]))
    both = f32(f32(f32(a + b) + c) + d)
    unit = enabler = both
    if not un:
        if w.admitted[s][i]:
            f = w.e.frameworks[m.framework]
            more = ((p['frameworks.unit_base'] if f.members[s] else 0.0)
                    + p['willingness.profit'] * (margin_outside(w, s, m) - w.margin_seen[s])
                    + (p['frameworks.lead_nation'] if s == m.lead else 0.0))
            unit = enabler = f32(f32(both + f32(more)) + w.eased[s])
    else:
        premiums = [premium(w, False, m), premium(w, True, m)]
        if premiums[0] > 0 or premiums[1] > 0:
            unit, enabler = (f32(both + f32(p['willingness.profit'] * (
                margin_un(w, s, q, w.share_seen[s]) - w.margin_seen[s]))) for q in premiums)
    return both, unit, enabler


def offers(w, s, i, k, parts, lacking):
    """WIL8, WIL9."""
    c = w.e.caps[k]
    part_of_kind = parts[0] if c.individual else parts[2] if c.enabler else parts[1]
    odds = f32(f32(w.utility[s][k] + part_of_kind) + f32(w.p['willingness.vacancy'] * lacking))
    key = (s, i, c.number // 4)
    words = w.offer_words.get(key)
    if words is None:
        words = w.draws.words('offer', w.scene.codes[s], w.missions[i].number, c.number // 4)
        w.offer_words[key] = words
    v = uniform24(words[c.number % 4])
    return f32(v * f32(1.0 + exp2f(-odds))) < 1


def tired(w, m):
    """FRA2."""
    f = w.e.frameworks[m.framework]
    if f.sustain > 0 and m.open():
        return max(((w.month - m.since - f.sustain) / 12) * w.p['frameworks.tire_per_year'], 0.0)
    return 0.0


def ends(w, u):
    """WIL10."""
    p, s, m = w.p, u.s, w.missions[u.m]
    c = w.e.caps[u.k]
    if c.individual:
        base, profit = p['exit.officer_base'], 0.0
    else:
        base = p['exit.base']
        if w.is_un(m):
            at = margin_un(w, s, premium(w, c.enabler, m), w.states[s].paid_share)
        else:
            at = margin_outside(w, s, m)
        profit = p['exit.profit'] * at
    odds = (base - p['exit.habit'] * w.know[s][u.m] - p['exit.interest'] * w.interest[s][m.host]
            - profit + p['exit.risk'] * risk_of(w, m) + tired(w, m) + w.response[s][u.m]
            - p['exit.will'] * (w.states[s].will + w.will_host[s][m.host]))
    x = w.draws.u('review', w.scene.codes[s], m.number, 0, month=decision_month(w, s))
    return x * (1 + exp2(-odds)) < 1


