/* M2: the interest of every state in every host, from their ties.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_INTEREST_H
#define CTG_MODEL_INTEREST_H

#include "engine/model/world.h"

/* Sets the world's interest matrix from the ties of states and hosts and the replicate's weights:
 * a weighted mean of nearness, border, colonial tie, language and shared organisations, 0 to 1. */
void ctg_interest_set(ctg_world *world);

#endif
