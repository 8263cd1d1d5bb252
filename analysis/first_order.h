/* What share of a number's variance one parameter makes by itself.
 *
 * The first-order index: the variance of the mean given the parameter, over the variance of a
 * single world. Parameters are drawn independently, so that any study will do ("given data":
 * Plischke, Borgonovo and Smith 2013, Eur. J. Oper. Res. 226, 536-550): the draws are cut by the
 * parameter's value into bins of equally many, and the variance between the bins' means is taken,
 * less what chance and the other parameters make of it (Kelley 1935, Proc. Natl. Acad. Sci. 21,
 * 554-559: the correlation ratio without bias). It sees any relation, one that goes up and down
 * again too; what changes within a bin it misses, a straight line's 1 / bins^2. With n draws there
 * are n^(2/5) bins: the square of what is missed falls as bins^-4, the variance of the estimate
 * grows as bins / n^2.
 *
 * Chance is told apart by the draws' several chances. The interval is the jackknife's over the
 * draws, bins held (Efron and Stein 1981, Ann. Statist. 9, 586-596: too wide rather than too
 * narrow); a bootstrap would have each draw several times, which looks like a difference between
 * bins. Whether a share can be told from 0 is asked of the F test, exact for normal means.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_FIRST_ORDER_H
#define CTG_ANALYSIS_FIRST_ORDER_H

#include "engine/base/error.h"

/* Draws of parameters; number i has sizes[i] values, one for each chance. All is borrowed. */
typedef struct ctg_first_order_draws {
    const double *means;
    const double *within; /* sums of the squared distances of its values from the mean */
    const double *sizes;  /* at least 1 */
    size_t count;
} ctg_first_order_draws;

typedef struct ctg_first_order {
    double share, low, high; /* of the variance of a single world, with its 95 % interval; 0 to 1 */
    double level;            /* how often as much comes where there is nothing (F test); 0 to 1 */
} ctg_first_order;

/* The share of a parameter, values[i] in draw i; at least four draws. Where nothing differs, or
 * the parameter does not, the share is 0 at level 1. */
ctg_status ctg_first_order_of(ctg_first_order *of, const ctg_first_order_draws *draws,
                              const double *values, ctg_error *error);

/* The share of chance, its level 0; NAN where no draw has a second value. */
ctg_first_order ctg_first_order_chance(const ctg_first_order_draws *draws);

#endif
