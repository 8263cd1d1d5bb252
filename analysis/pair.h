/* Two arms subtracted replicate by replicate: what a policy changes, and how sure that is.
 *
 * The arms meet the same chance and the same draws of parameters, so that a difference is the
 * policy's alone. Before the month in which the policy begins they must be the same to the bit;
 * a pair is refused where they are not. A replicate that failed in either arm is left out of both
 * and counted.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_PAIR_H
#define CTG_ANALYSIS_PAIR_H

#include "analysis/arm.h"
#include "analysis/split.h"

typedef struct ctg_pair {
    const ctg_arm *base, *policy; /* borrowed */
    ctg_month parting;            /* as ctg_parting_month gives it */
    uint32_t *replicates;         /* those in both arms, ascending; owned */
    uint32_t *draws;              /* the draw of each; owned */
    size_t count, left_out;
} ctg_pair;

/* What a pair says of one value of the record, over the replicates in which both arms have one; NAN
 * where there is none. */
typedef struct ctg_pair_effect {
    double base_median, policy_median;
    double median, low, high; /* of the differences: median, quantiles 0.025 and 0.975 */
    char sign; /* '+', '-', or '0': the 95 % interval of the mean includes 0, or there
                                 are fewer than 2 draws */
    ctg_split split;
    double above, below;  /* shares of the draws whose mean difference is above, below 0 */
    double higher, lower; /* shares of the replicates whose difference is above, below 0 */
} ctg_pair_effect;

/* Whether worlds of two settings can be subtracted: ctg_input and a sentence where start, months,
 * seed or the number of states, regions or capabilities differ. `a` and `b` are their names. */
ctg_status ctg_pair_check(const ctg_setting *base, const ctg_setting *policy, const char *a,
                          const char *b, ctg_error *error);

/* Pairs two arms of settings that fit, with the same places and number of replicates. ctg_broken
 * where they differ before the policy, or where no replicate is in both. `name` stands in
 * sentences. To be released with ctg_pair_destroy, whatever the status. */
ctg_status ctg_pair_open(ctg_pair *pair, const ctg_arm *base, const ctg_arm *policy,
                         const char *name, ctg_error *error);
void ctg_pair_destroy(ctg_pair *pair);

/* Writes what both arms have at a place of the record, and of which draw and replicate it is, of
 * those in which both have something; returns how many. Each has room for `count`. */
typedef struct ctg_pair_values {
    double *base, *policy;
    uint32_t *draws, *replicates;
} ctg_pair_values;

size_t ctg_pair_read(const ctg_pair *pair, size_t place, const ctg_pair_values *to);

/* Writes policy less base at a place of the record, one value for each of `count` replicates; NAN
 * where one of both has none. */
void ctg_pair_differences(const ctg_pair *pair, size_t place, double *differences);

/* Fills *effect from a place of the record. */
ctg_status ctg_pair_measure(const ctg_pair *pair, size_t place, ctg_pair_effect *effect,
                            ctg_error *error);

#endif
