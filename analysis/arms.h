/* The arms that one command has run, each once however often it is asked for: policies on one base
 * share the base's arms.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_ARMS_H
#define CTG_ANALYSIS_ARMS_H

#include "analysis/arm.h"

typedef struct ctg_arms {
    ctg_arm_means means;
    struct ctg_arms_entry **entries; /* owned */
    size_t count, room;
} ctg_arms;

/* Which arm. Two are the same when all of this is, the setting by its address; the same setting
 * must always come with the same places. */
typedef struct ctg_arms_asked {
    const ctg_setting *setting; /* must outlive the arms */
    uint32_t replicates, chances;
    ctg_parameter_id
        fixed; /* this parameter has `value` in every replicate; CTG_PARAMETERS: none */
    double value;
    const size_t *places; /* ascending, none twice */
    size_t place_count;
} ctg_arms_asked;

/* Begins without an arm; to be released with ctg_arms_destroy. */
void ctg_arms_begin(ctg_arms *arms, const ctg_arm_means *means);
void ctg_arms_destroy(ctg_arms *arms);

/* Sets *arm to the arm that was asked for, run now if it was not before; it lives as long as the
 * arms. ctg_stopped when it was asked to stop. */
ctg_status ctg_arms_run(ctg_arms *arms, const ctg_arms_asked *asked, const ctg_arm **arm,
                        ctg_error *error);

#endif
