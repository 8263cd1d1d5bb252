/* Is a result built in? Whether an assumed parameter, held at the low or the high end of what is
 * plausible while all others are drawn as before, turns the sign of a difference.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_PROBE_H
#define CTG_ANALYSIS_PROBE_H

#include "analysis/arms.h"
#include "analysis/pair.h"

/* One parameter at one end. */
typedef struct ctg_probe_end {
    double value;           /* of the parameter */
    double mean, low, high; /* of the draws' mean differences, with the 95 % interval of the mean */
    bool turns;             /* the whole interval is on the other side of 0 */
} ctg_probe_end;

typedef struct ctg_probe {
    ctg_parameter_id parameter;
    double correlation;    /* as ctg_influence says */
    ctg_probe_end ends[2]; /* at the row's low, at its high */
} ctg_probe;

/* What is compared: two arms as the command runs them, and the sign of their difference. */
typedef struct ctg_probe_of {
    ctg_arms *arms;
    ctg_arms_asked base, policy; /* with all parameters drawn, and the replicates of a probe */
    size_t place;
    char sign;        /* '+' or '-' */
    const char *name; /* for sentences */
} ctg_probe_of;

/* How many of `replicates` a probe runs: a quarter, at least 20, in whole draws, never more than
 * there are. */
uint32_t ctg_probe_replicates(uint32_t replicates, uint32_t chances);

/* Runs both ends of a parameter; probe->parameter is set by the caller. */
ctg_status ctg_probe_run(const ctg_probe_of *of, ctg_probe *probe, ctg_error *error);

/* Whether one of its ends turns the sign. */
bool ctg_probe_turns(const ctg_probe *probe);

#endif
