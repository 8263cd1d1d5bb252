/* The initial state: who is where at the start, in which units, and who was before.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_START_H
#define CTG_MODEL_START_H

#include "engine/model/scene.h"

/* Fills the scene's start_units and mean_deployed from the record of the start month. The number of
 * people by state and type of personnel equals the record to the person. Where the record has no
 * split (capabilities, sizes of units) it is assumed: see engine/model/start.c. Fails with one
 * sentence when the start month has no record. */
ctg_status ctg_start_lay(ctg_scene *scene, ctg_error *error);

#endif
