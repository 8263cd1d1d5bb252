# Output of missions, section 8.23 of MODEL.md: OUT1 to OUT8.
"""What missions achieve.

SPDX-License-Identifier: GPL-3.0-or-later
"""
from admission import mandate
from arithmetic import exp2, log2, trunc


def run(w, start=False):
    """OUT8 after OUT1 to OUT7 of every open mission."""
    stays = exp2(-1 / w.p['civil.repute_half_life_months'])
    for m in w.missions:
        m.output = 0.0
        m.staff = m.diverted = 0
    for i, m in enumerate(w.missions):
        if m.open():
            m.output = output(w, i, m)
    for m in w.missions:
        if start:
            m.repute = m.output
            continue
        if m.since == w.month:
            m.repute = 1.0
        m.repute = m.repute * stays + m.output * (1 - stays)


def ratio(a, b):
    return a / b if b != 0 else 1.0


def output(w, i, m):
    p, e = w.p, w.e
    row = e.classes[m.cls]
    total = sum(m.by_cap[k] for k in w.K)
    engineers = [k for k in w.K if e.caps[k].engineer]
    uniformed = [k for k in w.K if not e.caps[k].engineer]
    posts = sum(m.by_cap[k] for k in uniformed)
    people = sum(m.there[k] for k in uniformed)
    works_posts = sum(m.by_cap[k] for k in engineers)
    works_people = sum(m.there[k] for k in engineers)
    tasks = sum(1 for t in mandate(w, m) if e.tasks[t].civilian) * p['civil.tasks_factor']
    needed = tasks * p['civil.staff_per_task'] * total
    permille = row.civilian if row else 0
    by_size = total * permille / (1000 - permille)
    senior = p['civil.senior_posts'] if needed > 0 else 0.0
    m.staff = trunc((by_size + senior) * p['civil.posts_factor'] * p['civil.staff_fill'])
    missing = needed - m.staff
    m.diverted = trunc(min(max(missing, 0.0) * p['civil.overtask_share'], float(people)))
    need = total * p['civil.aid_usd_per_post_year'] * 100 / 12
    aid = joint = 0.0
    for d, donor in enumerate(w.donors):
        cents = donor.aid.get(i, 0)
        if cents:
            a = cents / need
            own = own_engineers(w, i, e.donors[d].state, engineers)
            aid = aid + a
            joint = joint + min(a, own / works_posts if works_posts else 0.0) * p[
                'civil.joint_works']
    most = p['civil.part_most']
    parts = [ratio(people - m.diverted, posts),
             ratio(m.staff + m.diverted * p['civil.uniformed_skill'], needed),
             ratio(works_people, works_posts) + joint,
             p['civil.aid_base_share'] + aid + joint]
    weights = row.weights if row else [1.0, 0.0, 0.0, 0.0]
    return mean([min(x, most) for x in parts], weights, p['civil.substitution'])


def own_engineers(w, i, s, engineers):
    return sum(u.persons for u in w.units.values()
               if u.there and u.m == i and u.s == s and u.k in engineers)


def mean(parts, weights, substitution):
    """OUT6."""
    pairs = [(r, x) for r, x in zip(parts, weights) if x > 0]
    q = 1 - 1 / substitution
    geometric = -0.0001 < q < 0.0001
    rs = [r for r, _ in pairs]
    unit = min(rs) if geometric or q < 0 else max(rs)
    if unit <= 0:
        return 0.0
    total = all_weights = 0.0
    for r, x in pairs:
        at = log2(r / unit) if r > 0 else -1000.0
        all_weights = all_weights + x
        total = total + (x * at if geometric else x * exp2(q * at))
    if geometric:
        return unit * exp2(total / all_weights)
    return unit * exp2(log2(total / all_weights) / q)
