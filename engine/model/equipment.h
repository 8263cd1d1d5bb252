/* M18: equipment for partners' units raises their readiness.
 *
 * The money at hand of an open programme of mode `equipment` is dealt evenly over the recipients
 * that exist and whose units are below the top level of readiness, what does not divide in a keyed
 * order (purpose `seat_order`, state, programme). In each of them the level in the programme's
 * capability rises by one with probability money / (units x cost of equipping a unit), at most 1
 * (purpose `equipment`, state, programme); units are the trained people over the smallest unit of
 * the capability, at least one. Levels fall again as all levels do. The money counts as spent on
 * capacity of the recipient.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_EQUIPMENT_H
#define CTG_MODEL_EQUIPMENT_H

#include "engine/model/world.h"

/* One month of a programme. */
void ctg_equipment_run(ctg_world *world, size_t programme);

#endif
