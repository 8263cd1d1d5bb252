/* Measures by member state.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_RECORD_STATES_H
#define CTG_MODEL_RECORD_STATES_H

#include "engine/model/record_page.h"
#include "engine/model/world.h"

/* Once a year, last: the sums by state begin anew. */
void ctg_record_states_take(ctg_world *world, const ctg_record_page *to);

#endif
