# Planned posts, section 8.20 of MODEL.md: GEN0.
"""How many of its posts a mission means to fill.

SPDX-License-Identifier: GPL-3.0-or-later
"""
from arithmetic import trunc


def show(w):
    """What missions show at the start, by type."""
    for m in w.missions:
        m.shown = [min(w.type_sum(m.there, kind) / posts, 1.0) if posts else 0.0
                   for kind, posts in enumerate(m.posts)]


def shares(w, m):
    """Of troops, police, experts."""
    if not w.is_un(m):
        return [1.0] * 3
    shown = m.shown if 0 < m.since <= w.scene.start else [0.0] * 3
    words = w.draws.us('planned', 0, m.number, m.uses, month=0)
    return [max(1 - w.p['demand.unplanned_share'] * (u * u), x) for u, x in zip(words, shown)]


def reckon(w):
    """The shares of the month, when it is known since when missions are open."""
    w.planned_shares = [shares(w, m) for m in w.missions]


def planned(w, i, kind, n):
    """Of n posts of a type, or of a capability of that type."""
    return trunc(n * w.planned_shares[i][kind] + 0.5)
