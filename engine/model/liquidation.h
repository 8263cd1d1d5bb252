/* What becomes of a mission's money when it ends.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_LIQUIDATION_H
#define CTG_MODEL_LIQUIDATION_H

#include "engine/model/world.h"

/* All of a mission's cash, bills, debts and what members owe for it pass to its successor. */
void ctg_liquidation_pass_on(ctg_world *world, size_t from, size_t to);

/* One month: a mission without people that owes nothing any more gives its cash back. Each member's
 * part, by its share of assessments, is first set against what it still owes for the mission and
 * otherwise returned to it. */
void ctg_liquidation_run(ctg_world *world);

#endif
