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

#define CTG_HINGES_MOST 3

typedef struct ctg_hinges {
    ctg_influence strongest[CTG_HINGES_MOST]; /* the strongest first; of equals the first by name */
    size_t found;
    size_t candidates; /* that were looked at */
    size_t values;     /* finite ones */
    double bound;      /* what |correlation| must be above; 1 where there are too few values */
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

#endif
