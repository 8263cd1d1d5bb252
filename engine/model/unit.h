/* M5: the lumps in which states contribute: whole units, detachments, groups of officers.
 *
 * A state sends one of the standard units of units.csv: of formed units the largest for which there
 * are posts and people, of individuals one by weight. One that is wanted less than whole comes with
 * fewer people, down to its least. Where a mission means to have fewer people of a capability than
 * the least of any unit, it takes a detachment of the size that is wanted.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_UNIT_H
#define CTG_MODEL_UNIT_H

#include "engine/model/planned.h"

/* Sets world->menu, world->smallest, world->fewest and world->is_police where this month's tables
 * are others. */
void ctg_unit_turn(ctg_world *world);

/* Persons in the smallest standard unit of a capability, when whole; INT32_MAX without any. */
static inline int64_t ctg_unit_smallest(const ctg_world *world, size_t k)
{
    return world->smallest[k];
}

/* Whether contributions to need (m, k) may have any size: without the menu of units, and where it
 * is smaller than the least of any of them. */
static inline bool ctg_unit_any_size(const ctg_world *world, size_t m, size_t k)
{
    return world->p.mechanism_menu < 0.5 ||
           ctg_planned_posts(world, m, (ctg_personnel)world->tables->capabilities[k].personnel,
                             world->posts_by[m * world->scene->K + k]) < world->fewest[k];
}

/* Whether anything that a state could send is small enough for a vacancy of `most` people in need
 * (m, k). */
static inline bool ctg_unit_fits(const ctg_world *world, size_t m, size_t k, int64_t most)
{
    return most > 0 && (most >= world->fewest[k] || ctg_unit_any_size(world, m, k));
}

/* The people whom state s sends to need (m, k) when at most `most` are wanted and at hand: the
 * largest of the formed units that fit, of individuals one by weight, one uniform; 0 when none
 * fits. */
int32_t ctg_unit_choose(const ctg_world *world, size_t s, size_t m, size_t k, int64_t most);

#endif
