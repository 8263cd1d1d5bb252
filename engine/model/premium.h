/* M7: premiums on the standard rate of reimbursement: for risk, for scarce capabilities.
 *
 * Both are shares of the rate (equipment apart) that formed units are paid on top of it, in
 * missions that the members pay for: they fall due with the rate, in whole cents a person-month,
 * and contributors weigh them in their margin.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_PREMIUM_H
#define CTG_MODEL_PREMIUM_H

#include "engine/model/world.h"

/* Whether capability k is an enabler: formed units of troops other than infantry, which is the
 * capability of formed troops with the lowest permanent number. */
bool ctg_premium_is_enabler(const ctg_tables *tables, size_t k);

/* Whether the premium for risk is paid in mission m: its mandate is robust. */
bool ctg_premium_is_risky(const ctg_world *world, size_t m);

/* What formed units are paid on top, as a share of the rate. */
double ctg_premium_share(const ctg_world *world, bool enabler, bool risky);

#endif
