/* All scores of a point forecast and of an ensemble, on three states.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/assert.h"

#include <math.h>

#include "analysis/scorecard.h"
#include "analysis/verdict.h"

enum { states = 3, runs = 4 };

static const double origin[states] = {300, 100, 0};
static const double recorded[states] = {200, 0, 200};

static void set_up(ctg_scorecard_target *target)
{
    assert_int_equal(ctg_scorecard_target_make(target, origin, recorded, states, NULL), ctg_ok);
}

static void the_record_is_described(void **state)
{
    ctg_scorecard_target target;
    (void)state;
    set_up(&target);
    const ctg_scorecard card = ctg_scorecard_of_record(&target);
    assert_close(card.at[ctg_scored_deployed], 400, 0);
    assert_close(card.at[ctg_scored_contributors], 2, 0);
    assert_close(card.at[ctg_scored_entries], 1, 0);
    assert_close(card.at[ctg_scored_exits], 1, 0);
    assert_close(card.at[ctg_scored_scored], 3, 0);
    assert_close(card.at[ctg_scored_scored_over_100], 2, 0); /* 100 is not above 100 */
    assert_true(isnan(card.at[ctg_scored_share_distance]));
    ctg_scorecard_target_destroy(&target);
}

static void a_point_forecast_is_scored(void **state)
{
    ctg_scorecard_target target;
    (void)state;
    set_up(&target);
    const ctg_scorecard card = ctg_scorecard_of_point(&target, origin); /* null (b) */
    const double off = log(301) - log(201), gone = log(101), come = log(201);
    assert_close(card.at[ctg_scored_share_distance], 0.5, 1e-15); /* (.25 + .25 + .5) / 2 */
    assert_close(card.at[ctg_scored_share_distance_over_100], 0.375, 1e-15);
    assert_close(card.at[ctg_scored_log_rms], sqrt((off * off + gone * gone + come * come) / 3),
                 1e-14);
    assert_close(card.at[ctg_scored_crps], 400.0 / 3, 1e-13);
    assert_close(card.at[ctg_scored_crps_over_100], 150, 1e-13);
    assert_close(card.at[ctg_scored_entry_recall], 0, 0);
    assert_true(isnan(card.at[ctg_scored_coverage_90]));
    ctg_scorecard_target_destroy(&target);
}

/* The first state has 200 in all runs, the second nobody in three of four, the third 0 to 400. */
static const float people[runs * states] = {200, 0, 0, 200, 0, 100, 200, 0, 300, 200, 80, 400};

static void an_ensemble_is_scored_by_its_replicates(void **state)
{
    ctg_scorecard_target target;
    double column[2 * runs], distances[runs];
    (void)state;
    set_up(&target);
    const ctg_scorecard card = ctg_scorecard_of_runs(&target, people, runs, column, distances);
    /* second: |x| is 20 in the mean, spread (80 * 3 * 2) / 32 = 15; third: 150 in the mean, spread
     * 2 * (100 + 300 + 400 + 200 + 300 + 100) / 32 = 87.5 */
    assert_close(card.at[ctg_scored_crps], (0 + 5 + 62.5) / 3, 1e-12);
    assert_close(card.at[ctg_scored_crps_over_100], (0 + 62.5) / 2, 1e-12);
    assert_close(card.at[ctg_scored_entry_precision], 1, 0);
    assert_close(card.at[ctg_scored_exit_recall], 1, 0);
    assert_close(card.at[ctg_scored_contributors], (1 + 2 + 2 + 3) / 4.0, 1e-15);
    assert_close(card.at[ctg_scored_deployed], (200 + 300 + 500 + 680) / 4.0, 1e-12);
    assert_close(card.at[ctg_scored_coverage_50], 1, 0);
    assert_close(distances[0], 0.5, 1e-15);
    assert_close(distances[2], 0.1, 1e-15); /* .4 and .6 against .5 and .5 */
    /* medians of shares: (2/3 + 2/5) / 2, 0, (1/3 + 400/680) / 2, whose sum is not 1 */
    const double a = (2.0 / 3 + 0.4) / 2, c = (1.0 / 3 + 400.0 / 680) / 2;
    assert_close(card.at[ctg_scored_share_distance], fabs(a / (a + c) - 0.5), 1e-15);
    assert_close(card.distance_of_mean, 0.5 - (1.0 / 3 + 0.6 + 400.0 / 680) / 4, 1e-15);
    const double third = (log1p(100) + log1p(300) + log1p(400)) / 4 - log1p(200);
    const double second = log1p(80) / 4;
    assert_close(card.at[ctg_scored_log_rms], sqrt((third * third + second * second) / 3), 1e-14);
    ctg_scorecard_target_destroy(&target);
}

/* Each in one run of three: the median of each is nothing, so that means stand for them. */
static void without_any_median_means_are_scored(void **state)
{
    enum { three = 3 };
    static const float alone[three * states] = {60, 0, 0, 0, 60, 0, 0, 0, 60};
    double column[2 * three], distances[three];
    ctg_scorecard_target target;
    (void)state;
    set_up(&target);
    const ctg_scorecard card = ctg_scorecard_of_runs(&target, alone, three, column, distances);
    assert_close(card.at[ctg_scored_share_distance], 1.0 / 3, 1e-15); /* thirds against .5, 0, .5 */
    assert_close(card.distance_of_mean, 1.0 / 3, 1e-15);
    ctg_scorecard_target_destroy(&target);
}

/* 101 replicates 0, 1 ... 100: the central halves are 25 to 75, nine tenths 5 to 95. */
static void central_intervals_hold_what_lies_in_them(void **state)
{
    enum { many = 101, four = 4 };
    static const double before[four] = {1, 1, 1, 1}, after[four] = {25, 24, 95, 96};
    static float ladder[many * four];
    double column[2 * many], distances[many];
    ctg_scorecard_target target;
    (void)state;
    for (int run = 0; run < many; run++) {
        for (int s = 0; s < four; s++) {
            ladder[run * four + s] = (float)((run * 37) % many);
        }
    }
    assert_int_equal(ctg_scorecard_target_make(&target, before, after, four, NULL), ctg_ok);
    const ctg_scorecard card = ctg_scorecard_of_runs(&target, ladder, many, column, distances);
    assert_close(card.at[ctg_scored_coverage_50], 0.25, 1e-15);
    assert_close(card.at[ctg_scored_coverage_90], 0.75, 1e-15);
    assert_true(isnan(card.at[ctg_scored_coverage_90_over_100]));
    assert_close(card.at[ctg_scored_own_50], 51.0 / many, 1e-15); /* each state was there before */
    assert_close(card.at[ctg_scored_own_90], 91.0 / many, 1e-15);
    assert_true(isnan(card.at[ctg_scored_own_90_over_100])); /* none was large or becomes it */
    ctg_scorecard_target_destroy(&target);
    static const double some[four] = {1, 200, 1, 200}; /* the second and the fourth are large */
    assert_int_equal(ctg_scorecard_target_make(&target, some, after, four, NULL), ctg_ok);
    const ctg_scorecard large = ctg_scorecard_of_runs(&target, ladder, many, column, distances);
    assert_close(large.at[ctg_scored_coverage_50_over_100], 0, 0);
    assert_close(large.at[ctg_scored_coverage_90_over_100], 0.5, 1e-15);
    assert_close(large.at[ctg_scored_own_50_over_100], 51.0 / many, 1e-15);
    ctg_scorecard_target_destroy(&target);
    /* where a replicate has nobody it is not scored */
    static const double none[four] = {0, 0, 0, 0};
    assert_int_equal(ctg_scorecard_target_make(&target, none, after, four, NULL), ctg_ok);
    const ctg_scorecard new = ctg_scorecard_of_runs(&target, ladder, many, column, distances);
    assert_close(new.at[ctg_scored_own_90], 91.0 / (many - 1), 1e-15);
    ctg_scorecard_target_destroy(&target);
}

/* 201 replicates 0, 1 ... 200 of states that were not large: in the second population are only the
 * hundred replicates with 101 to 200, of which the central half, 50 to 150, holds fifty, the nine
 * tenths, 10 to 190, ninety; with one of two that was large also the other 101 of that one. */
static void a_replicate_that_grows_above_100_is_large(void **state)
{
    enum { many = 201, two = 2 };
    static const double few[two] = {1, 0}, some[two] = {300, 0}, after[two] = {90, 80};
    static float ladder[many * two];
    double column[2 * many], distances[many];
    ctg_scorecard_target target;
    (void)state;
    for (int run = 0; run < many; run++) {
        for (int s = 0; s < two; s++) {
            ladder[run * two + s] = (float)((run * 37) % many);
        }
    }
    assert_int_equal(ctg_scorecard_target_make(&target, few, after, two, NULL), ctg_ok);
    const ctg_scorecard card = ctg_scorecard_of_runs(&target, ladder, many, column, distances);
    assert_close(card.at[ctg_scored_own_50_over_100], 50.0 / 100, 1e-15);
    assert_close(card.at[ctg_scored_own_90_over_100], 90.0 / 100, 1e-15);
    assert_close(card.at[ctg_scored_own_90], (181.0 + 181.0) / (201 + 200), 1e-15);
    assert_true(isnan(card.at[ctg_scored_coverage_90_over_100])); /* what came is not large */
    ctg_scorecard_target_destroy(&target);
    assert_int_equal(ctg_scorecard_target_make(&target, some, after, two, NULL), ctg_ok);
    const ctg_scorecard large = ctg_scorecard_of_runs(&target, ladder, many, column, distances);
    assert_close(large.at[ctg_scored_own_50_over_100], (101.0 + 50.0) / (201 + 100), 1e-15);
    assert_close(large.at[ctg_scored_own_90_over_100], (181.0 + 90.0) / (201 + 100), 1e-15);
    ctg_scorecard_target_destroy(&target);
}

/* The first was large, the second never was, the third has become it. */
static void a_state_is_large_at_the_origin_or_in_the_record(void **state)
{
    static const double before[states] = {300, 50, 0}, after[states] = {50, 60, 200};
    ctg_scorecard_target target;
    (void)state;
    assert_int_equal(ctg_scorecard_target_make(&target, before, after, states, NULL), ctg_ok);
    assert_close(ctg_scorecard_of_record(&target).at[ctg_scored_scored_over_100], 2, 0);
    const ctg_scorecard card = ctg_scorecard_of_point(&target, before);
    const double first = log(301) - log(51), second = log(51) - log(61), third = log(201);
    assert_close(card.at[ctg_scored_log_rms_over_100], sqrt((first * first + third * third) / 2),
                 1e-14);
    assert_close(card.at[ctg_scored_log_rms],
                 sqrt((first * first + second * second + third * third) / 3), 1e-14);
    ctg_scorecard_target_destroy(&target);
}

/* Three are said to come, of whom one comes, and another one; two to leave, of whom one leaves. */
static void entries_and_exits_stand_under_their_names(void **state)
{
    enum { eight = 8 };
    static const double before[eight] = {10, 10, 10, 10, 0, 0, 0, 0};
    static const double after[eight] = {0, 10, 10, 10, 5, 5, 0, 0};
    static const double said[eight] = {0, 0, 10, 10, 5, 0, 3, 4};
    ctg_scorecard_target target;
    (void)state;
    assert_int_equal(ctg_scorecard_target_make(&target, before, after, eight, NULL), ctg_ok);
    const ctg_scorecard card = ctg_scorecard_of_point(&target, said);
    assert_close(card.at[ctg_scored_entries], 3, 0);
    assert_close(card.at[ctg_scored_entry_precision], 1.0 / 3, 1e-15);
    assert_close(card.at[ctg_scored_entry_recall], 1.0 / 2, 1e-15);
    assert_close(card.at[ctg_scored_exits], 2, 0);
    assert_close(card.at[ctg_scored_exit_precision], 1.0 / 2, 1e-15);
    assert_close(card.at[ctg_scored_exit_recall], 1, 0);
    const ctg_scorecard record = ctg_scorecard_of_record(&target);
    assert_close(record.at[ctg_scored_entries], 2, 0);
    assert_close(record.at[ctg_scored_exits], 1, 0);
    assert_true(isnan(record.at[ctg_scored_entry_precision]));
    assert_true(isnan(record.at[ctg_scored_exit_precision]));
    assert_true(isnan(record.at[ctg_scored_entry_recall]));
    assert_true(isnan(record.at[ctg_scored_exit_recall]));
    ctg_scorecard_target_destroy(&target);
}

/* Twelve states with 1, 2 ... 12 people, and a run that has nobody. */
static void the_ten_largest_of_twelve_have_all_but_three(void **state)
{
    enum { twelve = 12, two = 2 };
    double stair[twelve], column[2 * two], distances[two];
    float both[two * twelve] = {0};
    ctg_scorecard_target target;
    (void)state;
    for (int s = 0; s < twelve; s++) {
        stair[s] = (s * 5) % twelve + 1;
        both[s] = (float)stair[s];
    }
    assert_int_equal(ctg_scorecard_target_make(&target, stair, stair, twelve, NULL), ctg_ok);
    assert_close(ctg_scorecard_of_record(&target).at[ctg_scored_top10_share], 75.0 / 78, 1e-15);
    assert_close(ctg_scorecard_of_point(&target, stair).at[ctg_scored_top10_share], 75.0 / 78,
                 1e-15);
    const ctg_scorecard card = ctg_scorecard_of_runs(&target, both, two, column, distances);
    assert_close(card.at[ctg_scored_top10_share], 75.0 / 78 / 2, 1e-15);
    /* who is there in one run of two is not there in most, so that all are said to leave */
    assert_close(card.at[ctg_scored_exits], twelve, 0);
    ctg_scorecard_target_destroy(&target);
}

static void the_verdict_is_against_the_best_null_of_that_horizon(void **state)
{
    ctg_scorecard cards[CTG_FORECASTERS];
    ctg_verdict all = {0};
    (void)state;
    for (int who = 0; who < CTG_FORECASTERS; who++) {
        cards[who] = ctg_scorecard_blank();
        cards[who].at[ctg_scored_share_distance] = 0.5;
        cards[who].at[ctg_scored_crps] = 100;
    }
    cards[ctg_forecaster_null_d].at[ctg_scored_share_distance] = 0.4;
    cards[ctg_forecaster_model].at[ctg_scored_share_distance] = 0.37;
    cards[ctg_forecaster_model].at[ctg_scored_crps] = 99.5;
    const ctg_verdict_line line = ctg_verdict_of(cards, 0);
    assert_int_equal(line.best_null, ctg_forecaster_null_d);
    assert_close(line.below_null, 0.075, 1e-12);
    assert_false(line.beats_null); /* 10 % is asked */
    assert_true(line.beats_rival);
    assert_true(ctg_verdict_of(cards, 2).beats_null); /* CRPS: below is enough */
    ctg_verdict_add(&all, 2, &line);
    assert_int_equal(all.judged, 0);
    ctg_verdict_add(&all, 3, &line);
    assert_int_equal(all.judged, 1);
    assert_int_equal(all.beats_null, 0);
    assert_int_equal(all.beats_rival, 1);
    cards[ctg_forecaster_gravity] = ctg_scorecard_blank();
    const ctg_verdict_line without = ctg_verdict_of(cards, 0);
    ctg_verdict_add(&all, 4, &without);
    assert_int_equal(all.against, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_record_is_described),
        cmocka_unit_test(a_point_forecast_is_scored),
        cmocka_unit_test(an_ensemble_is_scored_by_its_replicates),
        cmocka_unit_test(without_any_median_means_are_scored),
        cmocka_unit_test(central_intervals_hold_what_lies_in_them),
        cmocka_unit_test(a_replicate_that_grows_above_100_is_large),
        cmocka_unit_test(a_state_is_large_at_the_origin_or_in_the_record),
        cmocka_unit_test(entries_and_exits_stand_under_their_names),
        cmocka_unit_test(the_ten_largest_of_twelve_have_all_but_three),
        cmocka_unit_test(the_verdict_is_against_the_best_null_of_that_horizon),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
