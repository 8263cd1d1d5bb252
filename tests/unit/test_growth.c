/* How much of a growth is due to what: planted parts and growths, a parameter that decides.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/assert.h"

#include <math.h>
#include <stdlib.h>

#include "analysis/growth.h"
#include "engine/base/draw.h"
#include "tests/support/study.h"

#define DRAWS 120u

static const ctg_parameter_id decides = ctg_parameter_training_lapse_half_life_months;
static const ctg_parameter_id minor = ctg_parameter_willingness_load;

/* What a world is made of. */
typedef struct planted {
    double growth, part; /* means */
    double of_decides, of_minor, chance;
    bool policy_has_cause;
} planted;

typedef struct room {
    small_study small;
    ctg_error error;
    ctg_arm base, policy;
    ctg_pair pair;
    size_t starts[2], ends[2];
    double record[STUDY_RECORD_MOST];
    ctg_growth growth;
} room;

static int set_up(void **state)
{
    room *const made = calloc(1, sizeof *made);
    assert_non_null(made);
    small_study_make(&made->small);
    made->small.setting.chances = 2;
    for (size_t id = 0; id < CTG_PARAMETERS; id++) {
        made->small.setting.drawn[id] = true;
    }
    const ctg_record_shape *const shape = &made->small.study.shape;
    for (size_t at = 0; at < 2; at++) {
        made->starts[at] = ctg_measures_place(shape, ctg_measure_state_deployed_pers, 0, 2 * at);
        made->ends[at] = ctg_measures_place(shape, ctg_measure_state_deployed_pers, 2, 2 * at);
    }
    ctg_error_clear(&made->error);
    *state = made;
    return 0;
}

static int tear_down(void **state)
{
    room *const made = *state;
    ctg_growth_destroy(&made->growth);
    ctg_pair_destroy(&made->pair);
    ctg_arm_destroy(&made->base);
    ctg_arm_destroy(&made->policy);
    free(made);
    return 0;
}

static void take_both(room *here, uint32_t replicate, const planted *what)
{
    const ctg_draw of_draw = {2385, replicate / 2};
    const ctg_draw of_chance = {17, replicate};
    ctg_parameters drawn;
    for (size_t id = 0; id < CTG_PARAMETERS; id++) {
        drawn.value[id] = ctg_draw_uniform(&of_draw, 0, 0, 0, 0, (uint32_t)id);
    }
    const double chance = ctg_draw_uniform(&of_chance, 0, 0, 0, 0, 0) - 0.5;
    const double part = what->part + what->of_decides * (drawn.value[decides] - 0.5) +
                        what->of_minor * (drawn.value[minor] - 0.5) + what->chance * chance;
    ctg_replicate_result result = small_result(&here->small, replicate, here->record);
    result.parameters = &drawn;
    for (size_t at = 0; at < 2; at++) {
        here->record[here->starts[at]] = 100;
        here->record[here->ends[at]] = 100 + what->growth / 2;
    }
    ctg_arm *const with = what->policy_has_cause ? &here->policy : &here->base;
    ctg_arm *const without = what->policy_has_cause ? &here->base : &here->policy;
    assert_int_equal(ctg_arm_take(with, &result, &here->error), ctg_ok);
    here->record[here->ends[0]] -= part;
    assert_int_equal(ctg_arm_take(without, &result, &here->error), ctg_ok);
}

static void measure(room *here, uint32_t draws, const planted *what)
{
    size_t places[] = {here->starts[0], here->starts[1], here->ends[0], here->ends[1]};
    for (int arm = 0; arm < 2; arm++) {
        assert_int_equal(ctg_arm_open(arm == 0 ? &here->base : &here->policy, &here->small.setting,
                                      2 * draws, places, 4, &here->error),
                         ctg_ok);
    }
    here->policy.setting.centre.value[decides] += 0.5; /* so that the arms may differ */
    for (uint32_t replicate = 0; replicate < 2 * draws; replicate++) {
        take_both(here, replicate, what);
    }
    const ctg_growth_of of = {here->starts, here->ends, 2, what->policy_has_cause};
    assert_int_equal(ctg_pair_open(&here->pair, &here->base, &here->policy, "a", &here->error),
                     ctg_ok);
    assert_int_equal(ctg_growth_measure(&here->growth, &here->pair, &of, &here->error), ctg_ok);
}

static const ctg_growth_cause *cause(const room *here, ctg_parameter_id id)
{
    for (size_t at = 0; at < here->growth.cause_count; at++) {
        if (here->growth.causes[at].parameter == id) {
            return &here->growth.causes[at];
        }
    }
    fail_msg("no such cause");
    return NULL;
}

/* Uniforms: variances go as the squares of the widths, here 64, 16 and 20 of 100. */
static void one_parameter_decides_and_the_shares_are_those_planted(void **state)
{
    room *const here = *state;
    const planted what = {200, 50, 8, 4, sqrt(20), false};
    measure(here, DRAWS, &what);
    const ctg_growth *const growth = &here->growth;
    assert_close(growth->growth.mean, 200, 1e-9);
    assert_close(growth->share.ratio, 0.25, 0.01);
    assert_true(growth->share.low < 0.25 && 0.25 < growth->share.high);
    assert_true(growth->part_low < growth->part.mean_low);
    assert_true(growth->part_high > growth->part.mean_high);
    assert_ptr_equal(ctg_growth_decides(growth), &growth->causes[0]);
    assert_int_equal(growth->causes[0].parameter, decides);
    assert_close(growth->causes[0].of.share, 0.64, 0.12);
    assert_true(growth->causes[0].of.low < 0.64 && 0.64 < growth->causes[0].of.high);
    assert_close(growth->chance.share, 0.20, 0.06);
    assert_close(cause(here, minor)->of.share, 0.16, 0.12);
    size_t told = 0;
    for (size_t at = 0; at < growth->cause_count; at++) {
        told += growth->causes[at].is_told ? 1 : 0;
        assert_true(at == 0 || growth->causes[at].of.share <= growth->causes[at - 1].of.share);
    }
    assert_in_range(told, 1, 2);
}

static void without_growth_there_is_a_part_but_no_share(void **state)
{
    room *const here = *state;
    const planted what = {-40, 5, 8, 0, 1, false};
    measure(here, DRAWS, &what);
    assert_close(here->growth.growth.mean, -40, 1e-9);
    assert_close(here->growth.part.mean, 5, 1);
    assert_true(isnan(here->growth.share.ratio));
    assert_int_equal(here->growth.causes[0].parameter, decides); /* of the part's variance */
}

static void where_chance_is_all_no_parameter_is_told(void **state)
{
    room *const here = *state;
    const planted what = {200, 0, 0, 0, 30, true};
    measure(here, DRAWS, &what);
    assert_close(here->growth.share.ratio, 0, 0.02);
    assert_true(here->growth.share.low < 0 && 0 < here->growth.share.high);
    assert_true(here->growth.chance.share > 0.8);
    assert_null(ctg_growth_decides(&here->growth));
    for (size_t at = 0; at < here->growth.cause_count; at++) {
        assert_false(here->growth.causes[at].is_told);
    }
}

static void the_policy_may_have_the_cause(void **state)
{
    room *const here = *state;
    const planted what = {100, 30, 0, 0, 1, true};
    measure(here, DRAWS, &what);
    assert_close(here->growth.share.ratio, 0.3, 0.01);
}

static void few_draws_are_not_shared_out(void **state)
{
    room *const here = *state;
    const planted what = {100, 30, 8, 0, 1, false};
    measure(here, CTG_CANDIDATES_DRAWS_LEAST - 1, &what);
    assert_int_equal(here->growth.cause_count, 0);
    assert_null(ctg_growth_decides(&here->growth));
    assert_true(here->growth.chance.share > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(one_parameter_decides_and_the_shares_are_those_planted,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(without_growth_there_is_a_part_but_no_share, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(where_chance_is_all_no_parameter_is_told, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(the_policy_may_have_the_cause, set_up, tear_down),
        cmocka_unit_test_setup_teardown(few_draws_are_not_shared_out, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("growth", tests, NULL, NULL);
}
