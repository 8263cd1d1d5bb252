/* M6: dealing what a mission costs over the member states, to the cent.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_ASSESSMENT_H
#define CTG_MODEL_ASSESSMENT_H

#include "engine/model/world.h"

/* Deals cents of a mission over the member states by their exact shares of its budget this year, by
 * largest remainder, ties by M49 code: by_state[s]. Every cent is dealt. Uses world->hands. */
void ctg_assessment_deal(ctg_world *world, size_t m, int64_t cents, int64_t *by_state);

#endif
