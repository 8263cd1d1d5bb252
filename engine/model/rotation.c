/* M4, M16: promised units arrive or fail; at the end of each tour units are relieved or end.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/rotation.h"

#include "engine/model/ceiling.h"
#include "engine/model/commitment.h"
#include "engine/model/mandates.h"
#include "engine/model/planned.h"
#include "engine/model/roster.h"
#include "engine/model/training.h"
#include "engine/model/willingness.h"

#define AHEAD 8 /* units that are under review before one whose data is asked for */

static ctg_month next_review(const ctg_world *world)
{
    return world->now + (ctg_month)world->p.rotation_tour_months;
}

void ctg_rotation_arrivals(ctg_world *world)
{
    const size_t count = ctg_roster_due(world, false, world->ranks);
    ctg_commitment_draw(world, ctg_purpose_pledge, world->ranks, count);
    for (size_t i = 0; i < count; i++) {
        ctg_commitment *const unit = &world->commitments[world->ranks[i].at];
        if (ctg_draw_of_word(world->ranks[i].word) < world->p.readiness_pledge_failure_share) {
            ctg_commitment_drop(world, unit);
        } else {
            ctg_commitment_arrive(world, unit, next_review(world));
        }
    }
}

/* What a unit brings back after its tour: as many people as before, less what the mission has above
 * its posts; and others for those who died in the tour, as far as their posts are to be filled and
 * the state is below its ceiling. Less than half a unit does not come back. */
static int32_t wanted_back(const ctg_world *world, const ctg_commitment *unit, ctg_personnel type)
{
    const size_t m = (size_t)unit->mission;
    const int32_t above = ctg_mandates_filled(world, m, type) - ctg_mandates_posts(world, m, type);
    if (above > 0) {
        return unit->persons - above;
    }
    if (unit->lost == 0) {
        return unit->persons;
    }
    const int64_t vacant = ctg_planned_posts(world, m, type, ctg_mandates_posts(world, m, type)) -
                           ctg_mandates_filled(world, m, type) -
                           ctg_mandates_coming(world, m, type);
    const int64_t room = ctg_ceiling_room(world, (size_t)unit->state, type == ctg_police);
    const int64_t open = vacant < room ? vacant : room;
    const int64_t replaced = unit->lost < open ? unit->lost : open;
    return unit->persons + (int32_t)(replaced > 0 ? replaced : 0);
}

static void review(ctg_world *world, ctg_commitment *unit, bool ends)
{
    const ctg_personnel type =
        (ctg_personnel)world->tables->capabilities[unit->capability].personnel;
    const int32_t wanted = wanted_back(world, unit, type);
    if (2 * wanted < unit->persons || ends) {
        ctg_commitment_withdraw(world, unit, unit->persons);
        return;
    }
    const int32_t relief =
        ctg_training_relieve(world, (size_t)unit->state, (size_t)unit->capability, wanted);
    if (2 * relief < unit->persons) {
        ctg_training_stand_down(world, (size_t)unit->state, (size_t)unit->capability, relief);
        ctg_commitment_withdraw(world, unit, unit->persons);
    } else {
        ctg_commitment_rotate(world, unit, relief, next_review(world));
    }
}

void ctg_rotation_reviews(ctg_world *world)
{
    const size_t count = ctg_roster_due(world, true, world->ranks);
    ctg_commitment_draw(world, ctg_purpose_relief_order, world->ranks, count);
    ctg_willingness_ends(world, world->ranks, count);
    ctg_rank_sort(world->ranks, count);
    ctg_commitment_await(world, world->ranks, count < AHEAD ? count : AHEAD);
    for (size_t i = 0; i < count; i++) {
        if (i + AHEAD < count) {
            ctg_commitment_await(world, &world->ranks[i + AHEAD], 1);
        }
        review(world, &world->commitments[world->ranks[i].at], world->ranks[i].word != 0);
    }
}
