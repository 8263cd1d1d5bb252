/* From many runs to quantiles: of every measure, at every point in time, for everybody.
 *
 * Quantiles come from the sorted values by linear interpolation
 * (gsl_stats_quantile_from_sorted_data; type 7 of Hyndman and Fan 1996); a mean is summed in
 * sorted order, so that neither depends on the order in which runs were stored. The runs are read
 * once, into a few megabytes however many there are (store_columns.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_SUMMARY_H
#define CTG_ANALYSIS_SUMMARY_H

#include "analysis/store.h"

typedef struct ctg_quantiles {
    double p05, p25, median, p75, p95, mean;
    size_t count; /* values; when 0 the numbers mean nothing */
} ctg_quantiles;

/* Sorts the finite `values` in place. */
ctg_quantiles ctg_summary_quantiles(double *values, size_t count);

/* Replaces the store's summary by that of the runs below `replicates` that did not fail. */
ctg_status ctg_summary_write(ctg_store *store, const ctg_study *study, uint32_t replicates,
                             ctg_error *error);

#endif
