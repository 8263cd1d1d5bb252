/* Chance and parameters apart: by hand on few numbers, and on made-up data whose components are
 * known.
 *
 * The seed is fixed, so that a test passes or fails for good; the tolerances are those at which one
 * in a million other seeds would fail.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <gsl/gsl_cdf.h>
#include <math.h>

#include "analysis/split.h"
#include "engine/base/draw.h"
#include "tests/support/assert.h"

#define DRAWS 4000
#define SMALL 40
#define STUDIES 4000

static double normal(uint32_t study, uint32_t draw, uint32_t item, double deviation)
{
    const ctg_draw from = {20150131, study};
    return gsl_cdf_gaussian_Pinv(ctg_draw_uniform(&from, 0, 0, draw, 0, item), deviation);
}

/* `chances` values for each draw: a mean of its own, and chance around it. */
static size_t make_up(uint32_t study, size_t draws, size_t chances, double of_parameters,
                      double of_chance, double *values, uint32_t *which)
{
    for (size_t i = 0; i < draws * chances; i++) {
        which[i] = (uint32_t)(i / chances);
        values[i] = 2.385 + normal(study, which[i], 0, of_parameters) +
                    normal(study, which[i], (uint32_t)(1 + i % chances), of_chance);
    }
    return draws * chances;
}

static void four_values_in_two_draws_are_split_by_hand(void **state)
{
    (void)state;
    const double values[] = {1, 3, 5, 9};
    const uint32_t draws[] = {4, 4, 7, 7};
    const ctg_split split = ctg_split_of(values, draws, 4);
    assert_int_equal(split.values, 4);
    assert_int_equal(split.draws, 2);
    assert_close(split.mean, 4.5, 1e-15);
    assert_close(split.chance, 5, 1e-15);
    assert_close(split.parameters, 12.5 - 5.0 / 2, 1e-14); /* variance of the means less a half */
    assert_close(split.share, 10.0 / 15, 1e-15);
    const double reach = 12.706204736174704 * sqrt(12.5 / 2); /* t with one degree of freedom */
    assert_close(split.mean_low, 4.5 - reach, 1e-9);
    assert_close(split.mean_high, 4.5 + reach, 1e-9);
}

static void draws_of_unequal_size_are_weighted(void **state)
{
    (void)state;
    const double values[] = {1, 3, 5};
    const uint32_t draws[] = {0, 0, 1};
    const ctg_split split = ctg_split_of(values, draws, 3);
    assert_close(split.mean, 3.5, 1e-15);
    assert_close(split.chance, 2, 1e-15);
    assert_close(split.parameters, (6.0 - 2) / (4.0 / 3), 1e-14);
}

static void means_of_draws_keep_their_order(void **state)
{
    (void)state;
    const double values[] = {1, 3, 5, 9, 2};
    const uint32_t draws[] = {3, 3, 1, 1, 6};
    double means[5];
    uint32_t which[5];
    assert_int_equal(ctg_split_means(values, draws, 5, means, which), 3);
    assert_bits_equal(means[0], 2);
    assert_bits_equal(means[1], 7);
    assert_bits_equal(means[2], 2);
    assert_int_equal(which[1], 1);
    assert_int_equal(which[2], 6);
}

static void what_cannot_be_told_is_not_told(void **state)
{
    (void)state;
    const double values[] = {1, 3, 5, 9};
    const uint32_t each[] = {0, 1, 2, 3};
    const uint32_t one[] = {0, 0, 0, 0};
    const double same[] = {2.5, 2.5, 2.5, 2.5};
    const uint32_t pairs[] = {0, 0, 1, 1};
    assert_true(isnan(ctg_split_of(values, each, 4).share));
    assert_true(isnan(ctg_split_of(values, one, 4).share));
    assert_bits_equal(ctg_split_of(values, one, 4).mean, 4.5);
    assert_true(isnan(ctg_split_of(values, one, 4).mean_low)); /* one draw has no interval */
    assert_true(isnan(ctg_split_of(values, one, 4).mean_high));
    const ctg_split of_same = ctg_split_of(same, pairs, 4);
    assert_true(isnan(of_same.share) && isnan(of_same.share_low) && isnan(of_same.share_high));
    assert_bits_equal(of_same.mean_low, 2.5);
    assert_bits_equal(of_same.mean_high, 2.5);
    assert_int_equal(ctg_split_of(NULL, NULL, 0).values, 0);
}

static void parameters_alone_and_chance_alone_are_all_of_it(void **state)
{
    (void)state;
    const double apart[] = {1, 1, 4, 4, 6, 6};
    const double within[] = {1, 4, 4, 1, 1, 4};
    const uint32_t draws[] = {0, 0, 1, 1, 2, 2};
    const ctg_split parameters = ctg_split_of(apart, draws, 6);
    assert_bits_equal(parameters.share, 1);
    assert_bits_equal(parameters.share_low, 1);
    assert_bits_equal(parameters.chance, 0);
    const ctg_split chance = ctg_split_of(within, draws, 6);
    assert_bits_equal(chance.parameters, 0); /* never below */
    assert_bits_equal(chance.share, 0);
    assert_bits_equal(chance.share_low, 0);
}

/* Components 4 and 1. With P draws of 2 the variance of the mean square between, 9, is 2 * 81 / P,
 * that within 2 / P; 4.9 standard errors of parameters = (between - within) / 2 and of chance. */
static void known_components_are_found(void **state)
{
    (void)state;
    static double values[2 * DRAWS];
    static uint32_t which[2 * DRAWS];
    const size_t count = make_up(0, DRAWS, 2, 2, 1, values, which);
    const ctg_split split = ctg_split_of(values, which, count);
    assert_close(split.parameters, 4, 4.9 * sqrt((2 * 81.0 + 2) / DRAWS) / 2);
    assert_close(split.chance, 1, 4.9 * sqrt(2.0 / DRAWS));
    assert_close(split.mean, 2.385, 4.9 * sqrt(4.5 / DRAWS));
    assert_true(split.share_low < 0.8 && 0.8 < split.share_high);
}

/* Of 4000 studies about 3800 intervals hold the truth; 4.9 standard errors are 68. */
static void intervals_hold_the_truth_as_often_as_they_say(void **state)
{
    (void)state;
    double values[2 * SMALL];
    uint32_t which[2 * SMALL];
    int of_share = 0;
    int of_mean = 0;
    for (uint32_t study = 1; study <= STUDIES; study++) {
        const size_t count = make_up(study, SMALL, 2, 1, 1, values, which);
        const ctg_split split = ctg_split_of(values, which, count);
        of_share += split.share_low <= 0.5 && 0.5 <= split.share_high ? 1 : 0;
        of_mean += split.mean_low <= 2.385 && 2.385 <= split.mean_high ? 1 : 0;
    }
    print_message("share %d, mean %d of %d\n", of_share, of_mean, STUDIES);
    assert_in_range(of_share, 3800 - 68, 3800 + 68);
    assert_in_range(of_mean, 3800 - 68, 3800 + 68);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(four_values_in_two_draws_are_split_by_hand),
        cmocka_unit_test(draws_of_unequal_size_are_weighted),
        cmocka_unit_test(means_of_draws_keep_their_order),
        cmocka_unit_test(what_cannot_be_told_is_not_told),
        cmocka_unit_test(parameters_alone_and_chance_alone_are_all_of_it),
        cmocka_unit_test(known_components_are_found),
        cmocka_unit_test(intervals_hold_the_truth_as_often_as_they_say),
    };
    return cmocka_run_group_tests_name("split", tests, NULL, NULL);
}
