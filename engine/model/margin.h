/* M7: what a state keeps of what its units are paid.
 *
 * A margin is a share of the standard rate: what is paid and set aside for own units less own cost,
 * over the rate; -2 at least, and where there is no rate.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_MARGIN_H
#define CTG_MODEL_MARGIN_H

#include "engine/model/world.h"

/* What a unit's margin is in mission m: of the United Nations' rate and premiums, or of what the
 * framework pays. */
double ctg_margin_in(const ctg_world *world, size_t s, size_t m, double premium);

/* Margins of every state, [s]: of the United Nations' rate with a premium, of which paid_share[s]
 * is paid; and of what the framework of mission m, which is outside, pays. */
void ctg_margin_all_un(const ctg_world *world, double premium, const double *paid_share,
                       double *margins);
void ctg_margin_all_outside(const ctg_world *world, size_t m, double *margins);

#endif
