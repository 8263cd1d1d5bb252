/* Measures of who contributes: how many states, how concentrated, how far from the start, in how
 * many small and large contributions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_RECORD_PEOPLE_H
#define CTG_MODEL_RECORD_PEOPLE_H

#include "engine/model/record_page.h"
#include "engine/model/world.h"

/* Notes who is deployed at the start and who was in any month of the record up to it. */
void ctg_record_people_start(ctg_world *world);

void ctg_record_people_take(ctg_world *world, const ctg_record_page *to);

#endif
