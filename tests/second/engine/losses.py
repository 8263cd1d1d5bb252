# Know-how and losses, sections 8.21 and 8.22 of MODEL.md: OPS, CAS.
"""Know-how, experience, deaths and their memory.

SPDX-License-Identifier: GPL-3.0-or-later
"""
from arithmetic import LN2, LOG2E, SQRT3, exp2, f32, trunc
from draws import uniform_of
from willing import aided, near, saturated
from world import DEPLOYED


def operations(w):
    """OPS1 to OPS3 (step 19)."""
    growth = f32(w.p['habit.growth_share_per_month'])
    decay = f32(w.p['habit.decay_share_per_month'])

    def follow(k, here):
        if here:
            return f32(k + f32(growth * f32(1.0 - k)))
        return f32(k + f32(decay * f32(0.0 - k))) if k else 0.0
    keep = f32(1.0 - decay)
    w.count_un()
    for s in w.S:
        st = w.states[s]
        regions = set()
        for i, m in enumerate(w.missions):
            here = m.of_state[s] > 0
            w.know[s][i] = follow(w.know[s][i], here)
            if here:
                regions.add(w.scene.hosts[m.host].region_index)
        line = w.know_region[s]
        for r in range(len(line)):
            line[r] = follow(line[r], r in regions)
        st.experience = max(f32(w.people_un(s)), f32(st.experience * keep))
        for kind in range(3):
            st.by_type[kind] = max(f32(w.people_un(s, kind)), f32(st.by_type[kind] * keep))


def danger(w, m):
    """CAS1."""
    b = w.p['risk.danger_spread'] * SQRT3
    if b < 0.000001:
        return 1.0
    u0, u1, u2, u3 = w.draws.us('danger', 0, m.number, m.uses, month=0)
    mean = (exp2(b / 2) - exp2(-b / 2)) / (b * LN2)
    q = mean * mean
    return exp2(b * (u0 + u1 + u2 + u3 - 2)) / (q * q)


def dead_of(u, e, people):
    """CAS3."""
    if u < 1 - e:
        return 0
    mean = min(e, 600.0)
    p = exp2(-mean * LOG2E)
    total, n = p, 0
    while u >= total and n < people:
        n += 1
        p = p * (mean / n)
        total = total + p
    return n


def casualties(w):
    """CAS1 to CAS7 (step 20)."""
    p = w.p
    trend = exp2(p['casualties.other_per_decade'] * (min(w.month, 24203) - 24048) / 120)
    dead, rates = {}, {}
    for i, m in enumerate(w.missions):
        row = w.e.classes[m.cls]
        if row is None or not any(m.of_state):
            continue
        malicious = row.malicious * p['casualties.malicious_factor'] / 12000
        other = row.other * p['casualties.other_factor'] * trend / 12000
        if not malicious + other > 0:
            continue
        bad = malicious * danger(w, m)
        rates[i] = (bad, bad + other)
        for s in w.S:
            people = m.of_state[s]
            if people > 0:
                words = w.draws.words('casualties', w.scene.codes[s], m.number // 4, 0)
                n = dead_of(uniform_of(words[m.number % 4]), people * rates[i][1], people)
                if n:
                    dead[s, i] = n
    people = {key: w.missions[key[1]].of_state[key[0]] for key in dead}
    people_of = {i: sum(w.missions[i].of_state) for i in {i for _, i in dead}}
    out = {s: sum(pool.stock[DEPLOYED] for pool in w.states[s].pools)
           for s in {s for s, _ in dead}}
    fade(w)
    malicious, kept = {}, {}
    for s, i in sorted(dead):
        malicious[s, i], kept[s, i] = victims(w, s, i, dead[s, i], rates[i])
    remember(w, dead, malicious, people, people_of, out)
    leave_early(w, dead, malicious, kept)


def fade(w):
    """CAS4."""
    f = f32(exp2(-1 / w.p['casualties.memory_half_life_months']))
    for st in w.states:
        st.lost = f32(st.lost * f)
    for m in w.missions:
        if not m.any > 0:
            continue
        m.any = f32(m.any * f)
        m.malicious = f32(m.malicious * f)
        for s in w.S:
            m.lost[s] = f32(m.lost[s] * f)
            m.lost_malicious[s] = f32(m.lost_malicious[s] * f)
        if m.any < 1 / 1024:
            m.any = m.malicious = 0.0
            m.lost, m.lost_malicious = [0.0] * len(w.S), [0.0] * len(w.S)


def victims(w, s, i, n, rates):
    """CAS5: of n dead those by malicious acts, and u2 of the first."""
    bad, kept = 0, 0.0
    m = w.missions[i]
    for j in range(n):
        u = w.draws.us('victim', w.scene.codes[s], m.number, j)
        at = trunc(u[0] * m.of_state[s])
        units = sorted((x for x in w.units.values() if x.there and x.s == s and x.m == i),
                       key=lambda x: x.serial)
        for unit in units:
            if at < unit.persons:
                break
            at -= unit.persons
        w.pool(unit).leave(DEPLOYED, 1)
        unit.persons -= 1
        unit.lost += 1
        w.count(unit, -1)
        w.drop_if_gone(unit)
        if u[1] < rates[0] / rates[1]:
            bad += 1
        if j == 0:
            kept = u[2]
    return bad, kept


def remember(w, dead, malicious, people, people_of, out):
    """CAS6."""
    least = w.p['casualties.people_least_pers']
    accident = w.p['casualties.accident_weight']

    def weight(bad, all_dead):
        return bad + (all_dead - bad) * accident

    def of_1000(a, n):
        return f32(1000 * a / max(n, least))
    for s in sorted(out):
        keys = [key for key in sorted(dead) if key[0] == s]
        for key in keys:
            m = w.missions[key[1]]
            m.lost[s] = f32(m.lost[s] + of_1000(weight(malicious[key], dead[key]), people[key]))
            m.lost_malicious[s] = f32(m.lost_malicious[s]
                                      + of_1000(malicious[key], people_of[key[1]]))
        bad, all_dead = sum(malicious[k] for k in keys), sum(dead[k] for k in keys)
        w.states[s].lost = f32(w.states[s].lost + of_1000(weight(bad, all_dead), out[s]))
    for i, n in people_of.items():
        m = w.missions[i]
        bad = sum(malicious[key] for key in dead if key[1] == i)
        m.malicious = f32(m.malicious + of_1000(bad, n))
        m.any = f32(m.any + f32(sum(dead[key] for key in dead if key[1] == i)))


def leave_early(w, dead, malicious, kept):
    """CAS7."""
    for s, i in sorted(dead):
        m = w.missions[i]
        if not malicious[s, i]:
            continue
        response = f32(f32(saturated(w, m.lost[s]) * aided(w, s)) * near(w, s, m))
        if kept[s, i] < w.p['casualties.early_probability'] * response:
            for u in [u for u in w.units.values() if u.s == s and u.m == i]:
                if u.there:
                    w.withdraw(u, u.persons)
                else:
                    w.drop(u)
