# Admission, section 8.8 of MODEL.md: ADM1 to ADM3.
"""Laws, hosts and frameworks say who may serve where.

SPDX-License-Identifier: GPL-3.0-or-later
"""


def law_of(w, s):
    """ADM1: tasks, chapters, frameworks that the law admits; None stands for all."""
    row = w.e.laws.get(s)
    tasks = row.tasks if row else None
    chapters = row.chapters if row else 'both'
    frameworks = row.frameworks if row else None
    e = w.scene.latest(e for e in w.scene.events
                       if e.kind == 'law_reformed' and e.state == s and e.month <= w.month)
    return (e.tasks if e else tasks), chapters, frameworks


def mandate(w, m):
    """TURN6: tasks of a mandate."""
    return [task for task, since in w.e.mandates[m.cls] if since <= w.month]


def update(w):
    """ADM2, ADM3."""
    caveats = w.on('caveats')
    laws = [law_of(w, s) for s in w.S]
    for i, m in enumerate(w.missions):
        if not m.open():
            continue
        tasks = set(mandate(w, m))
        for s in w.S:
            yes = may_serve(w, s, i, m, laws[s], caveats)
            w.admitted[s][i] = yes
            for k in w.K:
                names = w.e.caps[k].tasks
                wanted = tasks if names is None else tasks & names
                w.admitted_need[s][i][k] = yes and (
                    not caveats or laws[s][0] is None or wanted <= laws[s][0])


def may_serve(w, s, i, m, law, caveats):
    """ADM2."""
    scene = w.scene
    table = i if i < w.table_missions else -1
    if not scene.may_join(s, table, m, w.e):
        return False
    if s == scene.hosts[m.host].party or not scene.exists(s, w.year):
        return False
    if table >= 0:
        key = w.e.missions[i].key
        for e in scene.events:
            if (e.kind == 'contributor_leaves' and e.state == s and e.mission == key
                    and e.month <= w.month and (e.months == 0 or w.month < e.month + e.months)):
                return False
    if not caveats:
        return True
    if law[2] is not None and w.e.frameworks[m.framework].key not in law[2]:
        return False
    if law[1] != 'both' and law[1] != ('VII' if m.chapter == 7 else 'VI'):
        return False
    for mission, state, begin, end in scene.consent:
        if (mission == table and state == s and begin <= w.month
                and (end is None or end >= w.month)):
            return False
    return True
