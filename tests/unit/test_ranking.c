/* Several arms in order, by hand: places, what intervals leave open, regret of draws.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <gsl/gsl_cdf.h>
#include <math.h>

#include "analysis/ranking.h"
#include "tests/support/assert.h"

/* Draws' means: a 1 2 3 4, b 11 12.2 13 14.2 (far better), c 1 2.5 2.5 4 (not told from a). */
static const double values[] = {0,  2,  1,    3,    2,  4,  3,    5,    /* a */
                                10, 12, 11.2, 13.2, 12, 14, 13.2, 15.2, /* b */
                                0,  2,  1.5,  3.5,  2,  3,  4,    4 /* c */};
static const uint32_t draws[] = {0, 0, 1, 1, 2, 2, 3, 3};

static ctg_ranking_asked asked_of(bool more_is_better)
{
    return (ctg_ranking_asked){.values = values,
                               .draws = draws,
                               .arms = 3,
                               .count = 8,
                               .more_is_better = more_is_better,
                               .threshold = 2.5,
                               .name = "world.deployed_pers"};
}

static void places_follow_means_and_intervals(void **state)
{
    (void)state;
    const ctg_ranking_asked asked = asked_of(true);
    ctg_ranking ranking;
    assert_int_equal(ctg_ranking_of(&ranking, &asked, NULL), ctg_ok);
    assert_int_equal(ranking.draws, 4);
    assert_close(ranking.arm[1].mean, 12.6, 1e-12);
    assert_int_equal(ranking.arm[1].place, 1);
    assert_int_equal(ranking.arm[1].place_low, 1);
    assert_int_equal(ranking.arm[1].place_high, 1);
    assert_int_equal(ranking.arm[0].place, 2); /* the same mean as c: the first comes first */
    assert_int_equal(ranking.arm[2].place, 3);
    for (size_t arm = 0; arm < 3; arm += 2) {
        assert_int_equal(ranking.arm[arm].place_low, 2);
        assert_int_equal(ranking.arm[arm].place_high, 3);
    }
    assert_bits_equal(ranking.regret.arm[1].best, 1);
    assert_close(ranking.regret.arm[0].mean, 10.1, 1e-12);
    assert_bits_equal(ranking.regret.arm[0].meets, 0.5);
    ctg_ranking_destroy(&ranking);
}

/* b less a: 10 10.2 10 10.2, mean 10.1, deviation 0.1 x 2 / sqrt(3); three pairs. */
static void intervals_are_bonferronis(void **state)
{
    (void)state;
    const ctg_ranking_asked asked = asked_of(true);
    ctg_ranking ranking;
    assert_int_equal(ctg_ranking_of(&ranking, &asked, NULL), ctg_ok);
    const ctg_ranking_pair pair = ranking.pair[0 * 3 + 1];
    const double reach = gsl_cdf_tdist_Qinv(0.05 / 6, 3) * 0.2 / sqrt(3) / 2;
    assert_close(pair.mean, 10.1, 1e-12);
    assert_close(pair.low, 10.1 - reach, 1e-12);
    assert_close(pair.high, 10.1 + reach, 1e-12);
    assert_bits_equal(ranking.pair[1 * 3 + 0].low, -pair.high);
    assert_bits_equal(ranking.pair[0].mean, 0);
    ctg_ranking_destroy(&ranking);
}

static void where_less_is_better_the_order_turns(void **state)
{
    (void)state;
    const ctg_ranking_asked asked = asked_of(false);
    ctg_ranking ranking;
    assert_int_equal(ctg_ranking_of(&ranking, &asked, NULL), ctg_ok);
    assert_int_equal(ranking.arm[0].place, 1);
    assert_int_equal(ranking.arm[2].place, 2);
    assert_int_equal(ranking.arm[1].place, 3);
    assert_int_equal(ranking.arm[1].place_low, 3);
    assert_int_equal(ranking.arm[0].place_high, 2);
    assert_bits_equal(ranking.regret.arm[1].best, 0);
    ctg_ranking_destroy(&ranking);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_follow_means_and_intervals),
        cmocka_unit_test(intervals_are_bonferronis),
        cmocka_unit_test(where_less_is_better_the_order_turns),
    };
    return cmocka_run_group_tests_name("ranking", tests, NULL, NULL);
}
