/* M5: the lumps in which states contribute: whole units, detachments, single officers.
 *
 * A state sends one of the standard units of units.csv. Where a mission asks for fewer people of a
 * capability than the smallest unit has, it takes a detachment of the size that is wanted.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_UNIT_H
#define CTG_MODEL_UNIT_H

#include "engine/model/world.h"

/* Sets world->smallest from this month's tables. */
void ctg_unit_turn(ctg_world *world);

/* The fewest people that make a standard unit of a capability; INT32_MAX when there is none. */
static inline int64_t ctg_unit_smallest(const ctg_world *world, size_t k)
{
    return world->smallest[k];
}

/* Whether anything that a state could send is small enough for a vacancy of `most` people in need
 * (m, k). */
bool ctg_unit_fits(const ctg_world *world, size_t m, size_t k, int64_t most);

/* The people whom state s sends to need (m, k) when at most `most` are wanted and at hand: among
 * the standard units that fit, by weight, one uniform; 0 when none fits. */
int32_t ctg_unit_choose(const ctg_world *world, size_t s, size_t m, size_t k, int64_t most);

#endif
