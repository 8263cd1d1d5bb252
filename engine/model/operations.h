/* M3: what states learn by serving: know-how by mission and by the host's subregion, experience.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_OPERATIONS_H
#define CTG_MODEL_OPERATIONS_H

#include "engine/model/world.h"

/* Know-how of states that are in a mission at the start: as after two years of service [assumed].
 * Experience: as remembered from the mean deployment of the last 24 recorded months. */
void ctg_operations_start(ctg_world *world);

/* One month: know-how grows where people are deployed and fades where not. */
void ctg_operations_run(ctg_world *world);

#endif
