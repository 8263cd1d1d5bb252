/* Measures of situations and of the missions that answer them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_RECORD_SITUATIONS_H
#define CTG_MODEL_RECORD_SITUATIONS_H

#include "engine/model/record_page.h"
#include "engine/model/world.h"

/* Fills the month of the world's measures of situations and missions. */
void ctg_record_situations_take(const ctg_world *world, const ctg_record_page *to);

#endif
