/* Intervals of elementary effects over 1,000 made-up screenings: how often they hold the truth, and
 * that chance is not counted twice.
 *
 * One factor, whose effect differs from trajectory to trajectory; the seeds are fixed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <gsl/gsl_cdf.h>
#include <math.h>

#include "analysis/morris.h"
#include "engine/base/draw.h"
#include "tests/support/assert.h"

#define STUDIES 1000u
#define TRAJECTORIES 20u
#define REPLICATES 5u

static double normal(const ctg_draw *from, uint32_t what, uint32_t at, uint32_t replicate)
{
    return gsl_cdf_ugaussian_Pinv(ctg_draw_uniform(from, what, 0, replicate, 0, at));
}

/* Effects of mean 3 and deviation 2, chance of its own, and chance that shifts all effects. */
static void make(uint32_t study, double own, double common, double *outputs)
{
    const ctg_draw from = {27, study};
    for (uint32_t t = 0; t < TRAJECTORIES; t++) {
        const double effect = 3 + 2 * normal(&from, 0, t, 0);
        for (uint32_t r = 0; r < REPLICATES; r++) {
            double *const at = outputs + (size_t)(2 * t * REPLICATES + r);
            at[0] = own * normal(&from, 1, 2 * t, r);
            at[REPLICATES] =
                effect + common * normal(&from, 2, 0, r) + own * normal(&from, 1, 2 * t + 1, r);
        }
    }
}

typedef struct tally {
    double held_mu, held_sigma, held_square;
    double mean, squares, width, sigma, square; /* means; the first three of mu */
} tally;

static tally count(double own, double common)
{
    tally all = {0};
    for (uint32_t study = 0; study < STUDIES; study++) {
        double outputs[2 * TRAJECTORIES * REPLICATES];
        uint32_t moved[TRAJECTORIES] = {0};
        double deltas[TRAJECTORIES];
        for (size_t t = 0; t < TRAJECTORIES; t++) {
            deltas[t] = 1;
        }
        make(study, own, common, outputs);
        const ctg_morris_asked asked = {outputs,    moved, deltas, TRAJECTORIES, 1,
                                        REPLICATES, 5,     400,    "x"};
        ctg_morris morris;
        assert_int_equal(ctg_morris_of(&morris, &asked, NULL), ctg_ok);
        const ctg_morris_factor of = *morris.factor;
        all.held_mu += of.mu.low <= 3 && 3 <= of.mu.high ? 1.0 / STUDIES : 0;
        all.held_sigma += of.sigma.low <= 2 && 2 <= of.sigma.high ? 1.0 / STUDIES : 0;
        all.held_square += of.square.low <= 13 && 13 <= of.square.high ? 1.0 / STUDIES : 0;
        all.mean += of.mu.estimate / STUDIES;
        all.squares += of.mu.estimate * of.mu.estimate / STUDIES;
        all.width += (of.mu.high - of.mu.low) / STUDIES;
        all.sigma += of.sigma.estimate * of.sigma.estimate / STUDIES;
        all.square += of.square.estimate / STUDIES;
        ctg_morris_destroy(&morris);
    }
    print_message("own %.0f, common %.0f: mu %.3f (deviation %.3f, as told %.3f), sigma^2 %.2f, "
                  "square %.2f; held %.3f %.3f %.3f\n",
                  own, common, all.mean, sqrt(all.squares - all.mean * all.mean), all.width / 3.92,
                  all.sigma, all.square, all.held_mu, all.held_sigma, all.held_square);
    return all;
}

static void intervals_hold_whatever_chance_does(void **state)
{
    (void)state;
    static const double kinds[][2] = {{0, 0}, {3, 0}, {0, 3}, {2, 2}};
    for (size_t k = 0; k < 4; k++) {
        const tally all = count(kinds[k][0], kinds[k][1]);
        const double sd = sqrt(all.squares - all.mean * all.mean);
        assert_close(all.mean, 3, 4.9 * sd / sqrt(STUDIES));
        assert_close(all.sigma, 4, 0.4);
        assert_close(all.square, 13, 0.8);
        assert_true(all.held_mu > 0.9 && all.held_sigma > 0.85 && all.held_square > 0.88);
        assert_true(kinds[k][1] > 0 || all.width / 3.92 < 1.15 * sd);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(intervals_hold_whatever_chance_does)};
    return cmocka_run_group_tests_name("morris", tests, NULL, NULL);
}
