/* Contingents: the units that a state has in a mission, there or not yet.
 *
 * A list of its own leads through the units of each, beside those of the roster, which keeps both
 * (roster.h): a unit that has nobody left is in none. No order in a list means anything.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_CONTINGENT_H
#define CTG_MODEL_CONTINGENT_H

#include "engine/model/world.h"

/* The unit at a place of world->commitments is its state's in its mission from now on, or no
 * longer. */
void ctg_contingent_join(ctg_world *world, int32_t at);
void ctg_contingent_leave(ctg_world *world, int32_t at);

/* A unit is about to have another place. */
void ctg_contingent_move(ctg_world *world, int32_t from, int32_t to);

/* The place of the first unit of state s in mission m and of the next one; -1: none. */
static inline int32_t ctg_contingent_first(const ctg_world *world, size_t m, size_t s)
{
    return world->contingent_first[m * world->scene->S + s] - 1;
}
static inline int32_t ctg_contingent_next(const ctg_world *world, int32_t at)
{
    return world->commitments[at].by_state.after - 1;
}

#endif
