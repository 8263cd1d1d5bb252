/* What the commands that run something have in common: open the scenario or the study and its
 * store, run what is missing; stopped by a signal, say how to go on.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_JOB_H
#define CTG_COMMANDS_JOB_H

#include "analysis/commands/options.h"
#include "analysis/crossing.h"
#include "analysis/store.h"
#include "engine/base/text.h"

typedef struct ctg_job {
    ctg_options options;
    ctg_scenario *scenario;
    ctg_scenario **policies; /* [policy_count] of a comparison; owned */
    size_t policy_count;
    ctg_study study;
    ctg_store *store;
    ctg_text_store texts;
    char *path;              /* of the store; NULL when it is kept in memory; owned */
    uint32_t added;          /* replicates that were run now */
    const atomic_bool *stop; /* true when somebody has asked to stop */
    ctg_error error;
} ctg_job;

/* Reads the command line and opens the scenario. Returns ctg_exit_ok, or the exit code after having
 * said what is wrong. To be released with ctg_job_destroy in any case. */
int ctg_job_open(ctg_job *job, int argc, char **argv);

/* The same for a command that takes many scenario files: opens the one at `at`, the first where
 * there are fewer. How many there are is in job->options. */
int ctg_job_open_one_of(ctg_job *job, int argc, char **argv, size_t at);

/* The same for a comparison: the base, and the policies beside it, as arms of one study. The first
 * file is the base, further files and --set (over the base) are the policies; one file alone is the
 * policy beside its own base. */
int ctg_job_open_arms(ctg_job *job, int argc, char **argv);

/* The same for a study file: a sweep, as one study; *crossing is to be closed after the job. */
int ctg_job_open_sweep(ctg_job *job, ctg_crossing *crossing, int argc, char **argv);

/* The same, with another start than the scenario's: a month as text, or NULL for its own. */
int ctg_job_open_at(ctg_job *job, int argc, char **argv, const char *start);

/* Runs what is missing. Returns ctg_exit_ok when all runs can be read, or the exit code after
 * having said why not. */
int ctg_job_run(ctg_job *job);
void ctg_job_destroy(ctg_job *job);

/* Tells what was wrong before anything ran. */
int ctg_job_refuse(const ctg_job *job);

/* Ends a command: makes sure that stdout was written. `code` is what it would return. */
int ctg_job_end(const ctg_job *job, int code);

#endif
