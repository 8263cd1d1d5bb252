/* The four trends of peacekeeping: civilianization, militarization, decentralization,
 * strategization. They are measured, never assumed.
 *
 * After H. Yamashita, "Peacekeeping Trends and National Responses" (NIDS, 5 November 2014), who
 * names them; the definitions are ours.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_RECORD_TRENDS_H
#define CTG_MODEL_RECORD_TRENDS_H

#include "engine/model/record_page.h"
#include "engine/model/world.h"

void ctg_record_trends_take(ctg_world *world, const ctg_record_page *to);

/* The interest gap of measures.def; `situation` [h] as in world->situation. */
double ctg_record_trends_interest_gap(const ctg_world *world, const uint8_t *situation);

#endif
