/* The roster: who of the commitments serves where, and whose turn it is when.
 *
 * Commitments lie in one array in no order that means anything. So that nobody has to look at all
 * of them, lists lead through it, one a need (mission and capability); the places of the formed
 * units that are there stand in world->formed; and the months in which units arrive, or in which
 * their tours end, stand by themselves. A commitment that has nobody left is in no list and has no
 * month. No order in a list means anything either. Kept by commitment.c; every other reads.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_ROSTER_H
#define CTG_MODEL_ROSTER_H

#include "engine/model/world.h"

#define CTG_ROSTER_NEVER INT32_MAX /* later than any month */

/* Begins with a world without commitments. */
void ctg_roster_start(ctg_world *world);

/* A new commitment, whose members are set, at its place in world->commitments. */
void ctg_roster_add(ctg_world *world, ctg_commitment *unit);

/* It is there now, or its tour ends in another month. */
void ctg_roster_reschedule(ctg_world *world, ctg_commitment *unit);

/* Before and after its mission becomes another. */
void ctg_roster_leave_need(ctg_world *world, ctg_commitment *unit);
void ctg_roster_join_need(ctg_world *world, ctg_commitment *unit);

/* It has nobody left; it keeps its place until ctg_roster_close_up. */
void ctg_roster_remove(ctg_world *world, ctg_commitment *unit);

/* Fills the places of those removed with the last ones, so that places mean others from now on. */
void ctg_roster_close_up(ctg_world *world);

/* The place in world->commitments of the first unit of a need and of the next one, there or not
 * yet; -1: none. */
static inline int32_t ctg_roster_first(const ctg_world *world, size_t m, size_t k)
{
    return world->rosters[m * world->scene->K + k] - 1;
}
static inline int32_t ctg_roster_next(const ctg_world *world, int32_t at)
{
    return world->commitments[at].by_need.after - 1;
}

/* Lists the places of the units that are there, or not yet, and whose month has come; how many. */
size_t ctg_roster_due(const ctg_world *world, bool there, ctg_rank *ranks);

#endif
