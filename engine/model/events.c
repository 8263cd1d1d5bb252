/* Events: what happens in a month beside what states decide, in the order of the rows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/events.h"

#include "engine/model/admission.h"
#include "engine/model/commitment.h"
#include "engine/model/mandates.h"
#include "engine/model/roster.h"

static size_t list_mission(ctg_world *world, size_t m, int32_t state, size_t count)
{
    for (size_t k = 0; k < world->scene->K; k++) {
        for (int32_t i = ctg_roster_first(world, m, k); i >= 0; i = ctg_roster_next(world, i)) {
            if (state < 0 || world->commitments[i].state == state) {
                world->ranks[count++] = (ctg_rank){.at = i};
            }
        }
    }
    return count;
}

/* Lists the units that `mission` (a row of missions, -1: all) has of a state (-1: all) in a random
 * order. */
static size_t list_units(ctg_world *world, int32_t mission, int32_t state)
{
    const size_t from = mission < 0 ? 0 : (size_t)mission;
    const size_t to = mission < 0 ? world->scene->M : from + 1;
    size_t count = 0;
    for (size_t m = from; m < to; m++) {
        count = list_mission(world, m, state, count);
    }
    ctg_commitment_draw(world, ctg_purpose_event_order, world->ranks, count);
    ctg_rank_sort(world->ranks, count);
    return count;
}

/* Whole units go over until the share of the mission's people is reached; nobody whom the new
 * mission does not admit or has no posts for. */
static void hand_over(ctg_world *world, const ctg_event_row *event)
{
    const size_t count = list_units(world, event->mission, -1);
    int64_t people = 0;
    for (size_t i = 0; i < count; i++) {
        people += world->commitments[world->ranks[i].at].persons;
    }
    double left = event->value * (double)people;
    for (size_t i = 0; i < count; i++) {
        ctg_commitment *const unit = &world->commitments[world->ranks[i].at];
        const ctg_personnel type =
            (ctg_personnel)world->tables->capabilities[unit->capability].personnel;
        if ((double)unit->persons <= left &&
            ctg_mandates_posts(world, (size_t)event->to_mission, type) > 0 &&
            ctg_admission_holds(world, (size_t)unit->state, (size_t)event->to_mission,
                                (size_t)unit->capability)) {
            left -= (double)unit->persons;
            ctg_commitment_rehat(world, unit, event->to_mission);
        }
    }
}

/* Sends up to `persons` people of the listed units home: whole units while they fit, then
 * a part. */
static void call_home(ctg_world *world, size_t count, int64_t persons)
{
    for (size_t i = 0; i < count && persons > 0; i++) {
        ctg_commitment *const unit = &world->commitments[world->ranks[i].at];
        if (!unit->there) {
            persons -= unit->persons;
            ctg_commitment_drop(world, unit);
            continue;
        }
        const int32_t home = unit->persons <= persons ? unit->persons : (int32_t)persons;
        persons -= home;
        ctg_commitment_withdraw(world, unit, home);
    }
}

static void stay_away(ctg_world *world, const ctg_event_row *event)
{
    world->away_until[event->state] =
        event->months == 0 ? CTG_MONTH_MOST : world->now + (ctg_month)event->months;
}

static void leave(ctg_world *world, const ctg_event_row *event)
{
    call_home(world, list_units(world, event->mission, event->state), INT64_MAX);
    if (event->mission < 0) {
        stay_away(world, event);
    }
}

static void call_for_disaster(ctg_world *world, const ctg_event_row *event)
{
    call_home(world, list_units(world, -1, event->state), (int64_t)event->value);
    stay_away(world, event);
}

/* A unit arrives at once, as far as the state has the people. */
static void send(ctg_world *world, const ctg_event_row *event)
{
    ctg_commitment *const unit = ctg_commitment_pledge(
        world, event->state, event->mission, event->capability, (int32_t)event->value, world->now);
    if (unit != NULL) {
        ctg_commitment_arrive(world, unit, world->now + (ctg_month)world->p.rotation_tour_months);
    }
}

void ctg_events_run(ctg_world *world)
{
    const ctg_tables *const tables = world->scene->tables;
    for (size_t i = 0; i < tables->events_count; i++) {
        const ctg_event_row *const event = &tables->events[i];
        if (event->month != world->now) {
            continue;
        }
        switch ((ctg_event_kind)event->kind) {
        case ctg_event_handed_over:
            hand_over(world, event);
            break;
        case ctg_event_contributor_leaves:
            leave(world, event);
            break;
        case ctg_event_contributor_sends:
            send(world, event);
            break;
        case ctg_event_disaster:
            call_for_disaster(world, event);
            break;
        default:
            break; /* laid out before: demand, laws, shares, rates */
        }
    }
}
