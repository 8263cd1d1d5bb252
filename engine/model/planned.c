/* M1: what of its authorised posts a mission means to fill.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/planned.h"

#include "engine/model/mandates.h"

/* People over posts of a type, at most 1; 0 without posts. */
static double fill_of(const ctg_world *world, size_t m, ctg_personnel type)
{
    const int32_t people = ctg_mandates_filled(world, m, type);
    const int32_t posts = ctg_mandates_posts(world, m, type);
    return people < posts ? (double)people / (double)posts : (posts > 0 ? 1.0 : 0.0);
}

void ctg_planned_start(ctg_world *world)
{
    for (size_t m = 0; m < world->scene->M; m++) {
        for (size_t type = 0; type < CTG_PERSONNEL; type++) {
            const size_t at = m * CTG_PERSONNEL + type;
            const bool open = world->opened[m] != CTG_NO_MONTH;
            world->planned[at] = 1.0;
            world->shown[at] = open ? fill_of(world, m, (ctg_personnel)type) : 0.0;
        }
    }
}

/* The mission's uniforms, by type, drawn once for each use of its place. */
static const double *uniforms_of(ctg_world *world, size_t m)
{
    ctg_planned_draw *const last = &world->planned_draws[m];
    const uint32_t uses = ctg_world_uses(world, m);
    if (last->uniforms[0] <= 0.0 || last->uses != uses) {
        uint32_t words[4];
        ctg_draw_words(&world->draw, ctg_purpose_planned, CTG_NO_MONTH, 0,
                       ctg_world_mission_number(world, m), uses, words);
        last->uses = uses;
        for (size_t type = 0; type < CTG_PERSONNEL; type++) {
            last->uniforms[type] = ctg_draw_of_word(words[type]);
        }
    }
    return last->uniforms;
}

static void plan(ctg_world *world, size_t m)
{
    const double *const uniforms = uniforms_of(world, m);
    for (size_t type = 0; type < CTG_PERSONNEL; type++) {
        const size_t at = m * CTG_PERSONNEL + type;
        const double u = uniforms[type];
        const double drawn = 1.0 - world->p.demand_unplanned_share * (u * u);
        world->planned[at] = drawn > world->shown[at] ? drawn : world->shown[at];
    }
}

static void set_all(double *shares, size_t m, double share)
{
    for (size_t type = 0; type < CTG_PERSONNEL; type++) {
        shares[m * CTG_PERSONNEL + type] = share;
    }
}

void ctg_planned_turn(ctg_world *world)
{
    for (size_t m = 0; m < world->scene->M; m++) {
        if (world->opened[m] == CTG_NO_MONTH) {
            set_all(world->shown, m, 0.0);
        } else if (!ctg_world_is_outside(world, m)) {
            plan(world, m);
        } else {
            set_all(world->planned, m, 1.0); /* a place may have been the United Nations' before */
        }
    }
}
