# People come and go, are taught, are ready: sections 8.14, 8.15, 8.18: CAP, TRN, RDY.
"""Capacity, training, readiness.

SPDX-License-Identifier: GPL-3.0-or-later
"""
from arithmetic import exp2, trunc, whole
from world import ASSIGNED, CURRENT, DEPLOYED, LAPSED, LEARNING, NEVER, RECOVERING


def capacity(w):
    """CAP1 to CAP4 (step 11)."""
    p = w.p
    for s in w.S:
        for k, pool in enumerate(w.states[s].pools):
            n = pool.home.pop(w.month, 0)
            pool.move(RECOVERING, CURRENT, n)
            if w.month % 12 == 0:
                wanted = trunc(min(w.strength(s, k, w.year), 1e9))
                has = sum(pool.stock)
                if wanted > has:
                    pool.recruit(wanted - has)
                elif wanted < has:
                    pool.leave(NEVER, has - wanted)
    turnover = p['training.turnover_per_year'] / 12
    lapse = 1 - exp2(-1 / p['training.lapse_half_life_months'])
    for s in w.S:
        st, code = w.states[s], w.scene.codes[s]
        if st.instructors:
            st.instructors -= whole(st.instructors * turnover,
                                    w.draws.u('turnover', code, 0, 0))
        for k, pool in enumerate(st.pools):
            if not (pool.stock[CURRENT] or pool.stock[LAPSED]):
                continue
            u = w.draws.us('turnover', code, 0, w.e.caps[k].number)
            gone = pool.leave(CURRENT, whole(pool.stock[CURRENT] * turnover, u[0]))
            gone += pool.leave(LAPSED, whole(pool.stock[LAPSED] * turnover, u[1]))
            pool.recruit(gone)
            pool.move(CURRENT, LAPSED, whole(pool.stock[CURRENT] * lapse, u[2]))


# ---- training ---------------------------------------------------------------------------
def throughput(w):
    """TRN1 (step 12)."""
    p = w.p
    for s in w.S:
        st = w.states[s]
        trained = sum(pool.trained() for pool in st.pools)
        own = max(trained / p['training.trained_per_own_instructor'],
                  p['training.own_instructors_least'])
        by_instructors = ((own + st.instructors) * p['training.people_per_instructor']
                          / p['training.course_months'])
        n = w.population(s)
        heads = w.forces(s) + n * p['pools.police_per_1000'] / 1000
        income = w.gdp(s) / n if n > 0 else 0.0
        usd = (heads * max(income, 100.0) * p['training.own_budget_share']
               + st.received / 100 * p['training.reimbursed_share'])
        cost = p['training.own_cost_usd_per_pers']
        st.throughput = by_instructors
        if cost > 0:
            st.throughput = min(by_instructors, usd / (cost * 12))
        st.teach = st.throughput


def teach(w, s, pool, source, target, n, share):
    """TRN2: how many moved."""
    st = w.states[s]
    reach = st.teach / share if share else float(n)
    n = n if reach >= n else min(trunc(reach), n)
    n = pool.move(source, target, n)
    if n:
        pool.taught(n if source == LAPSED else 0, n if source == NEVER else 0, False)
    st.teach = st.teach - n * share
    return n


def relief(w, s, k, n):
    """TRN3."""
    pool = w.states[s].pools[k]
    got = pool.move(CURRENT, ASSIGNED, n)
    if got < n:
        got += teach(w, s, pool, LAPSED, ASSIGNED, min(n - got, pool.stock[LAPSED]),
                     w.p['training.refresher_share'])
    if got < n:
        got += teach(w, s, pool, NEVER, ASSIGNED, min(n - got, pool.stock[NEVER]), 1.0)
    return got


def own_courses(w):
    """TRN4 (step 15)."""
    p = w.p
    for s in w.S:
        st = w.states[s]
        given = min(st.backlog, st.teach)
        st.backlog = st.backlog - given
        st.teach = st.teach - given
        for pool in st.pools:
            x = pool.stock
            target = ((1 + p['rotation.dwell_ratio']) * (1 + p['pools.spare_share'])
                      * (x[DEPLOYED] + x[ASSIGNED] + x[LEARNING]))
            lacking = trunc(target) - pool.trained()
            if lacking > 0:
                teach(w, s, pool, NEVER, CURRENT, min(lacking, x[NEVER]), 1.0)


# ---- readiness --------------------------------------------------------------------------
def readiness(w):
    """RDY1 (step 16)."""
    for s in w.S:
        for k, pool in enumerate(w.states[s].pools):
            c = w.e.caps[k]
            practised = pool.stock[DEPLOYED] > 0 or pool.stock[CURRENT] >= c.least
            if practised and pool.level < 4:
                chance, step = w.p['readiness.rise_per_month'], 1
            elif not practised and pool.level > 1:
                chance, step = w.p['readiness.fall_per_month'], -1
            else:
                continue
            if w.draws.u('readiness', w.scene.codes[s], 0, c.number) < chance:
                pool.level += step


def delay(w, s, k, m, share):
    """RDY2."""
    p = w.p
    level = w.states[s].pools[k].level
    earlier = 4 if level == 4 else level - 1
    months = (p['readiness.delay_months'] - earlier
              + p['readiness.parliament_months'] * w.scene.democracy(s, w.year)
              + w.scene.ties[s][m.host][0] / p['readiness.lift_km_per_month'] * share
              - w.e.frameworks[m.framework].faster)
    return 1 if months < 1 else trunc(months + 0.5)
