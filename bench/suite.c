/* The benchmark: makes ready what is measured, measures it in rounds, compares what must be equal.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/suite.h"

#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench/peaks.h"
#include "bench/stored.h"
#include "bench/suite_growth.h"
#include "bench/suite_parts.h"
#include "bench/synthetic.h"
#include "bench/worlds.h"
#include "engine/base/maths.h"
#include "engine/base/memory.h"

#define LOAD_MOST 0.5    /* before the first round */
#define USED_MOST 0.05   /* of the machine's processor time, by others */
#define STOLEN_MOST 0.01 /* the same, by other guests of the host */
#define ROUNDS_LEAST 7   /* for a median worth quoting */

enum { main_job_replicates = 40, quick_replicates = 2, quick_months = 6 };

static ctg_status open_scenarios(ctg_suite *suite, ctg_error *error)
{
    const ctg_suite_asked *const asked = &suite->asked;
    const ctg_scenario_overrides overrides = {.replicates = asked->quick ? quick_replicates
                                                                         : main_job_replicates,
                                              .months = asked->quick ? quick_months : 0,
                                              .shipped = asked->shipped};
    if (!asked->parts[ctg_suite_engine] && !asked->parts[ctg_suite_threads]) {
        return ctg_ok;
    }
    return ctg_scenario_open(&suite->scenario, asked->scenario, &overrides, error);
}

static ctg_status add_rows(ctg_suite *suite, ctg_error *error)
{
    static ctg_status (*const add[CTG_SUITE_PARTS])(ctg_suite *, ctg_error *) = {
        [ctg_suite_ck1] = ctg_suite_parts_ck1,
        [ctg_suite_engine] = ctg_suite_parts_engine,
        [ctg_suite_threads] = ctg_suite_parts_threads,
        [ctg_suite_growth] = ctg_suite_growth_add,
        [ctg_suite_peaks] = ctg_peaks_add};
    if (suite->asked.parts[ctg_suite_engine]) { /* before other memory is in use */
        CTG_TRY(
            ctg_worlds_memory(ctg_scenario_setting(suite->scenario), &suite->memory_world, error));
    }
    for (size_t part = 0; part < CTG_SUITE_PARTS; part++) {
        if (suite->asked.parts[part]) {
            CTG_TRY(add[part](suite, error));
        }
    }
    return ctg_ok;
}

ctg_status ctg_suite_open(ctg_suite *suite, const ctg_suite_asked *asked, ctg_error *error)
{
    void *times = NULL;
    *suite = (ctg_suite){.asked = *asked, .memory_world = (double)NAN, .store_bytes = (double)NAN};
    ctg_machine_read(&suite->machine);
    CTG_TRY(ctg_maths_check(error));
    CTG_TRY(open_scenarios(suite, error));
    CTG_TRY(add_rows(suite, error));
    CTG_TRY(ctg_memory_array(&times, suite->count * asked->means.rounds, sizeof(double), "times",
                             error));
    suite->times = times;
    for (size_t i = 0; i < suite->count; i++) {
        suite->rows[i].seconds = suite->times + i * asked->means.rounds;
    }
    return ctg_ok;
}

void ctg_suite_destroy(ctg_suite *suite)
{
    for (size_t i = 0; i < suite->count; i++) {
        suite->rows[i].task.close(suite->rows[i].task.of);
    }
    for (size_t i = 0; i < suite->world_count; i++) {
        ctg_synthetic_destroy(suite->worlds[i]);
    }
    ctg_scenario_destroy(suite->scenario);
    free(suite->times);
}

/* All rows of a family give the digests of its first, as far as both have replicates. */
static ctg_status compare(const ctg_suite *suite, size_t at, ctg_error *error)
{
    const ctg_suite_row *const row = &suite->rows[at];
    for (size_t i = 0; i < at && row->family != NULL; i++) {
        const ctg_suite_row *const other = &suite->rows[i];
        if (other->family == NULL || strcmp(other->family, row->family) != 0) {
            continue;
        }
        for (size_t r = 0; r < row->task.digest_count && r < other->task.digest_count; r++) {
            if (row->task.digests[r] != other->task.digests[r]) {
                return ctg_error_add(error, ctg_broken,
                                     "replicate %zu of %s: %s %s on %d threads gives %016" PRIx64
                                     ", %s %s on %d threads %016" PRIx64,
                                     r, row->family, row->what, row->kind, row->threads,
                                     row->task.digests[r], other->what, other->kind, other->threads,
                                     other->task.digests[r]);
            }
        }
    }
    return ctg_ok;
}

static void note(ctg_suite *suite, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void note(ctg_suite *suite, const char *format, ...)
{
    va_list values;
    if (suite->warning_count < CTG_SUITE_WARNINGS) {
        char *const text = suite->warnings[suite->warning_count++];
        va_start(values, format);
        (void)vsnprintf(text, sizeof suite->warnings[0], format, values);
        va_end(values);
    }
}

static void warn_of_all(ctg_suite *suite)
{
    const ctg_machine *const machine = &suite->machine;
    if (machine->load > LOAD_MOST) {
        note(suite, "the machine was busy before the first round: load average %.2f",
             machine->load);
    }
    if (suite->others.used > USED_MOST) {
        note(suite, "other programs used %.0f %% of the machine's processor time meanwhile",
             100.0 * suite->others.used);
    }
    if (suite->others.stolen > STOLEN_MOST) {
        note(suite, "other guests of the host took %.0f %% of the processor time (steal)",
             100.0 * suite->others.stolen);
    }
    if (machine->allowed > 0 && suite->asked.threads > machine->allowed) {
        note(suite, "%d threads on %d cores: oversubscribed", suite->asked.threads,
             machine->allowed);
    }
    if (suite->asked.quick) {
        note(suite, "--quick: everything is too small to be measured well");
    }
    if (suite->asked.means.rounds < ROUNDS_LEAST) {
        note(suite, "%zu rounds: fewer than %d give no median worth quoting",
             suite->asked.means.rounds, ROUNDS_LEAST);
    }
}

ctg_status ctg_suite_run(ctg_suite *suite, ctg_error *error)
{
    ctg_rounds_turn turns[CTG_SUITE_ROWS];
    for (size_t i = 0; i < suite->count; i++) {
        const ctg_suite_row *const row = &suite->rows[i];
        turns[i] = (ctg_rounds_turn){row->task.run, row->task.of, row->seconds};
    }
    const ctg_machine_watch watch = ctg_machine_watch_begin();
    CTG_TRY(ctg_rounds_run(turns, suite->count, &suite->asked.means, error));
    suite->others = ctg_machine_watch_end(&watch);
    suite->memory_most = ctg_machine_memory_most();
    for (size_t i = 0; i < suite->count; i++) {
        CTG_TRY(compare(suite, i, error));
    }
    if (suite->asked.parts[ctg_suite_engine]) {
        suite->store_bytes = ctg_stored_bytes(&suite->rows[suite->stored].task) /
                             ctg_scenario_replicates(suite->scenario);
    }
    warn_of_all(suite);
    return ctg_ok;
}
