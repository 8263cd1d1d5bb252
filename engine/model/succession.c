/* M12 (first part): a mission takes over the people of one that has ended.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/succession.h"

#include "engine/model/admission.h"
#include "engine/model/commitment.h"
#include "engine/model/liquidation.h"
#include "engine/model/mandates.h"
#include "engine/model/roster.h"

static size_t list_units(ctg_world *world, size_t from)
{
    size_t count = 0;
    for (size_t k = 0; k < world->scene->K; k++) {
        for (int32_t i = ctg_roster_first(world, from, k); i >= 0; i = ctg_roster_next(world, i)) {
            world->ranks[count++] = (ctg_rank){.at = i};
        }
    }
    ctg_commitment_draw(world, ctg_purpose_take_over, world->ranks, count);
    ctg_rank_sort(world->ranks, count);
    return count;
}

/* The open successor of `from` with the most vacant posts for the unit; M when none has room for
 * half of it. */
static size_t successor(const ctg_world *world, size_t from, const ctg_commitment *unit)
{
    const ctg_scene *const scene = world->scene;
    const ctg_personnel type =
        (ctg_personnel)world->tables->capabilities[unit->capability].personnel;
    size_t best = scene->M;
    int32_t most = (unit->persons - 1) / 2;
    for (size_t rank = 0; rank < scene->M; rank++) {
        const size_t m = (size_t)scene->mission_order[rank];
        if (ctg_world_mission(world, m)->predecessor != (int32_t)from ||
            !ctg_mandates_is_open(world, m) ||
            !ctg_admission_holds(world, (size_t)unit->state, m, (size_t)unit->capability)) {
            continue;
        }
        const int32_t vacant = ctg_mandates_posts(world, m, type) -
                               ctg_mandates_filled(world, m, type) -
                               ctg_mandates_coming(world, m, type);
        if (vacant > most) {
            most = vacant;
            best = m;
        }
    }
    return best;
}

static void hand_over(ctg_world *world, size_t from)
{
    int64_t *const taken = world->tally; /* people by successor */
    const size_t count = list_units(world, from);
    size_t heir = world->scene->M;
    for (size_t m = 0; m < world->scene->M; m++) {
        taken[m] = 0;
    }
    for (size_t i = 0; i < count; i++) {
        ctg_commitment *const unit = &world->commitments[world->ranks[i].at];
        const size_t to = successor(world, from, unit);
        if (to < world->scene->M) {
            ctg_commitment_rehat(world, unit, (int32_t)to);
            taken[to] += unit->persons;
            heir = heir == world->scene->M || taken[to] > taken[heir] ? to : heir;
        }
    }
    if (heir < world->scene->M) {
        ctg_liquidation_pass_on(world, from, heir);
    }
}

void ctg_succession_run(ctg_world *world)
{
    for (size_t rank = 0; rank < world->scene->M; rank++) {
        const size_t from = (size_t)world->scene->mission_order[rank];
        if (world->serving[from] > 0 && !ctg_mandates_is_open(world, from)) {
            hand_over(world, from);
        }
    }
}
