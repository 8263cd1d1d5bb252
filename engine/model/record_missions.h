/* Measures by mission of the table and by framework.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_RECORD_MISSIONS_H
#define CTG_MODEL_RECORD_MISSIONS_H

#include "engine/model/record_page.h"
#include "engine/model/world.h"

/* Once a year. Missions that the model itself began count under their framework alone. */
void ctg_record_missions_take(ctg_world *world, const ctg_record_page *to);

#endif
