/* A comparison: what policies change of chosen measures, and whom they change, from a study whose
 * arms are a base and the policies beside it.
 *
 * Differences are paired (pair.h). Regions and states that a policy changes are those whose mean
 * difference leaves out 0 at the 5 % level after Bonferroni's correction for all that were looked
 * at.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_COMPARISON_H
#define CTG_ANALYSIS_COMPARISON_H

#include "analysis/pair.h"
#include "analysis/paired_difference.h"
#include "analysis/ranking.h"
#include "analysis/runs.h"

/* A measure of somebody, at its last month. */
typedef struct ctg_comparison_row {
    ctg_measure_id measure;
    size_t who; /* row of the measure's scope; 0 for the world */
    size_t place;
} ctg_comparison_row;

/* One policy beside the base. */
typedef struct ctg_comparison_policy {
    ctg_pair pair;
    ctg_pair_effect *effects;           /* [row_count]; owned */
    ctg_paired_difference *differences; /* [row_count]; owned */
    size_t *changed; /* rows among the looked at that it changes, the most first; owned */
    size_t changed_count;
    ctg_pair_effect *of_changed; /* [changed_count]; owned */
} ctg_comparison_policy;

typedef struct ctg_comparison {
    const ctg_study *study;
    ctg_runs_outcome outcome;
    ctg_comparison_row *rows; /* asked for; owned */
    size_t row_count;
    ctg_comparison_row *looked; /* regions' and states' that may be changed; owned */
    size_t looked_count;
    ctg_arm *arms;                   /* [ctg_study_arms]; owned */
    ctg_comparison_policy *policies; /* [study->policy_count]; owned */
    ctg_ranking ranking;             /* of all arms by the first row; owned */
    bool is_ranked; /* where there are two policies or more, and more or less is better */
} ctg_comparison;

/* The rows that are compared where nobody asks for others: measures of the world. */
#define CTG_COMPARISON_USUAL 7
ctg_measure_id ctg_comparison_usual(size_t at);

/* Sets a row; ctg_input where the measure is not taken after the start. */
ctg_status ctg_comparison_row_make(ctg_comparison_row *row, const ctg_study *study,
                                   ctg_measure_id measure, size_t who, ctg_error *error);

/* Reads the runs and compares; `rows` are copied. To be released with ctg_comparison_destroy,
 * whatever the status. */
ctg_status ctg_comparison_read(ctg_comparison *comparison, ctg_store *store, const ctg_study *study,
                               const ctg_comparison_row *rows, size_t row_count, ctg_error *error);
void ctg_comparison_destroy(ctg_comparison *comparison);

#endif
