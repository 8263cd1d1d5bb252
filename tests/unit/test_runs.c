/* What is stored is kept, what is missing is run, and a store of another program is not trusted; on
 * the baseline, one month long.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/assert.h"

#include <stdlib.h>

#include "analysis/runs.h"

typedef struct room {
    ctg_scenario *scenario;
    ctg_study study;
    ctg_store *store;
    ctg_error error;
    uint32_t told, told_of;
    atomic_bool stop;
} room;

static int set_up(void **state)
{
    const ctg_scenario_overrides overrides = {.replicates = 4, .months = 1};
    room *const made = calloc(1, sizeof *made);
    assert_non_null(made);
    ctg_error_clear(&made->error);
    assert_int_equal(
        ctg_scenario_open(&made->scenario, "scenarios/baseline-2015.cfg", &overrides, &made->error),
        ctg_ok);
    assert_int_equal(ctg_study_open(&made->study, made->scenario, "2.385", &made->error), ctg_ok);
    assert_int_equal(ctg_store_open(&made->store, NULL, &made->study, &made->error), ctg_ok);
    *state = made;
    return 0;
}

static int tear_down(void **state)
{
    room *const made = *state;
    ctg_store_destroy(made->store);
    ctg_study_destroy(&made->study);
    ctg_scenario_destroy(made->scenario);
    free(made);
    return 0;
}

static void tell(void *to, uint32_t done, uint32_t of)
{
    room *const here = to;
    assert_int_equal(done, here->told + 1);
    here->told = done;
    here->told_of = of;
}

static ctg_runs runs_of(room *here)
{
    return (ctg_runs){.study = &here->study,
                      .store = here->store,
                      .session = {.command = "contingent run", .threads = 1},
                      .stop = &here->stop,
                      .tell = tell,
                      .to = here};
}

static ctg_runs_outcome complete(room *here, uint32_t expected)
{
    ctg_runs_outcome outcome;
    uint32_t added = 99;
    const ctg_runs runs = runs_of(here);
    assert_int_equal(ctg_runs_complete(&runs, &added, &here->error), ctg_ok);
    assert_int_equal(added, expected);
    assert_int_equal(
        ctg_runs_read_outcome(here->store, here->study.replicates, &outcome, &here->error), ctg_ok);
    return outcome;
}

static void missing_runs_are_run_once_and_told_one_by_one(void **state)
{
    room *const here = *state;
    const ctg_runs_outcome first = complete(here, 4);
    assert_int_equal(here->told, 4);
    assert_int_equal(here->told_of, 4);
    assert_int_equal(first.ok, 4);
    const ctg_runs_outcome again = complete(here, 0);
    assert_true(first.digest == again.digest);
}

static void a_run_that_failed_is_not_run_again_and_does_not_hide(void **state)
{
    room *const here = *state;
    const ctg_replicate_result failed = {
        .replicate = 1, .status = ctg_broken, .sentence = "people were lost in 2015-02\n"};
    assert_int_equal(ctg_store_write_run(here->store, &failed, &here->error), ctg_ok);
    here->told = 1;
    const ctg_runs_outcome outcome = complete(here, 3);
    assert_int_equal(outcome.ok, 3);
    assert_int_equal(outcome.failed, 1);
    assert_int_equal(outcome.failures[0].name.replicate, 1);
    assert_string_equal(outcome.failures[0].sentence, "people were lost in 2015-02");
}

static void a_store_of_a_program_that_computes_otherwise_is_refused(void **state)
{
    room *const here = *state;
    const size_t size = ctg_measures_record_size(&here->study.shape);
    double *const record = calloc(size, sizeof *record);
    uint32_t added = 99;
    assert_non_null(record);
    const ctg_replicate_result foreign = {.replicate = 2,
                                          .status = ctg_ok,
                                          .sentence = "",
                                          .record = record,
                                          .parameters = &here->study.setting->centre,
                                          .digest = 0x0123456789abcdefu};
    assert_int_equal(ctg_store_write_run(here->store, &foreign, &here->error), ctg_ok);
    const ctg_runs runs = runs_of(here);
    assert_int_equal(ctg_runs_complete(&runs, &added, &here->error), ctg_input);
    assert_int_equal(added, 0);
    assert_non_null(strstr(here->error.text, "replicate 2 of the store was computed by a program"));
    free(record);
}

static void nothing_starts_after_a_request_to_stop(void **state)
{
    room *const here = *state;
    uint32_t added = 99;
    atomic_store(&here->stop, true);
    const ctg_runs runs = runs_of(here);
    assert_int_equal(ctg_runs_complete(&runs, &added, &here->error), ctg_stopped);
    assert_int_equal(added, 0);
    atomic_store(&here->stop, false);
    assert_int_equal(complete(here, 4).ok, 4);
}

static void where_a_study_lies_and_how_many_replicates_it_has_is_not_its_identity(void **state)
{
    room *const here = *state;
    const ctg_scenario_overrides more = {.replicates = 5, .months = 1};
    const ctg_scenario_overrides longer = {.replicates = 4, .months = 2};
    const char *const file[] = {"./scenarios/../scenarios/baseline-2015.cfg",
                                "scenarios/baseline-2015.cfg"};
    const ctg_scenario_overrides *const overrides[] = {&more, &longer};
    for (int other = 0; other < 2; other++) {
        ctg_scenario *scenario = NULL;
        ctg_study study;
        assert_int_equal(ctg_scenario_open(&scenario, file[other], overrides[other], &here->error),
                         ctg_ok);
        assert_int_equal(ctg_study_open(&study, scenario, "2.385", &here->error), ctg_ok);
        assert_int_equal(strcmp(study.id, here->study.id) == 0, other == 0);
        ctg_study_destroy(&study);
        ctg_scenario_destroy(scenario);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(missing_runs_are_run_once_and_told_one_by_one),
        TEST(a_run_that_failed_is_not_run_again_and_does_not_hide),
        TEST(a_store_of_a_program_that_computes_otherwise_is_refused),
        TEST(nothing_starts_after_a_request_to_stop),
        TEST(where_a_study_lies_and_how_many_replicates_it_has_is_not_its_identity),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
