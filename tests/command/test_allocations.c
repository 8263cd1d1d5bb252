/* Every allocation is made to fail, one after the other.
 *
 * Opening the baseline and running a world of three months must then end in ctg_memory with a
 * sentence, never in a crash, and (under AddressSanitizer) without a leak.
 *
 * By itself it tries every allocation up to EACH and then a sample, spread evenly; with the word
 * `all` as argument it leaves none out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "engine/io/scenario.h"
#include "engine/run/ensemble.h"
#include "tests/support/assert.h"
#include "tests/support/failing_malloc.h"

#define EACH 150
#define SAMPLE 150

static const char *const baseline = "scenarios/baseline-2015.cfg";

/* What a failed replicate said: the ensemble hands it on instead of ending. */
typedef struct outcome {
    ctg_status status;
    char sentence[512];
} outcome;

static ctg_status take(void *to, const ctg_replicate_result *result, ctg_error *error)
{
    outcome *const seen = to;
    (void)error;
    seen->status = result->status;
    (void)snprintf(seen->sentence, sizeof seen->sentence, "%s", result->sentence);
    return ctg_ok;
}

static ctg_status run_world(const ctg_scenario *scenario, ctg_error *error)
{
    outcome seen = {.status = ctg_broken, .sentence = "no replicate was handed over"};
    const ctg_ensemble ensemble = {.setting = ctg_scenario_setting(scenario),
                                   .first = 0,
                                   .count = 1,
                                   .threads = 1,
                                   .take = take,
                                   .to = &seen};
    CTG_TRY(ctg_ensemble_run(&ensemble, error));
    return seen.status == ctg_ok ? ctg_ok
                                 : ctg_error_add(error, seen.status, "%s", seen.sentence);
}

static ctg_status open_and_run(ctg_error *error)
{
    const char *const set[] = {"training.lapse_half_life_months=7.5"};
    const ctg_scenario_overrides overrides = {
        .set = set, .set_count = 1, .replicates = 1, .months = 3};
    ctg_scenario *scenario = NULL;
    char *resolved = NULL;
    ctg_error_clear(error);
    ctg_status status = ctg_scenario_open(&scenario, baseline, &overrides, error);
    if (status == ctg_ok) {
        status = ctg_scenario_resolved(scenario, &resolved, error);
    }
    if (status == ctg_ok) {
        status = run_world(scenario, error);
    }
    free(resolved);
    ctg_scenario_destroy(scenario);
    return status;
}

static uint64_t allocations(void)
{
    ctg_error error;
    failing_malloc_arm(0, false);
    const ctg_status status = open_and_run(&error);
    const uint64_t count = failing_malloc_disarm();
    if (status != ctg_ok) {
        fail_msg("without a failing allocation: %s", error.text);
    }
    return count;
}

static void expect_memory_ran_out(uint64_t nth, bool ever_after)
{
    ctg_error error;
    failing_malloc_arm(nth, ever_after);
    const ctg_status status = open_and_run(&error);
    (void)failing_malloc_disarm();
    if (status != ctg_memory || error.sentences == 0 || error.used < 10) {
        fail_msg("allocation %ju failed%s: status %s, sentence: %s", (uintmax_t)nth,
                 ever_after ? " and all after it" : "", ctg_status_meaning(status), error.text);
    }
}

static void every_failed_allocation_ends_in_a_sentence(void **state)
{
    const bool all = *(const bool *)*state;
    const uint64_t count = allocations();
    assert_true(count > 10);
    const uint64_t step = all || count <= EACH + SAMPLE ? 1 : (count - EACH) / SAMPLE + 1;
    uint64_t tried = 0;
    for (uint64_t nth = 1; nth <= count; nth += nth < EACH ? 1 : step) {
        expect_memory_ran_out(nth, false);
        tried++;
    }
    print_message("%ju of %ju allocations were made to fail\n", (uintmax_t)tried, (uintmax_t)count);
}

static void memory_that_stays_out_ends_in_a_sentence(void **state)
{
    (void)state;
    const uint64_t count = allocations();
    for (uint64_t nth = 1; nth <= count; nth += count / 20 + 1) {
        expect_memory_ran_out(nth, true);
    }
}

static void the_same_work_needs_the_same_allocations(void **state)
{
    (void)state;
    assert_int_equal(allocations(), allocations());
}

int main(int argc, char **argv)
{
    bool all = argc > 1 && strcmp(argv[1], "all") == 0;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(every_failed_allocation_ends_in_a_sentence, &all),
        cmocka_unit_test(memory_that_stays_out_ends_in_a_sentence),
        cmocka_unit_test(the_same_work_needs_the_same_allocations),
    };
    return cmocka_run_group_tests_name("allocations", tests, NULL, NULL);
}
