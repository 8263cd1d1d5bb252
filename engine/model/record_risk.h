/* Measures of losses in missions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_RECORD_RISK_H
#define CTG_MODEL_RECORD_RISK_H

#include "engine/model/record_page.h"
#include "engine/model/world.h"

/* The month's sums; in a yearly month also the states' over the year, which then begin anew. */
void ctg_record_risk_take(ctg_world *world, const ctg_record_page *to);

#endif
