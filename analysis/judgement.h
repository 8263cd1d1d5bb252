/* Which patterns of the record a study's runs show.
 *
 * Each figure of patterns.def that the run spans is reckoned in every replicate; their median is
 * held against the band. A pattern is inside when all its figures with a band are. Given patterns
 * are reckoned as well, and count for nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_JUDGEMENT_H
#define CTG_ANALYSIS_JUDGEMENT_H

#include "analysis/patterns.h"
#include "analysis/quantiles.h"
#include "analysis/runs.h"

typedef enum ctg_judgement_verdict {
    ctg_judgement_not_simulated, /* the run does not span its years, or never came to it */
    ctg_judgement_for_information,
    ctg_judgement_inside,
    ctg_judgement_below,
    ctg_judgement_above
} ctg_judgement_verdict;

typedef struct ctg_judgement_row {
    const ctg_figure *figure;
    bool is_simulated;
    double recorded;         /* by the shipped tables; CTG_VIEW_UNKNOWN where they do not know it */
    ctg_quantiles simulated; /* over the replicates that have it */
    ctg_judgement_verdict verdict;
} ctg_judgement_row;

typedef struct ctg_judgement {
    const ctg_study *study;
    ctg_runs_outcome outcome;
    ctg_judgement_row *rows; /* in the order of patterns.def; owned */
    size_t row_count;
} ctg_judgement;

/* Reckons what the record says, before anything runs. ctg_input where the study does not start in a
 * December or spans no figure. To be released with ctg_judgement_destroy, whatever the status. */
ctg_status ctg_judgement_open(ctg_judgement *judgement, const ctg_study *study, ctg_error *error);
void ctg_judgement_destroy(ctg_judgement *judgement);

/* Reads the runs below study->replicates and judges. */
ctg_status ctg_judgement_read(ctg_judgement *judgement, ctg_store *store, ctg_error *error);

const char *ctg_judgement_verdict_name(ctg_judgement_verdict verdict);

/* Which years count. */
typedef enum ctg_judgement_window {
    ctg_judgement_fit,
    ctg_judgement_test,
    ctg_judgement_both
} ctg_judgement_window;

/* Of the emergent patterns, and of their figures: how many were judged, how many are inside. */
typedef struct ctg_judgement_tally {
    size_t patterns, patterns_inside, figures, figures_inside;
} ctg_judgement_tally;

/* A figure that several judgements have counts as in the one that starts last, which knows most. */
ctg_judgement_tally ctg_judgement_count(const ctg_judgement *all, size_t count,
                                        ctg_judgement_window window);

/* The same for one pattern, of whatever kind: `patterns` is 1 when it was judged. */
ctg_judgement_tally ctg_judgement_count_pattern(const ctg_judgement *all, size_t count,
                                                ctg_judgement_window window, ctg_pattern_id id);

#endif
