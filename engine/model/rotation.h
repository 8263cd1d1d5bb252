/* M4, M16: promised units arrive or fail; at the end of each tour units are relieved or end.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_ROTATION_H
#define CTG_MODEL_ROTATION_H

#include "engine/model/world.h"

/* Promised units whose month has come arrive, or fail to (a pledge is not a deployment). */
void ctg_rotation_arrivals(ctg_world *world);

/* Commitments whose tour ends: those above the posts and those that their state gives up end; the
 * others are relieved, in a random order, by people whom the state has or trains in time. So are
 * those who died in the tour, as far as their posts are vacant and the state is below its ceiling.
 * A unit that finds relief for less than half of its people ends. */
void ctg_rotation_reviews(ctg_world *world);

#endif
