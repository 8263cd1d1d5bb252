# Reviews and arrivals, sections 8.17 and 8.19 of MODEL.md: REV, ARR.
"""Tours end; promised units arrive.

SPDX-License-Identifier: GPL-3.0-or-later
"""
from arithmetic import trunc
from people import relief
from planned import planned
from willing import ceiling, ends
from world import ASSIGNED, CURRENT, DEPLOYED


def room_under_ceiling(w, s, k):
    """GEN3."""
    police = w.e.caps[k].type == 1
    return trunc(ceiling(w, s, police)) - w.committed(s, police)


def review(w):
    """REV1 (step 14)."""
    due = [u for u in w.units.values() if u.there and u.review <= w.month]
    for u in sorted(due, key=lambda u: w.unit_order('relief_order', u)):
        review_unit(w, u)


def review_unit(w, u):
    """REV2 to REV4."""
    m, kind = w.missions[u.m], w.e.caps[u.k].type
    there = w.type_sum(m.there, kind)
    above = there - m.posts[kind]
    if above > 0:
        wanted = u.persons - above
    else:
        space = min(planned(w, u.m, kind, m.posts[kind]) - there - w.type_sum(m.coming, kind),
                    room_under_ceiling(w, u.s, u.k))
        wanted = u.persons + max(0, min(u.lost, space))
    if 2 * wanted < u.persons or ends(w, u):
        w.withdraw(u, u.persons)
        return
    pool = w.pool(u)
    fresh = relief(w, u.s, u.k, wanted)
    if 2 * fresh < u.persons:
        pool.move(ASSIGNED, CURRENT, fresh)
        w.withdraw(u, u.persons)
        return
    w.send_home(u.s, u.k, u.persons)
    pool.move(ASSIGNED, DEPLOYED, fresh)
    w.count(u, fresh - u.persons)
    u.persons, u.lost = fresh, 0
    u.review = w.month + w.tour


def arrivals(w):
    """ARR1, ARR2 (step 17)."""
    for u in [u for u in w.units.values() if not u.there and u.arrives <= w.month]:
        x = w.draws.u('pledge', w.scene.codes[u.s], w.missions[u.m].number, w.item(u))
        if x < w.p['readiness.pledge_failure_share']:
            w.drop(u)
        else:
            w.arrive(u)
