/* M1: what of its authorised posts a mission means to fill.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/planned.h"

#include "engine/model/mandates.h"

/* People over posts, of all types together, at most 1. */
static double fill_of(const ctg_world *world, size_t m)
{
    int32_t people = 0;
    int32_t posts = 0;
    for (int type = 0; type < CTG_PERSONNEL; type++) {
        people += ctg_mandates_filled(world, m, (ctg_personnel)type);
        posts += ctg_mandates_posts(world, m, (ctg_personnel)type);
    }
    return people < posts ? (double)people / (double)posts : 1.0;
}

void ctg_planned_start(ctg_world *world)
{
    for (size_t m = 0; m < world->scene->M; m++) {
        world->planned[m] = 1.0;
        world->shown[m] = world->opened[m] != CTG_NO_MONTH ? fill_of(world, m) : 0.0;
    }
}

/* The mission's uniform, drawn once for each use of its place. */
static double uniform_of(ctg_world *world, size_t m)
{
    ctg_planned_draw *const last = &world->planned_draws[m];
    const uint32_t uses = ctg_world_uses(world, m);
    if (last->uniform <= 0.0 || last->uses != uses) {
        last->uses = uses;
        last->uniform = ctg_draw_uniform(&world->draw, ctg_purpose_planned, CTG_NO_MONTH, 0,
                                         ctg_world_mission_number(world, m), uses);
    }
    return last->uniform;
}

static double share_of(ctg_world *world, size_t m)
{
    const double u = uniform_of(world, m);
    const double drawn = 1.0 - world->p.demand_unplanned_share * (u * u);
    return drawn > world->shown[m] ? drawn : world->shown[m];
}

void ctg_planned_turn(ctg_world *world)
{
    for (size_t m = 0; m < world->scene->M; m++) {
        if (world->opened[m] == CTG_NO_MONTH) {
            world->shown[m] = 0.0;
        } else if (!ctg_world_is_outside(world, m)) {
            world->planned[m] = share_of(world, m);
        } else {
            world->planned[m] = 1.0; /* a place may have been the United Nations' before */
        }
    }
}
