/* Quantiles of sorted values.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/quantiles.h"

#include <assert.h>
#include <gsl/gsl_sort.h>
#include <stdbool.h>

double ctg_quantiles_at(const double *sorted, size_t count, double share)
{
    assert(count > 0);
    const double at = share * (double)(count - 1);
    const size_t below = (size_t)at;
    const double from = sorted[below];
    const double to = sorted[below + 1 < count ? below + 1 : below];
    const double between = from + (at - (double)below) * (to - from);
    return between > to ? to : between;
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

ctg_quantiles ctg_quantiles_of(double *values, size_t count)
{
    ctg_quantiles quantiles = {.count = count};
    if (count == 0) {
        return quantiles;
    }
    if (!are_in_order(values, count)) {
        gsl_sort(values, 1, count);
    }
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += values[i];
    }
    quantiles.p05 = ctg_quantiles_at(values, count, 0.05);
    quantiles.p25 = ctg_quantiles_at(values, count, 0.25);
    quantiles.median = ctg_quantiles_at(values, count, 0.5);
    quantiles.p75 = ctg_quantiles_at(values, count, 0.75);
    quantiles.p95 = ctg_quantiles_at(values, count, 0.95);
    quantiles.mean = sum / (double)count;
    return quantiles;
}
