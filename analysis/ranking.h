/* Several arms in order, with intervals that hold together, and what each would be regretted for.
 *
 * Every arm is compared with every other, draw by draw. With m pairs each interval is Student's t
 * at the level 1 - 0.05 / m, so that all of them hold at once in at least 95 % of studies
 * (Bonferroni; Dunn 1961, J. Am. Stat. Assoc. 56, 52-64). Tukey's and Kramer's are narrower but
 * assume that all differences have one variance: arms on the same chance do not keep to that, two
 * nearly equal policies differ little in every replicate and a third differs much (Maxwell 1980,
 * J. Educ. Stat. 5, 269-287, recommends Bonferroni's for repeated measures).
 *
 * An arm's place is between 1 + the arms that are better beyond their interval and the number of
 * arms less those that are worse beyond it. Regret is that of draws' means: a draw is a future.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_RANKING_H
#define CTG_ANALYSIS_RANKING_H

#include <stdint.h>

#include "analysis/regret.h"

typedef struct ctg_ranking_asked {
    const double *values;  /* [arm * count + i], finite; the i-th of each arm has the same chance */
    const uint32_t *draws; /* [i] the draw of parameters; those of a draw stand together */
    size_t arms, count;    /* at least 2 arms, 1 value */
    bool more_is_better;
    double threshold; /* as ctg_regret_asked */
    const char *name; /* of the measure, for sentences */
} ctg_ranking_asked;

typedef struct ctg_ranking_arm {
    double mean;                  /* of the draws' means */
    size_t place;                 /* 1: the best mean; of equals the first comes first */
    size_t place_low, place_high; /* see above */
} ctg_ranking_arm;

typedef struct ctg_ranking_pair {
    double mean, low, high; /* arm b less arm a, with its interval; see above; NAN of one draw */
} ctg_ranking_pair;

typedef struct ctg_ranking {
    size_t arms, draws;
    ctg_ranking_arm *arm;   /* [arm]; owned */
    ctg_ranking_pair *pair; /* [a * arms + b], both ways; owned */
    ctg_regret regret;      /* owned */
} ctg_ranking;

/* Fills *ranking; to be released with ctg_ranking_destroy, whatever the status. */
ctg_status ctg_ranking_of(ctg_ranking *ranking, const ctg_ranking_asked *asked, ctg_error *error);
void ctg_ranking_destroy(ctg_ranking *ranking);

#endif
