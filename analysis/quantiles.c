/* Quantiles of sorted values.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/quantiles.h"

#include <assert.h>
#include <gsl/gsl_sort.h>
#include <stdbool.h>

#include "engine/base/wide.h"

#define LANES CTG_QUANTILES_LANES

/* Of values that lie so far apart. */
static double quantile(const double *sorted, size_t count, size_t apart, double share)
{
    assert(count > 0);
    const double at = share * (double)(count - 1);
    const size_t below = (size_t)at;
    const double from = sorted[below * apart];
    const double to = sorted[(below + 1 < count ? below + 1 : below) * apart];
    const double between = from + (at - (double)below) * (to - from);
    return between > to ? to : between;
}

double ctg_quantiles_at(const double *sorted, size_t count, double share)
{
    return quantile(sorted, count, 1, share);
}

double ctg_quantiles_sort_at(double *values, size_t count, double share)
{
    gsl_sort(values, 1, count);
    return ctg_quantiles_at(values, count, share);
}

/* Many measures have one value in all replicates. */
static bool are_in_order(const double *values, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        if (!(values[i - 1] <= values[i])) {
            return false;
        }
    }
    return true;
}

static ctg_quantiles of_sorted(const double *sorted, size_t count, size_t apart)
{
    ctg_quantiles quantiles = {.count = count};
    if (count == 0) {
        return quantiles;
    }
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += sorted[i * apart];
    }
    quantiles.p05 = quantile(sorted, count, apart, 0.05);
    quantiles.p25 = quantile(sorted, count, apart, 0.25);
    quantiles.median = quantile(sorted, count, apart, 0.5);
    quantiles.p75 = quantile(sorted, count, apart, 0.75);
    quantiles.p95 = quantile(sorted, count, apart, 0.95);
    quantiles.mean = sum / (double)count;
    return quantiles;
}

ctg_quantiles ctg_quantiles_of(double *values, size_t count)
{
    if (!are_in_order(values, count)) {
        gsl_sort(values, 1, count);
    }
    return of_sorted(values, count, 1);
}

static bool are_lists_in_order(const double *values, size_t count)
{
    bool in_order = true;
    for (size_t i = LANES; i < count * LANES && in_order; i++) {
        in_order = values[i - LANES] <= values[i];
    }
    return in_order;
}

/* Puts the smaller of each pair of values first. */
static inline void exchange(double *restrict first, double *restrict second)
{
    for (size_t lane = 0; lane < LANES; lane++) {
        const double a = first[lane];
        const double b = second[lane];
        first[lane] = a < b ? a : b;
        second[lane] = a < b ? b : a;
    }
}

/* Batcher's merge exchange (Knuth, volume 3, 5.2.2, algorithm M): which pairs are exchanged does
 * not depend on the values, so all lists go the same way. */
CTG_WIDE static void sort_lists(double *values, size_t count)
{
    size_t half = 1;
    while (half * 2 < count) {
        half *= 2;
    }
    for (size_t p = half; p > 0; p /= 2) {
        size_t r = 0;
        size_t d = p;
        for (size_t q = half; q >= p; q /= 2) {
            for (size_t i = 0; i + d < count; i++) {
                if ((i & p) == r) {
                    exchange(values + i * LANES, values + (i + d) * LANES);
                }
            }
            d = q - p;
            r = p;
        }
    }
}

void ctg_quantiles_of_lists(double *values, size_t count, ctg_quantiles *of)
{
    if (!are_lists_in_order(values, count)) {
        sort_lists(values, count);
    }
    for (size_t lane = 0; lane < LANES; lane++) {
        of[lane] = of_sorted(values + lane, count, LANES);
    }
}
