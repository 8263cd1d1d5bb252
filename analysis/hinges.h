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

/* Ranks the candidates by `count` values, of which number i comes from the row
 * parameters[i * CTG_PARAMETERS]; those that are no finite number are left out. */
ctg_status ctg_hinges_rank(ctg_hinges *hinges, const ctg_setting *setting, const double *values,
                           const double *parameters, size_t count, ctg_error *error);

#endif
