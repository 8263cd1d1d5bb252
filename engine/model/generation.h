/* M4, M5, M16: force generation. Needs are served mission by mission, offers are matched by a
 * stated order, units are promised.
 *
 * Needs: missions in order of unfilled share, within a mission capabilities in order of unfilled
 * share; ties by a keyed draw. Offers to a need: higher readiness level, more past service in the
 * mission, shorter delay, a keyed draw. Never a name, a row or an index.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_GENERATION_H
#define CTG_MODEL_GENERATION_H

#include "engine/model/world.h"

/* States decide and offers are matched. */
void ctg_generation_match(ctg_world *world);

#endif
