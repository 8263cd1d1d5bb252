/* The store: one SQLite file a study, with the inputs, who ran what, every run, and the summary.
 *
 * A run that was committed is never lost and never counted twice; what was altered afterwards is
 * noticed when it is read (every row carries its digest). One process at a time has a store. The
 * commits come every second or 1,000 runs, so that at most the runs that ended within one second of
 * the last commit are done again after a crash. Tables and columns: store_schema.c.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_STORE_H
#define CTG_ANALYSIS_STORE_H

#include "analysis/study.h"
#include "engine/run/ensemble.h"

typedef struct ctg_store ctg_store;

/* One line of provenance, as "compiler" = "GNU 12.2.0". */
typedef struct ctg_fact {
    const char *key, *value;
} ctg_fact;

typedef struct ctg_session {
    const char *command; /* as typed, without absolute paths */
    int threads;
    const ctg_fact *build;
    size_t build_count;
} ctg_session;

/* One row of the summary. */
typedef struct ctg_store_summary {
    uint32_t arm;
    const char *measure, *who;
    ctg_month month;
    double p05, p25, median, p75, p95, mean;
} ctg_store_summary;

/* The version of the SQLite library in use. */
const char *ctg_store_library_version(void);

/* Opens the study's store at `path`, or makes it; with NULL it is private: it ends with the
 * process, and what only others could read (the tables final and summary) stays empty. A file
 * that is something else or holds another study is left as it is: ctg_input. Runs that failed
 * for want of memory or disk are forgotten, so that they are run again. */
ctg_status ctg_store_open(ctg_store **store, const char *path, const ctg_study *study,
                          ctg_error *error);

/* Opens the study's store to be read alone, as it is at this moment: nothing is ever written, not
 * even a missing file. ctg_input where the file is no store, or another study's. */
ctg_status ctg_store_open_to_read(ctg_store **store, const char *path, const ctg_study *study,
                                  ctg_error *error);

/* Closes it; what was not committed is lost. NULL is fine. */
void ctg_store_destroy(ctg_store *store);

/* Whether it is in a file that others can read. */
bool ctg_store_is_kept(const ctg_store *store);

/* Notes that somebody begins to add runs. */
ctg_status ctg_store_write_session(ctg_store *store, const ctg_session *session, ctg_error *error);

/* Adds a run; commits when the time has come. A record with a value that is no finite number is
 * refused: ctg_broken, with the name of the measure. */
ctg_status ctg_store_write_run(ctg_store *store, const ctg_replicate_result *result,
                               ctg_error *error);

/* Opens a transaction, if none is open; ends it. */
ctg_status ctg_store_begin(ctg_store *store, ctg_error *error);
ctg_status ctg_store_commit(ctg_store *store, ctg_error *error);

/* Lists runs of the study that are not stored, of its shard alone where it is one, in the order of
 * their numbers: at most `room` of them from *next on, which is moved behind the last that was
 * looked at. *count is 0 when there is none left. */
ctg_status ctg_store_read_missing(ctg_store *store, ctg_run_name *next, ctg_run_name *runs,
                                  size_t room, size_t *count, ctg_error *error);

/* How many runs of the study, or of its shard, are stored. */
ctg_status ctg_store_read_count(ctg_store *store, uint64_t *count, ctg_error *error);

typedef ctg_status ctg_store_visit(void *to, const ctg_replicate_result *result, ctg_error *error);

/* Hands the stored runs with replicates below `replicates` to `visit`, failed ones included, in
 * order of number (by point, then replicate, then arm), each checked against its digest; of a
 * shard those alone that are its own among study->replicates. Of a study that keeps some places
 * only `record` has just those; where there are points `parameters` is NULL. */
ctg_status ctg_store_read_runs(ctg_store *store, uint32_t replicates, ctg_store_visit *visit,
                               void *to, ctg_error *error);

/* How many replicates the summary speaks for; 0 when it is not written. */
ctg_status ctg_store_read_summarised(ctg_store *store, uint32_t *replicates, ctg_error *error);

/* Replaces the summary: begin, every row, end (which commits). */
ctg_status ctg_store_summary_begin(ctg_store *store, ctg_error *error);
ctg_status ctg_store_summary_write(ctg_store *store, const ctg_store_summary *line,
                                   ctg_error *error);
ctg_status ctg_store_summary_end(ctg_store *store, uint32_t replicates, ctg_error *error);

#endif
