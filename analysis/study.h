/* A study: one setting, many replicates, and the identity that its results carry.
 *
 * The identity is the SHA-256 of all that decides a result: the version of the model and the
 * resolved scenario, which names seed, months, every parameter with its range, every change and
 * every table by digest. Where the files lie and how they are commented is not in it, nor the
 * number of replicates: replicate 7 is the same whether 10 or 10,000 are run, so a study can be
 * extended.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_STUDY_H
#define CTG_ANALYSIS_STUDY_H

#include "engine/io/scenario.h"
#include "engine/model/measures.h"

/* What is a pointer here is borrowed from the scenario, unless it says owned. */
typedef struct ctg_study {
    const char *name, *title, *question;
    const char *version; /* of the model */
    const ctg_setting *setting;
    uint32_t replicates; /* asked for */
    ctg_record_shape shape;
    const ctg_scenario_file **files; /* owned; the files are not */
    size_t file_count;
    char *changes;  /* of parameters and tables, one a line, "" without; owned */
    char *resolved; /* the whole scenario in the syntax of a scenario file; owned */
    char id[65];
} ctg_study;

/* Fills *study from a scenario that outlives it; to be released with ctg_study_destroy, whatever
 * the status. */
ctg_status ctg_study_open(ctg_study *study, const ctg_scenario *scenario, const char *version,
                          ctg_error *error);
void ctg_study_destroy(ctg_study *study);

/* Sets the identity from everything else in *study. */
ctg_status ctg_study_set_id(ctg_study *study, ctg_error *error);

/* What a row of the scope is called (ctg_measures_who). */
const char *ctg_study_who(const ctg_study *study, ctg_scope scope, size_t line,
                          char room[CTG_WHO_ROOM]);

/* The month of a point in time of the scope. */
ctg_month ctg_study_month(const ctg_study *study, ctg_scope scope, size_t time);

#endif
