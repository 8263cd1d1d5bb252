/* The scores, against values worked out by hand and closed forms.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/assert.h"

#include <math.h>

#include "analysis/score.h"

static void the_share_distance_is_half_the_sum_of_differences(void **state)
{
    static const double a[] = {0.5, 0.5, 0}, b[] = {0.25, 0.25, 0.5};
    static const uint8_t last[] = {0, 0, 1};
    (void)state;
    assert_close(ctg_score_distance(a, b, NULL, 3), 0.5, 0);
    assert_close(ctg_score_distance(a, b, last, 3), 0.25, 0);
    assert_close(ctg_score_distance(a, a, NULL, 3), 0, 0);
}

static void shares_sum_to_one_and_nobody_has_no_shares(void **state)
{
    double some[] = {1, 3}, none[] = {0, 0};
    (void)state;
    assert_close(ctg_score_to_shares(some, 2), 4, 0);
    assert_close(some[1], 0.75, 0);
    assert_close(ctg_score_to_shares(none, 2), 0, 0);
    assert_close(none[0], 0, 0);
}

static void the_rms_of_logs_is_over_the_scored(void **state)
{
    /* log(1 + forecast) - log(1 + recorded): log 2, -log 4, and one that is not scored */
    const double logs[] = {log(2), log(5) - log(4), 9};
    static const double recorded[] = {0, 4, 0};
    static const uint8_t in[] = {1, 1, 0}, nobody[] = {0, 0, 0};
    (void)state;
    const double expected = sqrt((log(2) * log(2) + log(4) * log(4)) / 2);
    assert_close(ctg_score_log_rms(logs, recorded, in, 3), expected, 1e-15);
    assert_true(isnan(ctg_score_log_rms(logs, recorded, nobody, 3)));
}

static void the_crps_of_one_number_is_its_distance(void **state)
{
    static const double one[] = {7}, two[] = {0, 2}, same[] = {5, 5, 5};
    (void)state;
    assert_close(ctg_score_crps(one, 1, 4), 3, 0);
    assert_close(ctg_score_crps(two, 2, 1), 0.5, 1e-15); /* 1 - (2 + 2) / 8 */
    assert_close(ctg_score_crps(two, 2, 4), 2.5, 1e-15); /* 3 - 1/2 */
    assert_close(ctg_score_crps(same, 3, 9), 4, 1e-15);
    assert_true(isnan(ctg_score_crps(one, 0, 4)));
}

/* Of a uniform forecast on 0 to 1 the score is (y^3 + (1 - y)^3) / 3. */
static void the_crps_of_a_fine_ensemble_is_that_of_its_distribution(void **state)
{
    enum { many = 2000 };
    static double uniform[many];
    (void)state;
    for (int i = 0; i < many; i++) {
        uniform[i] = (i + 0.5) / many;
    }
    for (int i = 0; i <= 10; i++) {
        const double y = i / 10.0;
        const double expected = (y * y * y + (1 - y) * (1 - y) * (1 - y)) / 3;
        assert_close(ctg_score_crps(uniform, many, y), expected, 1e-6);
    }
    assert_close(ctg_score_crps(uniform, many, 3), 2 + 1.0 / 3, 1e-6);
}

static void means_and_absolute_errors_are_over_the_scored(void **state)
{
    static const double values[] = {1, 10, 4}, recorded[] = {3, 10, 0};
    static const uint8_t in[] = {1, 0, 1};
    (void)state;
    assert_close(ctg_score_mean(values, in, 3), 2.5, 0);
    assert_close(ctg_score_absolute(values, recorded, in, 3), 3, 0);
    assert_close(ctg_score_absolute(values, recorded, NULL, 3), 2, 0);
}

static void coverage_counts_the_ends_of_the_interval(void **state)
{
    static const double low[] = {0, 5, 2, 0}, high[] = {4, 9, 3, 0}, recorded[] = {4, 4, 2, 0};
    static const uint8_t in[] = {1, 1, 1, 0};
    (void)state;
    assert_close(ctg_score_coverage(low, high, recorded, in, 4), 2.0 / 3, 1e-15);
    assert_close(ctg_score_coverage(low, high, recorded, NULL, 4), 0.75, 1e-15);
}

static void a_contributor_has_at_least_half_a_person(void **state)
{
    static const double persons[] = {0, 0.49, 0.5, 900};
    double room[4];
    (void)state;
    assert_close(ctg_score_contributors(persons, 4), 2, 0);
    assert_close(ctg_score_top(persons, 4, 1, room), 900 / 900.99, 1e-15);
    assert_close(ctg_score_top(persons, 4, 9, room), 1, 1e-15);
}

static void entries_and_exits_are_counted_against_the_origin(void **state)
{
    /*                                stays  left  said to leave  came  said to come  neither */
    static const double origin[] = {10, 10, 10, 0, 0, 0};
    static const double said[] = {10, 10, 0, 3, 3, 0};
    static const double came[] = {10, 0, 10, 5, 0, 0};
    (void)state;
    const ctg_score_changes in = ctg_score_moves(origin, said, came, 1, 6);
    const ctg_score_changes out = ctg_score_moves(origin, said, came, 0, 6);
    assert_close(in.came, 1, 0);
    assert_close(in.predicted, 2, 0);
    assert_close(in.precision, 0.5, 0);
    assert_close(in.recall, 1, 0);
    assert_close(out.came, 1, 0);
    assert_close(out.predicted, 1, 0);
    assert_close(out.precision, 0, 0);
    assert_close(out.recall, 0, 0);
    const ctg_score_changes nothing = ctg_score_moves(origin, origin, origin, 1, 6);
    assert_true(isnan(nothing.precision) && isnan(nothing.recall));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_share_distance_is_half_the_sum_of_differences),
        cmocka_unit_test(shares_sum_to_one_and_nobody_has_no_shares),
        cmocka_unit_test(the_rms_of_logs_is_over_the_scored),
        cmocka_unit_test(the_crps_of_one_number_is_its_distance),
        cmocka_unit_test(the_crps_of_a_fine_ensemble_is_that_of_its_distribution),
        cmocka_unit_test(means_and_absolute_errors_are_over_the_scored),
        cmocka_unit_test(coverage_counts_the_ends_of_the_interval),
        cmocka_unit_test(a_contributor_has_at_least_half_a_person),
        cmocka_unit_test(entries_and_exits_are_counted_against_the_origin),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
