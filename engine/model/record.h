/* Taking the measures of measures.def from a world into a record.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_RECORD_H
#define CTG_MODEL_RECORD_H

#include "engine/model/measures.h"
#include "engine/model/world.h"

/* Takes month world->t: world measures every month, the others each twelfth. Sums over the year
 * begin anew after they are taken. */
void ctg_record_take(ctg_world *world, const ctg_record_shape *shape, double *record);

/* People of state s in capability k whom it could keep deployed as long as needed:
 * floor(a min(N / (1 + d), C)), N those current, preparing, deployed or recovering, d the dwell
 * ratio, C the state's ceiling allotted to capabilities in proportion to N, a the share of open
 * posts in k that the state may fill. */
int64_t ctg_record_sustained_ready(const ctg_world *world, size_t s, size_t k);

#endif
