/* The runs of a study: those that are stored are kept, those that are missing are run.
 *
 * The same command after a crash, a signal or a closed laptop continues where it stopped and ends
 * in the same digest. Before stored runs are trusted, the first of them is computed again and
 * compared: a program that has changed never mixes its results with older ones.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_RUNS_H
#define CTG_ANALYSIS_RUNS_H

#include "analysis/store.h"

typedef struct ctg_runs {
    const ctg_study *study;
    ctg_store *store;
    ctg_session session;
    const atomic_bool *stop; /* may be NULL */
    /* Called after every replicate, never by two threads at a time; may be NULL. */
    void (*tell)(void *to, uint32_t done, uint32_t of);
    void *to;
} ctg_runs;

/* Runs what is missing below study->replicates (of its shard), and brings the summary of a store
 * that is kept up to date. *added is set to the number of runs that were added. ctg_stopped when
 * `stop` kept some from starting; what is finished is then committed. */
ctg_status ctg_runs_complete(const ctg_runs *runs, uint32_t *added, ctg_error *error);

#define CTG_RUNS_FAILURES 8

/* What the runs below `replicates` came to. */
typedef struct ctg_runs_outcome {
    uint32_t ok, failed;
    uint64_t digest; /* chained over the runs' digests, 8 little-endian bytes each, in order */
    struct {
        ctg_run_name name;
        ctg_status status;
        char sentence[256];
    } failures[CTG_RUNS_FAILURES]; /* the first of the failed */
} ctg_runs_outcome;

/* Adds a run, in order of number, to an outcome that began with zeros. */
void ctg_runs_add_outcome(ctg_runs_outcome *outcome, const ctg_replicate_result *result);

ctg_status ctg_runs_read_outcome(ctg_store *store, uint32_t replicates, ctg_runs_outcome *outcome,
                                 ctg_error *error);

#endif
