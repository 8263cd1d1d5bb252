# Initialization, section 6 of MODEL.md: INI5 to INI10.
"""The initial state of a world.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import admission
import demand
import gains
import losses
import money
import output
import placement
import planned
import programmes
import situations
import willing
from arithmetic import f32, trunc
from tables import TYPES, month_of
from world import (CURRENT, DEPLOYED, LAPSED, NEVER, RECOVERING, World)


def begin(scene, replicate):
    """The table of section 6, in its order."""
    w = World(scene, replicate)
    situations.begin(w)
    situations.turn(w)
    demand.posts_of_tables(w)
    demand.months_open(w)
    admission.update(w)
    pools(w)
    willing.interest(w)
    experience(w)
    willing.will_at_start(w)
    money.begin(w)
    money.frameworks(w, pay=False)
    output.run(w, start=True)
    gains.begin(w)
    return w


def layout(w):
    """INI1 to INI4, the same for all replicates."""
    cache = w.scene.__dict__
    if 'start_people' not in cache:
        people = placement.contingents(w.scene)
        cache['start_people'] = people
        cache['start_split'] = placement.split(
            w.scene, people, [m.by_cap for m in w.missions[:w.table_missions]])
        cache['start_means'] = means(w.scene)
    return cache['start_people'], cache['start_split'], cache['start_means']


def means(scene):
    """INI5: by state and type."""
    months = sorted({month_of(r['month']) for r in scene.raw['contributions']
                     if month_of(r['month']) <= scene.start})[-24:]
    sums = [[0] * 3 for _ in scene.states]
    wanted = set(months)
    for r in scene.raw['contributions']:
        if month_of(r['month']) in wanted and r['state'] in scene.state_of:
            for kind, name in enumerate(TYPES):
                sums[scene.state_of[r['state']]][kind] += int(r[name])
    return [[n / len(months) if months else 0.0 for n in line] for line in sums]


def pools(w):
    """INI5 to INI9."""
    p, e = w.p, w.e
    people, split, mean = layout(w)
    taught, dependent = programmes.past(w)
    d, year = p['rotation.dwell_ratio'], w.scene.start // 12
    deployed = [[0] * w.caps for _ in w.S]
    outside = [[0] * 3 for _ in w.S]
    for (s, i), by_cap in split.items():
        for k in w.K:
            deployed[s][k] += by_cap[k]
    for (s, i), cell in people.items():
        if not w.is_un(w.missions[i]):
            for kind in range(3):
                outside[s][kind] += cell[kind]
    for s in w.S:
        kept = [float(n) for n in deployed[s]]
        for kind in range(3):
            ks = e.of_type[kind]
            if ks:
                commonest = max(ks, key=lambda k: (e.caps[k].permille, -e.caps[k].number))
                kept[commonest] = kept[commonest] + max(
                    mean[s][kind] + outside[s][kind] - sum(deployed[s][k] for k in ks), 0.0)
        for k in w.K:
            needed = (1 + d) * kept[k] * (1 + p['pools.spare_share'])
            out = deployed[s][k]
            trained = max(trunc(needed), out)
            strong = trunc(min(w.strength(s, k, year), 1e9))
            past = trunc(min(taught[s][k], float(max(strong - trained, 0))))
            pool = w.states[s].pools[k]
            pool.recruit(max(strong, trained + past))
            home = trained - out
            recovering = trunc(min(d * out, home))
            if trunc(d * p['rotation.tour_months']) < 1:
                recovering = 0
            current = trunc((home - recovering) * p['pools.current_share'])
            pool.move(NEVER, RECOVERING, recovering)
            pool.move(NEVER, CURRENT, current)
            pool.move(NEVER, LAPSED, home - recovering - current + past)
            pool.dependent = min(dependent[s][k], float(past))
    units(w, split)
    planned.show(w)
    homecoming(w)
    for s in w.S:
        for k, pool in enumerate(w.states[s].pools):
            pool.level = 3 if pool.stock[DEPLOYED] else 2 if pool.trained() else 1


def units(w, split):
    """INI8."""
    for s, i in sorted(split):
        for k in w.K:
            n = split[s, i][k]
            if n == 0:
                continue
            for persons in placement.units_of(n, w.e.caps[k]):
                persons = w.states[s].pools[k].move(NEVER, DEPLOYED, persons)
                u = w.new_unit(s, i, k, persons, 0, w.month)
                w.count(u, -persons)
                u.there = True
                w.count(u, persons)
                x = w.draws.u('tour_phase', w.scene.codes[s], w.missions[i].number, w.item(u))
                u.review = w.month + 1 + trunc(x * w.p['rotation.tour_months'])


def homecoming(w):
    """INI8a."""
    days = trunc(w.p['rotation.dwell_ratio'] * w.p['rotation.tour_months'])
    for s in w.S:
        for k, pool in enumerate(w.states[s].pools):
            left = pool.stock[RECOVERING]
            mine = sorted((u for u in w.units.values() if u.s == s and u.k == k),
                          key=lambda u: (u.m, u.serial))
            for late in range(0, days, w.tour):
                for u in mine:
                    if u.review - w.month + late <= days:
                        n = min(u.persons, left)
                        if n:
                            when = u.review + late
                            pool.home[when] = pool.home.get(when, 0) + n
                            left -= n
            for j in range(1, days + 1):
                n = left // days + (1 if j <= left % days else 0)
                if n:
                    pool.home[w.month + j] = pool.home.get(w.month + j, 0) + n


def experience(w):
    """INI10."""
    mean = layout(w)[2]
    for s in w.S:
        a, b, c = mean[s]
        w.states[s].experience = f32(a + b + c)
        w.states[s].by_type = [f32(x) for x in mean[s]]
    for _ in range(24):
        losses.operations(w)
