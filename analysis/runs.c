/* The runs of a study: those that are stored are kept, those that are missing are run.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/runs.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/summary.h"
#include "engine/base/digest.h"
#include "engine/base/memory.h"

#define RUNS_A_BATCH 65536

typedef struct taker {
    const ctg_runs *runs;
    uint32_t done, added, of;
} taker;

static ctg_status store_run(ctg_store *store, const ctg_replicate_result *result, ctg_error *error)
{
    ctg_error flaw;
    ctg_error_clear(&flaw);
    const ctg_status status = ctg_store_write_run(store, result, &flaw);
    if (status == ctg_broken && result->status == ctg_ok) {
        ctg_replicate_result failed = *result;
        failed.status = ctg_broken;
        failed.sentence = flaw.text;
        failed.record = NULL;
        return ctg_store_write_run(store, &failed, error);
    }
    if (status != ctg_ok && error != NULL) {
        ctg_error_append(error, &flaw);
    }
    return status;
}

static ctg_status take(void *to, const ctg_replicate_result *result, ctg_error *error)
{
    taker *const here = to;
    CTG_TRY(store_run(here->runs->store, result, error));
    here->done++;
    here->added++;
    if (here->runs->tell != NULL) {
        here->runs->tell(here->runs->to, here->done, here->of);
    }
    if (result->status != ctg_ok && here->runs->study->stops_on_error) {
        char room[CTG_STUDY_RUN_ROOM];
        const ctg_run_name name = {result->point, result->replicate, result->arm};
        return ctg_error_add(error, ctg_broken, "%s failed, and the study stops at that: %.*s",
                             ctg_study_run_name(here->runs->study, &name, room),
                             (int)strcspn(result->sentence, "\n"), result->sentence);
    }
    return ctg_ok;
}

/* The first stored run that did not fail. */
typedef struct known_run {
    bool found;
    ctg_run_name name;
    uint64_t stored, computed;
    ctg_status status;
} known_run;

static ctg_status take_first(void *to, const ctg_replicate_result *result, ctg_error *error)
{
    known_run *const known = to;
    (void)error;
    if (result->status == ctg_ok && !known->found) {
        *known = (known_run){.found = true,
                             .name = {result->point, result->replicate, result->arm},
                             .stored = result->digest};
    }
    return ctg_ok;
}

static ctg_status take_again(void *to, const ctg_replicate_result *result, ctg_error *error)
{
    known_run *const known = to;
    known->computed = result->digest;
    known->status = result->status;
    return result->status == ctg_memory ? ctg_error_add(error, ctg_memory, "%s", result->sentence)
                                        : ctg_ok;
}

/* The ensemble of a study's runs, without who takes them. */
static ctg_ensemble ensemble_of(const ctg_runs *runs, const ctg_setting *const *arms)
{
    const ctg_study *const study = runs->study;
    return (ctg_ensemble){.arms = arms,
                          .arm_count = ctg_study_arms(study),
                          .vary = study->points.count > 0 ? study->points.vary : NULL,
                          .release = study->points.release,
                          .varied = study->points.of,
                          .threads = runs->session.threads};
}

/* Results of a program that computes something else must not stand beside stored ones, nor anything
 * beside what is damaged: all stored runs are read. */
static ctg_status check_same_program(const ctg_runs *runs, const ctg_setting *const *arms,
                                     ctg_error *error)
{
    known_run known = {.found = false};
    char room[CTG_STUDY_RUN_ROOM];
    CTG_TRY(ctg_store_read_runs(runs->store, CTG_STUDY_REPLICATES_MOST, take_first, &known, error));
    if (!known.found) {
        return ctg_ok;
    }
    ctg_ensemble one = ensemble_of(runs, arms);
    one.runs = &known.name;
    one.count = 1;
    one.take = take_again;
    one.to = &known;
    CTG_TRY(ctg_ensemble_run(&one, error));
    return known.status == ctg_ok && known.computed == known.stored
               ? ctg_ok
               : ctg_error_add(error, ctg_input,
                               "%s of the store was computed by a program whose results differ "
                               "from this one's (digest %016" PRIx64 ", here %016" PRIx64
                               "); move the file away or name another with -o",
                               ctg_study_run_name(runs->study, &known.name, room), known.stored,
                               known.computed);
}

/* Runs what is missing, list after list; `batch` has room for one. */
static ctg_status run_batches(const ctg_runs *runs, const ctg_setting *const *arms,
                              ctg_run_name *batch, taker *here, ctg_error *error)
{
    ctg_ensemble ensemble = ensemble_of(runs, arms);
    ctg_run_name next = {0};
    ensemble.runs = batch;
    ensemble.take = take;
    ensemble.to = here;
    ensemble.stop = runs->stop;
    do {
        CTG_TRY(ctg_store_read_missing(runs->store, &next, batch, RUNS_A_BATCH, &ensemble.count,
                                       error));
        CTG_TRY(ensemble.count > 0 ? ctg_ensemble_run(&ensemble, error) : ctg_ok);
    } while (ensemble.count > 0);
    return ctg_ok;
}

static ctg_status run_missing(const ctg_runs *runs, const ctg_setting *const *arms,
                              uint64_t missing, uint32_t *added, ctg_error *error)
{
    const uint64_t all = ctg_study_runs(runs->study);
    taker here = {.runs = runs, .done = (uint32_t)(all - missing), .of = (uint32_t)all};
    void *batch = NULL;
    CTG_TRY(ctg_memory_array(&batch, RUNS_A_BATCH, sizeof(ctg_run_name), "a list of runs", error));
    const ctg_status status = run_batches(runs, arms, batch, &here, error);
    free(batch);
    *added = here.added;
    const ctg_status committed = ctg_store_commit(runs->store, status == ctg_ok ? error : NULL);
    return status == ctg_ok ? committed : status;
}

/* A study of points has no summary over them, nor has a shard, nor what is kept in no file. */
static ctg_status summarise(const ctg_runs *runs, bool changed, ctg_error *error)
{
    const uint32_t wanted = runs->study->replicates;
    uint32_t summarised = 0;
    if (runs->study->points.count > 0 || runs->study->kept_count > 0 || runs->study->shards > 0 ||
        !ctg_store_is_kept(runs->store)) {
        return ctg_ok;
    }
    CTG_TRY(ctg_store_read_summarised(runs->store, &summarised, error));
    return !changed && summarised >= wanted
               ? ctg_ok
               : ctg_summary_write(runs->store, runs->study,
                                   summarised > wanted ? summarised : wanted, error);
}

static ctg_status complete(const ctg_runs *runs, const ctg_setting *const *arms, uint32_t *added,
                           ctg_error *error)
{
    uint64_t stored = 0;
    const uint64_t all = ctg_study_runs(runs->study);
    CTG_TRY(check_same_program(runs, arms, error));
    CTG_TRY(ctg_store_read_count(runs->store, &stored, error));
    if (stored < all) {
        CTG_TRY(ctg_store_write_session(runs->store, &runs->session, error));
        CTG_TRY(run_missing(runs, arms, all - stored, added, error));
    }
    return summarise(runs, stored < all, error);
}

ctg_status ctg_runs_complete(const ctg_runs *runs, uint32_t *added, ctg_error *error)
{
    const ctg_setting *arms[CTG_STUDY_ARMS_MOST];
    *added = 0;
    if (ctg_study_runs(runs->study) > UINT32_MAX) {
        return ctg_error_add(error, ctg_input, "more than %" PRIu32 " runs: use shards",
                             UINT32_MAX);
    }
    for (size_t arm = 0; arm < ctg_study_arms(runs->study); arm++) {
        arms[arm] = ctg_study_arm(runs->study, arm);
    }
    return complete(runs, arms, added, error);
}

void ctg_runs_add_outcome(ctg_runs_outcome *outcome, const ctg_replicate_result *result)
{
    unsigned char bytes[8];
    for (int byte = 0; byte < 8; byte++) {
        bytes[byte] = (unsigned char)(result->digest >> (8 * byte));
    }
    outcome->digest = ctg_digest_chain(outcome->digest, bytes, sizeof bytes);
    if (result->status == ctg_ok) {
        outcome->ok++;
        return;
    }
    if (outcome->failed < CTG_RUNS_FAILURES) {
        outcome->failures[outcome->failed].name =
            (ctg_run_name){result->point, result->replicate, result->arm};
        outcome->failures[outcome->failed].status = result->status;
        (void)snprintf(outcome->failures[outcome->failed].sentence,
                       sizeof outcome->failures[0].sentence, "%.*s",
                       (int)strcspn(result->sentence, "\n"), result->sentence);
    }
    outcome->failed++;
}

static ctg_status take_outcome(void *to, const ctg_replicate_result *result, ctg_error *error)
{
    (void)error;
    ctg_runs_add_outcome(to, result);
    return ctg_ok;
}

ctg_status ctg_runs_read_outcome(ctg_store *store, uint32_t replicates, ctg_runs_outcome *outcome,
                                 ctg_error *error)
{
    *outcome = (ctg_runs_outcome){0};
    return ctg_store_read_runs(store, replicates, take_outcome, outcome, error);
}
