/* M2, M3, M7, M19: how ready a state is to send officers, or units of a type of personnel, wherever
 * they are needed: what of a state's willingness (willingness.h) depends on it alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_INCLINATION_H
#define CTG_MODEL_INCLINATION_H

#include "engine/model/world.h"

/* Sets world->utility, log-odds to the base 2, and what it hangs on, from last month's world:
 * world->own_cost, world->subsidy, world->paid_seen, world->margin and world->eased; needs what
 * ctg_weighing_run sets, and world->rate_usd. Once a month. */
void ctg_inclination_begin(ctg_world *world);

/* Utilities of a type of personnel, [s]: of units, or of officers. */
static inline float *ctg_inclination_of(const ctg_world *world, size_t type, bool officers)
{
    return world->utility + (2 * type + officers) * world->scene->S;
}

#endif
