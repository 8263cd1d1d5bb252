/* What the runs of a store hold: which value of a run is whose, of which measure, in which month;
 * and what its parameters are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_STORE_OUTPUTS_H
#define CTG_ANALYSIS_STORE_OUTPUTS_H

#include "analysis/store_file.h"
#include "engine/base/text.h"

typedef struct ctg_store_measure {
    const char *path, *unit, *what, *scope;
    const char *time; /* "sum" or "end" */
    size_t place, times;
} ctg_store_measure;

/* One value of a run. */
typedef struct ctg_store_output {
    const ctg_store_measure *measure;
    const char *who; /* "" for the world */
    char month[8];
    size_t at; /* in the record of a line */
} ctg_store_output;

typedef struct ctg_store_outputs {
    ctg_store_output *all; /* [count]; owned, in the order of the record */
    size_t count, room;
    ctg_store_measure *measures; /* [measure_count]; owned */
    size_t measure_count;
    ctg_text_store texts; /* owns every text */
} ctg_store_outputs;

/* Lists all values of a run; with `names`, those of these measures alone: "PATH", or "PATH=WHO".
 * ctg_input where a name fits none. To be released with ctg_store_outputs_destroy, whatever the
 * status. */
ctg_status ctg_store_outputs_read(ctg_store_outputs *outputs, ctg_store_file *file,
                                  const char *const *names, size_t name_count, ctg_error *error);
void ctg_store_outputs_destroy(ctg_store_outputs *outputs);

/* A parameter as the base has it; texts are borrowed for the time of the call. */
typedef struct ctg_store_parameter {
    size_t number; /* its place among a line's values, where there are no points */
    const char *path, *unit, *basis;
    double centre, low, high;
    bool drawn; /* by each replicate, between low and high */
} ctg_store_parameter;

typedef ctg_status ctg_store_outputs_parameter(void *to, const ctg_store_parameter *parameter,
                                               ctg_error *error);

/* Hands every parameter to `visit`, in order of number. */
ctg_status ctg_store_outputs_parameters(ctg_store_file *file, ctg_store_outputs_parameter *visit,
                                        void *to, ctg_error *error);

#endif
