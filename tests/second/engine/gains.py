# Gains of donors, section 8.24 of MODEL.md: GAI0 to GAI9.
"""What donors and recipients gain.

SPDX-License-Identifier: GPL-3.0-or-later
"""
from arithmetic import exp2, f32, trunc, whole
from world import CURRENT, LAPSED


def sat(a, half):
    return a / (a + half) if a > 0 else 0.0


def gain(w, stays=None):
    """GAI0 to GAI5 (step 22)."""
    p = w.p
    if stays is None:
        stays = exp2(-1 / p['gains.half_life_months'])

    def follow(stock, activity):
        return stock * stays + activity * (1 - stays)
    half = p['gains.recipient_half_usd_per_month']
    for s in w.S:
        given = sum(d.given[s] for d in w.donors)
        st = w.states[s]
        if given > 0 or st.help > 0:
            st.help = follow(st.help, sat(given / 100, half))
    for d, donor in enumerate(w.donors):
        own = w.e.donors[d].state
        for s in w.S:
            if donor.given[s] > 0 or donor.relation[s] > 0:
                donor.relation[s] = follow(donor.relation[s], sat(donor.given[s] / 100, half))
        total = sum(donor.given)
        shared = sum(donor.given[s] for s in w.S if any(
            x.given[s] > 0 for j, x in enumerate(w.donors) if j != d))
        donor.others = follow(donor.others, shared / total if total else 0.0)
        donor.skill = follow(donor.skill, sat(float(sum(donor.abroad)),
                                              p['gains.skill_half_instructors']))
        donor.security = follow(donor.security, security(w, donor, own))
        done = (sat(donor.spent / 100, p['gains.support_half_usd_per_month'])
                + p['gains.security_weight'] * donor.security)
        donor.support = follow(donor.support, min(done, 1.0)
                               * (1 - p['civil.support'] * (1 - achieved(w, own))))


def security(w, donor, own):
    """GAI4."""
    wanted = filled = 0.0
    for m in w.missions:
        if m.open():
            wanted = wanted + w.interest[own][m.host] * m.total()
    for s in w.S:
        if donor.relation[s] > 0:
            for m in w.missions:
                if m.open() and m.of_state[s]:
                    filled = filled + (w.interest[own][m.host] * donor.relation[s]
                                       * m.of_state[s])
    if wanted > filled:
        return filled / wanted
    return 1.0 if filled > 0 else 0.0


def achieved(w, own):
    """GAI5: O."""
    total, people = 0.0, 0
    for m in w.missions:
        n = m.of_state[own]
        if n and m.open():
            total = total + n * min(m.output, 1.0)
            people += n
    return total / people if people else 1.0


def skill(w):
    """GAI8."""
    for d, donor in enumerate(w.donors):
        own = w.e.donors[d].state
        for k in w.K:
            amount = w.p['gains.skill_weight'] * donor.skill * donor.abroad[k]
            if amount > 0:
                pool = w.states[own].pools[k]
                n = pool.move(LAPSED, CURRENT, whole(amount, w.draws.u(
                    'skill', w.scene.codes[own], 0, w.e.caps[k].number)))
                if n:
                    pool.taught(n, 0, False)


def pull_of(w, i):
    """GAI7, float32."""
    weight = w.p['gains.recipient_weight']
    pull = [0.0] * len(w.S)
    if not weight > 0:
        return pull
    m = w.missions[i]
    for d, donor in enumerate(w.donors):
        if m.of_state[w.e.donors[d].state] > 0:
            for s in w.S:
                pull[s] = max(pull[s], f32(donor.relation[s]))
    people = sum(m.of_state)
    for d, donor in enumerate(w.donors):
        if people:
            total = 0.0
            for s in w.S:
                total = total + donor.relation[s] * m.of_state[s]
            own = w.e.donors[d].state
            pull[own] = f32(pull[own] + f32(total / people))
    return [f32(x * f32(weight)) for x in pull]


def begin(w):
    """GAI9."""
    from programmes import room, usd_of_month
    cost = w.p['training.programme_cost_usd_per_pers']
    for i in w.open_programmes():
        p = w.e.programmes[i]
        usd = usd_of_month(w, p, w.scene.start)
        if not p.mode == 'equipment':
            usd = min(room(w, p), usd / cost) * cost
        if not (usd > 0 and p.recipients):
            continue
        donor = w.donors[p.donor]
        donor.spent += trunc(usd * 100)
        if p.mode != 'equipment':
            donor.abroad[p.cap] += p.instructors
        for s in p.recipients:
            if s != w.e.donors[p.donor].state:
                donor.given[s] += trunc(usd * 100 / len(p.recipients))
    gain(w, stays=0.0)
