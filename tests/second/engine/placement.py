# Who is where at the start, section 6.1 of MODEL.md: INI1 to INI4.
"""People of states in missions, by type, by capability, by unit.

SPDX-License-Identifier: GPL-3.0-or-later
"""
from arithmetic import deal, exp2, trunc
from tables import TYPES, month_of


class Refused(Exception):
    """The study cannot start there."""


def contingents(scene):
    """INI1 to INI3: (state, mission) -> [troops, police, experts, formed police]."""
    raw, start = scene.raw, scene.start
    out = {}
    months = {month_of(r['month']) for r in raw['placements']}
    if start in months:
        for r in raw['placements']:
            if month_of(r['month']) == start and r['state'] in scene.state_of:
                key = scene.state_of[r['state']], scene.mission_of[r['mission']]
                out[key] = [int(r[t]) for t in TYPES] + [int(r['formed_police'])]
    elif months and start > min(months):
        raise Refused('placements lack the start month')
    else:
        estimate(scene, out)
    outside(scene, out)
    return out


def is_un(scene, i):
    e = scene.epochs[0]
    return e.missions[i].framework == e.un


def estimate(scene, out):
    """INI2."""
    raw, start = scene.raw, scene.start
    missions = range(len(scene.epochs[0].missions))
    states = range(len(scene.states))
    for kind, name in enumerate(TYPES):
        rows = [0] * len(states)
        for r in raw['contributions']:
            if month_of(r['month']) == start and r['state'] in scene.state_of:
                rows[scene.state_of[r['state']]] += int(r[name])
        people = [0] * len(missions)
        for r in raw['deployments']:
            i = scene.mission_of[r['mission']]
            if month_of(r['month']) == start and is_un(scene, i):
                people[i] += int(r[name])
        total = sum(rows)
        if total and not sum(people):
            raise Refused('no missions for the people of the start')
        columns = deal(total, people, [scene.epochs[0].missions[i].number for i in missions])
        fit = prior(scene, kind, states, missions)
        for _ in range(200):
            for j in missions:
                x = 0.0
                for s in states:
                    x = x + fit[s][j]
                f = columns[j] / x if x else 0.0
                for s in states:
                    fit[s][j] = fit[s][j] * f
            for s in states:
                x = 0.0
                for j in missions:
                    x = x + fit[s][j]
                f = rows[s] / x if x else 0.0
                for j in missions:
                    fit[s][j] = fit[s][j] * f
        settle(scene, kind, rows, columns, fit, out)


def prior(scene, kind, states, missions):
    e = scene.epochs[0]
    year = scene.start // 12
    known = {}
    for r in scene.raw['prior_placements']:
        if int(r['year']) == year and r['state'] in scene.state_of:
            known[scene.state_of[r['state']], scene.mission_of[r['mission']]] = int(r['troops'])
    fit = []
    for s in states:
        line = []
        for j in missions:
            host = e.missions[j].host
            v = 0.0
            if s != scene.hosts[host].party:
                v = (0.001 + exp2(-scene.ties[s][host][0] / 3000)) * 0.001
                if kind == 0:
                    v = v + known.get((s, j), 0)
            line.append(v)
        fit.append(line)
    return fit


def settle(scene, kind, rows, columns, fit, out):
    """INI2: whole numbers."""
    e = scene.epochs[0]
    rows, columns = list(rows), list(columns)

    def give(s, j, n):
        if n:
            cell = out.setdefault((s, j), [0, 0, 0, 0])
            cell[kind] += n
            rows[s] -= n
            columns[j] -= n
    by_row = [scene.state_of[r['state']] for r in scene.raw['states']]
    missions_by_row = [scene.mission_of[r['mission']] for r in scene.raw['missions']]
    for s in by_row:
        for j in missions_by_row:
            n = min(trunc(fit[s][j] + 1e-6), rows[s], columns[j])
            fit[s][j] = fit[s][j] - n
            give(s, j, n)
    for s in range(len(rows)):
        while rows[s] > 0:
            free = [j for j in range(len(columns)) if columns[j] > 0]
            if not free:
                break
            j = min(free, key=lambda j: (-fit[s][j], e.missions[j].number))
            fit[s][j] = fit[s][j] - 1
            give(s, j, 1)
    if kind == 1:
        for cell in out.values():
            cell[3] = cell[1] if cell[1] >= 90 else 0


def outside(scene, out):
    """INI3."""
    e, start = scene.epochs[0], scene.start
    year = start // 12
    people = {}
    for r in scene.raw['deployments']:
        people[scene.mission_of[r['mission']], month_of(r['month'])] = [int(r[t]) for t in TYPES]
    for (i, month), there in sorted(people.items()):
        if month != start or is_un(scene, i):
            continue
        m = e.missions[i]
        f = e.frameworks[m.framework]
        may = [scene.may_join(s, i, m, e) and scene.exists(s, year)
               and s != scene.hosts[m.host].party for s in range(len(scene.states))]
        rows = [r for r in scene.listed.get(i, ()) if r[0] <= start]
        latest = max((r[0] for r in rows), default=None)
        rows = [r for r in rows if r[0] == latest]
        listed = sum(r[2] for r in rows)
        then = sum(people.get((i, latest), [0])) if rows else 0
        inlist = {r[1] for r in rows}
        named = [sum(r[2] for r in rows if r[1] == s) if may[s] else 0
                 for s in range(len(may))]
        others = [int(scene.forces(s, year)) + 1 if may[s] and s not in inlist and (
            f.members[s] or not f.organisation) else 0 for s in range(len(may))]
        for kind in range(3):
            n = there[kind]
            if not any(named):
                told = 0
            elif listed >= then or not any(others):
                told = n
            else:
                told = n * listed // then
            first = deal(told, named, scene.codes)
            second = deal(n - told, others, scene.codes)
            for s in range(len(may)):
                if first[s] + second[s]:
                    cell = out.setdefault((s, i), [0, 0, 0, 0])
                    cell[kind] += first[s] + second[s]


def split(scene, people, lacks):
    """INI4: (state, mission) -> people by capability."""
    e = scene.epochs[0]
    out = {}
    for i in range(len(e.missions)):
        pairs = [s for s in range(len(scene.states)) if (s, i) in people]
        lack = list(lacks[i])
        rest = {}
        for s in pairs:
            got = [0] * len(e.caps)
            rest[s] = first_steps(scene, e, s, i, people[s, i], got)
            out[s, i] = got
            for k in range(len(got)):
                if k != e.infantry:
                    lack[k] -= got[k]
        formed = [k for k in e.of_type[0] if not e.caps[k].individual and lack[k] > 0]
        for s in pairs:
            if not rest[s]:
                continue
            if not formed:
                out[s, i][e.infantry] += rest[s]
            parts = deal(rest[s], [lack[k] for k in formed], [e.caps[k].number for k in formed])
            for k, n in zip(formed, parts):
                out[s, i][k if n >= 20 else e.infantry] += n
    return out


def first_steps(scene, e, s, i, cell, got):
    """INI4, 1 to 3: troops that are left for step 5."""
    troops, police, experts, formed = cell
    formed = min(formed, police)
    got[e.formed_police if e.formed_police >= 0 else e.police] += formed
    got[e.police if e.police >= 0 else e.formed_police] += police - formed
    got[e.experts] += experts
    if troops <= 9:
        got[e.staff] += troops
        return 0
    rows = {}
    for r in scene.raw['specialisation']:
        k = e.cap_of[r['capability']]
        begin = month_of(r['from']) if r['from'] else 0
        if (r['state'] == scene.states[s].key and r['mission'] == e.missions[i].key
                and e.caps[k].type == 0 and begin <= scene.start
                and (not r['to'] or month_of(r['to']) >= scene.start)
                and (k not in rows or begin > rows[k][0])):
            rows[k] = (begin, int(r['persons']) or e.caps[k].least)
    total = sum(n for _, n in rows.values())
    if total == 0:
        return troops
    special = troops if troops - total < e.caps[e.infantry].least else total
    ks = sorted(rows)
    for k, n in zip(ks, deal(special, [rows[k][1] for k in ks], [e.caps[k].number for k in ks])):
        got[k] += n
    return troops - special


def units_of(n, cap):
    """INI4.6: persons of each unit."""
    size = cap.most if 2 * n >= cap.most else cap.least
    units = max(1, (2 * n + size) // (2 * size))
    return [n // units + (1 if u < n % units else 0) for u in range(units)]
