/* Paired differences by hand on few numbers, and how many draws are needed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "analysis/paired_difference.h"
#include "tests/support/assert.h"

/* Two draws of two chances: differences 1 0 | 2 3. */
static const double base[] = {1, 2, 10, 11};
static const double policy[] = {2, 2, 12, 14};
static const uint32_t draws[] = {0, 0, 1, 1};
static const ctg_paired_difference_arms arms = {base, policy, draws, 4};

static void two_draws_are_reckoned_by_hand(void **state)
{
    (void)state;
    ctg_paired_difference of;
    assert_int_equal(ctg_paired_difference_of(&of, &arms, true, NULL), ctg_ok);
    const double t = 12.706204736174704;    /* one degree of freedom */
    const double reach = t * sqrt(2.0 / 2); /* means 0.5 and 2.5: variance 2 */
    assert_close(of.split.mean, 1.5, 1e-15);
    assert_close(of.split.mean_low, 1.5 - reach, 1e-9);
    assert_close(of.deviation, sqrt(2), 1e-15);
    assert_bits_equal(of.improves, 0.75);
    assert_bits_equal(of.worsens, 0);
    /* Means 1.5, 10.5 and 2, 13: variances of the mean 20.25 and 30.25; Welch's freedom 1.925. */
    const double freedom = 50.5 * 50.5 / (20.25 * 20.25 + 30.25 * 30.25);
    assert_close(freedom, 1.92454, 1e-5);
    assert_close((of.unpaired_low + of.unpaired_high) / 2, 1.5, 1e-12);
    assert_close(of.narrowing, (of.unpaired_high - 1.5) / reach, 1e-12);
    assert_true(of.unpaired_high - 1.5 > 4.303 * sqrt(50.5)); /* t with 2 */
    assert_true(of.unpaired_high - 1.5 < 4.55 * sqrt(50.5));
}

static void where_less_is_better_what_falls_improves(void **state)
{
    (void)state;
    ctg_paired_difference of;
    assert_int_equal(ctg_paired_difference_of(&of, &arms, false, NULL), ctg_ok);
    assert_bits_equal(of.improves, 0);
    assert_bits_equal(of.worsens, 0.75);
}

/* Published sample sizes of the paired t test at 5 % and 80 %: 34, 10 and 199 pairs for
 * differences of 0.5, 1 and 0.2 standard deviations (Cohen 1988 by way of common tables). */
static void needed_draws_are_those_of_the_tables(void **state)
{
    (void)state;
    assert_bits_equal(ctg_paired_difference_needed(0.5, 1), 34);
    assert_bits_equal(ctg_paired_difference_needed(-1, 1), 10);
    assert_bits_equal(ctg_paired_difference_needed(0.2, 1), 199);
    assert_bits_equal(ctg_paired_difference_needed(1e3, 1), 2);
    assert_close(ctg_paired_difference_needed(1e-4, 1), 7.8489e8, 1e5);
    assert_true(isnan(ctg_paired_difference_needed(0, 1)));
    assert_true(isnan(ctg_paired_difference_needed(1, 0)));
    assert_true(isnan(ctg_paired_difference_needed(1, (double)NAN)));
}

static void more_replicates_come_in_whole_draws_as_large_as_now(void **state)
{
    (void)state;
    ctg_paired_difference of;
    assert_int_equal(ctg_paired_difference_of(&of, &arms, true, NULL), ctg_ok);
    assert_bits_equal(of.needed_draws, ctg_paired_difference_needed(1.5, sqrt(2)));
    assert_bits_equal(of.more_replicates, 2 * (of.needed_draws - 2));
    const double clear[] = {101, 102, 110, 111.5};
    const ctg_paired_difference_arms sure = {base, clear, draws, 4};
    assert_int_equal(ctg_paired_difference_of(&of, &sure, true, NULL), ctg_ok);
    assert_bits_equal(of.more_replicates, 0);
}

static void arms_that_are_the_same_need_no_number(void **state)
{
    (void)state;
    const ctg_paired_difference_arms same = {base, base, draws, 4};
    ctg_paired_difference of;
    assert_int_equal(ctg_paired_difference_of(&of, &same, true, NULL), ctg_ok);
    assert_bits_equal(of.split.mean, 0);
    assert_bits_equal(of.improves, 0);
    assert_true(isnan(of.narrowing) && isnan(of.needed_draws) && isnan(of.more_replicates));
    assert_true(of.unpaired_high > 0);
}

static void one_draw_has_no_interval(void **state)
{
    (void)state;
    const uint32_t one[] = {3, 3, 3, 3};
    const ctg_paired_difference_arms alone = {base, policy, one, 4};
    ctg_paired_difference of;
    assert_int_equal(ctg_paired_difference_of(&of, &alone, true, NULL), ctg_ok);
    assert_true(isnan(of.deviation) && isnan(of.narrowing) && isnan(of.needed_draws));
    assert_bits_equal(of.split.mean, 1.5);
    assert_true(isnan(of.split.mean_low) && isnan(of.unpaired_low));
}

static void without_values_there_are_no_numbers(void **state)
{
    (void)state;
    const ctg_paired_difference_arms none = {base, policy, draws, 0};
    ctg_paired_difference of;
    assert_int_equal(ctg_paired_difference_of(&of, &none, true, NULL), ctg_ok);
    assert_int_equal(of.split.values, 0);
    assert_true(isnan(of.split.mean) && isnan(of.improves) && isnan(of.more_replicates));
}

static void an_interval_of_a_mean_is_students(void **state)
{
    (void)state;
    const double values[] = {1, 2, 3};
    double mean;
    double ends[2];
    ctg_paired_difference_interval(values, 3, 0.005, &mean, ends);
    assert_bits_equal(mean, 2);
    assert_close(ends[1], 2 + 9.924843200918293 / sqrt(3), 1e-9); /* t with 2, 0.995 */
    assert_close(ends[0] + ends[1], 4, 1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_draws_are_reckoned_by_hand),
        cmocka_unit_test(where_less_is_better_what_falls_improves),
        cmocka_unit_test(needed_draws_are_those_of_the_tables),
        cmocka_unit_test(more_replicates_come_in_whole_draws_as_large_as_now),
        cmocka_unit_test(arms_that_are_the_same_need_no_number),
        cmocka_unit_test(one_draw_has_no_interval),
        cmocka_unit_test(without_values_there_are_no_numbers),
        cmocka_unit_test(an_interval_of_a_mean_is_students),
    };
    return cmocka_run_group_tests_name("paired_difference", tests, NULL, NULL);
}
