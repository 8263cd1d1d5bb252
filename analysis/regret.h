/* How robust arms are over futures: what each loses, future by future, against the arm that is best
 * there.
 *
 * Regret is the difference to the best arm of the same future (Savage 1951, J. Am. Stat. Assoc. 46,
 * 55-67), never below 0; the arm whose worst regret is least is the minimax one. Satisficing asks
 * something simpler: in how many futures is a threshold met (Lempert and Collins 2007, Risk
 * Analysis 27, 1009-1026)? Futures count alike: shares are no probabilities unless the futures were
 * drawn from them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_REGRET_H
#define CTG_ANALYSIS_REGRET_H

#include <stdbool.h>

#include "engine/base/error.h"

typedef struct ctg_regret_asked {
    const double *values; /* [arm * futures + future], in the unit of the measure; borrowed */
    size_t arms, futures;
    bool more_is_better;
    double threshold; /* met at or beyond it, on the better side; NAN: none was asked for */
    const char *name; /* of the measure, for sentences */
} ctg_regret_asked;

typedef struct ctg_regret_arm {
    double mean, p95, worst; /* regret, in the unit of the measure */
    size_t worst_future;     /* where; of equals the first */
    double best;             /* share of futures in which no arm is better; equal arms all count */
    double meets;            /* share of futures in which the threshold is met; NAN: none */
} ctg_regret_arm;

typedef struct ctg_regret {
    ctg_regret_arm *arm; /* [arm]; owned */
    size_t arms;
    size_t futures, dropped; /* looked at; left out because an arm has no finite value there */
    size_t minimax;          /* the arm; of equals the one with less mean regret, then the first */
} ctg_regret;

/* Fills *regret. ctg_input and a sentence where no future has a value of every arm. To be released
 * with ctg_regret_destroy, whatever the status. */
ctg_status ctg_regret_of(ctg_regret *regret, const ctg_regret_asked *asked, ctg_error *error);
void ctg_regret_destroy(ctg_regret *regret);

#endif
