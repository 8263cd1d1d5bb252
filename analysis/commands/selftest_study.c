/* The checks of `contingent selftest` that run a small study: the one by whose digest every change
 * of the model is known.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "analysis/commands/build.h"
#include "analysis/commands/embedded.h"
#include "analysis/commands/home.h"
#include "analysis/commands/selftest.h"
#include "analysis/runs.h"
#include "analysis/scratch.h"
#include "engine/base/file.h"
#include "engine/run/crew.h"

#define SCENARIO "baseline-2015"
#define REPLICATES 8 /* as tests/golden/digest has them */
#define MONTHS 24
#define ALTERED 32 /* bits, spread over a store */

/* A study, and the scenario from which it borrows. */
typedef struct opened {
    ctg_scenario *scenario;
    ctg_study study;
} opened;

static void close_study(opened *of)
{
    ctg_study_destroy(&of->study);
    ctg_scenario_destroy(of->scenario);
}

static ctg_status open_study(opened *of, ctg_error *error)
{
    const char *const home = ctg_home_scenarios();
    const ctg_scenario_overrides overrides = {
        .replicates = REPLICATES, .months = MONTHS, .shipped = home};
    *of = (opened){0};
    if (home == NULL) {
        return ctg_error_add(error, ctg_storage,
                             "the scenarios that come with the program are not "
                             "where they belong (CONTINGENT_SCENARIOS)");
    }
    CTG_TRY(ctg_scenario_open(&of->scenario, SCENARIO, &overrides, error));
    return ctg_study_open(&of->study, of->scenario, ctg_build_version(), error);
}

static ctg_status outcome_of(ctg_store *store, uint32_t replicates, uint64_t *digest,
                             ctg_error *error)
{
    ctg_runs_outcome outcome = {0};
    CTG_TRY(ctg_runs_read_outcome(store, replicates, &outcome, error));
    *digest = outcome.digest;
    return outcome.failed == 0
               ? ctg_ok
               : ctg_error_add(error, ctg_broken, "%u runs failed: %s", (unsigned)outcome.failed,
                               outcome.failures[0].sentence);
}

/* Runs what is missing of the first `replicates` in the store at `path` (NULL: in memory). */
static ctg_status complete(ctg_study *study, const char *path, uint32_t replicates, int threads,
                           uint64_t *digest, ctg_error *error)
{
    ctg_store *store = NULL;
    uint32_t added = 0;
    study->replicates = replicates;
    CTG_TRY(ctg_store_open(&store, path, study, error));
    const ctg_runs runs = {.study = study,
                           .store = store,
                           .session = {.command = "contingent selftest", .threads = threads}};
    ctg_status status = ctg_runs_complete(&runs, &added, error);
    status = status == ctg_ok ? outcome_of(store, replicates, digest, error) : status;
    ctg_store_destroy(store);
    return status;
}

static ctg_status read_digest(ctg_study *study, const char *path, uint64_t *digest,
                              ctg_error *error)
{
    ctg_store *store = NULL;
    CTG_TRY(ctg_store_open_to_read(&store, path, study, error));
    const ctg_status status = outcome_of(store, REPLICATES, digest, error);
    ctg_store_destroy(store);
    return status;
}

/* The accepted digest is that of the baseline; another one, where it was run on `threads`. */
static ctg_status expect(uint64_t digest, const char *how, ctg_error *error)
{
    char *end = NULL;
    const uint64_t accepted = strtoull((const char *)ctg_embedded_golden.bytes, &end, 16);
    return digest == accepted
               ? ctg_ok
               : ctg_error_add(error, ctg_platform,
                               "%s: " SCENARIO " gives %016" PRIx64 ", accepted is %016" PRIx64
                               "; are the scenarios those that came with this program?",
                               how, digest, accepted);
}

static ctg_status run_world(opened *of, char figure[CTG_SELFTEST_FIGURE], ctg_error *error)
{
    const int all = ctg_crew_threads();
    const int threads[] = {1, 2, all > 2 ? all : 3};
    uint64_t digest = 0;
    CTG_TRY(open_study(of, error));
    for (size_t i = 0; i < sizeof threads / sizeof threads[0]; i++) {
        char how[40];
        (void)snprintf(how, sizeof how, "world: %d threads", threads[i]);
        CTG_TRY(complete(&of->study, NULL, REPLICATES, threads[i], &digest, error));
        CTG_TRY(expect(digest, how, error));
    }
    (void)snprintf(figure, CTG_SELFTEST_FIGURE,
                   "%s, %d x %d months on 1, 2, %d threads: %016" PRIx64, SCENARIO, REPLICATES,
                   MONTHS, all, digest);
    return ctg_ok;
}

ctg_status ctg_selftest_study_world(char figure[CTG_SELFTEST_FIGURE], ctg_error *error)
{
    opened of;
    const ctg_status status = run_world(&of, figure, error);
    close_study(&of);
    return status;
}

/* What the stored runs come to, with one bit of the file altered: an error, or what they came to
 * before where the bit says nothing of them. */
static ctg_status alter(ctg_study *study, const char *path, uint64_t expected, size_t *noticed,
                        ctg_error *error)
{
    ctg_file whole;
    ctg_file_fault fault;
    if (ctg_file_read(&whole, path, SIZE_MAX / 2, &fault) != ctg_ok) {
        return ctg_error_add(error, ctg_storage, "%s %s", path, fault.text);
    }
    ctg_status status = ctg_ok;
    for (size_t i = 0; i < ALTERED && status == ctg_ok; i++) {
        ctg_error said;
        uint64_t digest = 0;
        const size_t at = whole.size / ALTERED * i + whole.size / ALTERED / 2;
        ctg_error_clear(&said);
        whole.bytes[at] = (char)(whole.bytes[at] ^ 4);
        status = ctg_file_write(path, whole.bytes, whole.size, error);
        whole.bytes[at] = (char)(whole.bytes[at] ^ 4);
        if (status == ctg_ok && read_digest(study, path, &digest, &said) != ctg_ok) {
            ++*noticed;
        } else if (status == ctg_ok && digest != expected) {
            status = ctg_error_add(error, ctg_platform,
                                   "store: byte %zu altered, and nobody noticed", at);
        }
    }
    ctg_file_destroy(&whole);
    return status == ctg_ok && *noticed == 0
               ? ctg_error_add(error, ctg_platform, "store: none of %d altered bits was noticed",
                               ALTERED)
               : status;
}

static ctg_status run_store(opened *of, const char *path, char figure[CTG_SELFTEST_FIGURE],
                            ctg_error *error)
{
    uint64_t digest = 0;
    size_t noticed = 0;
    CTG_TRY(open_study(of, error));
    CTG_TRY(complete(&of->study, path, REPLICATES / 2, 1, &digest, error));
    CTG_TRY(complete(&of->study, path, REPLICATES, 2, &digest, error));
    CTG_TRY(expect(digest, "store: gone on with", error));
    CTG_TRY(alter(&of->study, path, digest, &noticed, error));
    (void)snprintf(figure, CTG_SELFTEST_FIGURE,
                   "left and gone on with: the same; of %d altered bits %zu were noticed, %zu say "
                   "nothing of a run",
                   ALTERED, noticed, ALTERED - noticed);
    return ctg_ok;
}

ctg_status ctg_selftest_study_store(char figure[CTG_SELFTEST_FIGURE], ctg_error *error)
{
    ctg_text_builder folder = {0};
    ctg_text_builder path = {0};
    ctg_status status = ctg_scratch_make(&folder, "contingent-selftest", error);
    if (status == ctg_ok) {
        opened of = {0};
        status = ctg_text_add(&path, error, "%s/study.db", folder.text);
        status = status == ctg_ok ? run_store(&of, path.text, figure, error) : status;
        close_study(&of);
        if (path.text != NULL) {
            (void)unlink(path.text);
        }
        (void)rmdir(folder.text);
    }
    free(path.text);
    free(folder.text);
    return status;
}
