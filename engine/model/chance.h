/* Draws that every state makes in a month, made together.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_CHANCE_H
#define CTG_MODEL_CHANCE_H

#include "engine/model/world.h"

/* Draws the words of every state for a purpose whose names have neither who b nor item, this month:
 * word w of state s is [w * S + s]; valid until the next such call. */
const uint32_t *ctg_chance_states(ctg_world *world, ctg_purpose purpose);

#endif
