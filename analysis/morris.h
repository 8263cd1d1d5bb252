/* Morris screening: which of many factors matter, from few runs.
 *
 * A trajectory moves each factor once. The elementary effect is what the output changes by, over
 * the share of the factor's range it moved by (Morris 1991, Technometrics 33, 161-174). Over
 * trajectories: mu, its mean; mu*, the mean of its absolute value, where ups and downs do not
 * cancel (Campolongo, Cariboni and Saltelli 2007, Environ. Model. Softw. 22, 1509-1518); sigma, its
 * standard deviation, which is large where the effect is curved or hangs on other factors.
 *
 * Effects are those of the mean over chance. Squares are taken over pairs of different replicates
 * as in sobol.h, so that chance lifts neither sigma nor the mean square; it does lift mu*, of which
 * no estimate without bias is known. Whether a factor can be told from 0 is asked of the mean
 * square effect: its interval lies above 0. One replicate cannot be corrected: whatever moves the
 * output then counts as an effect.
 *
 * Intervals: resample.h, over trajectories, and over replicates where there are three or more. Of
 * 1,000 screenings of 20 trajectories without chance they hold mu in 93 %, the mean square in 90 %
 * and sigma in 87 %: few trajectories say little of their own spread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_MORRIS_H
#define CTG_ANALYSIS_MORRIS_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/error.h"

typedef struct ctg_morris_asked {
    /* [(trajectory * (factors + 1) + point) * replicates + replicate]; what failed is no finite
     * number */
    const double *outputs;
    const uint32_t *moved; /* [trajectory * factors + step] the factor; each once a trajectory */
    const double *deltas;  /* the same: by what share of its range, less than 0 for down; not 0 */
    size_t trajectories, factors, replicates;
    uint64_t seed; /* of the bootstrap */
    uint32_t resamples;
    const char *name; /* of the measure, for sentences */
} ctg_morris_asked;   /* all is borrowed */

typedef struct ctg_morris_measure {
    double estimate, low, high; /* with its 95 % interval */
} ctg_morris_measure;

typedef struct ctg_morris_factor {
    /* In units of the measure for the factor's whole range; `square` in their square. */
    ctg_morris_measure mu, mu_star, sigma, square;
    bool distinguishable; /* from 0 */
} ctg_morris_factor;

typedef struct ctg_morris {
    ctg_morris_factor *factor; /* [factor]; owned */
    size_t factors;
    size_t trajectories, dropped; /* used; left out because a run failed */
} ctg_morris;

/* Fills *morris. ctg_input and a sentence that names the measure where fewer than two trajectories
 * are whole, or where the output is the same at all their points. To be released with
 * ctg_morris_destroy, whatever the status. */
ctg_status ctg_morris_of(ctg_morris *morris, const ctg_morris_asked *asked, ctg_error *error);
void ctg_morris_destroy(ctg_morris *morris);

#endif
