/* What a number hangs on: the planted parameters and no others, by their sign; what is fitted.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/assert.h"

#include <math.h>
#include <stdlib.h>

#include "analysis/hinges.h"
#include "engine/base/draw.h"

#define COUNT 200u

static const ctg_parameter_id strong = ctg_parameter_training_lapse_half_life_months;
static const ctg_parameter_id weaker = ctg_parameter_willingness_load;
static const ctg_parameter_id computed = ctg_parameter_ceiling_military_share;

typedef struct room {
    ctg_setting setting;
    ctg_error error;
    double parameters[COUNT * CTG_PARAMETERS], values[COUNT];
    double column[COUNT];
    ctg_hinges hinges;
} room;

static room here;

static void make(uint32_t seed)
{
    const ctg_draw from = {seed, 0};
    ctg_error_clear(&here.error);
    here.setting = (ctg_setting){.seed = 1};
    for (size_t id = 0; id < CTG_PARAMETERS; id++) {
        here.setting.drawn[id] = true;
    }
    for (uint32_t i = 0; i < COUNT; i++) {
        for (uint32_t id = 0; id < CTG_PARAMETERS; id++) {
            here.parameters[i * CTG_PARAMETERS + id] = ctg_draw_uniform(&from, 0, 0, 0, id, i);
        }
        here.values[i] = ctg_draw_uniform(&from, 0, 0, 1, 0, i);
    }
}

static double drawn(uint32_t at, ctg_parameter_id id)
{
    return here.parameters[at * CTG_PARAMETERS + id];
}

static ctg_status read_drawn(void *of, ctg_parameter_id id, const double **values, ctg_error *error)
{
    (void)of;
    (void)error;
    for (uint32_t i = 0; i < COUNT; i++) {
        here.column[i] = drawn(i, id);
    }
    *values = here.column;
    return ctg_ok;
}

static void rank(uint32_t count)
{
    assert_int_equal(ctg_hinges_rank(&here.hinges, &here.setting, here.values, count,
                                     &(ctg_hinges_drawn){.read = read_drawn}, &here.error),
                     ctg_ok);
}

static void what_was_planted_is_found_and_nothing_else(void **state)
{
    (void)state;
    make(2);
    for (uint32_t i = 0; i < COUNT; i++) {
        here.values[i] += -4 * drawn(i, strong) + 2 * drawn(i, weaker) + 3 * drawn(i, computed);
    }
    rank(COUNT);
    assert_int_equal(here.hinges.found, 2); /* a computed one is no candidate */
    assert_int_equal(here.hinges.strongest[0].parameter, strong);
    assert_true(here.hinges.strongest[0].correlation < -0.5);
    assert_int_equal(here.hinges.strongest[1].parameter, weaker);
    assert_true(here.hinges.strongest[1].correlation > here.hinges.bound);
}

/* In one of twenty answers that hang on nothing; of 400, 8 to 36. */
static void chance_is_taken_for_something_in_5_percent_of_answers(void **state)
{
    (void)state;
    uint32_t wrong = 0;
    for (uint32_t seed = 0; seed < 400; seed++) {
        make(seed + 10);
        rank(60);
        wrong += here.hinges.found > 0 ? 1 : 0;
    }
    assert_in_range(wrong, 8, 36);
}

static void what_a_posterior_gives_is_fitted_with_the_range_of_its_rows(void **state)
{
    (void)state;
    ctg_parameter_id fitted[] = {computed, weaker};
    double rows[] = {0.5, 7, 0.25, 9, 0.75, 8};
    double weights[] = {0.5, 0.25, 0.25};
    const ctg_posterior posterior = {fitted, rows, weights, 2, 3};
    make(2);
    for (uint32_t i = 0; i < COUNT; i++) {
        here.values[i] += 3 * drawn(i, computed) - 4 * drawn(i, strong);
    }
    here.setting.posterior = &posterior;
    rank(COUNT);
    assert_int_equal(here.hinges.found, 2);
    assert_int_equal(here.hinges.strongest[1].parameter, computed);
    assert_true(ctg_candidates_is_fitted(&here.setting, computed));
    assert_false(ctg_candidates_is_fitted(&here.setting, strong));
    assert_bits_equal(ctg_candidates_range_of(&here.setting, computed).low, 0.25);
    assert_bits_equal(ctg_candidates_range_of(&here.setting, computed).high, 0.75);
    assert_bits_equal(ctg_candidates_range_of(&here.setting, strong).low,
                      ctg_parameters_row(strong)->low);
    here.setting.drawn[computed] = false; /* said by the scenario: the posterior gives it not */
    rank(COUNT);
    assert_int_equal(here.hinges.found, 1);
}

static void what_has_no_value_is_left_out_and_few_say_nothing(void **state)
{
    (void)state;
    make(3);
    for (uint32_t i = 0; i < COUNT; i++) {
        here.values[i] = i % 2 == 0 ? (double)NAN : drawn(i, strong);
    }
    rank(COUNT);
    assert_int_equal(here.hinges.values, COUNT / 2);
    assert_int_equal(here.hinges.strongest[0].parameter, strong);
    assert_close(here.hinges.strongest[0].correlation, 1, 1e-12);
    rank(2 * CTG_CANDIDATES_DRAWS_LEAST - 2);
    assert_int_equal(here.hinges.found, 0);
    assert_bits_equal(here.hinges.bound, 1);
}

static void with_nothing_drawn_there_is_no_candidate(void **state)
{
    (void)state;
    make(4);
    memset(here.setting.drawn, 0, sizeof here.setting.drawn);
    rank(COUNT);
    assert_int_equal(here.hinges.candidates, 0);
    assert_int_equal(here.hinges.found, 0);
}

static void the_interval_is_fishers(void **state)
{
    (void)state;
    double ends[2];
    ctg_hinges_interval(0.5, 100, 1, ends); /* reckoned by hand: tanh(0.5493061 -+ 0.2048869) */
    assert_close(ends[0], 0.3314166, 1e-6);
    assert_close(ends[1], 0.6376441, 1e-6);
    ctg_hinges_interval(0.5, 100, 116, ends); /* of 116: 0.5493061 -+ 0.3672982 */
    assert_close(ends[0], 0.1800244, 1e-6);
    ctg_hinges_interval(1, 100, 1, ends);
    assert_bits_equal(ends[0], 1);
    assert_bits_equal(ends[1], 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_planted_is_found_and_nothing_else),
        cmocka_unit_test(chance_is_taken_for_something_in_5_percent_of_answers),
        cmocka_unit_test(what_a_posterior_gives_is_fitted_with_the_range_of_its_rows),
        cmocka_unit_test(what_has_no_value_is_left_out_and_few_say_nothing),
        cmocka_unit_test(with_nothing_drawn_there_is_no_candidate),
        cmocka_unit_test(the_interval_is_fishers),
    };
    return cmocka_run_group_tests_name("hinges", tests, NULL, NULL);
}
