/* Quantiles: by linear interpolation of the sorted values (type 7 of Hyndman and Fan 1996, as
 * GSL's), but never beyond the two neighbours: where all values are one, that one to the last bit.
 * A mean is summed in sorted order, so that nothing depends on the order in which values came.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_QUANTILES_H
#define CTG_ANALYSIS_QUANTILES_H

#include <stddef.h>

typedef struct ctg_quantiles {
    double p05, p25, median, p75, p95, mean;
    size_t count; /* values; when 0 the numbers mean nothing */
} ctg_quantiles;

/* Of `count` finite values, at least one, in ascending order; or which it sorts. */
double ctg_quantiles_at(const double *sorted, size_t count, double share);
double ctg_quantiles_sort_at(double *values, size_t count, double share);

/* Sorts the finite `values` in place. */
ctg_quantiles ctg_quantiles_of(double *values, size_t count);

#define CTG_QUANTILES_LANES 8 /* lists that are sorted together */

/* The same of CTG_QUANTILES_LANES lists of `count` values each, the i-th of list l at
 * values[i * CTG_QUANTILES_LANES + l], into `of`. */
void ctg_quantiles_of_lists(double *values, size_t count, ctg_quantiles *of);

#endif
