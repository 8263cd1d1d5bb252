/* Taking the measures of measures.def from a world into a record.
 *
 * Measures never act on the world: what is written here (world->served, reached, fills and the sums
 * since the last yearly record) is read here alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_RECORD_H
#define CTG_MODEL_RECORD_H

#include "engine/model/measures.h"
#include "engine/model/world.h"

/* Notes what measures compare with: who is where at the start, who ever was, and which missions
 * that opened in the year before had come how far. */
void ctg_record_start(ctg_world *world);

/* Takes month world->t: world measures every month, the others each twelfth. Sums over the year
 * begin anew after they are taken. The record is zeroed before month 0, and every month is taken,
 * in order. */
void ctg_record_take(ctg_world *world, const ctg_record_shape *shape, double *record);

#endif
