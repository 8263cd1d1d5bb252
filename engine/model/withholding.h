/* M6: members that mean to pay only a part of what they are assessed, for a time.
 *
 * In the months of an event `pays_part` a state withholds one less the event's value of every new
 * assessment; of several such events of a state the one that began last holds, in one month the
 * later row. What it withholds stays among its arrears and is kept count of: whenever it pays, it
 * pays its share of the rest, in all missions alike. In the first month in which no such event
 * holds it gives up withholding, and what it withheld is owed like everything else. So while it
 * pays half, its payments are half of what they were, after the arrears from before are paid.
 * Where arrears have been credited away below what it withholds it pays nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_WITHHOLDING_H
#define CTG_MODEL_WITHHOLDING_H

#include "engine/model/world.h"

/* Sets what each state means to pay of this month's assessments. */
void ctg_withholding_begin(ctg_world *world);

/* Counts what is withheld of an assessment that has just been dealt: world->cents. */
void ctg_withholding_assess(ctg_world *world);

/* The part of what a state owes that it means to pay, 0 to 1. */
double ctg_withholding_payable(const ctg_world *world, size_t s);

#endif
