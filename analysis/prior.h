/* The prior of one parameter, and the scale on which it is uniform between 0 and 1.
 *
 * Values are rounded to twelve digits, so that what is run is what a file can say.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_PRIOR_H
#define CTG_ANALYSIS_PRIOR_H

#include "engine/io/calibration.h"

typedef struct ctg_prior {
    double low, mode, high; /* triangular; with `is_uniform` the mode means nothing */
    bool is_uniform, is_whole;
} ctg_prior;

/* The prior of a parameter whose centre in the base is `centre`. */
ctg_prior ctg_prior_of(const ctg_calibration_parameter *parameter, double centre);

/* The value of the parameter below which the prior has `share`, 0 to 1, as a file can say it. */
double ctg_prior_value(const ctg_prior *prior, double share);

/* The value below which the prior has this share; `share` in (0, 1). */
double ctg_prior_quantile(const ctg_prior *prior, double share);

/* A value as twelve digits say it; what is nearer to 0 than 1e-9 is 0. */
double ctg_prior_said(double value);

#endif
