/* Which assumed parameters are looked at further: ranks, ties, and who is no candidate.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/assert.h"

#include <math.h>
#include <stdlib.h>

#include "analysis/influence.h"
#include "engine/base/draw.h"
#include "tests/support/study.h"

#define DRAWS 60u

typedef struct room {
    small_study small;
    ctg_error error;
    ctg_arm base, policy;
    ctg_pair pair;
    size_t place;
    double record[STUDY_RECORD_MOST];
    ctg_influence strongest[CTG_INFLUENCE_MOST];
    size_t found;
} room;

/* What the differences are made of; each has a low below its high and is assumed, but the last. */
static const ctg_parameter_id strong = ctg_parameter_training_lapse_half_life_months;
static const ctg_parameter_id weaker = ctg_parameter_willingness_load;
static const ctg_parameter_id computed = ctg_parameter_ceiling_military_share;

static bool is_assumed(size_t id)
{
    const ctg_parameter *const row = ctg_parameters_row((ctg_parameter_id)id);
    return row->basis == ctg_basis_assumed && row->low < row->high;
}

static int set_up(void **state)
{
    room *const made = calloc(1, sizeof *made);
    assert_non_null(made);
    small_study_make(&made->small);
    made->small.setting.chances = 2;
    for (size_t id = 0; id < CTG_PARAMETERS; id++) {
        made->small.setting.drawn[id] = true;
    }
    made->place =
        ctg_measures_place(&made->small.study.shape, ctg_measure_world_deployed_pers, 24, 0);
    ctg_error_clear(&made->error);
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

static ctg_parameters parameters_of(uint32_t draw)
{
    const ctg_draw from = {2385, draw};
    ctg_parameters drawn;
    for (size_t id = 0; id < CTG_PARAMETERS; id++) {
        drawn.value[id] = ctg_draw_uniform(&from, 0, 0, 0, 0, (uint32_t)id);
    }
    return drawn;
}

/* The larger the strong one the smaller the difference, not in a straight line. */
static void take_both(room *here, uint32_t replicate)
{
    const ctg_parameters drawn = parameters_of(replicate / 2);
    ctg_replicate_result result = small_result(&here->small, replicate, here->record);
    result.parameters = &drawn;
    assert_int_equal(ctg_arm_take(&here->base, &result, &here->error), ctg_ok);
    here->record[here->place] += 2 / (0.1 + drawn.value[strong]) + 9 * drawn.value[weaker] +
                                 1.5 * drawn.value[computed] + 0.01 * (double)(replicate % 2);
    assert_int_equal(ctg_arm_take(&here->policy, &result, &here->error), ctg_ok);
}

static void rank(room *here)
{
    for (int arm = 0; arm < 2; arm++) {
        assert_int_equal(ctg_arm_open(arm == 0 ? &here->base : &here->policy, &here->small.setting,
                                      2 * DRAWS, &here->place, 1, &here->error),
                         ctg_ok);
    }
    here->policy.setting.centre.value[strong] += 0.5; /* so that the arms may differ */
    for (uint32_t replicate = 0; replicate < 2 * DRAWS; replicate++) {
        take_both(here, replicate);
    }
    assert_int_equal(ctg_pair_open(&here->pair, &here->base, &here->policy, "a", &here->error),
                     ctg_ok);
    assert_int_equal(
        ctg_influence_rank(&here->pair, here->place, here->strongest, &here->found, &here->error),
        ctg_ok);
}

static void the_strongest_come_first_and_only_assumed_ones_come(void **state)
{
    room *const here = *state;
    rank(here);
    assert_int_equal(here->found, CTG_INFLUENCE_MOST);
    assert_int_equal(here->strongest[0].parameter, strong);
    assert_true(here->strongest[0].correlation < -0.5);
    assert_int_equal(here->strongest[1].parameter, weaker);
    assert_true(here->strongest[1].correlation > 0.2);
    for (size_t at = 0; at < here->found; at++) {
        assert_true(is_assumed(here->strongest[at].parameter));
        assert_true(at == 0 || fabs(here->strongest[at].correlation) <=
                                   fabs(here->strongest[at - 1].correlation));
    }
}

static void what_is_not_drawn_is_not_looked_at(void **state)
{
    room *const here = *state;
    for (size_t id = 0; id < CTG_PARAMETERS; id++) {
        here->small.setting.drawn[id] = id == (size_t)weaker || id == (size_t)computed;
    }
    rank(here);
    assert_int_equal(here->found, 1);
    assert_int_equal(here->strongest[0].parameter, weaker);
}

static void ranks_see_any_relation_that_goes_one_way(void **state)
{
    (void)state;
    const double a[] = {1, 2, 3, 4, 50};
    const double cubes[] = {1, 8, 27, 64, 125000};
    const double falling[] = {9, 5, 4, 3, -100};
    double work[10];
    assert_close(ctg_influence_correlation(a, cubes, 5, work), 1, 1e-15);
    assert_close(ctg_influence_correlation(a, falling, 5, work), -1, 1e-15);
}

/* Ranks 1 2 3 4 and 1.5 1.5 3 4: covariance 4.5, variances 5 and 4.5. */
static void ties_share_their_mean_rank(void **state)
{
    (void)state;
    const double a[] = {10, 20, 30, 40};
    const double b[] = {7, 7, 8, 9};
    const double same[] = {7, 7, 7, 7};
    double work[8];
    assert_close(ctg_influence_correlation(a, b, 4, work), 4.5 / sqrt(5 * 4.5), 1e-14);
    assert_true(isnan(ctg_influence_correlation(a, same, 4, work)));
    assert_true(isnan(ctg_influence_correlation(same, a, 4, work)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_strongest_come_first_and_only_assumed_ones_come, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(what_is_not_drawn_is_not_looked_at, set_up, tear_down),
        cmocka_unit_test(ranks_see_any_relation_that_goes_one_way),
        cmocka_unit_test(ties_share_their_mean_rank),
    };
    return cmocka_run_group_tests_name("influence", tests, NULL, NULL);
}
