/* One month of a world: the page to read first.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_STEP_H
#define CTG_MODEL_STEP_H

#include "engine/model/world.h"

/* Runs month t of the study, t = 1, 2, ... in turn, and checks conservation. */
ctg_status ctg_step_run(ctg_world *world, int32_t t, ctg_error *error);

#endif
