/* Chance and parameters apart: a one-way analysis of variance with random effects.
 *
 * A study that runs several chances for each draw of parameters has values in groups: those of one
 * draw differ by chance alone, the means of draws by parameters too. The estimators of the analysis
 * of variance are unbiased for any distribution (Searle, Casella and McCulloch 1992, Variance
 * Components, section 3.6); the interval of the parameters' share is exact for normal effects and
 * groups of equal size, and wide when the draws are few.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_SPLIT_H
#define CTG_ANALYSIS_SPLIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct ctg_split {
    size_t values, draws;
    double mean;                /* of the draws' means; NAN without values */
    double mean_low, mean_high; /* its 95 % interval, by Student's t over the draws' means; the mean
                                   itself where they are all the same, NAN of fewer than 2 draws */
    double chance, parameters;  /* variances; not below 0 */
    double share;               /* of parameters in the sum of both; NAN where it cannot be told */
    double share_low, share_high; /* its 95 % interval, between 0 and 1 */
} ctg_split;

/* Splits the finite `values`, of which number i belongs to the draw draws[i]; those of a draw stand
 * together. With one value a draw there is no split; with none at all nothing but the counts. */
ctg_split ctg_split_of(const double *values, const uint32_t *draws, size_t count);

/* Whether the mean can be told from 0 at the 5 % level where `looked` means are looked at: whether
 * it is beyond the interval that Bonferroni's correction gives. False of one draw. */
bool ctg_split_is_told(const ctg_split *split, size_t looked);

/* Writes the mean of each draw, and which draw it is, in the order of the values; returns how many.
 * Both have room for `count`. */
size_t ctg_split_means(const double *values, const uint32_t *draws, size_t count, double *means,
                       uint32_t *which);

#endif
