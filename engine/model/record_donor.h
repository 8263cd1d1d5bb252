/* Measures of what donors do and gain, of civil and military output, of self-reliance.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_RECORD_DONOR_H
#define CTG_MODEL_RECORD_DONOR_H

#include "engine/model/record_page.h"
#include "engine/model/world.h"

/* Takes them; world->tally[k * S + s] must hold the sustained ready people. */
void ctg_record_donor_take(const ctg_world *world, const ctg_record_page *to);

#endif
