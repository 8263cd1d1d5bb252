/* What share of a number's variance one parameter makes by itself.
 *
 * With n draws in b bins, S_k the sum of the n_k means in bin k, all from the mean of all:
 *   between = sum of S_k^2 / n_k - S^2 / n,  inside = sum of squares - sum of S_k^2 / n_k
 *   of the parameter = (between - (b - 1) inside / (n - b)) / (n - 1)
 *   chance = sum of squares within draws / sum of (size - 1)
 *   of a single world = variance of means + chance x (1 - mean of 1 / size)
 * A draw is left out by taking its numbers from the sums.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/first_order.h"

#include <assert.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdlib.h>

#include "engine/base/memory.h"

#define TAIL 0.025 /* on each side of a 95 % interval */

typedef struct sums {
    double draws, values, squares;    /* of the means, from the mean of all */
    double within, freedom, one_over; /* of chance: squares, values less draws, 1 / size */
    double bins, of_bins;             /* that are not empty; S_k^2 / n_k */
} sums;

/* The bins of a parameter. */
typedef struct cut {
    size_t *of;             /* [draw] */
    double *draws, *values; /* [bin] n_k, S_k */
} cut;

static double mean_of(const double *values, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += values[i];
    }
    return sum / (double)count;
}

static void add(sums *all, const ctg_first_order_draws *draws, size_t at, double mean, double times)
{
    const double value = draws->means[at] - mean;
    all->draws += times;
    all->values += times * value;
    all->squares += times * value * value;
    all->within += times * draws->within[at];
    all->freedom += times * (draws->sizes[at] - 1);
    all->one_over += times / draws->sizes[at];
}

static double chance_of(const sums *all)
{
    return all->freedom > 0 ? all->within / all->freedom : 0;
}

/* The variance of a single world. */
static double variance_of(const sums *all)
{
    const double chance = chance_of(all);
    const double of_means =
        (all->squares - all->values * all->values / all->draws) / (all->draws - 1);
    return of_means + chance * (1 - all->one_over / all->draws);
}

static double between(const sums *all)
{
    return all->of_bins - all->values * all->values / all->draws;
}

static double inside(const sums *all)
{
    const double left = all->squares - all->of_bins;
    return left > 0 ? left / (all->draws - all->bins) : 0;
}

static double share_of_parameter(const sums *all)
{
    const double variance = variance_of(all);
    const double part = (between(all) - (all->bins - 1) * inside(all)) / (all->draws - 1);
    return variance > 0 ? part / variance : 0;
}

static double share_of_chance(const sums *all)
{
    const double variance = variance_of(all);
    return variance > 0 ? chance_of(all) / variance : 0;
}

/* The sums without one draw; its bin may be left empty. */
static sums without(const sums *all, const ctg_first_order_draws *draws, size_t at, double mean,
                    const cut *in)
{
    sums left = *all;
    add(&left, draws, at, mean, -1);
    if (in != NULL) {
        const double count = in->draws[in->of[at]];
        const double sum = in->values[in->of[at]];
        const double rest = sum - (draws->means[at] - mean);
        left.of_bins += (count > 1 ? rest * rest / (count - 1) : 0) - sum * sum / count;
        left.bins -= count > 1 ? 0 : 1;
    }
    return left;
}

static double within_0_1(double value)
{
    return value < 0 ? 0 : (value > 1 ? 1 : value);
}

/* A share with the jackknife's interval. */
static ctg_first_order jackknife(double share(const sums *all), const sums *all,
                                 const ctg_first_order_draws *draws, double mean, const cut *in)
{
    double sum = 0;
    double squares = 0;
    const double whole = share(all);
    for (size_t at = 0; at < draws->count; at++) {
        const sums left = without(all, draws, at, mean, in);
        const double moved = share(&left) - whole;
        sum += moved;
        squares += moved * moved;
    }
    const double count = (double)draws->count;
    const double spread = (squares - sum * sum / count) * (count - 1) / count;
    const double reach = spread > 0 ? sqrt(spread) * gsl_cdf_tdist_Qinv(TAIL, count - 1) : 0;
    return (ctg_first_order){.share = within_0_1(whole),
                             .low = within_0_1(whole - reach),
                             .high = within_0_1(whole + reach)};
}

static sums sum_up(const ctg_first_order_draws *draws, double mean)
{
    sums all = {0};
    for (size_t at = 0; at < draws->count; at++) {
        add(&all, draws, at, mean, 1);
    }
    return all;
}

/* The largest whole number that is not above count^(2/5). */
static size_t bins_for(size_t count)
{
    size_t bins = 2;
    while ((bins + 1) * (bins + 1) * (bins + 1) * (bins + 1) * (bins + 1) <= count * count) {
        bins++;
    }
    return bins;
}

/* Cuts the draws into bins by value; equal values are never parted. */
static void fill(const cut *in, const size_t *order, const ctg_first_order_draws *draws,
                 const double *values, double mean, sums *all)
{
    const size_t count = draws->count;
    const size_t most = bins_for(count);
    size_t first = 0;
    for (size_t rank = 0; rank < count; rank++) {
        first = values[order[rank]] > values[order[first]] ? rank : first;
        const size_t bin = first * most / count;
        in->of[order[rank]] = bin;
        in->draws[bin] += 1;
        in->values[bin] += draws->means[order[rank]] - mean;
    }
    for (size_t bin = 0; bin < most; bin++) {
        if (in->draws[bin] > 0) {
            all->bins += 1;
            all->of_bins += in->values[bin] * in->values[bin] / in->draws[bin];
        }
    }
}

static ctg_first_order measure(const ctg_first_order_draws *draws, const double *values,
                               const cut *in, size_t *order)
{
    const double mean = mean_of(draws->means, draws->count);
    sums all = sum_up(draws, mean);
    gsl_sort_index(order, values, 1, draws->count);
    fill(in, order, draws, values, mean, &all);
    if (all.bins < 2 || !(variance_of(&all) > 0)) {
        return (ctg_first_order){.level = 1};
    }
    ctg_first_order of = jackknife(share_of_parameter, &all, draws, mean, in);
    const double noise = inside(&all);
    const double ratio = between(&all) / (all.bins - 1) / noise;
    of.level = noise > 0 ? gsl_cdf_fdist_Q(ratio, all.bins - 1, all.draws - all.bins) : 0;
    return of;
}

ctg_status ctg_first_order_of(ctg_first_order *of, const ctg_first_order_draws *draws,
                              const double *values, ctg_error *error)
{
    static const char what[] = "the shares of a variance";
    void *numbers = NULL;
    void *room = NULL;
    assert(draws->count >= 4);
    CTG_TRY(ctg_memory_array(&numbers, 2 * draws->count, sizeof(size_t), what, error));
    size_t *const order = numbers;
    const ctg_status status =
        ctg_memory_array(&room, 2 * draws->count, sizeof(double), what, error);
    if (status == ctg_ok) {
        double *const sums_of = room;
        const cut in = {order + draws->count, sums_of, sums_of + draws->count};
        *of = measure(draws, values, &in, order);
    }
    free(room);
    free(numbers);
    return status;
}

ctg_first_order ctg_first_order_chance(const ctg_first_order_draws *draws)
{
    const double mean = mean_of(draws->means, draws->count);
    const sums all = sum_up(draws, mean);
    const double none = (double)NAN;
    return all.freedom > 0 && variance_of(&all) > 0
               ? jackknife(share_of_chance, &all, draws, mean, NULL)
               : (ctg_first_order){none, none, none, 0};
}
