/* M7: what a state keeps of what its units are paid.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/margin.h"

#define MARGIN_LEAST (-2.0)

/* What a state keeps of a person-month that is paid so much, beside what it set aside for own units
 * as a donor, as a share of the standard rate. */
static double margin_of(const ctg_world *world, size_t s, double usd)
{
    if (world->rate_usd <= 0.0) {
        return MARGIN_LEAST;
    }
    const double margin = (usd + world->subsidy[s] - world->own_cost[s]) / world->rate_usd;
    return margin < MARGIN_LEAST ? MARGIN_LEAST : margin;
}

double ctg_margin_of_un(const ctg_world *world, size_t s, double premium, double paid_share)
{
    return margin_of(world, s, world->rate_usd * (1.0 + premium) * paid_share);
}

double ctg_margin_in(const ctg_world *world, size_t s, size_t m, double premium)
{
    if (!ctg_world_is_outside(world, m)) {
        return ctg_margin_of_un(world, s, premium, world->paid_share[s]);
    }
    const double allowance = (double)ctg_world_framework(world, m)->allowance_usd_per_pers_month;
    const double share = world->allowance_share[ctg_world_mission(world, m)->framework];
    return allowance > 0.0 ? margin_of(world, s, allowance * share) : 0.0;
}
