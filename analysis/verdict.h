/* Whether the model beats the best null and the rival, score by score.
 *
 * Share distance and RMS of logs have to be lower by CTG_VERDICT_MARGIN, CRPS has to be lower. The
 * best null is the one with the lowest score at that horizon, chosen after the fact: no forecaster
 * could have known which it would be.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_VERDICT_H
#define CTG_ANALYSIS_VERDICT_H

#include <stdbool.h>

#include "analysis/scorecard.h"

#define CTG_VERDICT_HORIZON 3   /* years from which on the model has to be better */
#define CTG_VERDICT_MARGIN 0.10 /* and by how much */
#define CTG_VERDICT_SCORES 3    /* share distance, RMS of logs, CRPS, of the population "all" */

ctg_scorecard_id ctg_verdict_score(size_t which);
double ctg_verdict_margin(size_t which);

/* One score at one horizon. */
typedef struct ctg_verdict_line {
    ctg_forecaster best_null;
    double below_null, below_rival; /* 1 - model / other; NAN without the rival */
    bool beats_null, beats_rival;
} ctg_verdict_line;

ctg_verdict_line ctg_verdict_of(const ctg_scorecard cards[CTG_FORECASTERS], size_t which);

/* All horizons together. */
typedef struct ctg_verdict {
    size_t judged, beats_null;   /* horizons */
    size_t against, beats_rival; /* those with the rival */
} ctg_verdict;

void ctg_verdict_add(ctg_verdict *verdict, size_t horizon, const ctg_verdict_line *line);

#endif
