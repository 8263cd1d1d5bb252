/* M7: what a state keeps of what its units are paid.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/margin.h"

#include <string.h>

#include "engine/base/wide.h"

#define MARGIN_LEAST (-2.0)

static inline double bounded(double margin)
{
    return margin < MARGIN_LEAST ? MARGIN_LEAST : margin;
}

/* What a state keeps of a person-month that is paid so much, beside what it set aside for own units
 * as a donor, as a share of the standard rate. */
static double margin_of(const ctg_world *world, size_t s, double usd)
{
    if (world->rate_usd <= 0.0) {
        return MARGIN_LEAST;
    }
    return bounded((usd + world->subsidy[s] - world->own_cost[s]) / world->rate_usd);
}

/* The same of all states: [s]; `share` is what is paid of `usd`, NULL: all. */
typedef struct pay {
    const double *subsidy, *own_cost, *share;
    double usd, rate;
} pay;

CTG_WIDE static void margin_shared(const pay *of, size_t count, double *restrict margins)
{
    const pay at = *of;
    for (size_t s = 0; s < count; s++) {
        margins[s] = bounded((at.usd * at.share[s] + at.subsidy[s] - at.own_cost[s]) / at.rate);
    }
}

CTG_WIDE static void margin_whole(const pay *of, size_t count, double *restrict margins)
{
    const pay at = *of;
    for (size_t s = 0; s < count; s++) {
        margins[s] = bounded((at.usd + at.subsidy[s] - at.own_cost[s]) / at.rate);
    }
}

static void set_all(const ctg_world *world, double usd, const double *share, double *margins)
{
    const pay of = {.subsidy = world->subsidy,
                    .own_cost = world->own_cost,
                    .share = share,
                    .usd = usd,
                    .rate = world->rate_usd};
    for (size_t s = 0; of.rate <= 0.0 && s < world->scene->S; s++) {
        margins[s] = MARGIN_LEAST;
    }
    if (of.rate > 0.0) {
        (share != NULL ? margin_shared : margin_whole)(&of, world->scene->S, margins);
    }
}

void ctg_margin_all_un(const ctg_world *world, double premium, const double *paid_share,
                       double *margins)
{
    set_all(world, world->rate_usd * (1.0 + premium), paid_share, margins);
}

/* What a framework pays a person-month, as far as its money reaches; false: nothing, ever. */
static bool pays_outside(const ctg_world *world, size_t m, double *usd)
{
    const double allowance = (double)ctg_world_framework(world, m)->allowance_usd_per_pers_month;
    *usd = allowance * world->allowance_share[ctg_world_mission(world, m)->framework];
    return allowance > 0.0;
}

double ctg_margin_in(const ctg_world *world, size_t s, size_t m, double premium)
{
    double usd;
    if (!ctg_world_is_outside(world, m)) {
        return margin_of(world, s, world->rate_usd * (1.0 + premium) * world->paid_share[s]);
    }
    return pays_outside(world, m, &usd) ? margin_of(world, s, usd) : 0.0;
}

void ctg_margin_all_outside(const ctg_world *world, size_t m, double *margins)
{
    double usd;
    memset(margins, 0, world->scene->S * sizeof *margins);
    if (pays_outside(world, m, &usd)) {
        set_all(world, usd, NULL, margins);
    }
}
