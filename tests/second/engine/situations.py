# Situations, section 8.2 of MODEL.md: SIT1 to SIT6.
"""Armed conflict in hosts.

SPDX-License-Identifier: GPL-3.0-or-later
"""
from arithmetic import exp2, log2


def begin(w):
    """SIT3 at t = 0: what was before the start."""
    year = w.scene.start // 12
    for (h, y), intensity in w.scene.conflicts.items():
        if y < year:
            december = 12 * y + 11
            w.fought[h] = max(w.fought[h], december)
            if intensity == 2:
                w.fought_major[h] = max(w.fought_major[h], december)


def host_exists(w, h):
    host = w.scene.hosts[h]
    return host.state < 0 or w.scene.exists(host.state, w.year)


def turn(w):
    """SIT1, SIT2, SIT3."""
    recorded = w.t == 0 or (not w.generated() and w.year <= w.scene.conflicts_last)
    moved = []
    for h in range(len(w.scene.hosts)):
        if recorded:
            moved.append(w.scene.conflicts.get((h, w.year), 0))
        elif not host_exists(w, h):
            moved.append(0)
        else:
            moved.append(move(w, h))
    w.situation = moved
    if recorded or w.month % 12 == 11:
        for h, situation in enumerate(moved):
            if situation > 0:
                w.fought[h] = w.month
            if situation == 2:
                w.fought_major[h] = w.month


def monthly(p):
    return 1.0 if p >= 1 else 1 - exp2(log2(1 - p) / 12)


def step(p, g):
    return min(1.0, monthly(p) * g)


def factor(a, v):
    return exp2(a * log2(v))


def move(w, h):
    """SIT2."""
    p = w.p
    u = w.draws.u('situation', w.scene.hosts[h].number, 0, 0)
    ratio, people, n = income(w, h)
    i = ratio if ratio > 0 else 1.0
    p0 = p1 = p2 = 0.0
    now = w.situation[h]
    if now == 0:
        years = (w.month - w.fought[h]) / 12
        if 0 < people < p['situations.people_least']:
            p1 = p2 = 0.0
        elif w.fought[h] > 0 and years <= p['situations.memory_years']:
            g = (factor(p['situations.again_per_income_doubling'], i)
                 * factor(p['situations.again_per_people_doubling'], n)
                 * factor(p['situations.again_per_peace_doubling'], max(years, 1.0)))
            p1 = step(p['situations.again_minor_per_year'], g)
            p2 = step(p['situations.again_major_per_year'], g)
        else:
            g = (factor(p['situations.fresh_per_income_doubling'], i)
                 * factor(p['situations.fresh_per_people_doubling'], n))
            p1 = step(p['situations.fresh_minor_per_year'], g)
            p2 = step(p['situations.fresh_major_per_year'], g)
        p0 = max(1 - (0.0 + p1 + p2), 0.0)
    elif now == 1:
        p0 = step(p['situations.minor_ends_per_year'],
                  factor(p['situations.minor_ends_per_people_doubling'], n))
        p2 = step(p['situations.minor_escalates_per_year'], 1.0)
        p1 = max(1 - (p0 + 0.0 + p2), 0.0)
    else:
        g = factor(p['situations.major_wanes_per_people_doubling'], n)
        p0 = step(p['situations.major_ends_per_year'], g)
        p1 = step(p['situations.major_wanes_per_year'], g)
    if u < p0:
        return 0
    return 1 if u < p0 + p1 else 2


def severity(w, h):
    """SIT4."""
    if w.fought_major[h] > 0 and w.month - w.fought_major[h] < 60:
        remembered = 2
    elif w.fought[h] > 0 and w.month - w.fought[h] < 60:
        remembered = 1
    else:
        remembered = 0
    return max(remembered, w.situation[h])


def world_of(w, year):
    """SIT5: world income and the population behind it."""
    cache = w.scene.__dict__.setdefault('world_income', {})
    if year not in cache:
        gdp = people = 0.0
        for s in w.S:
            g, n = w.scene.gdp(s, year), w.scene.population(s, year)
            if w.scene.exists(s, year) and g > 0 and n > 0:
                gdp, people = gdp + g, people + n
        cache[year] = (gdp / people if people > 0 else 0.0, people)
    return cache[year]


def income(w, h):
    """SIT5, SIT6: income over the world's, P, N."""
    party = w.scene.hosts[h].party
    year = w.scene.start // 12
    if not (w.scene.gdp(party, year) > 0 and w.scene.population(party, year) > 0):
        year = w.year
    g, n = w.scene.gdp(party, year), w.scene.population(party, year)
    mean, people = world_of(w, year)
    ratio = g / n / mean if g > 0 and n > 0 and mean > 0 else 0.0
    size = n * 600 / people if n > 0 and people > 0 else 1.0
    return ratio, n, size
