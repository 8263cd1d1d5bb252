/* Arms and pairs: the order in which replicates come does not matter, what failed is left out of
 * both arms, and before the policy the arms must be the same.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/assert.h"

#include <math.h>
#include <stdlib.h>

#include "analysis/pair.h"
#include "analysis/parting.h"
#include "tests/support/study.h"

#define REPLICATES 9u
#define BEGINS CTG_MONTH(2016, 1) /* a year after the start */

typedef struct room {
    small_study small;
    ctg_setting of_policy;
    ctg_change change;
    ctg_error error;
    ctg_arm base, policy;
    ctg_pair pair;
    size_t places[2]; /* deployed by the world in the last month, by China in the last year */
    double record[STUDY_RECORD_MOST];
} room;

static int set_up(void **state)
{
    room *const made = calloc(1, sizeof *made);
    assert_non_null(made);
    small_study_make(&made->small);
    made->small.setting.chances = 2;
    made->of_policy = made->small.setting;
    made->change = (ctg_change){ctg_parameter_money_payment_probability, ctg_set, 0.5, BEGINS,
                                CTG_MONTH_MOST + 1};
    made->of_policy.changes = &made->change;
    made->of_policy.change_count = 1;
    const ctg_record_shape *const shape = &made->small.study.shape;
    made->places[0] = ctg_measures_place(shape, ctg_measure_world_deployed_pers, 24, 0);
    made->places[1] = ctg_measures_place(shape, ctg_measure_state_deployed_pers, 2, 1);
    ctg_error_clear(&made->error);
    assert_int_equal(
        ctg_arm_open(&made->base, &made->small.setting, REPLICATES, made->places, 2, &made->error),
        ctg_ok);
    assert_int_equal(
        ctg_arm_open(&made->policy, &made->of_policy, REPLICATES, made->places, 2, &made->error),
        ctg_ok);
    *state = made;
    return 0;
}

static int tear_down(void **state)
{
    room *const made = *state;
    ctg_pair_destroy(&made->pair);
    ctg_arm_destroy(&made->base);
    ctg_arm_destroy(&made->policy);
    free(made);
    return 0;
}

/* The policy adds 10 and the replicate's number to what the world deploys in the last month. */
static void take(room *here, ctg_arm *arm, uint32_t replicate)
{
    ctg_replicate_result result = small_result(&here->small, replicate, here->record);
    if (arm == &here->policy) {
        here->record[here->places[0]] += 10 + replicate;
    }
    assert_int_equal(ctg_arm_take(arm, &result, &here->error), ctg_ok);
}

static void take_all(room *here)
{
    for (uint32_t replicate = 0; replicate < REPLICATES; replicate++) {
        take(here, &here->base, replicate);
        take(here, &here->policy, REPLICATES - 1 - replicate);
    }
}

static ctg_status pair(room *here)
{
    return ctg_pair_open(&here->pair, &here->base, &here->policy, "small.cfg", &here->error);
}

static void differences_are_of_the_same_replicate_whatever_the_order(void **state)
{
    room *const here = *state;
    double differences[REPLICATES];
    take_all(here);
    assert_int_equal(pair(here), ctg_ok);
    assert_int_equal(here->pair.count, REPLICATES);
    assert_int_equal(here->pair.parting, BEGINS);
    ctg_pair_differences(&here->pair, here->places[0], differences);
    for (size_t i = 0; i < REPLICATES; i++) {
        assert_close(differences[i], 10.0 + (double)i, 1e-12);
        assert_int_equal(here->pair.draws[i], i / 2);
    }
    ctg_pair_differences(&here->pair, here->places[1], differences);
    assert_bits_equal(differences[4], 0);
}

static void an_arm_is_the_same_whatever_the_order(void **state)
{
    room *const here = *state;
    ctg_arm other;
    assert_int_equal(
        ctg_arm_open(&other, &here->small.setting, REPLICATES, here->places, 2, &here->error),
        ctg_ok);
    for (uint32_t replicate = 0; replicate < REPLICATES; replicate++) {
        take(here, &here->base, replicate);
        take(here, &other, (replicate * 4 + 3) % REPLICATES);
    }
    assert_memory_equal(other.values, here->base.values, 2 * REPLICATES * sizeof *other.values);
    assert_memory_equal(other.pasts, here->base.pasts, 25 * REPLICATES * sizeof *other.pasts);
    assert_memory_equal(other.parameters, here->base.parameters,
                        5 * CTG_PARAMETERS * sizeof *other.parameters);
    ctg_arm_destroy(&other);
}

static void what_failed_in_one_arm_is_left_out_of_both(void **state)
{
    room *const here = *state;
    const ctg_replicate_result late = small_failure(7, ctg_broken, "later\nmore");
    const ctg_replicate_result early = small_failure(4, ctg_broken, "earlier\nmore");
    ctg_pair_effect effect;
    for (uint32_t replicate = 0; replicate < REPLICATES; replicate++) {
        take(here, &here->base, replicate);
        if (replicate != 4 && replicate != 7) {
            take(here, &here->policy, replicate);
        }
    }
    assert_int_equal(ctg_arm_take(&here->policy, &late, &here->error), ctg_ok);
    assert_int_equal(ctg_arm_take(&here->policy, &early, &here->error), ctg_ok);
    assert_int_equal(pair(here), ctg_ok);
    assert_int_equal(here->pair.count, 7);
    assert_int_equal(here->pair.left_out, 2);
    assert_int_equal(here->pair.replicates[4], 5);
    assert_int_equal(here->policy.first_failed, 4);
    assert_string_equal(here->policy.sentence, "earlier");
    assert_int_equal(ctg_pair_measure(&here->pair, here->places[0], &effect, &here->error), ctg_ok);
    assert_close(effect.median, 13, 1e-12); /* of 10, 11, 12, 13, 15, 16, 18 */
    assert_int_equal(effect.split.values, 7);
    assert_int_equal(effect.split.draws, 5);
}

static void without_a_replicate_in_both_arms_there_is_no_pair(void **state)
{
    room *const here = *state;
    const ctg_replicate_result failure = small_failure(0, ctg_broken, "people were lost");
    take(here, &here->base, 0);
    assert_int_equal(ctg_arm_take(&here->policy, &failure, &here->error), ctg_ok);
    assert_int_equal(pair(here), ctg_broken);
    assert_non_null(strstr(here->error.text, "small.cfg: no replicate ended well in both arms; "
                                             "replicate 0: people were lost"));
}

static void an_effect_has_medians_interval_and_sign(void **state)
{
    room *const here = *state;
    ctg_pair_effect effect;
    take_all(here);
    assert_int_equal(pair(here), ctg_ok);
    assert_int_equal(ctg_pair_measure(&here->pair, here->places[0], &effect, &here->error), ctg_ok);
    assert_close(effect.median, 14, 1e-12);
    assert_close(effect.low, 10.2, 1e-12); /* 8 steps of 1, and .025 of them */
    assert_close(effect.high, 17.8, 1e-12);
    assert_int_equal(effect.sign, '+');
    assert_bits_equal(effect.above, 1);
    assert_bits_equal(effect.below, 0);
    assert_close(effect.base_median, small_value(4, here->places[0]), 1e-12);
    assert_int_equal(ctg_pair_measure(&here->pair, here->places[1], &effect, &here->error), ctg_ok);
    assert_int_equal(effect.sign, '0');
    assert_bits_equal(effect.above + effect.below, 0);
}

/* Differences of -0.25, 0.75 ... 7.75: 95 % of them include 0, the interval of their mean leaves it
 * out. */
static void the_sign_is_that_of_the_mean(void **state)
{
    room *const here = *state;
    ctg_pair_effect effect;
    for (uint32_t replicate = 0; replicate < REPLICATES; replicate++) {
        take(here, &here->base, replicate);
        const ctg_replicate_result result = small_result(&here->small, replicate, here->record);
        here->record[here->places[0]] += replicate - 0.25;
        assert_int_equal(ctg_arm_take(&here->policy, &result, &here->error), ctg_ok);
    }
    assert_int_equal(pair(here), ctg_ok);
    assert_int_equal(ctg_pair_measure(&here->pair, here->places[0], &effect, &here->error), ctg_ok);
    assert_true(effect.low < 0 && effect.split.mean_low > 0);
    assert_int_equal(effect.sign, '+');
}

static void one_draw_settles_nothing(void **state)
{
    room *const here = *state;
    ctg_pair_effect effect;
    for (uint32_t replicate = 0; replicate < 2; replicate++) { /* two chances of one draw */
        take(here, &here->base, replicate);
        take(here, &here->policy, replicate);
    }
    assert_int_equal(pair(here), ctg_ok);
    assert_int_equal(ctg_pair_measure(&here->pair, here->places[0], &effect, &here->error), ctg_ok);
    assert_close(effect.split.mean, 10.5, 1e-12);
    assert_int_equal(effect.sign, '0');
    assert_true(isnan(effect.split.mean_low) && isnan(effect.split.mean_high));
    assert_false(ctg_split_is_told(&effect.split, 1));
}

/* While no mission came so far a month is -1: no number. Both arms have one in replicates 4 to 8.
 */
static void what_did_not_come_is_no_number(void **state)
{
    room *const here = *state;
    const size_t place =
        ctg_measures_place(&here->small.study.shape, ctg_measure_world_months_to_50, 24, 0);
    ctg_pair_effect effect;
    here->base.places[0] = here->policy.places[0] = place;
    for (uint32_t replicate = 0; replicate < REPLICATES; replicate++) {
        const ctg_replicate_result result = small_result(&here->small, replicate, here->record);
        here->record[place] = replicate < 4 ? -1 : 10;
        assert_int_equal(ctg_arm_take(&here->base, &result, &here->error), ctg_ok);
        here->record[place] = replicate == 0 ? -1 : 12;
        assert_int_equal(ctg_arm_take(&here->policy, &result, &here->error), ctg_ok);
    }
    assert_int_equal(pair(here), ctg_ok);
    assert_int_equal(ctg_pair_measure(&here->pair, place, &effect, &here->error), ctg_ok);
    assert_int_equal(effect.split.values, 5);
    assert_bits_equal(effect.split.mean, 2);
    assert_bits_equal(effect.base_median, 10);
    assert_bits_equal(effect.higher, 1);
    for (uint32_t replicate = 0; replicate < REPLICATES; replicate++) {
        here->policy.values[2 * replicate] = (double)NAN;
    }
    assert_int_equal(ctg_pair_measure(&here->pair, place, &effect, &here->error), ctg_ok);
    assert_int_equal(effect.split.values, 0);
    assert_true(isnan(effect.base_median) && isnan(effect.split.mean) && effect.sign == '0');
}

/* The record differs at one place of month or year `time`, in replicate 3 of the policy's arm. */
static void take_with_a_difference(room *here, ctg_measure_id id, size_t time)
{
    for (uint32_t replicate = 0; replicate < REPLICATES; replicate++) {
        ctg_replicate_result result = small_result(&here->small, replicate, here->record);
        take(here, &here->base, replicate);
        if (replicate == 3) {
            small_set(&here->small, here->record, id, time, 0, -1);
        }
        assert_int_equal(ctg_arm_take(&here->policy, &result, &here->error), ctg_ok);
    }
}

static void arms_that_differ_before_the_policy_are_refused(void **state)
{
    room *const here = *state;
    take_with_a_difference(here, ctg_measure_world_exits, 11);
    assert_int_equal(pair(here), ctg_broken);
    assert_non_null(strstr(here->error.text, "replicate 3: the arms differ in 2015-12, but the "
                                             "policy begins in 2016-01"));
}

static void arms_may_differ_from_the_month_in_which_the_policy_begins(void **state)
{
    room *const here = *state;
    take_with_a_difference(here, ctg_measure_world_exits, 12);
    assert_int_equal(pair(here), ctg_ok);
}

static void yearly_measures_are_looked_at_too(void **state)
{
    room *const here = *state;
    here->change.from = BEGINS + 1; /* the first year ends before */
    here->policy.setting.changes = &here->change;
    take_with_a_difference(here, ctg_measure_state_paid_usd, 1);
    assert_int_equal(pair(here), ctg_broken);
    assert_non_null(strstr(here->error.text, "differ in 2016-01"));
}

static void settings_that_do_not_fit_are_refused(void **state)
{
    room *const here = *state;
    ctg_setting *const policy = &here->of_policy;
    const ctg_setting *const base = &here->small.setting;
    assert_int_equal(ctg_pair_check(base, policy, "a.cfg", "b.cfg", &here->error), ctg_ok);
    policy->seed++;
    assert_int_equal(ctg_pair_check(base, policy, "a.cfg", "b.cfg", &here->error), ctg_input);
    assert_non_null(strstr(here->error.text, "b.cfg: error: cannot be compared with a.cfg: the "
                                             "seed is not the same"));
    policy->seed--;
    policy->months++;
    assert_int_equal(ctg_pair_check(base, policy, "a.cfg", "b.cfg", &here->error), ctg_input);
    policy->months--;
    policy->start++;
    assert_int_equal(ctg_pair_check(base, policy, "a.cfg", "b.cfg", &here->error), ctg_input);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(differences_are_of_the_same_replicate_whatever_the_order),
        TEST(an_arm_is_the_same_whatever_the_order),
        TEST(what_failed_in_one_arm_is_left_out_of_both),
        TEST(without_a_replicate_in_both_arms_there_is_no_pair),
        TEST(an_effect_has_medians_interval_and_sign),
        TEST(the_sign_is_that_of_the_mean),
        TEST(one_draw_settles_nothing),
        TEST(what_did_not_come_is_no_number),
        TEST(arms_that_differ_before_the_policy_are_refused),
        TEST(arms_may_differ_from_the_month_in_which_the_policy_begins),
        TEST(yearly_measures_are_looked_at_too),
        TEST(settings_that_do_not_fit_are_refused),
    };
    return cmocka_run_group_tests_name("pair", tests, NULL, NULL);
}
