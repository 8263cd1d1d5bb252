/* What an output of a sweep hangs on: Morris' elementary effects or Sobol' indices of the mean over
 * chance and of chance itself, by what the design is; and what policies would be regretted for.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_SENSITIVITY_H
#define CTG_ANALYSIS_SENSITIVITY_H

#include "analysis/crossing.h"
#include "analysis/morris.h"
#include "analysis/prim.h"
#include "analysis/regret.h"
#include "analysis/sobol_noise.h"
#include "analysis/store.h"

/* An output: one kept value, of the base; or what a policy makes it differ from the base. */
typedef struct ctg_sensitivity_output {
    size_t at;    /* among what is kept */
    uint32_t arm; /* 0: the base's value; else the policy's less the base's */
} ctg_sensitivity_output;

/* What is known of one output. Everything is owned. */
typedef struct ctg_sensitivity {
    ctg_sensitivity_output of;
    char name[240];
    bool has_morris, has_sobol, has_noise;
    ctg_morris morris;
    ctg_sobol sobol;
    ctg_sobol_noise noise;
    char refused[300]; /* why there is nothing, "" otherwise: an output that does not change */
    char noise_refused[300]; /* the same of chance */
} ctg_sensitivity;

typedef struct ctg_sensitivity_asked {
    ctg_store *store;
    const ctg_study *study;
    const ctg_crossing *crossing;
    uint32_t resamples;
    uint64_t seed; /* of the bootstrap */
} ctg_sensitivity_asked;

/* Whether the design tells anything: ctg_input where it is neither Morris' nor Saltelli's. */
ctg_status ctg_sensitivity_check(const ctg_crossing *crossing, ctg_error *error);

/* Fills *sensitivity. An output that does not change is no failure: `refused` says so. To be
 * released with ctg_sensitivity_destroy, whatever the status. */
ctg_status ctg_sensitivity_of(ctg_sensitivity *sensitivity, const ctg_sensitivity_asked *asked,
                              ctg_sensitivity_output of, ctg_error *error);
void ctg_sensitivity_destroy(ctg_sensitivity *sensitivity);

/* What factor number `at` of the design is called: its group, or its path. */
const char *ctg_sensitivity_factor(const ctg_crossing *crossing, size_t at);

/* Robustness: all arms over the points, by the mean over replicates of a kept value. */
ctg_status ctg_sensitivity_regret(ctg_regret *regret, const ctg_sensitivity_asked *asked, size_t at,
                                  bool more_is_better, double threshold, ctg_error *error);

/* Which points make an arm fail: those where the mean over replicates is not on the better side of
 * the threshold. Boxes are of the varied quantities, in their own units. */
ctg_status ctg_sensitivity_fails(ctg_prim *prim, const ctg_sensitivity_asked *asked,
                                 ctg_sensitivity_output of, bool more_is_better, double threshold,
                                 ctg_error *error);

#endif
