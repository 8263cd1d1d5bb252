/* Regret on a table made by hand: three policies in four futures, and what is left out or equal.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "analysis/regret.h"
#include "tests/support/assert.h"

/* Best in each future: 10, 8, 6, 9. Regret of a: 0 4 1 0; of b: 5 0 0 4; of c: 2 2 1 0. */
static const double table[] = {10, 4, 5, 9, /* a */
                               5,  8, 6, 5, /* b */
                               8,  6, 5, 9 /* c */};

static ctg_regret_asked asked_of(const double *values, size_t futures)
{
    return (ctg_regret_asked){.values = values,
                              .arms = 3,
                              .futures = futures,
                              .more_is_better = true,
                              .threshold = 6,
                              .name = "region.sustained_ready_pers"};
}

static void regret_is_reckoned_by_hand(void **state)
{
    (void)state;
    const ctg_regret_asked asked = asked_of(table, 4);
    ctg_regret regret;
    assert_int_equal(ctg_regret_of(&regret, &asked, NULL), ctg_ok);
    assert_int_equal(regret.futures, 4);
    assert_bits_equal(regret.arm[0].mean, 1.25);
    assert_bits_equal(regret.arm[1].mean, 2.25);
    assert_bits_equal(regret.arm[2].mean, 1.25);
    assert_bits_equal(regret.arm[0].worst, 4);
    assert_int_equal(regret.arm[0].worst_future, 1);
    assert_int_equal(regret.arm[1].worst_future, 0);
    assert_int_equal(regret.arm[2].worst_future, 0);  /* of equals the first */
    assert_close(regret.arm[1].p95, 4 + 0.85, 1e-12); /* 0 0 4 5 at 2.85 */
    assert_bits_equal(regret.arm[0].best, 0.5);       /* the fourth future is shared with c */
    assert_bits_equal(regret.arm[1].best, 0.5);
    assert_bits_equal(regret.arm[2].best, 0.25);
    assert_bits_equal(regret.arm[0].meets, 0.5);
    assert_bits_equal(regret.arm[1].meets, 0.5); /* 6 meets 6 */
    assert_bits_equal(regret.arm[2].meets, 0.75);
    assert_int_equal(regret.minimax, 2);
    ctg_regret_destroy(&regret);
}

static void less_is_better_turns_everything(void **state)
{
    (void)state;
    double turned[12];
    for (size_t i = 0; i < 12; i++) {
        turned[i] = -table[i];
    }
    ctg_regret_asked asked = asked_of(turned, 4);
    ctg_regret regret;
    asked.more_is_better = false;
    asked.threshold = -6;
    assert_int_equal(ctg_regret_of(&regret, &asked, NULL), ctg_ok);
    assert_bits_equal(regret.arm[1].mean, 2.25);
    assert_bits_equal(regret.arm[0].best, 0.5);
    assert_bits_equal(regret.arm[2].meets, 0.75);
    assert_int_equal(regret.minimax, 2);
    ctg_regret_destroy(&regret);
}

static void a_future_that_one_arm_lacks_is_left_out_of_all(void **state)
{
    (void)state;
    const double values[] = {10, 4, (double)NAN, 5, 8, 6, 8, (double)INFINITY, 5};
    ctg_regret_asked asked = asked_of(values, 3);
    ctg_regret regret;
    asked.threshold = (double)NAN;
    assert_int_equal(ctg_regret_of(&regret, &asked, NULL), ctg_ok);
    assert_int_equal(regret.futures, 1);
    assert_int_equal(regret.dropped, 2);
    assert_bits_equal(regret.arm[1].worst, 5);
    assert_true(isnan(regret.arm[0].meets));
    assert_int_equal(regret.minimax, 0);
    ctg_regret_destroy(&regret);
}

static void of_equal_worst_regrets_the_lesser_mean_decides(void **state)
{
    (void)state;
    const double values[] = {0, 5, 4, 5, 0, 5, 5, 0, 5}; /* worst 5 each, means 2, 5/3, 5/3 */
    const ctg_regret_asked asked = asked_of(values, 3);
    ctg_regret regret;
    assert_int_equal(ctg_regret_of(&regret, &asked, NULL), ctg_ok);
    assert_int_equal(regret.minimax, 1);
    ctg_regret_destroy(&regret);
}

static void without_a_whole_future_it_is_refused_by_name(void **state)
{
    (void)state;
    const double values[] = {1, (double)NAN, 3};
    const ctg_regret_asked asked = asked_of(values, 1);
    ctg_regret regret;
    ctg_error error;
    ctg_error_clear(&error);
    assert_int_equal(ctg_regret_of(&regret, &asked, &error), ctg_input);
    assert_non_null(strstr(error.text, "region.sustained_ready_pers: none of 1 futures"));
    ctg_regret_destroy(&regret);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(regret_is_reckoned_by_hand),
        cmocka_unit_test(less_is_better_turns_everything),
        cmocka_unit_test(a_future_that_one_arm_lacks_is_left_out_of_all),
        cmocka_unit_test(of_equal_worst_regrets_the_lesser_mean_decides),
        cmocka_unit_test(without_a_whole_future_it_is_refused_by_name),
    };
    return cmocka_run_group_tests_name("regret", tests, NULL, NULL);
}
