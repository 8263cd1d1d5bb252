/* What a policy changes, subtracted replicate by replicate.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/paired_difference.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

#include "engine/base/memory.h"

#define TAIL 0.025 /* on each side of a 95 % interval */
#define POWER 0.80 /* how often a difference of this size is to be found */
#define MANY 1e6   /* draws from which on Student's t is the normal distribution */

static double mean_of(const double *values, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += values[i];
    }
    return sum / (double)count;
}

/* Of the mean: the variance of the values over their number; 0 where there is one value. */
static double variance_of_mean(const double *values, size_t count)
{
    const double mean = mean_of(values, count);
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += (values[i] - mean) * (values[i] - mean);
    }
    return count > 1 ? sum / (double)(count - 1) / (double)count : 0;
}

void ctg_paired_difference_interval(const double *values, size_t count, double tail, double *mean,
                                    double ends[2])
{
    const double variance = variance_of_mean(values, count);
    *mean = ends[0] = ends[1] = mean_of(values, count);
    if (variance > 0) {
        const double reach = gsl_cdf_tdist_Qinv(tail, (double)(count - 1)) * sqrt(variance);
        ends[0] = *mean - reach;
        ends[1] = *mean + reach;
    }
}

/* What n must be at least, were Student's t that of n draws. */
static double least(double ratio, double n)
{
    const double t = n < MANY ? gsl_cdf_tdist_Qinv(TAIL, n - 1) + gsl_cdf_tdist_Pinv(POWER, n - 1)
                              : gsl_cdf_ugaussian_Qinv(TAIL) + gsl_cdf_ugaussian_Pinv(POWER);
    return t * t * ratio * ratio;
}

/* The right side falls with n, so that the first n that reaches it is the least. */
double ctg_paired_difference_needed(double difference, double deviation)
{
    const double ratio = deviation / fabs(difference);
    if (!(ratio > 0) || !isfinite(ratio)) {
        return (double)NAN;
    }
    double n = fmax(2, floor(least(ratio, MANY)));
    while (n < least(ratio, n)) {
        n++;
    }
    return n;
}

/* Draws of their own in each arm: Welch's interval, its degrees of freedom by Satterthwaite. */
static void set_unpaired(ctg_paired_difference *of, const double *base, const double *policy,
                         size_t draws)
{
    const double a = variance_of_mean(base, draws);
    const double b = variance_of_mean(policy, draws);
    const double mean = mean_of(policy, draws) - mean_of(base, draws);
    const double width = of->split.mean_high - of->split.mean_low;
    double reach = draws > 1 ? 0 : (double)NAN;
    if (a + b > 0) {
        const double freedom = (a + b) * (a + b) / (a * a + b * b) * (double)(draws - 1);
        reach = gsl_cdf_tdist_Qinv(TAIL, freedom) * sqrt(a + b);
    }
    of->unpaired_low = mean - reach;
    of->unpaired_high = mean + reach;
    of->narrowing = width > 0 ? 2 * reach / width : (double)NAN;
}

static void set_improves(ctg_paired_difference *of, const double *differences, size_t count,
                         bool more_is_better)
{
    size_t above = 0;
    size_t below = 0;
    for (size_t i = 0; i < count; i++) {
        above += differences[i] > 0 ? 1 : 0;
        below += differences[i] < 0 ? 1 : 0;
    }
    of->improves = (double)(more_is_better ? above : below) / (double)count;
    of->worsens = (double)(more_is_better ? below : above) / (double)count;
}

static void set_needed(ctg_paired_difference *of, const double *means)
{
    const double draws = (double)of->split.draws;
    const double of_mean = variance_of_mean(means, of->split.draws);
    of->deviation = draws > 1 ? sqrt(of_mean * draws) : (double)NAN;
    of->needed_draws = ctg_paired_difference_needed(of->split.mean, of->deviation);
    const double more = of->needed_draws - draws;
    of->more_replicates = more < 0 ? 0 : ceil(more * (double)of->split.values / draws);
}

/* `room` has four times the count. */
static void measure(ctg_paired_difference *of, const ctg_paired_difference_arms *arms,
                    bool more_is_better, double *room, uint32_t *which)
{
    const size_t count = arms->count;
    double *const differences = room;
    double *const means = room + count;
    for (size_t i = 0; i < count; i++) {
        differences[i] = arms->policy[i] - arms->base[i];
    }
    *of = (ctg_paired_difference){.split = ctg_split_of(differences, arms->draws, count)};
    const size_t draws = ctg_split_means(differences, arms->draws, count, means, which);
    set_improves(of, differences, count, more_is_better);
    set_needed(of, means);
    (void)ctg_split_means(arms->base, arms->draws, count, room + 2 * count, which);
    (void)ctg_split_means(arms->policy, arms->draws, count, room + 3 * count, which);
    set_unpaired(of, room + 2 * count, room + 3 * count, draws);
}

ctg_status ctg_paired_difference_of(ctg_paired_difference *of,
                                    const ctg_paired_difference_arms *arms, bool more_is_better,
                                    ctg_error *error)
{
    static const char what[] = "paired differences";
    void *room = NULL;
    void *which = NULL;
    if (arms->count == 0) {
        const double nan = (double)NAN;
        *of = (ctg_paired_difference){
            ctg_split_of(NULL, NULL, 0), nan, nan, nan, nan, nan, nan, nan, nan};
        return ctg_ok;
    }
    CTG_TRY(ctg_memory_array(&room, 4 * arms->count, sizeof(double), what, error));
    const ctg_status status = ctg_memory_array(&which, arms->count, sizeof(uint32_t), what, error);
    if (status == ctg_ok) {
        measure(of, arms, more_is_better, room, which);
    }
    free(which);
    free(room);
    return status;
}
