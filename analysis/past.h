/* The record as arrays: who had how many people where at the end of a month.
 *
 * States are in the order of their M49 codes and missions in the order of their permanent numbers,
 * whatever the order of the tables' rows, so that no sum made from these arrays depends on it.
 * People are whole persons, kept as doubles; shares are of all people under the United Nations'
 * command. Sources: the tables contributions (by state, political missions included), deployments
 * (by mission), placements (by both, from November 2009); before placements begin, the engine's own
 * estimate from the two margins, by which the model starts as well (engine/model/estimate.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_PAST_H
#define CTG_ANALYSIS_PAST_H

#include "analysis/recorded.h"
#include "engine/base/error.h"
#include "engine/model/setting.h"

/* The first month for whose end who was where can be estimated: the engine's first start. */
#define CTG_PAST_FIRST CTG_MONTH(1995, 1)

typedef enum ctg_past_source {
    ctg_past_none,      /* the table placements is empty */
    ctg_past_recorded,  /* by the table placements */
    ctg_past_estimated, /* before it begins */
    ctg_past_missing    /* it has begun, and lacks the month */
} ctg_past_source;

typedef struct ctg_past {
    const ctg_setting *setting;
    const ctg_tables *tables;
    size_t states, missions;    /* S, N */
    size_t *state_at;           /* [row of states] its place here */
    size_t *state_row;          /* [place] its row */
    size_t *mission_at;         /* [row of missions] */
    size_t *mission_row;        /* [place] */
    int32_t *before;            /* [place] of the predecessor; -1 without */
    int32_t *region;            /* [place] row of regions of the mission's host; -1 when unknown */
    ctg_month placements_first; /* CTG_NO_MONTH: the table is empty */
} ctg_past;

/* To be released with ctg_past_destroy, whatever the status. The setting must outlive it. */
ctg_status ctg_past_open(ctg_past *past, const ctg_setting *setting, ctg_error *error);
void ctg_past_destroy(ctg_past *past);

/* People by state, [S]; their sum. */
double ctg_past_people(const ctg_past *past, ctg_month month, double *persons);

/* People by mission, [N]: those under the United Nations' command, 0 for others. */
void ctg_past_missions(const ctg_past *past, ctg_month month, double *persons);

/* Where who was where in the month is known from. */
ctg_past_source ctg_past_placed(const ctg_past *past, ctg_month month);

/* People by mission and state, [m * S + s], for a month that is recorded or estimated. An estimate
 * before CTG_PAST_FIRST is refused. */
ctg_status ctg_past_placements(const ctg_past *past, ctg_month month, double *persons,
                               ctg_error *error);

#endif
