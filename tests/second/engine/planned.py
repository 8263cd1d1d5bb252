# Planned posts, section 8.20 of MODEL.md: GEN0.
"""How many of its posts a mission means to fill.

SPDX-License-Identifier: GPL-3.0-or-later
"""
from arithmetic import trunc


def show(w):
    """What missions show at the start."""
    for m in w.missions:
        if m.open():
            m.shown = min(sum(m.there) / m.total(), 1.0)


def share(w, m):
    if not w.is_un(m):
        return 1.0
    u = w.draws.u('planned', 0, m.number, m.uses, month=0)
    return max(1 - w.p['demand.unplanned_share'] * (u * u),
               m.shown if 0 < m.since <= w.scene.start else 0.0)


def reckon(w):
    """The shares of the month, when it is known since when missions are open."""
    w.planned_share = [share(w, m) for m in w.missions]


def planned(w, i, n):
    return trunc(n * w.planned_share[i] + 0.5)
