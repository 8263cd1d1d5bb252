/* First-order shares against functions whose shares are known: Ishigami and Homma (1990) with 7 and
 * 0.1, with and without chance; how often nothing is told for something; whether intervals hold.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/assert.h"

#include <math.h>

#include "analysis/first_order.h"
#include "engine/base/draw.h"

#define PI 3.14159265358979323846
#define MOST 20000u
#define OF_ISHIGAMI 13.8445875 /* its variance: 49/8 + 0.1 pi^4/5 + 0.01 pi^8/18 + 1/2 */

typedef struct room {
    double x[4][MOST]; /* the last one is not in the function */
    double means[MOST], within[MOST], sizes[MOST];
    ctg_first_order_draws draws;
} room;

static room here;

static double uniform(uint32_t seed, uint32_t which, uint32_t at)
{
    const ctg_draw from = {seed, 0};
    return ctg_draw_uniform(&from, 0, 0, which, 0, at);
}

/* `sizes` values a draw that differ by chance: uniform with the variance `chance`. */
static void make(uint32_t count, uint32_t sizes, double chance, uint32_t seed)
{
    for (uint32_t i = 0; i < count; i++) {
        double noise[4] = {0};
        double mean = 0;
        for (uint32_t k = 0; k < 4; k++) {
            here.x[k][i] = PI * (2 * uniform(seed, k, i) - 1);
        }
        for (uint32_t c = 0; c < sizes; c++) {
            noise[c] = sqrt(12 * chance) * (uniform(seed, 10 + c, i) - 0.5);
            mean += noise[c] / sizes;
        }
        here.within[i] = 0;
        for (uint32_t c = 0; c < sizes; c++) {
            here.within[i] += (noise[c] - mean) * (noise[c] - mean);
        }
        const double third = here.x[2][i] * here.x[2][i];
        here.means[i] = (1 + 0.1 * third * third) * sin(here.x[0][i]) +
                        7 * sin(here.x[1][i]) * sin(here.x[1][i]) + mean;
        here.sizes[i] = sizes;
    }
    here.draws = (ctg_first_order_draws){here.means, here.within, here.sizes, count};
}

static ctg_first_order of(size_t which)
{
    ctg_first_order made;
    assert_int_equal(ctg_first_order_of(&made, &here.draws, here.x[which], NULL), ctg_ok);
    return made;
}

static void ishigamis_shares_are_found(void **state)
{
    (void)state;
    make(MOST, 1, 0, 1);
    assert_close(of(0).share, 0.3139, 0.015);
    assert_close(of(1).share, 0.4424, 0.015);
    assert_close(of(2).share, 0, 0.005);
    assert_close(of(3).share, 0, 0.005);
    assert_true(of(0).low > 0.29 && of(0).high < 0.34);
    assert_true(of(1).level < 1e-12 && of(2).level > 1e-4);
    assert_true(isnan(ctg_first_order_chance(&here.draws).share));
}

/* As much chance as everything else together: each share is half of what it was. */
static void chance_is_told_apart(void **state)
{
    (void)state;
    make(MOST, 2, OF_ISHIGAMI, 2);
    const ctg_first_order chance = ctg_first_order_chance(&here.draws);
    assert_close(chance.share, 0.5, 0.02);
    assert_true(chance.low < 0.5 && chance.high > 0.5 && chance.high - chance.low < 0.06);
    assert_close(of(0).share, 0.3139 / 2, 0.015);
    assert_close(of(1).share, 0.4424 / 2, 0.015);
    assert_close(of(2).share, 0, 0.005);
}

/* A hundred draws make six bins; their means have (sin(pi/6) / (pi/6))^2 of a sine's variance. */
static void the_interval_holds_the_share_with_few_draws(void **state)
{
    (void)state;
    const double share = 0.3139 * OF_ISHIGAMI / (OF_ISHIGAMI + 1) * 0.9119;
    uint32_t held = 0;
    double sum = 0;
    for (uint32_t seed = 0; seed < 300; seed++) {
        make(100, 2, 1, seed + 50);
        const ctg_first_order first = of(0);
        held += first.low <= share && share <= first.high ? 1 : 0;
        sum += first.share / 300;
    }
    assert_in_range(held, 275, 300);
    assert_close(sum, share, 0.02);
}

static void nothing_is_told_for_something_as_often_as_the_level_says(void **state)
{
    (void)state;
    uint32_t told = 0;
    for (uint32_t seed = 0; seed < 1000; seed++) {
        make(100, 2, 1, seed + 500);
        told += of(3).level < 0.05 ? 1 : 0;
    }
    assert_in_range(told, 25, 75);
}

static void whole_numbers_are_never_parted(void **state)
{
    (void)state;
    make(200, 1, 0, 3);
    for (uint32_t i = 0; i < 200; i++) {
        here.x[0][i] = i % 2; /* all means of the one above those of the other */
        here.means[i] = i % 2 == 0 ? 0.001 * i : 10 + 0.001 * i;
    }
    assert_close(of(0).share, 1, 0.001);
    for (uint32_t i = 0; i < 200; i++) {
        here.x[0][i] = 4;
    }
    assert_bits_equal(of(0).share, 0);
    assert_bits_equal(of(0).level, 1);
}

static void where_nothing_differs_there_is_nothing_to_share(void **state)
{
    (void)state;
    make(40, 2, 0, 4);
    for (uint32_t i = 0; i < 40; i++) {
        here.means[i] = 2.385;
    }
    assert_bits_equal(of(0).share, 0);
    assert_true(isnan(ctg_first_order_chance(&here.draws).share));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ishigamis_shares_are_found),
        cmocka_unit_test(chance_is_told_apart),
        cmocka_unit_test(the_interval_holds_the_share_with_few_draws),
        cmocka_unit_test(nothing_is_told_for_something_as_often_as_the_level_says),
        cmocka_unit_test(whole_numbers_are_never_parted),
        cmocka_unit_test(where_nothing_differs_there_is_nothing_to_share),
    };
    return cmocka_run_group_tests_name("first_order", tests, NULL, NULL);
}
