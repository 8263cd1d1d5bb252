# Force generation, section 8.20 of MODEL.md: GEN, UNI.
"""States offer, needs are served, units are promised.

SPDX-License-Identifier: GPL-3.0-or-later
"""
from arithmetic import trunc
from donors import lift_cost, lifter, spend_for
from gains import pull_of
from people import delay
from planned import planned
from rotation import room_under_ceiling
from willing import offers, part
from world import ASSIGNED, CURRENT, DEPLOYED, LAPSED, LEARNING, NEVER, TAKEN_OVER


def run(w):
    """GEN1 (step 18)."""
    w.offer_words = {}
    ranked = []
    for i, m in enumerate(w.missions):
        posts = m.total()
        if posts:
            share = (sum(planned(w, i, kind, n) for kind, n in enumerate(m.posts))
                     - sum(m.there) - sum(m.coming)) / posts
            ranked.append((-share, w.draws.order('mission_order', 0, m.number, 0), i))
    for _, _, i in sorted(ranked):
        serve(w, i)


def vacancy(w, i, k):
    """GEN2."""
    m, kind = w.missions[i], w.e.caps[k].type
    kept = kept_type = 0
    if m.predecessor >= 0:
        before = w.missions[m.predecessor]
        if before.open() and before.ends and before.ending == TAKEN_OVER:
            kept = before.there[k]
            kept_type = w.type_sum(before.there, kind)
    return min(planned(w, i, kind, m.by_cap[k]) - m.there[k] - m.coming[k] - kept,
               planned(w, i, kind, m.posts[kind]) - w.type_sum(m.there, kind)
               - w.type_sum(m.coming, kind) - kept_type)


def serve(w, i):
    """GEN2, GEN4."""
    m = w.missions[i]
    needs = []
    for k in w.K:
        posts = m.by_cap[k]
        share = vacancy(w, i, k) / posts if posts else 0.0
        needs.append((-share, w.draws.order('need_order', 0, m.number, w.e.caps[k].number), k))
    parts = None
    for key, _, k in sorted(needs):
        if not admits(w, i, k, vacancy(w, i, k)):
            continue
        if parts is None:
            pull = pull_of(w, i)
            parts = [part(w, s, i, pull) for s in w.S]
        serve_need(w, i, k, parts, -key)


def any_size(w, i, k):
    """UNI1."""
    c = w.e.caps[k]
    return not w.on('menu') or planned(w, i, c.type, w.missions[i].by_cap[k]) < c.fewest


def admits(w, i, k, free):
    """UNI1."""
    return free > 0 if any_size(w, i, k) else free >= w.e.caps[k].fewest


def serve_need(w, i, k, parts, lacking):
    """GEN4."""
    m, c = w.missions[i], w.e.caps[k]
    broad = c.individual and (w.draws.u('broad', 0, m.number, c.number)
                              < w.p['habit.broad_share'])
    hands = []
    for s in w.S:
        if (w.admitted_need[s][i][k] and not w.states[s].away > w.month
                and offers(w, s, i, k, parts[s], lacking)):
            level = 0 if c.individual else w.states[s].pools[k].level
            know = 0.0 if broad else w.know[s][i]
            hands.append((-level, -know, delay(w, s, k, m, 1.0), w.draws.order(
                'offer_order', w.scene.codes[s], m.number, c.number), s))
    for _, _, months, _, s in sorted(hands):
        free = vacancy(w, i, k)
        if not admits(w, i, k, free):
            break
        n = size(w, s, i, k, min(free, room(w, s, k)))
        if n > 0:
            send(w, s, i, k, n, months)


def room(w, s, k):
    """GEN5."""
    p, st = w.p, w.states[s]
    pool = st.pools[k]
    x = pool.stock
    share = p['training.refresher_share']
    reach = st.throughput * p['rotation.tour_months']
    refreshed = min(reach / share, float(x[LAPSED])) if share else float(x[LAPSED])
    trainable = min(reach, float(x[NEVER]))
    rotation = (trunc((pool.trained() + trainable) / (1 + p['rotation.dwell_ratio']))
                - (x[DEPLOYED] + x[ASSIGNED] + x[LEARNING]))
    at_hand = (x[CURRENT] + trunc(refreshed)
               + trunc(min(reach - refreshed * share, float(x[NEVER]))))
    return min(rotation, at_hand, room_under_ceiling(w, s, k))


def size(w, s, i, k, most):
    """UNI2."""
    c = w.e.caps[k]
    if any_size(w, i, k):
        return max(min(most, c.most), 0) if c.sizes else 0
    fit = [(n, weight) for n, least, weight in c.sizes if least <= most]
    if not fit:
        return 0
    if not c.individual:
        return min(fit[0][0], most)
    total = sum(weight for _, weight in fit)
    mark = trunc(w.draws.u('unit_choice', w.scene.codes[s], w.missions[i].number, c.number)
                 * total)
    for n, weight in fit:
        if mark < weight:
            return min(n, most)
        mark -= weight
    return 0


def send(w, s, i, k, n, months):
    """GEN6, GEN7."""
    p, st, m = w.p, w.states[s], w.missions[i]
    pool = st.pools[k]
    current, lapsed = pool.stock[CURRENT], pool.stock[LAPSED]
    untrained = max(n - current - lapsed, 0)
    refreshed = max(n - untrained - current, 0)
    backlog = st.backlog + untrained
    training = trunc(backlog / st.throughput + 0.999) if untrained > 0 else 0
    carrier = -1
    lifted = delay(w, s, k, m, 1 - p['donor.lift_share'])
    if lifted < months:
        carrier = lifter(w, s, n)
        if carrier >= 0:
            months = lifted
    u = w.promise(s, i, k, n, w.month + months + training)
    if u is None:
        return
    if carrier >= 0:
        cents = lift_cost(w, n)
        w.donors[carrier].lift -= cents
        spend_for(w, carrier, s, cents)
    if refreshed:
        pool.taught(refreshed, 0, False)
    st.backlog = backlog
