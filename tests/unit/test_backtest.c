/* The back-test's distances, on a record of three months that can be worked out by hand.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/assert.h"

#include <math.h>
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

static double said(const ctg_backtest_year *year, ctg_forecaster who)
{
    return year->cards[who].at[ctg_scored_share_distance];
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
    assert_close(said(&year[0], ctg_forecaster_null_a), 0.25, 1e-15);
    assert_close(said(&year[0], ctg_forecaster_null_b), 0.25, 1e-15);
    assert_close(said(&year[0], ctg_forecaster_model), 0.125, 1e-15);
    assert_close(year[0].single.median, 0.125, 1e-15);
    assert_close(year[0].nearer_share, 0.5, 1e-15);
    assert_int_equal(year[1].recorded, CTG_MONTH(2017, 1));
    assert_close(said(&year[1], ctg_forecaster_null_a), 0.5, 1e-15);
    assert_close(year[1].single.p95, 0.975, 1e-15);
    assert_close(said(&year[1], ctg_forecaster_model), 0.625, 1e-15);
    assert_true(isnan(said(&year[0], ctg_forecaster_null_c))); /* nobody was placed */
    assert_true(isnan(said(&year[0], ctg_forecaster_gravity)));
    assert_int_equal(backtest.forecasts.placed, ctg_past_none);
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
    assert_close(said(&backtest.years[0], ctg_forecaster_model), 0, 1e-15);
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

/* ONUT (row 0) has GHA 90, JPN 10 at the start, UNTO nobody; of 60 and 40 people a year later. */
static const ctg_placement_row placements[] = {{2, 0, CTG_MONTH(2015, 1), {90, 0, 0}, 0},
                                               {0, 0, CTG_MONTH(2015, 1), {0, 10, 0}, 0}};
static const ctg_deployment_row deployments[] = {{0, CTG_MONTH(2016, 2), {60, 0, 0}},
                                                 {1, CTG_MONTH(2016, 2), {30, 10, 0}},
                                                 {0, CTG_MONTH(2017, 1), {50, 0, 0}}};

static void place_people(room *here)
{
    ctg_tables *const tables = &here->small.epoch.tables;
    tables->placements = placements;
    tables->placements_count = 2;
    tables->deployments = deployments;
    tables->deployments_count = 3;
}

static void nulls_by_mission_know_who_was_where(void **state)
{
    room *const here = *state;
    static const double any[] = {7, 0, 7, 0};
    ctg_backtest backtest;
    place_people(here);
    write_run(here, 0, any, any);
    assert_int_equal(ctg_backtest_open(&backtest, &here->small.study, &here->error), ctg_ok);
    assert_int_equal(ctg_backtest_read(&backtest, here->store, &here->error), ctg_ok);
    assert_int_equal(backtest.forecasts.placed, ctg_past_recorded);
    /* In the order of M49 codes: CHN, GHA, JPN, TON. The new mission has the shares of all, 150 to
     * 50. */
    const double *const people = backtest.forecasts.people[ctg_forecaster_null_c];
    assert_close(people[1], 60 * 0.9 + 40 * 0.75, 1e-12);
    assert_close(people[2], 60 * 0.1 + 40 * 0.25, 1e-12);
    /* GHA .84 and JPN .16 against .5 and .5 */
    assert_close(said(&backtest.years[0], ctg_forecaster_null_c), 0.34, 1e-12);
    assert_false(backtest.forecasts.rival.fitted); /* the record before the start is too short */
    assert_null(backtest.forecasts.people[ctg_forecaster_gravity]);
    ctg_backtest_destroy(&backtest);
}

static void fill_is_that_of_missions_with_authorised_posts(void **state)
{
    room *const here = *state;
    static const double any[] = {7, 0, 7, 0};
    ctg_backtest backtest;
    place_people(here);
    const ctg_replicate_result result = small_result(&here->small, 0, here->record);
    small_set(&here->small, here->record, ctg_measure_mission_authorised_pers, 1, 0, 200);
    small_set(&here->small, here->record, ctg_measure_mission_deployed_pers, 1, 0, 150);
    assert_int_equal(ctg_store_write_run(here->store, &result, &here->error), ctg_ok);
    write_run(here, 1, any, any);
    small_set(&here->small, here->record, ctg_measure_mission_authorised_pers, 1, 0, 0);
    assert_int_equal(ctg_backtest_open(&backtest, &here->small.study, &here->error), ctg_ok);
    assert_int_equal(ctg_backtest_read(&backtest, here->store, &here->error), ctg_ok);
    assert_true(ctg_fill_is_known(&backtest.fill, 0, 0));
    assert_close(ctg_fill_recorded(&backtest.fill, 0, 0), 60.0 / 135,
                 1e-12); /* UNTO has no posts */
    /* open since 2014-06: month 21 of its life, months 19-36, the seventh class */
    assert_close(ctg_fill_recorded(&backtest.fill, 0, 7), 60.0 / 135, 1e-12);
    assert_false(ctg_fill_is_known(&backtest.fill, 0, 6));
    ctg_backtest_destroy(&backtest);
}

/* The same record with states, missions and every row in another order. */
static void the_order_of_rows_changes_no_score(void **state)
{
    room *const here = *state;
    static const double any[] = {70, 5, 20, 3}, turned[] = {3, 20, 5, 70};
    static ctg_state_row states[4];
    static ctg_contribution_row contributions[6];
    static ctg_placement_row placed[2];
    static ctg_deployment_row there[3];
    ctg_scorecard cards[2][CTG_FORECASTERS];
    ctg_tables *const tables = &here->small.epoch.tables;
    place_people(here);
    for (int way = 0; way < 2; way++) {
        ctg_backtest backtest;
        ctg_store *store = here->store;
        assert_int_equal(ctg_store_open(&here->store, NULL, &here->small.study, &here->error),
                         ctg_ok);
        write_run(here, 0, way == 0 ? any : turned, way == 0 ? any : turned);
        assert_int_equal(ctg_backtest_open(&backtest, &here->small.study, &here->error), ctg_ok);
        assert_int_equal(ctg_backtest_read(&backtest, here->store, &here->error), ctg_ok);
        memcpy(cards[way], backtest.years[0].cards, sizeof cards[way]);
        ctg_backtest_destroy(&backtest);
        ctg_store_destroy(here->store);
        here->store = store;
        for (int i = 0; i < 4; i++) {
            states[i] = small_states[3 - i];
        }
        for (int i = 0; i < 6; i++) {
            contributions[i] = small_contributions[5 - i];
            contributions[i].state = 3 - contributions[i].state;
        }
        for (int i = 0; i < 2; i++) {
            placed[i] = placements[1 - i];
            placed[i].state = 3 - placed[i].state;
        }
        for (int i = 0; i < 3; i++) {
            there[i] = deployments[2 - i];
        }
        tables->states = states;
        tables->contributions = contributions;
        tables->placements = placed;
        tables->deployments = there;
    }
    for (int who = 0; who < CTG_FORECASTERS; who++) {
        for (int id = 0; id < CTG_SCORECARD_IDS; id++) {
            assert_bits_equal(cards[0][who].at[id], cards[1][who].at[id]);
        }
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(distances_are_half_the_sum_of_differences_of_shares),
        TEST(failed_runs_are_left_out),
        TEST(without_a_record_there_is_nothing_to_compare),
        TEST(nulls_by_mission_know_who_was_where),
        TEST(fill_is_that_of_missions_with_authorised_posts),
        TEST(the_order_of_rows_changes_no_score),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
