/* Contingents: the units that a state has in a mission, there or not yet.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/contingent.h"

/* Makes whoever points at the unit with this link point at `before` and `after` instead. */
static void relink(ctg_world *world, ctg_link link, int32_t before, int32_t after)
{
    if (link.before > 0) {
        world->contingent_links[link.before - 1].after = after;
    } else {
        world->contingent_first[-link.before] = after;
    }
    if (link.after > 0) {
        world->contingent_links[link.after - 1].before = before;
    }
}

void ctg_contingent_join(ctg_world *world, int32_t at)
{
    const ctg_commitment *const unit = &world->commitments[at];
    const size_t pair = (size_t)unit->mission * world->scene->S + (size_t)unit->state;
    const ctg_link link = {.before = -(int32_t)pair, .after = world->contingent_first[pair]};
    world->contingent_links[at] = link;
    relink(world, link, at + 1, at + 1);
}

void ctg_contingent_leave(ctg_world *world, int32_t at)
{
    const ctg_link link = world->contingent_links[at];
    relink(world, link, link.before, link.after);
}

void ctg_contingent_move(ctg_world *world, int32_t from, int32_t to)
{
    const ctg_link link = world->contingent_links[from];
    world->contingent_links[to] = link;
    relink(world, link, to + 1, to + 1);
}
