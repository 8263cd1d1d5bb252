/* Measures by region of the supplying states and of the hosts, and by capability.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_RECORD_REGIONS_H
#define CTG_MODEL_RECORD_REGIONS_H

#include "engine/model/record_page.h"
#include "engine/model/world.h"

/* Once a year, after ctg_record_ready_take and before the sums by state begin anew. */
void ctg_record_regions_take(ctg_world *world, const ctg_record_page *to);

#endif
