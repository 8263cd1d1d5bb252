# Events that act on people, section 8.9 of MODEL.md: EVT1 to EVT5.
"""Events.

SPDX-License-Identifier: GPL-3.0-or-later
"""
from arithmetic import trunc
from world import FOR_GOOD


def run(w):
    """EVT1."""
    for e in w.scene.events:
        if e.month != w.month:
            continue
        act = {'handed_over': handed_over, 'contributor_leaves': leaves,
               'contributor_sends': sends, 'disaster': disaster}.get(e.kind)
        if act:
            act(w, e)


def listed(w, e):
    mission = w.scene.mission_of.get(e.mission, -1)
    units = [u for u in w.units.values()
             if (not e.mission or u.m == mission) and (e.state < 0 or u.s == e.state)]
    return sorted(units, key=lambda u: w.unit_order('event_order', u))


def handed_over(w, e):
    """EVT2."""
    units = listed(w, e)
    target = w.scene.mission_of[e.to_mission]
    left = e.value * sum(u.persons for u in units)
    for u in units:
        if (u.persons <= left and w.missions[target].posts[w.e.caps[u.k].type] > 0
                and w.admitted_need[u.s][target][u.k]):
            w.rename_unit(u, target)
            left = left - u.persons


def stay_away(w, e):
    w.states[e.state].away = w.month + e.months if e.months else FOR_GOOD


def leaves(w, e):
    """EVT3."""
    for u in listed(w, e):
        if u.there:
            w.withdraw(u, u.persons)
        else:
            w.drop(u)
    if not e.mission:
        stay_away(w, e)


def sends(w, e):
    """EVT4."""
    u = w.promise(e.state, w.scene.mission_of[e.mission], w.e.cap_of[e.capability],
                  trunc(e.value), w.month)
    if u:
        w.arrive(u)


def disaster(w, e):
    """EVT5."""
    left = trunc(e.value)
    for u in listed(w, e):
        if left <= 0:
            break
        if not u.there:
            left -= u.persons
            w.drop(u)
        else:
            left -= w.withdraw(u, min(u.persons, left))
    stay_away(w, e)
