/* What a number hangs on: of the parameters that replicates draw anew, those whose values go with
 * it most, as far as chance would not give that.
 *
 * Ranked by Spearman's correlation (influence.h). Between two lists that have nothing to do with
 * each other r sqrt((n - 2) / (1 - r^2)) is nearly Student's t with n - 2 degrees of freedom
 * (Kendall and Stuart 1973, section 31.19); candidates.h has the level. The square of a correlation
 * is the share of the variance of ranks for which the parameter stands alone; what is left is
 * chance, other parameters, and what goes up and down again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_HINGES_H
#define CTG_ANALYSIS_HINGES_H

#include "analysis/candidates.h"
#include "analysis/influence.h"

#define CTG_HINGES_MOST 3    /* that are said */
#define CTG_HINGES_LISTED 10 /* that are kept */

typedef struct ctg_hinges {
    ctg_influence strongest[CTG_HINGES_LISTED]; /* the strongest first; of equals the first by
                                                   name */
    size_t listed, found; /* of all; of them beyond the bound, at most CTG_HINGES_MOST */
    size_t candidates;    /* that were looked at */
    size_t values;        /* finite ones */
    double bound;         /* what |correlation| must be above; 1 where there are too few values */
} ctg_hinges;

/* What the replicates drew: sets *values to a parameter's value in each of them, which stand until
 * the next call. */
typedef struct ctg_hinges_drawn {
    ctg_status (*read)(void *of, ctg_parameter_id parameter, const double **values,
                       ctg_error *error);
    void *of;
} ctg_hinges_drawn;

/* Ranks the candidates by the values of `count` replicates; those that are no finite number are
 * left out. `drawn` is asked in order of parameters. */
ctg_status ctg_hinges_rank(ctg_hinges *hinges, const ctg_setting *setting, const double *values,
                           size_t count, const ctg_hinges_drawn *drawn, ctg_error *error);

/* The same of what a policy changes at a place of the record: of the mean difference of each draw
 * of parameters. */
ctg_status ctg_hinges_of_pair(ctg_hinges *hinges, const ctg_pair *pair, size_t place,
                              ctg_error *error);

/* The interval of a rank correlation over `values` pairs, of `candidates` that are looked at (all
 * of them hold in 95 % of studies: ctg_candidates_level), by Fisher's transformation with the
 * variance 1.06 / (n - 3) of Spearman's (Fieller, Hartley and Pearson 1957, Biometrika 44,
 * 470-481). */
void ctg_hinges_interval(double correlation, size_t values, size_t candidates, double ends[2]);

#endif
