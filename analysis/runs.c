/* The runs of a study: those that are stored are kept, those that are missing are run.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/runs.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "analysis/summary.h"
#include "engine/base/digest.h"

typedef struct taker {
    const ctg_runs *runs;
    uint32_t done, added;
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
        here->runs->tell(here->runs->to, here->done, here->runs->study->replicates);
    }
    return ctg_ok;
}

/* The first stored run that did not fail. */
typedef struct known_run {
    bool found;
    uint32_t replicate;
    uint64_t stored, computed;
    ctg_status status;
} known_run;

static ctg_status take_first(void *to, const ctg_replicate_result *result, ctg_error *error)
{
    known_run *const known = to;
    (void)error;
    if (result->status != ctg_ok) {
        return ctg_ok;
    }
    *known = (known_run){.found = true, .replicate = result->replicate, .stored = result->digest};
    return ctg_stopped;
}

static ctg_status take_again(void *to, const ctg_replicate_result *result, ctg_error *error)
{
    known_run *const known = to;
    known->computed = result->digest;
    known->status = result->status;
    return result->status == ctg_memory ? ctg_error_add(error, ctg_memory, "%s", result->sentence)
                                        : ctg_ok;
}

/* Results of a program that computes something else must not stand beside stored ones. */
static ctg_status check_same_program(const ctg_runs *runs, ctg_error *error)
{
    known_run known = {.found = false};
    const ctg_status status =
        ctg_store_read_runs(runs->store, runs->study->replicates, take_first, &known, error);
    if (status != ctg_ok && status != ctg_stopped) {
        return status;
    }
    if (!known.found) {
        return ctg_ok;
    }
    const ctg_ensemble one = {.setting = runs->study->setting,
                              .first = known.replicate,
                              .count = 1,
                              .threads = 1,
                              .take = take_again,
                              .to = &known};
    CTG_TRY(ctg_ensemble_run(&one, error));
    return known.status == ctg_ok && known.computed == known.stored
               ? ctg_ok
               : ctg_error_add(error, ctg_input,
                               "replicate %" PRIu32
                               " of the store was computed by a program whose results differ from "
                               "this one's (digest %016" PRIx64 ", here %016" PRIx64
                               "); move the file away or name another with -o",
                               known.replicate, known.stored, known.computed);
}

static uint32_t smaller(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

static ctg_status run_missing(const ctg_runs *runs, uint32_t missing, uint32_t *added,
                              ctg_error *error)
{
    const uint32_t wanted = runs->study->replicates;
    taker here = {.runs = runs, .done = wanted - smaller(missing, wanted)};
    uint32_t from = 0;
    uint32_t count = 0;
    ctg_status status = ctg_ok;
    do {
        status = ctg_store_read_missing(runs->store, from, wanted, &from, &count, error);
        const ctg_ensemble stretch = {.setting = runs->study->setting,
                                      .first = from,
                                      .count = count,
                                      .threads = runs->session.threads,
                                      .take = take,
                                      .to = &here,
                                      .stop = runs->stop};
        if (status == ctg_ok && count > 0) {
            status = ctg_ensemble_run(&stretch, error);
        }
        from += count;
    } while (status == ctg_ok && count > 0);
    *added = here.added;
    if (status == ctg_ok || status == ctg_stopped) {
        CTG_TRY(ctg_store_commit(runs->store, error));
    }
    return status;
}

static ctg_status count_missing(const ctg_runs *runs, uint32_t *missing, ctg_error *error)
{
    uint32_t from = 0;
    uint32_t count = 0;
    *missing = 0;
    do {
        CTG_TRY(ctg_store_read_missing(runs->store, from, runs->study->replicates, &from, &count,
                                       error));
        from += count;
        *missing += count;
    } while (count > 0);
    return ctg_ok;
}

ctg_status ctg_runs_complete(const ctg_runs *runs, uint32_t *added, ctg_error *error)
{
    uint32_t missing = 0;
    uint32_t summarised = 0;
    *added = 0;
    CTG_TRY(check_same_program(runs, error));
    CTG_TRY(count_missing(runs, &missing, error));
    if (missing > 0) {
        CTG_TRY(ctg_store_write_session(runs->store, &runs->session, error));
        CTG_TRY(run_missing(runs, missing, added, error));
    }
    CTG_TRY(ctg_store_read_summarised(runs->store, &summarised, error));
    const uint32_t wanted = runs->study->replicates;
    if ((missing == 0 && summarised >= wanted) || !ctg_store_is_kept(runs->store)) {
        return ctg_ok;
    }
    return ctg_summary_write(runs->store, runs->study, summarised > wanted ? summarised : wanted,
                             error);
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
        outcome->failures[outcome->failed].replicate = result->replicate;
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
