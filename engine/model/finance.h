/* M6, M7: what missions cost, who is assessed, who pays when, and who waits for reimbursement.
 *
 * All money is in US cents and exact: each month's cost of a mission is dealt over the member
 * states by largest remainder of their exact shares, ties by M49 code. A mission's cash pays its
 * running costs first and contributors last: that is where debts to contributors come from.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_FINANCE_H
#define CTG_MODEL_FINANCE_H

#include "engine/model/world.h"

/* The General Assembly's standard rate in force, US dollars a person-month. */
double ctg_finance_rate_usd(const ctg_world *world);

/* Initial state: arrears where payment lets them settle, debts to contributors and cash as the
 * parameters say. From these follows how far ahead of their cost missions are assessed:
 * world->advance, months. */
void ctg_finance_start(ctg_world *world);

/* One month: costs fall due, are assessed and are paid as far as cash reaches. */
void ctg_finance_run(ctg_world *world);

#endif
