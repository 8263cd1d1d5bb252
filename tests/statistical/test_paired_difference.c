/* Intervals of paired differences over 20,000 made-up studies of each kind: how often they hold the
 * truth; whether as many draws as are said to be needed find a difference in 80 % of studies;
 * whether all intervals of a ranking hold at once.
 *
 * The seeds are fixed, so that a test passes or fails for good.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/assert.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#include "analysis/paired_difference.h"
#include "analysis/ranking.h"
#include "engine/base/draw.h"

#define STUDIES 20000u
#define MOST 800u

/* How a study is made: each draw has an effect of its own, each chance an addition to it; both arms
 * share draw and chance, which the differences lose again. */
typedef struct kind {
    const char *name;
    uint32_t draws, chances;
    double of_draws, of_chance; /* standard deviations */
    bool skewed_draws, skewed_chance;
    double least, most; /* coverage */
} kind;

static double uniform(const ctg_draw *from, uint32_t what, uint32_t at)
{
    return ctg_draw_uniform(from, 0, 0, what, 0, at);
}

static double normal(const ctg_draw *from, uint32_t what, uint32_t at)
{
    return gsl_cdf_ugaussian_Pinv(uniform(from, what, at));
}

/* Mean 0, variance 1; the skewed one is an exponential's, skewness 2. */
static double unit(const ctg_draw *from, uint32_t what, uint32_t at, bool skewed)
{
    return skewed ? -log(uniform(from, what, at)) - 1 : normal(from, what, at);
}

static void make(const kind *of, uint32_t study, double effect, double *base, double *policy,
                 uint32_t *draws)
{
    const ctg_draw from = {19, study};
    for (uint32_t i = 0; i < of->draws * of->chances; i++) {
        const uint32_t draw = i / of->chances;
        const double common = 3 * normal(&from, 0, draw) + 2 * normal(&from, 1, i);
        draws[i] = draw;
        base[i] = 100 + common;
        policy[i] = 100 + common + effect + of->of_draws * unit(&from, 2, draw, of->skewed_draws) +
                    of->of_chance * unit(&from, 3, i, of->skewed_chance);
    }
}

typedef struct study {
    double base[MOST], policy[MOST];
    uint32_t draws[MOST];
} study;

static ctg_paired_difference measured(const kind *of, uint32_t number, double effect)
{
    static study made;
    const ctg_paired_difference_arms arms = {made.base, made.policy, made.draws,
                                             (size_t)of->draws * of->chances};
    ctg_paired_difference said;
    make(of, number, effect, made.base, made.policy, made.draws);
    assert_int_equal(ctg_paired_difference_of(&said, &arms, true, NULL), ctg_ok);
    return said;
}

/* Chance is averaged within a draw and over draws; where few draws have effects of their own that
 * are as skewed as an exponential's, Student's t holds too rarely: 0.931 with 40 draws, 0.947 with
 * 200. */
static void intervals_hold_the_truth_in_95_of_100_studies(void **state)
{
    (void)state;
    static const kind kinds[] = {
        {"normal, 40 draws of 5 chances", 40, 5, 1, 2, false, false, 0.944, 0.956},
        {"normal, 8 draws of 1", 8, 1, 1, 1, false, false, 0.944, 0.956},
        {"skewed chance, 40 draws of 5", 40, 5, 1, 2, false, true, 0.944, 0.956},
        {"skewed chance alone, 40 draws of 5", 40, 5, 0, 1, false, true, 0.944, 0.956},
        {"skewed draws and chance, 40 draws of 5", 40, 5, 1, 2, true, true, 0.938, 0.956},
        {"skewed draws alone, 40 draws of 1", 40, 1, 1, 0, true, true, 0.925, 0.944},
        {"skewed draws alone, 200 draws of 1", 200, 1, 1, 0, true, true, 0.944, 0.956},
    };
    for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
        uint32_t held = 0;
        for (uint32_t number = 0; number < STUDIES; number++) {
            const ctg_paired_difference said = measured(kinds + k, number, 5);
            held += said.split.mean_low <= 5 && 5 <= said.split.mean_high ? 1 : 0;
        }
        const double share = (double)held / STUDIES;
        print_message("%s: %.4f\n", kinds[k].name, share);
        assert_true(kinds[k].least <= share && share <= kinds[k].most);
    }
}

/* 34 draws for half a standard deviation; 4.9 standard errors are 0.014. */
static void needed_draws_find_a_difference_in_80_of_100_studies(void **state)
{
    (void)state;
    const kind of = {"", 34, 1, 1, 0, false, false, 0, 0};
    uint32_t found = 0;
    assert_bits_equal(ctg_paired_difference_needed(0.5, 1), of.draws);
    for (uint32_t number = 0; number < STUDIES; number++) {
        const ctg_paired_difference said = measured(&of, number, 0.5);
        found += said.split.mean_low > 0 || said.split.mean_high < 0 ? 1 : 0;
    }
    print_message("power %.4f\n", (double)found / STUDIES);
    assert_close((double)found / STUDIES, 0.80, 0.014);
}

/* Base 3^2 + 2^2 = 13 a draw of one chance, policy one more for its own effect: unpaired intervals
 * are sqrt(13 + 14) / 1 times as wide, nearly. */
static void pairing_saves_what_arms_have_in_common(void **state)
{
    (void)state;
    const kind of = {"", 400, 1, 1, 0, false, false, 0, 0};
    double sum = 0;
    for (uint32_t number = 0; number < 200; number++) {
        sum += measured(&of, number, 5).narrowing;
    }
    assert_close(sum / 200, sqrt(27), 0.05);
}

/* Four arms, two of which hardly differ from the base while the last one differs much in spread. */
static void all_intervals_of_a_ranking_hold_at_once(void **state)
{
    (void)state;
    enum { arms = 4, count = 20 };
    static const double spread[arms] = {0, 0.1, 0.2, 5};
    double values[arms * count];
    uint32_t draws[count];
    uint32_t held = 0;
    for (uint32_t number = 0; number < STUDIES; number++) {
        const ctg_draw from = {20, number};
        for (uint32_t i = 0; i < arms * count; i++) {
            draws[i % count] = i % count;
            values[i] = 10 * normal(&from, 0, i % count) + i / count +
                        spread[i / count] * normal(&from, 1, i);
        }
        const ctg_ranking_asked asked = {values, draws, arms, count, true, (double)NAN, "x"};
        ctg_ranking ranking;
        bool all = true;
        assert_int_equal(ctg_ranking_of(&ranking, &asked, NULL), ctg_ok);
        for (size_t a = 0; a < arms; a++) {
            for (size_t b = 0; b < arms; b++) {
                const ctg_ranking_pair pair = ranking.pair[a * arms + b];
                const double truth = (double)b - (double)a;
                all = all && pair.low <= truth && truth <= pair.high;
            }
        }
        held += all ? 1 : 0;
        ctg_ranking_destroy(&ranking);
    }
    print_message("all six intervals: %.4f\n", (double)held / STUDIES);
    assert_true((double)held / STUDIES > 0.95 - 0.0076 && (double)held / STUDIES < 0.98);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(intervals_hold_the_truth_in_95_of_100_studies),
        cmocka_unit_test(needed_draws_find_a_difference_in_80_of_100_studies),
        cmocka_unit_test(pairing_saves_what_arms_have_in_common),
        cmocka_unit_test(all_intervals_of_a_ranking_hold_at_once),
    };
    return cmocka_run_group_tests_name("paired_difference", tests, NULL, NULL);
}
