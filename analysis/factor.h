/* A varied quantity: its value for each share of its distribution, 0 to 1.
 *
 * Values are rounded to twelve digits as priors' are (prior.h), so that what is run is what a file
 * can say, and held within the bounds. The same bits on every machine: of the C library only the
 * square root is used.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_FACTOR_H
#define CTG_ANALYSIS_FACTOR_H

#include <stdbool.h>

#include "engine/io/distribution.h"

typedef struct ctg_factor {
    ctg_distribution of;
    /* of a normal or lognormal one: what the bounds leave of the standard normal distribution */
    bool is_mirrored; /* both bounds are above the centre: the other side is looked at */
    double below;     /* share below the lower bound */
    double between;   /* share between them */
} ctg_factor;

/* What varies by the distribution; values that it borrows must live as long as the factor. */
ctg_factor ctg_factor_of(const ctg_distribution *distribution);

/* The value at a share of the distribution, as a file can say it.
 *
 *   uniform, log-uniform, triangular, normal, lognormal   that below which the share lies; 0 and 1
 *                        are the bounds. A normal one is cut off at the bounds and what is left
 *                        taken as the whole: no value is heaped up at a bound.
 *   whole numbers        a uniform one gives each whole number from low to high the same share; any
 *                        other is rounded to the nearest, halves up.
 *   values               each the same share, in the order of the list. */
double ctg_factor_value(const ctg_factor *factor, double share);

#endif
