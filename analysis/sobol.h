/* Sobol' indices: what share of the variance between the points of a design each factor makes, by
 * itself (first order), with all its interactions (total), and as the interaction of two.
 *
 * The output is the mean over chance, of which few replicates give a noisy mean. With y_r(x) the
 * output of replicate r at point x, the noise of the mean enters every product of two outputs that
 * share a replicate: with chance of its own at every point it lifts variance and totals, with
 * common random numbers it enters some products and not others, by how far chance acts alike at
 * both points. Replicates are independent of each other in either case. So every form Q of
 * sobol_forms.h is taken over pairs of different replicates,
 *     sum over r != s of Q(y_r, y_s) / (R (R - 1))
 *         = Q(mean, mean) - sum over r of Q(d_r, d_r) / (R (R - 1))
 * with d_r = y_r - mean: a U statistic (Hoeffding 1948), whose expectation is Q of the mean over
 * all chance, whatever the dependence between points. One replicate cannot be corrected: its
 * indices are those of that chance, and in a model where chance falls out anew when a factor moves,
 * of noise.
 *
 * Intervals: resample.h, over base points, and over replicates where there are three or more; of
 * the jackknife's variance only what base points have in common, since chance that falls out anew
 * at each is in the bootstrap already. They are those of base points drawn at random: without
 * chance they hold Ishigami's indices in 94 to 95 % of 1,000 studies of 512 base points and in 89
 * to 95 % with 128. Points of a quasi-random design do better, and the intervals are too wide. An
 * index is distinguishable from 0 where its interval lies above 0: each wrongly in about 2.5 % of
 * studies, k factors being k chances to be wrong. In truth no index is below 0; estimates are not
 * clipped, so that one can see their error.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_SOBOL_H
#define CTG_ANALYSIS_SOBOL_H

#include <stdint.h>

#include "analysis/sobol_forms.h"
#include "engine/base/error.h"

/* An output whose mean over replicates is nowhere further from its mean over points than this share
 * of the largest absolute output does not change. */
#define CTG_SOBOL_LEAST 1e-9

typedef struct ctg_sobol_asked {
    /* [(point * rows + row) * replicates + replicate], the rows of sobol_forms.h; what failed is no
     * finite number. Borrowed. */
    const double *outputs;
    size_t points, replicates; /* base points; at least 1 each */
    ctg_sobol_shape shape;     /* at least 1 factor */
    uint64_t seed;             /* of the bootstrap */
    uint32_t resamples;        /* at least 2; 1,000 are customary */
    const char *name;          /* of the measure, for sentences */
} ctg_sobol_asked;

typedef struct ctg_sobol_index {
    double estimate, low, high; /* share of the variance, with its 95 % interval */
    bool distinguishable;       /* from 0 */
} ctg_sobol_index;

typedef struct ctg_sobol {
    size_t factors;
    size_t points, dropped; /* base points that were used; left out because a run failed */
    double mean;            /* of the output over A and B */
    double variance;        /* between points, of the mean over chance; the indices' denominator */
    double chance; /* variance over replicates at one point, in the mean of points; NAN: one
                      replicate. The variance of a single run is the sum of both. */
    ctg_sobol_index *first, *total; /* [factor]; owned (one array) */
    ctg_sobol_index *second;        /* [ctg_sobol_pair]; NULL where it was not asked for */
} ctg_sobol;

/* Fills *sobol. ctg_input and a sentence that names the measure where fewer than four base points
 * are whole, where the output does not change, or where its changes cannot be told from chance. To
 * be released with ctg_sobol_destroy, whatever the status. */
ctg_status ctg_sobol_of(ctg_sobol *sobol, const ctg_sobol_asked *asked, ctg_error *error);
void ctg_sobol_destroy(ctg_sobol *sobol);

/* Where the interaction of two factors is, i < j, of k. */
size_t ctg_sobol_pair(size_t i, size_t j, size_t k);

/* Sets *one < *other to the factors of the largest interaction that can be told from 0 and is below
 * the one that they named; both 0 at first. False: there is none, and nothing is set. */
bool ctg_sobol_next_pair(const ctg_sobol *sobol, size_t *one, size_t *other);

#endif
