/* A sweep, opened: base and policies over the points of a design, as one study.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_CROSSING_H
#define CTG_ANALYSIS_CROSSING_H

#include "analysis/design_points.h"
#include "analysis/study.h"

typedef struct ctg_crossing {
    ctg_sweep sweep;
    ctg_scenario *base;
    ctg_scenario **policies; /* [sweep.policy_count]; owned */
    ctg_design_points points;
    const char **paths; /* [sweep.varied_count] what is varied; owned, the texts are the sweep's */
    const char **cells; /* [cell_count] those of them that lead into tables; owned likewise */
    size_t cell_count;
    bool lays_out_anew;         /* a point needs tables or places of its own */
    char *text;                 /* what decides the points; owned */
    ctg_scenario_file files[2]; /* the study file and its list */
    size_t file_count;
} ctg_crossing;

/* Opens the study file with all that it names (the overrides have the last word) and makes
 * *study of it, to be released by the caller before the crossing. ctg_input with every mistake.
 * To be released with ctg_crossing_close, whatever the status. */
ctg_status ctg_crossing_open(ctg_crossing *crossing, const char *path,
                             const ctg_scenario_overrides *overrides, const char *version,
                             ctg_study *study, ctg_error *error);

/* The same from what a store holds: the study file, its list (NULL: none), and for each arm the
 * scenario as it ran, all in memory; the policies are as many as the file names. */
typedef struct ctg_crossing_given {
    const ctg_scenario_file *file, *list;
    const char *const *paths;                /* [arms] of the scenarios */
    const ctg_scenario_overrides *overrides; /* [arms] which hold the files given */
    size_t arms;
} ctg_crossing_given;
ctg_status ctg_crossing_open_given(ctg_crossing *crossing, const ctg_crossing_given *given,
                                   const char *version, ctg_study *study, ctg_error *error);

void ctg_crossing_close(ctg_crossing *crossing);

#endif
