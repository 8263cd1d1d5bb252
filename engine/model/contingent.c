/* Contingents: the units that a state has in a mission, there or not yet.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/contingent.h"

/* Makes whoever points at the unit with this link point at `before` and `after` instead. */
static void relink(ctg_world *world, ctg_link link, int32_t before, int32_t after)
{
    if (link.before > 0) {
        world->commitments[link.before - 1].by_state.after = after;
    } else {
        world->contingent_first[-link.before] = after;
    }
    if (link.after > 0) {
        world->commitments[link.after - 1].by_state.before = before;
    }
}

void ctg_contingent_join(ctg_world *world, int32_t at)
{
    ctg_commitment *const unit = &world->commitments[at];
    const size_t pair = (size_t)unit->mission * world->scene->S + (size_t)unit->state;
    unit->by_state = (ctg_link){-(int32_t)pair, world->contingent_first[pair]};
    relink(world, unit->by_state, at + 1, at + 1);
}

void ctg_contingent_leave(ctg_world *world, int32_t at)
{
    const ctg_link link = world->commitments[at].by_state;
    relink(world, link, link.before, link.after);
}

void ctg_contingent_move(ctg_world *world, int32_t from, int32_t to)
{
    relink(world, world->commitments[from].by_state, to + 1, to + 1);
}
