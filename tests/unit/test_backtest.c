/* The back-test's distances, on a record of three months that can be worked out by hand.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/assert.h"

#include <stdlib.h>

#include "analysis/backtest.h"
#include "tests/support/study.h"

typedef struct room {
    small_study small;
    ctg_store *store;
    ctg_error error;
    double record[STUDY_RECORD_MOST];
} room;

static int set_up(void **state)
{
    room *const made = calloc(1, sizeof *made);
    assert_non_null(made);
    small_study_make(&made->small);
    ctg_error_clear(&made->error);
    assert_int_equal(ctg_store_open(&made->store, NULL, &made->small.study, &made->error), ctg_ok);
    *state = made;
    return 0;
}

static int tear_down(void **state)
{
    room *const made = *state;
    ctg_store_destroy(made->store);
    free(made);
    return 0;
}

static void write_run(room *here, uint32_t replicate, const double first[4], const double second[4])
{
    const ctg_replicate_result result = small_result(&here->small, replicate, here->record);
    for (size_t state = 0; state < 4; state++) {
        small_set(&here->small, here->record, ctg_measure_state_deployed_pers, 1, state,
                  first[state]);
        small_set(&here->small, here->record, ctg_measure_state_deployed_pers, 2, state,
                  second[state]);
    }
    assert_int_equal(ctg_store_write_run(here->store, &result, &here->error), ctg_ok);
}

static void distances_are_half_the_sum_of_differences_of_shares(void **state)
{
    room *const here = *state;
    static const double as_recorded[] = {7, 0, 7, 0}; /* JPN CHN GHA TON */
    static const double as_at_start[] = {50, 0, 150, 0};
    static const double somewhere_else[] = {0, 0, 0, 33};
    ctg_backtest backtest;
    write_run(here, 0, as_recorded, somewhere_else);
    write_run(here, 1, as_at_start, as_at_start);
    assert_int_equal(ctg_backtest_open(&backtest, &here->small.study, &here->error), ctg_ok);
    assert_int_equal(ctg_backtest_read(&backtest, here->store, &here->error), ctg_ok);
    assert_int_equal(backtest.year_count, 2);
    assert_int_equal(backtest.frozen_at, CTG_MONTH(2015, 1));
    const ctg_backtest_year *const year = backtest.years;
    assert_int_equal(year[0].recorded, CTG_MONTH(2016, 2)); /* January 2016 is not recorded */
    assert_close(year[0].frozen, 0.25, 1e-15);
    assert_close(year[0].mean, 0.125, 1e-15);
    assert_close(year[0].single.median, 0.125, 1e-15);
    assert_close(year[0].nearer_share, 0.5, 1e-15);
    assert_int_equal(year[1].recorded, CTG_MONTH(2017, 1));
    assert_close(year[1].frozen, 0.5, 1e-15);
    assert_close(year[1].single.p95, 0.975, 1e-15);
    assert_close(year[1].mean, 0.625, 1e-15);
    assert_close(year[1].nearer_share, 0, 0);
    ctg_backtest_destroy(&backtest);
}

static void failed_runs_are_left_out(void **state)
{
    room *const here = *state;
    static const double as_recorded[] = {7, 0, 7, 0};
    const ctg_replicate_result failed = small_failure(0, ctg_broken, "people were lost");
    ctg_backtest backtest;
    assert_int_equal(ctg_store_write_run(here->store, &failed, &here->error), ctg_ok);
    write_run(here, 1, as_recorded, as_recorded);
    assert_int_equal(ctg_backtest_open(&backtest, &here->small.study, &here->error), ctg_ok);
    assert_int_equal(ctg_backtest_read(&backtest, here->store, &here->error), ctg_ok);
    assert_int_equal(backtest.outcome.failed, 1);
    assert_int_equal(backtest.years[0].single.count, 1);
    assert_close(backtest.years[0].mean, 0, 1e-15);
    ctg_backtest_destroy(&backtest);
}

static void without_a_record_there_is_nothing_to_compare(void **state)
{
    room *const here = *state;
    ctg_backtest backtest;
    here->small.setting.start = CTG_MONTH(2016, 10);
    assert_int_equal(ctg_backtest_open(&backtest, &here->small.study, &here->error), ctg_input);
    assert_non_null(strstr(here->error.text, "has nothing to compare with"));
    ctg_backtest_destroy(&backtest);
    here->small.setting.start = CTG_MONTH(2017, 1);
    assert_int_equal(ctg_backtest_open(&backtest, &here->small.study, &here->error), ctg_input);
    ctg_backtest_destroy(&backtest);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(distances_are_half_the_sum_of_differences_of_shares),
        TEST(failed_runs_are_left_out),
        TEST(without_a_record_there_is_nothing_to_compare),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
