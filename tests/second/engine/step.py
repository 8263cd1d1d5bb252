# Order of a month, section 3 of MODEL.md; TURN of section 8.1.
"""One month.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import admission
import conservation
import demand
import donors
import events
import gains
import generation
import losses
import money
import output
import people
import planned
import programmes
import rotation
import situations
import succession
import willing


def month(w):
    """Steps 1 to 24."""
    w.t += 1
    w.setup_month()
    situations.turn(w)
    demand.posts_of_tables(w)
    demand.Course(w).run()
    demand.months_open(w)
    planned.reckon(w)
    if w.scene.setting.turns(w.month):
        willing.interest(w)
    donors.deal_budgets(w)
    willing.peers(w)
    willing.response(w)
    willing.will(w)
    willing.look(w)
    donors.bear_costs(w)
    admission.update(w)
    events.run(w)
    succession.succeed(w)
    succession.cut(w)
    money.month(w)
    money.frameworks(w)
    people.capacity(w)
    people.throughput(w)
    programmes.run(w)
    rotation.review(w)
    people.own_courses(w)
    people.readiness(w)
    rotation.arrivals(w)
    generation.run(w)
    losses.operations(w)
    losses.casualties(w)
    output.run(w)
    gains.gain(w)
    gains.skill(w)
    donors.lapse_money(w)
    conservation.check(w)
