/* M2, M4, M7: what of a state changes with the calendar year alone: its size, its people's cost.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_WEIGHING_H
#define CTG_MODEL_WEIGHING_H

#include "engine/model/world.h"

/* Sets world->people_doublings, world->dearness and world->usual of every state: anew only where
 * the year or a parameter has changed that they hang on. Once a month. */
void ctg_weighing_run(ctg_world *world);

/* What a deployed person costs each state in a month, US dollars of the month: usd[s]. */
void ctg_weighing_own_costs(const ctg_world *world, double *usd);

#endif
