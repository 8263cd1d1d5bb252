/* Varied quantities: values at shares of distributions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/factor.h"

#include <math.h>

#include "analysis/normal.h"
#include "analysis/prior.h"
#include "engine/base/maths.h"

static bool is_normal(const ctg_distribution *of)
{
    return of->kind == ctg_distribution_normal || of->kind == ctg_distribution_lognormal;
}

/* Standard deviations from the centre. */
static double place_of(const ctg_distribution *of, double value)
{
    if (of->kind == ctg_distribution_lognormal) {
        return value > 0 ? (ctg_maths_log2(value) - ctg_maths_log2(of->centre)) / of->spread
                         : -CTG_NORMAL_FAR;
    }
    return (value - of->centre) / of->spread;
}

ctg_factor ctg_factor_of(const ctg_distribution *distribution)
{
    ctg_factor factor = {.of = *distribution};
    if (is_normal(distribution)) {
        const double low = place_of(distribution, distribution->low);
        const double high = place_of(distribution, distribution->high);
        factor.is_mirrored = low > 0;
        factor.below = ctg_normal_share(factor.is_mirrored ? -high : low);
        factor.between = ctg_normal_share(factor.is_mirrored ? -low : high) - factor.below;
    }
    return factor;
}

static double normal_quantile(const ctg_factor *factor, double share)
{
    const ctg_distribution *const of = &factor->of;
    const double of_all =
        factor->below + factor->between * (factor->is_mirrored ? 1 - share : share);
    if (!(of_all > 0 && of_all < 1)) {
        return of_all > 0 ? of->high : of->low;
    }
    const double place = ctg_normal_quantile(of_all) * (factor->is_mirrored ? -1 : 1);
    return of->kind == ctg_distribution_normal ? of->centre + of->spread * place
                                               : of->centre * ctg_maths_exp2(of->spread * place);
}

static double quantile(const ctg_factor *factor, double share)
{
    const ctg_distribution *const of = &factor->of;
    if (share <= 0 || share >= 1) {
        return share <= 0 ? of->low : of->high;
    }
    if (is_normal(of)) {
        return normal_quantile(factor, share);
    }
    if (of->kind == ctg_distribution_log_uniform) {
        const double low = ctg_maths_log2(of->low);
        return ctg_maths_exp2(low + share * (ctg_maths_log2(of->high) - low));
    }
    const ctg_prior prior = {.low = of->low,
                             .mode = of->mode,
                             .high = of->high,
                             .is_uniform = of->kind == ctg_distribution_uniform};
    return ctg_prior_quantile(&prior, share);
}

/* Which of so many equal parts of the shares. */
static double part_of(double share, double parts)
{
    return fmin(floor(share * parts), parts - 1);
}

double ctg_factor_value(const ctg_factor *factor, double share)
{
    const ctg_distribution *const of = &factor->of;
    if (of->kind == ctg_distribution_values) {
        return of->values[(size_t)part_of(share, (double)of->value_count)];
    }
    if (of->is_whole && of->kind == ctg_distribution_uniform) {
        return of->low + part_of(share, of->high - of->low + 1);
    }
    const double value = quantile(factor, share);
    const double said = of->is_whole ? floor(value + 0.5) : ctg_prior_said(value);
    return fmin(fmax(said, of->low), of->high);
}
