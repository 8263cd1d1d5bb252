/* The main job as a thing to time: a scenario's replicates run and stored, with their summary.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/stored.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "analysis/runs.h"
#include "analysis/scratch.h"
#include "bench/rounds.h"
#include "engine/base/memory.h"

typedef struct stored {
    ctg_study study;
    int threads;
    uint64_t digest; /* of the last turn */
    double bytes;
} stored;

static ctg_status run_and_read(stored *held, const char *path, ctg_error *error)
{
    ctg_store *store = NULL;
    ctg_runs_outcome outcome = {0};
    struct stat about = {0};
    uint32_t added = 0;
    ctg_status status = ctg_store_open(&store, path, &held->study, error);
    if (status == ctg_ok) {
        const ctg_runs runs = {.study = &held->study,
                               .store = store,
                               .session = {.command = "bench", .threads = held->threads}};
        status = ctg_runs_complete(&runs, &added, error);
    }
    if (status == ctg_ok) {
        status = ctg_runs_read_outcome(store, held->study.replicates, &outcome, error);
    }
    ctg_store_destroy(store);
    held->digest = outcome.digest;
    held->bytes = stat(path, &about) == 0 ? (double)about.st_size : 0.0;
    if (status == ctg_ok && outcome.failed > 0) {
        status = ctg_error_add(error, outcome.failures[0].status, "replicate %u: %s",
                               (unsigned)outcome.failures[0].name.replicate,
                               outcome.failures[0].sentence);
    }
    return status;
}

static ctg_status run(void *of, double *seconds, ctg_error *error)
{
    stored *const held = of;
    ctg_text_builder folder = {0};
    ctg_text_builder path = {0};
    ctg_status status = ctg_scratch_make(&folder, "contingent-bench", error);
    if (status == ctg_ok) {
        status = ctg_text_add(&path, error, "%s/study.db", folder.text);
        const double begun = ctg_rounds_clock(0);
        status = status == ctg_ok ? run_and_read(held, path.text, error) : status;
        *seconds = ctg_rounds_clock(0) - begun;
        if (path.text != NULL) {
            (void)unlink(path.text);
        }
        (void)rmdir(folder.text);
    }
    free(path.text);
    free(folder.text);
    return status;
}

static void close_stored(void *of)
{
    stored *const held = of;
    ctg_study_destroy(&held->study);
    free(held);
}

ctg_status ctg_stored_open(ctg_task *task, const ctg_scenario *scenario, const char *version,
                           int threads, ctg_error *error)
{
    void *place = NULL;
    CTG_TRY(ctg_memory_array(&place, 1, sizeof(stored), "the main job", error));
    stored *const held = place;
    held->threads = threads;
    const ctg_status status = ctg_study_open(&held->study, scenario, version, error);
    if (status != ctg_ok) {
        close_stored(held);
        return status;
    }
    *task = (ctg_task){.run = run,
                       .of = held,
                       .close = close_stored,
                       .work = (double)held->study.replicates * held->study.setting->months / 12.0,
                       .digests = &held->digest,
                       .digest_count = 1};
    return ctg_ok;
}

double ctg_stored_bytes(const ctg_task *task)
{
    return ((const stored *)task->of)->bytes;
}
