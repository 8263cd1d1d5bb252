/* The people of every state at the start: in missions, recovering, at home in practice or out of
 * it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_POOLS_H
#define CTG_MODEL_POOLS_H

#include "engine/model/world.h"

/* Fills the world's pools and places its initial units. Trained people of state s in capability k:
 * (1 + dwell) x mean deployed over the last 24 recorded months x (1 + spare), at least those
 * deployed; what programmes taught before comes on top, lapsed. The mean is recorded by type of
 * personnel: people deployed now stay in their capability and what the mean has beyond them falls
 * to the type's commonest; a mean that is lower splits as the people deployed now do. */
void ctg_pools_start(ctg_world *world);

#endif
