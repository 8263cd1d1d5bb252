/* Ablation: each mechanism switched on against the same mechanism switched off, in the same
 * scenario, with the same chance and the same draws of parameters.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_ABLATION_H
#define CTG_ANALYSIS_ABLATION_H

#include "analysis/ablation_table.h"
#include "analysis/arms.h"
#include "analysis/pair.h"
#include "engine/io/scenario.h"

typedef struct ctg_ablation_asked {
    uint32_t replicates;
    ctg_scenario_overrides overrides; /* of the months, the seed, what is shipped */
} ctg_ablation_asked;

/* One mechanism. Off is the base of the pair, on its policy. */
typedef struct ctg_ablation_case {
    const ctg_ablation_row *row;
    ctg_parameter_id parameter;
    ctg_measure_id measure;
    size_t scenario, who, place;
    ctg_pair_effect effect;
    size_t left_out;
    bool moves; /* the interval of the mean is on the side of 0 that the row says */
} ctg_ablation_case;

typedef struct ctg_ablation_scenario {
    const char *file;
    ctg_scenario *scenario; /* owned */
    size_t *places;         /* owned */
    size_t place_count;
} ctg_ablation_scenario;

typedef struct ctg_ablation {
    ctg_ablation_asked asked;
    ctg_ablation_case *cases; /* owned */
    size_t count;
    ctg_ablation_scenario *scenarios; /* owned */
    size_t scenario_count;
} ctg_ablation;

/* Finds what the rows name and opens their scenarios. ctg_broken where a row names a parameter, a
 * measure or somebody that is not there. To be released with ctg_ablation_destroy, whatever the
 * status. */
ctg_status ctg_ablation_open(ctg_ablation *ablation, const ctg_ablation_row *rows, size_t count,
                             const ctg_ablation_asked *asked, ctg_error *error);
void ctg_ablation_destroy(ctg_ablation *ablation);

/* Runs one case. ctg_stopped when it was asked to stop. */
ctg_status ctg_ablation_run(const ctg_ablation *ablation, ctg_ablation_case *one, ctg_arms *arms,
                            ctg_error *error);

/* The first switch that no row is about, from `from` on; CTG_PARAMETERS when there is none. */
ctg_parameter_id ctg_ablation_without_row(const ctg_ablation_row *rows, size_t count,
                                          ctg_parameter_id from);

/* Whether a parameter switches a mechanism, which must have a row; others switch a part of one. */
bool ctg_ablation_is_mechanism(ctg_parameter_id id);

#endif
