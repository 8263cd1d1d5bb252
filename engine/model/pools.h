/* The people of every state at the start: in missions, recovering, at home in practice or out of
 * it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_POOLS_H
#define CTG_MODEL_POOLS_H

#include "engine/model/world.h"

/* Fills the world's pools and places its initial units. Trained people of state s in capability k:
 * (1 + dwell) x the people it keeps in missions x (1 + spare); what programmes taught before comes
 * on top, lapsed. It keeps those who are deployed; what the mean of the last 24 recorded months has
 * beyond them, by type of personnel, falls to the type's commonest capability. Whoever recovers is
 * home when a unit is to be relieved. */
void ctg_pools_start(ctg_world *world);

#endif
