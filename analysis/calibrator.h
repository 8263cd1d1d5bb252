/* A calibration: the study file with its base opened at every origin, and the sampler at work.
 *
 * Every evaluation is stored; those that are stored are not run again. The same command after a
 * crash or a signal ends in the same posterior to the bit, on any number of threads. What is in the
 * study's identity decides the evaluations; waves and minutes only decide how many there
 * are, so that a study can be extended.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_CALIBRATOR_H
#define CTG_ANALYSIS_CALIBRATOR_H

#include "analysis/prior.h"
#include "analysis/store.h"
#include "analysis/targets.h"
#include "analysis/waves.h"

typedef struct ctg_calibrator {
    ctg_calibration asked;
    ctg_scenario *scenarios[CTG_CALIBRATION_ORIGINS_MOST];
    const ctg_setting *starts[CTG_CALIBRATION_ORIGINS_MOST];
    ctg_parameter_id ids[CTG_CALIBRATION_PARAMETERS_MOST];
    ctg_prior priors[CTG_CALIBRATION_PARAMETERS_MOST];
    ctg_targets targets;
    ctg_scenario_file file; /* the study file */
    ctg_study study;        /* its identity; files and setting are those of the first origin */
    char tables[65];        /* SHA-256 of the names and digests of all tables */
    size_t evaluations;     /* allowed */
    size_t planned;         /* how many there will be at most */
} ctg_calibrator;

/* Opens the study file and everything it names; `shipped` is the folder of scenarios that can be
 * named without a path (engine/io/shipped.h), or NULL. To be released with ctg_calibrator_close,
 * whatever the status. */
ctg_status ctg_calibrator_open(ctg_calibrator *calibrator, const char *path, const char *shipped,
                               const char *version, ctg_error *error);
void ctg_calibrator_close(ctg_calibrator *calibrator);

typedef struct ctg_calibrator_run {
    ctg_store *store; /* of calibrator->study */
    ctg_session session;
    const atomic_bool *stop; /* may be NULL */
    /* Called after every evaluation, never by two threads at a time; may be NULL. */
    void (*tell)(void *to, uint32_t done, uint32_t of);
    void *to;
} ctg_calibrator_run;

/* What came of it. */
typedef struct ctg_calibrator_result {
    ctg_waves waves;
    double *values;                            /* [particle * parameters] of the last wave; owned */
    size_t added;                              /* evaluations that were run now */
    ctg_target_figures prior, posterior, best; /* means of wave 0, of the last; of its nearest */
    double prior_distance, posterior_distance, best_distance;
} ctg_calibrator_result;

/* Samples; ctg_stopped when `stop` kept evaluations from starting: what is finished is committed.
 * To be released with ctg_calibrator_forget, whatever the status. */
ctg_status ctg_calibrator_sample(const ctg_calibrator *calibrator, const ctg_calibrator_run *run,
                                 ctg_calibrator_result *result, ctg_error *error);
void ctg_calibrator_forget(ctg_calibrator_result *result);

#endif
