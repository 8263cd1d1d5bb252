/* M12: frameworks beside the United Nations: what they pay, how fast they come, how they tire.
 *
 * A framework with money of its own pays contributors of formed units an allowance, as far as a
 * twelfth of its yearly budget reaches each month; what it cannot pay lapses. Missions that the
 * United Nations support have their running costs assessed on the peacekeeping scale (finance.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_FRAMEWORK_H
#define CTG_MODEL_FRAMEWORK_H

#include "engine/model/world.h"

/* The initial state: allowances are paid as far as the budget reaches for the people there. */
void ctg_framework_start(ctg_world *world);

/* One month of allowances. */
void ctg_framework_run(ctg_world *world);

/* Log2 odds by which the end of a tour of mission m is likelier because its framework has gone on
 * for longer than it can sustain. */
double ctg_framework_tired(const ctg_world *world, size_t m);

#endif
