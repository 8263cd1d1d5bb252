/* What a calibration compares, reckoned by hand on four states; priors and quantiles.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/assert.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/marginals.h"
#include "analysis/targets.h"

/* The record: A 50, B 50; a year later A 50, C 50; after two years A 50, B 25, C 25. */
static const ctg_state_row states[] = {{"AAA", 1, "A", 0, 0, 1945, 1945},
                                       {"BBB", 2, "B", 0, 0, 1945, 1945},
                                       {"CCC", 3, "C", 0, 0, 1945, 1945},
                                       {"DDD", 4, "D", 0, 0, 1945, 1945}};
static const ctg_contribution_row rows[] = {
    {0, CTG_MONTH(2001, 12), {50, 0, 0}}, {1, CTG_MONTH(2001, 12), {50, 0, 0}},
    {0, CTG_MONTH(2002, 12), {50, 0, 0}}, {2, CTG_MONTH(2002, 12), {0, 40, 10}},
    {0, CTG_MONTH(2004, 1), {100, 0, 0}}, {1, CTG_MONTH(2004, 1), {50, 0, 0}},
    {2, CTG_MONTH(2004, 1), {50, 0, 0}},  {3, CTG_MONTH(2010, 1), {7, 0, 0}}};

#define WIDTH (4 + CTG_TRIALS_TOTALS) /* counts of a year: states, then totals */

typedef struct made {
    ctg_epoch epoch;
    ctg_setting setting;
    const ctg_setting *starts[1];
    ctg_calibration calibration;
    ctg_targets targets;
} made;

static void lay_out(made *m, ctg_month origin, ctg_error *error)
{
    memset(m, 0, sizeof *m);
    ctg_error_clear(error);
    m->epoch.tables.states = states;
    m->epoch.tables.states_count = 4;
    m->epoch.tables.contributions = rows;
    m->epoch.tables.contributions_count = sizeof rows / sizeof rows[0];
    m->setting.epochs = &m->epoch;
    m->setting.epoch_count = 1;
    m->starts[0] = &m->setting;
    m->calibration = (ctg_calibration){.file = "study.cfg",
                                       .origins = {origin},
                                       .origin_count = 1,
                                       .months = 24,
                                       .replicates = 2,
                                       .weights = {1, 0.5, 0.25, 2}};
}

static ctg_status make(made *m, ctg_month origin, ctg_error *error)
{
    lay_out(m, origin, error);
    return ctg_targets_open(&m->targets, &m->calibration, m->starts, error);
}

/* Two replicates, three years, four states. */
static const int32_t people[2][3][WIDTH] = {
    {{50, 50, 0, 0, 100, 0, 0}, {100, 100, 0, 0, 62, 40, 10}, {100, 0, 0, 100, 200, 0, 0}},
    {{50, 50, 0, 0, 100, 0, 0}, {60, 0, 40, 0, 50, 40, 10}, {60, 0, 40, 0, 200, 0, 0}}};

static void figures_and_distance_are_those_of_the_definition(void **state)
{
    made m;
    ctg_error error;
    (void)state;
    assert_int_equal(make(&m, CTG_MONTH(2001, 12), &error), ctg_ok);
    /* the record: January 2004 stands for December 2003 */
    assert_close(m.targets.record.answer[ctg_answer_contributors_first], 2, 1e-12);
    assert_close(m.targets.record.answer[ctg_answer_contributors_last], 3, 1e-12);
    assert_close(m.targets.record.answer[ctg_answer_churn], (0.5 + 0.25) / 2, 1e-12);
    assert_close(m.targets.record.answer[ctg_answer_stay], 3.0 / 4, 1e-12);
    assert_close(m.targets.record.answer[ctg_answer_entry], 2.0 / 4, 1e-12);
    const ctg_target_figures f = ctg_targets_of(&m.targets, &people[0][0][0]);
    /* means of shares: (.55 .25 .2 0), then (.55 0 .2 .25) */
    assert_close(f.ratio[0], ((0.05 + 0.25 + 0.3) / 2) / 0.5, 1e-12);
    assert_close(f.ratio[1], ((0.05 + 0.25 + 0.05 + 0.25) / 2) / 0.25, 1e-12);
    assert_close(f.part[ctg_target_shares], (0.6 + 1.2) / 2, 1e-12);
    /* two states in every picture, two and three in the record */
    assert_close(f.answer[ctg_answer_contributors_first], 2, 1e-12);
    assert_close(f.answer[ctg_answer_contributors_last], 2, 1e-12);
    assert_close(f.part[ctg_target_contributors], 0.5 / 6, 1e-12);
    /* churn: 0 and .5, then .5 and 0; replicate 1: .5 (B leaves, C 40, A +10), 0 */
    assert_close(f.answer[ctg_answer_churn], ((0 + 0.5) / 2 + (0.5 + 0) / 2) / 2, 1e-12);
    assert_close(f.part[ctg_target_churn], ((0.5 - 0.25) + 0) / 2 / 0.04, 1e-12);
    /* of 8 with people 6 stay; of 8 without 2 begin */
    assert_close(f.answer[ctg_answer_stay], 6.0 / 8, 1e-12);
    assert_close(f.answer[ctg_answer_entry], 2.0 / 8, 1e-12);
    assert_close(f.part[ctg_target_persistence], (0 + 0.25) / 2 / 0.015, 1e-12);
    /* of the first year the mean has 56 troops, 50 did; of the three types two are right */
    assert_close(f.part[ctg_target_people], (0.12 / 3 + 0) / 2 / 0.15, 1e-12);
    assert_close(f.answer[ctg_answer_troops], (1.12 + 1) / 2, 1e-12);
    assert_close(f.answer[ctg_answer_police], 1, 1e-12);
    /* of the first replicate two have 100 in the first year, one of which has nobody in the second;
     * four have 100, one of which had nobody. In the record nobody falls or rises so */
    assert_close(f.answer[ctg_answer_fall], 1.0 / 2, 1e-12);
    assert_close(f.answer[ctg_answer_rise], 1.0 / 4, 1e-12);
    assert_close(f.part[ctg_target_steps], (0.5 + 0.25) / 2 / 0.03, 1e-12);
    /* frozen: B 50 for 0, C 0 for 50; then of 200 people B 100 for 50, C 0 for 50. Each year the
     * two replicates of a state, and half of how far apart they are */
    const double first = log2(51) + log2(51), second = log2(101.0 / 51) + log2(51);
    const double a = (log2(101.0 / 51) + log2(61.0 / 51)) / 2 - log2(101.0 / 61) / 2;
    const double b = log2(101) / 2 - log2(101) / 2;
    const double c = (log2(51) + log2(51.0 / 41)) / 2 - log2(41) / 2;
    const double a2 = (0 + log2(101.0 / 61)) / 2 - log2(101.0 / 61) / 2;
    const double b2 = log2(51);
    const double c2 = (log2(51) + log2(51.0 / 41)) / 2 - log2(41) / 2;
    assert_close(f.part[ctg_target_crps], ((a + b + c) / first + (a2 + b2 + c2) / second) / 2,
                 1e-12);
    assert_close(ctg_targets_distance(&m.targets, &f),
                 0.9 + 0.5 * (0.5 / 6) + 0.25 * (0.125 / 0.04) + 2 * (0.125 / 0.015), 1e-12);
    ctg_targets_close(&m.targets);
}

/* Two missions of the United Nations and one outside: from December 2001 on the first has 1,000
 * posts, the second 2,000 posts from June 2002 on. In December 2002 both are young (700 and 900
 * people); in December 2003, for which January 2004 stands, both are older, .849 and more than
 * full. */
static const ctg_framework_row frameworks[] = {{.framework = "UN", .kind = ctg_framework_un},
                                               {.framework = "X", .kind = ctg_framework_coalition}};
static const ctg_mission_row missions[] = {
    {.mission = "ONE"}, {.mission = "TWO"}, {.mission = "OUT", .framework = 1}};
static const ctg_demand_row demand[] = {{0, CTG_MONTH(2001, 12), {1000, 0, 0}, "authorised"},
                                        {1, CTG_MONTH(2002, 6), {1900, 100, 0}, "authorised"},
                                        {2, CTG_MONTH(2001, 12), {5000, 0, 0}, "derived"}};
static const ctg_deployment_row deployments[] = {
    {0, CTG_MONTH(2002, 12), {600, 90, 10}}, {1, CTG_MONTH(2002, 12), {900, 0, 0}},
    {2, CTG_MONTH(2002, 12), {50, 0, 0}},    {0, CTG_MONTH(2004, 1), {849, 0, 0}},
    {1, CTG_MONTH(2004, 1), {2600, 100, 0}}, {2, CTG_MONTH(2004, 1), {50, 0, 0}}};

static void fullness_is_that_of_young_missions_and_of_large_older_ones(void **state)
{
    /* young: 1,200 and 2,000 people in the first year; old: 1,600 and 1,800 permille then */
    static const int32_t said[2][3][WIDTH] = {
        {{50, 50}, {50, 0, 50, 0, 50, 40, 10, 1200, 0}, {100, 50, 50, 0, 200, 0, 0, 0, 1600}},
        {{50, 50}, {50, 0, 50, 0, 50, 40, 10, 2000, 0}, {100, 50, 50, 0, 200, 0, 0, 0, 1800}}};
    made m;
    ctg_error error;
    (void)state;
    lay_out(&m, CTG_MONTH(2001, 12), &error);
    m.epoch.tables.frameworks = frameworks;
    m.epoch.tables.frameworks_count = 2;
    m.epoch.tables.missions = missions;
    m.epoch.tables.missions_count = 3;
    m.epoch.tables.demand = demand;
    m.epoch.tables.demand_count = 3;
    m.epoch.tables.deployments = deployments;
    m.epoch.tables.deployments_count = 6;
    m.calibration.weights[ctg_target_fill] = 4;
    assert_int_equal(ctg_targets_open(&m.targets, &m.calibration, m.starts, &error), ctg_ok);
    assert_close(m.targets.record.answer[ctg_answer_young], 1, 1e-12);
    assert_close(m.targets.record.answer[ctg_answer_old], 1.849 / 2, 1e-12);
    const ctg_target_figures f = ctg_targets_of(&m.targets, &said[0][0][0]);
    assert_close(f.answer[ctg_answer_young], 1600.0 / 1600, 1e-12);
    assert_close(f.answer[ctg_answer_old], 1.7 / 2, 1e-12);
    assert_close(f.part[ctg_target_fill], (0 + 0.0745 / 0.04) / 2, 1e-12);
    assert_close(ctg_targets_distance(&m.targets, &f), 4 * 0.0745 / 0.08, 1e-12);
    ctg_targets_close(&m.targets);
}

static void the_record_itself_is_at_no_distance(void **state)
{
    static const int32_t record[2][3][WIDTH] = {
        {{50, 50, 0, 0, 100, 0, 0}, {50, 0, 50, 0, 50, 40, 10}, {100, 50, 50, 0, 200, 0, 0}},
        {{50, 50, 0, 0, 100, 0, 0}, {50, 0, 50, 0, 50, 40, 10}, {100, 50, 50, 0, 200, 0, 0}}};
    made m;
    ctg_error error;
    (void)state;
    assert_int_equal(make(&m, CTG_MONTH(2001, 12), &error), ctg_ok);
    const ctg_target_figures f = ctg_targets_of(&m.targets, &record[0][0][0]);
    assert_close(ctg_targets_distance(&m.targets, &f), 0, 1e-12);
    ctg_targets_close(&m.targets);
}

/* January 2010 lies within two months of December 2009 and may not stand for it. */
static void nothing_after_the_window_is_looked_at(void **state)
{
    made m;
    ctg_error error;
    (void)state;
    assert_int_equal(make(&m, CTG_MONTH(2002, 12), &error), ctg_input);
    assert_non_null(strstr(error.text, "nothing to compare with in 2004-12"));
    ctg_targets_close(&m.targets);
    assert_int_equal(make(&m, CTG_MONTH(2009, 12), &error), ctg_input);
    assert_non_null(strstr(error.text, "nothing to compare with in 2009-12"));
    ctg_targets_close(&m.targets);
}

/* Two origins with a table each. The second: A 60, B 40; a year later, by February, A 90; after two
 * years A 40, B 40, D 20. */
static const ctg_contribution_row other_rows[] = {
    {0, CTG_MONTH(2002, 12), {60, 0, 0}}, {1, CTG_MONTH(2002, 12), {40, 0, 0}},
    {0, CTG_MONTH(2004, 2), {90, 0, 0}},  {0, CTG_MONTH(2004, 12), {40, 0, 0}},
    {1, CTG_MONTH(2004, 12), {40, 0, 0}}, {3, CTG_MONTH(2004, 12), {20, 0, 0}}};

static ctg_status open_with(made *m, const ctg_contribution_row *other, size_t count,
                            ctg_error *error)
{
    static ctg_epoch epoch;
    static ctg_setting setting;
    static const ctg_setting *starts[2];
    assert_int_equal(make(m, CTG_MONTH(2001, 12), error), ctg_ok);
    ctg_targets_close(&m->targets);
    epoch = m->epoch;
    setting = m->setting;
    epoch.tables.contributions = other;
    epoch.tables.contributions_count = count;
    setting.epochs = &epoch;
    starts[0] = &m->setting;
    starts[1] = &setting;
    m->calibration.origins[1] = CTG_MONTH(2002, 12);
    m->calibration.origin_count = 2;
    m->calibration.replicates = 1;
    return ctg_targets_open(&m->targets, &m->calibration, starts, error);
}

/* Of the first origin the run is the record, of the second it stays where it began. */
static void each_origin_is_held_against_its_own_record(void **state)
{
    static const int32_t run[2][3][WIDTH] = {
        {{50, 50, 0, 0, 100, 0, 0}, {50, 0, 50, 0, 50, 40, 10}, {100, 50, 50, 0, 200, 0, 0}},
        {{60, 40, 0, 0, 100, 0, 0}, {60, 40, 0, 0, 90, 0, 0}, {60, 40, 0, 0, 100, 0, 0}}};
    made m;
    ctg_error error;
    (void)state;
    assert_int_equal(open_with(&m, other_rows, 6, &error), ctg_ok);
    assert_close(m.targets.record.answer[ctg_answer_contributors_first], (2 + 1) / 2.0, 1e-12);
    assert_close(m.targets.record.answer[ctg_answer_contributors_last], (3 + 3) / 2.0, 1e-12);
    assert_close(m.targets.record.answer[ctg_answer_churn], (0.5 + 0.25 + 0.4 + 0.6) / 4, 1e-12);
    assert_close(m.targets.record.answer[ctg_answer_stay], (1 + 2 + 1 + 1) / 7.0, 1e-12);
    assert_close(m.targets.record.answer[ctg_answer_entry], (1 + 1 + 0 + 2) / 9.0, 1e-12);
    const ctg_target_figures f = ctg_targets_of(&m.targets, &run[0][0][0]);
    /* at no distance, and as far as the frozen picture */
    assert_close(f.ratio[0], (0 + 1) / 2.0, 1e-12);
    assert_close(f.ratio[1], (0 + 1) / 2.0, 1e-12);
    assert_close(f.part[ctg_target_shares], 0.5, 1e-12);
    assert_close(f.answer[ctg_answer_contributors_first], (2 + 2) / 2.0, 1e-12);
    assert_close(f.answer[ctg_answer_contributors_last], (3 + 2) / 2.0, 1e-12);
    /* one too many, then one too few: they do not make up for each other */
    assert_close(f.part[ctg_target_contributors], (0 + 0 + 1 + 1) / 4.0 / 6, 1e-12);
    assert_close(f.answer[ctg_answer_churn], (0.5 + 0.25 + 0 + 0) / 4, 1e-12);
    assert_close(f.part[ctg_target_churn], (0 + 0 + 0.4 + 0.6) / 4 / 0.04, 1e-12);
    assert_close(f.answer[ctg_answer_stay], (1 + 2 + 2 + 2) / 8.0, 1e-12);
    assert_close(f.answer[ctg_answer_entry], (1 + 1 + 0 + 0) / 8.0, 1e-12);
    /* more stay than did, fewer begin */
    assert_close(f.part[ctg_target_persistence],
                 ((7.0 / 8 - 5.0 / 7) + (4.0 / 9 - 2.0 / 8)) / 2 / 0.015, 1e-12);
    ctg_targets_close(&m.targets);
}

static void a_record_that_stood_still_is_one_and_the_distance(void **state)
{
    static const ctg_contribution_row still[] = {{0, CTG_MONTH(2002, 12), {50, 0, 0}},
                                                 {0, CTG_MONTH(2003, 12), {70, 0, 0}},
                                                 {0, CTG_MONTH(2004, 12), {90, 0, 0}}};
    static const int32_t run[2][3][WIDTH] = {
        {{50, 50, 0, 0, 100, 0, 0}, {50, 0, 50, 0, 50, 40, 10}, {100, 50, 50, 0, 200, 0, 0}},
        {{50, 0, 0, 0, 100, 0, 0}, {50, 0, 0, 0, 90, 0, 0}, {30, 10, 0, 0, 100, 0, 0}}};
    made m;
    ctg_error error;
    (void)state;
    assert_int_equal(open_with(&m, still, 3, &error), ctg_ok);
    const ctg_target_figures f = ctg_targets_of(&m.targets, &run[0][0][0]);
    assert_close(f.ratio[0], (0 + 1) / 2.0, 1e-12);
    assert_close(f.ratio[1], (0 + 1.25) / 2, 1e-12);
    ctg_targets_close(&m.targets);
}

static void what_is_recorded_three_months_late_stands_for_nothing(void **state)
{
    ctg_contribution_row late[6];
    made m;
    ctg_error error;
    (void)state;
    memcpy(late, other_rows, sizeof late);
    late[2].month = CTG_MONTH(2004, 3);
    assert_int_equal(open_with(&m, late, 6, &error), ctg_input);
    assert_non_null(strstr(error.text, "nothing to compare with in 2003-12"));
    ctg_targets_close(&m.targets);
}

static void priors_are_uniform_on_the_scale_of_the_sampler(void **state)
{
    const ctg_prior uniform = {.low = 2, .high = 6, .is_uniform = true};
    const ctg_prior triangular = {.low = 0, .mode = 1, .high = 4};
    const ctg_prior whole = {.low = 0, .high = 9, .is_uniform = true, .is_whole = true};
    (void)state;
    assert_close(ctg_prior_value(&uniform, 0.5), 4, 1e-9);
    assert_close(ctg_prior_value(&uniform, 0.95), 5.8, 1e-9);
    assert_close(ctg_prior_value(&uniform, 0), 2, 1e-9);
    assert_close(ctg_prior_value(&uniform, 1), 6, 1e-9);
    assert_close(ctg_prior_quantile(&triangular, 0.25), 1, 1e-12);
    assert_close(ctg_prior_quantile(&triangular, 0.0625), 0.5, 1e-12);
    assert_close(ctg_prior_quantile(&triangular, 1 - 1.0 / 12), 3, 1e-12);
    assert_bits_equal(ctg_prior_value(&whole, 0.51), 5.0);
    /* what is run is what twelve digits say */
    char text[32];
    const double value = ctg_prior_value(&uniform, 0.123456789);
    (void)snprintf(text, sizeof text, "%.12g", value);
    assert_bits_equal(value, strtod(text, NULL));
}

static void a_weighted_quantile_lies_between_its_neighbours(void **state)
{
    static const double values[] = {3, 1, 2};
    static const double weights[] = {0.25, 0.25, 0.5};
    size_t order[3];
    (void)state;
    /* points: (1, .125), (2, .5), (3, .875) */
    assert_close(ctg_marginals_quantile(values, weights, 3, order, 0.5), 2, 1e-12);
    assert_close(ctg_marginals_quantile(values, weights, 3, order, 0.6875), 2.5, 1e-12);
    assert_close(ctg_marginals_quantile(values, weights, 3, order, 0.05), 1, 1e-12);
    assert_close(ctg_marginals_quantile(values, weights, 3, order, 0.95), 3, 1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_and_distance_are_those_of_the_definition),
        cmocka_unit_test(fullness_is_that_of_young_missions_and_of_large_older_ones),
        cmocka_unit_test(the_record_itself_is_at_no_distance),
        cmocka_unit_test(nothing_after_the_window_is_looked_at),
        cmocka_unit_test(each_origin_is_held_against_its_own_record),
        cmocka_unit_test(a_record_that_stood_still_is_one_and_the_distance),
        cmocka_unit_test(what_is_recorded_three_months_late_stands_for_nothing),
        cmocka_unit_test(priors_are_uniform_on_the_scale_of_the_sampler),
        cmocka_unit_test(a_weighted_quantile_lies_between_its_neighbours),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
