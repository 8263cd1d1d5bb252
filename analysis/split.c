/* Chance and parameters apart: a one-way analysis of variance with random effects.
 *
 * With n_i values in draw i, N in all and P draws:
 *   within  = sum over draws of squared distances from the draw's mean / (N - P)
 *   between = sum over draws of n_i (mean of the draw - mean of all)^2 / (P - 1)
 *   n0      = (N - sum of n_i^2 / N) / (P - 1), which is n where all n_i are n
 *   chance  = within, parameters = max(0, (between - within) / n0)
 * The interval of the share turns that of between / within by the F distribution.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/split.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#define LEVEL 0.05
#define TAIL (LEVEL / 2) /* on each side of a 95 % interval */

/* Walks over the draws, one after the other. */
typedef struct walk {
    const double *values;
    const uint32_t *draws;
    size_t count, from, to; /* the values of the draw: from <= i < to */
    double mean;
} walk;

static int next(walk *over)
{
    double sum = 0;
    over->from = over->to;
    while (over->to < over->count && over->draws[over->to] == over->draws[over->from]) {
        sum += over->values[over->to++];
    }
    over->mean = sum / (double)(over->to - over->from);
    return over->to > over->from;
}

size_t ctg_split_means(const double *values, const uint32_t *draws, size_t count, double *means,
                       uint32_t *which)
{
    walk over = {values, draws, count, 0, 0, 0};
    size_t found = 0;
    while (next(&over)) {
        which[found] = draws[over.from];
        means[found++] = over.mean;
    }
    return found;
}

/* Sums over the draws. */
typedef struct sums {
    double means;           /* of the draws' means */
    double spread;          /* of their squared distances from their mean */
    double values;          /* of all values */
    double squared_sizes;   /* of n_i^2 */
    double within, between; /* sums of squares */
    size_t draws;
} sums;

static void add_distances(const double *values, const uint32_t *draws, size_t count, sums *all)
{
    walk over = {values, draws, count, 0, 0, 0};
    const double mean_of_means = all->means / (double)all->draws;
    const double mean_of_all = all->values / (double)count;
    while (next(&over)) {
        const double size = (double)(over.to - over.from);
        const double apart = over.mean - mean_of_all;
        all->between += size * apart * apart;
        all->spread += (over.mean - mean_of_means) * (over.mean - mean_of_means);
        for (size_t i = over.from; i < over.to; i++) {
            all->within += (values[i] - over.mean) * (values[i] - over.mean);
        }
    }
}

static sums sum_up(const double *values, const uint32_t *draws, size_t count)
{
    sums all = {0};
    walk over = {values, draws, count, 0, 0, 0};
    while (next(&over)) {
        const double size = (double)(over.to - over.from);
        all.draws++;
        all.means += over.mean;
        all.values += size * over.mean;
        all.squared_sizes += size * size;
    }
    add_distances(values, draws, count, &all);
    return all;
}

static double within_0_1(double value)
{
    return value < 0 ? 0 : (value > 1 ? 1 : value);
}

/* The share that belongs to between / within at one end of its interval. */
static double share_at(double ratio, double quantile, double n0)
{
    const double beyond = ratio / quantile - 1;
    return within_0_1(beyond / (n0 + beyond));
}

static void set_share(ctg_split *split, const sums *all, double n0)
{
    const double of_draws = (double)(all->draws - 1);
    const double of_values = (double)(split->values - all->draws);
    const double total = split->chance + split->parameters;
    if (!(total > 0)) {
        return;
    }
    split->share = split->parameters / total;
    split->share_low = split->share_high = split->share;
    if (all->within > 0) {
        const double ratio = all->between / of_draws / (all->within / of_values);
        split->share_low = share_at(ratio, gsl_cdf_fdist_Qinv(TAIL, of_draws, of_values), n0);
        split->share_high = share_at(ratio, gsl_cdf_fdist_Pinv(TAIL, of_draws, of_values), n0);
    }
}

static void set_mean(ctg_split *split, const sums *all)
{
    const double draws = (double)all->draws;
    double reach = all->draws > 1 ? 0 : (double)NAN;
    if (all->draws > 1 && all->spread > 0) {
        reach = gsl_cdf_tdist_Qinv(TAIL, draws - 1) * sqrt(all->spread / (draws - 1) / draws);
    }
    split->mean = all->means / draws;
    split->mean_low = split->mean - reach;
    split->mean_high = split->mean + reach;
}

ctg_split ctg_split_of(const double *values, const uint32_t *draws, size_t count)
{
    const double nan = (double)NAN;
    ctg_split split = {count, 0, nan, nan, nan, 0, 0, nan, nan, nan};
    if (count == 0) {
        return split;
    }
    const sums all = sum_up(values, draws, count);
    split.draws = all.draws;
    set_mean(&split, &all);
    if (all.draws < 2 || all.draws == count) {
        return split;
    }
    const double size = (double)count;
    const double of_draws = (double)(all.draws - 1);
    const double n0 = (size - all.squared_sizes / size) / of_draws;
    const double beyond = all.between / of_draws - all.within / (size - (double)all.draws);
    split.chance = all.within / (size - (double)all.draws);
    split.parameters = beyond > 0 ? beyond / n0 : 0;
    set_share(&split, &all, n0);
    return split;
}

bool ctg_split_is_told(const ctg_split *split, size_t looked)
{
    if (split->draws < 2) {
        return false;
    }
    const double freedom = (double)split->draws - 1;
    const double wider = gsl_cdf_tdist_Qinv(LEVEL / 2 / (double)looked, freedom) /
                         gsl_cdf_tdist_Qinv(LEVEL / 2, freedom);
    return fabs(split->mean) > 0.5 * (split->mean_high - split->mean_low) * wider;
}
