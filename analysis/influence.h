/* Which assumed parameters a difference hangs on most: those that are drawn anew for each draw,
 * ranked by how their value goes with the difference.
 *
 * Spearman's rank correlation sees every relation that goes one way, straight or not (1904).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_INFLUENCE_H
#define CTG_ANALYSIS_INFLUENCE_H

#include "analysis/pair.h"

/* How many are looked at further. Parameters are drawn independently, so that the squares of their
 * correlations with what they add up to sum to 1 at most: the seventh explains no more than a
 * seventh of the spread between draws. */
#define CTG_INFLUENCE_MOST 6

typedef struct ctg_influence {
    ctg_parameter_id parameter;
    double correlation; /* by ranks, of its value with the draw's mean difference; -1 to 1 */
} ctg_influence;

/* Writes those that go most with the differences at a place of the record, the strongest first (of
 * equally strong ones the first by name); *found of them. Only parameters of basis assumed that are
 * drawn in both arms and are no switch. Fewer than three draws, or differences that are all the
 * same, give none. */
ctg_status ctg_influence_rank(const ctg_pair *pair, size_t place,
                              ctg_influence strongest[CTG_INFLUENCE_MOST], size_t *found,
                              ctg_error *error);

/* Puts one at its place among the `most` strongest, of which there are *found; the weakest drops
 * out where there is no room. */
void ctg_influence_enter(ctg_influence *strongest, size_t most, size_t *found, ctg_influence one);

/* The correlation of each of `count` values with each of another list, by ranks; ties share their
 * mean rank. NAN where one of the lists is all the same. `work` has room for 2 * count. */
double ctg_influence_correlation(const double *a, const double *b, size_t count, double *work);

#endif
