/* What a calibration says of each parameter by itself, and of pairs of them.
 *
 * Quantiles of weighted values lie on the line through the points (value, weight of all below plus
 * half its own). A parameter counts as moved when its 90 % interval is narrower than .75 of the
 * prior's, or its median lies further from the prior's median than a quarter of that interval: with
 * a hundred particles chance alone moves interval and median by less in all but a few of a hundred
 * parameters.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_MARGINALS_H
#define CTG_ANALYSIS_MARGINALS_H

#include "analysis/calibrator.h"

#define CTG_MARGINALS_NARROW 0.75
#define CTG_MARGINALS_SHIFT 0.25

typedef struct ctg_marginal {
    double prior_low, prior_median, prior_high; /* 5, 50, 95 % */
    double low, median, high;
    double width; /* of the 90 % interval, over the prior's */
    bool moved;
} ctg_marginal;

typedef struct ctg_correlation {
    size_t a, b; /* parameters, a before b */
    double value;
} ctg_correlation;

typedef struct ctg_marginals {
    ctg_marginal of[CTG_CALIBRATION_PARAMETERS_MOST];
    ctg_correlation *pairs; /* the furthest from 0 first; owned */
    size_t pair_count;
} ctg_marginals;

/* To be released with ctg_marginals_destroy, whatever the status. */
ctg_status ctg_marginals_read(ctg_marginals *marginals, const ctg_calibrator *calibrator,
                              const ctg_calibrator_result *result, ctg_error *error);
void ctg_marginals_destroy(ctg_marginals *marginals);

/* The quantile of `count` weighted values; `order` has room for as many. */
double ctg_marginals_quantile(const double *values, const double *weights, size_t count,
                              size_t *order, double share);

#endif
