/* Sobol' indices under chance: that few noisy replicates lift no index, whether chance is the
 * point's own, common to all points or acts differently at each; how often intervals hold.
 *
 * The function is Ishigami's, base points are drawn at random; the seeds are fixed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <gsl/gsl_cdf.h>

#include "analysis/sobol_noise.h"
#include "tests/support/chance.h"
#include "tests/support/saltelli.h"

#define STUDIES 300u
#define INDICES 9

static const double truth[INDICES] = {0.3139, 0.4424, 0, 0.5576, 0.4424, 0.2437, 0, 0.2437, 0};

static double normal(const ctg_draw *from, uint32_t what, uint32_t point, uint32_t replicate)
{
    return gsl_cdf_ugaussian_Pinv(ctg_draw_uniform(from, what, 0, replicate, 0, point));
}

/* As much variance as the function has: 13.84. */
static double own_chance(const double *x, uint32_t point, uint32_t replicate, const ctg_draw *from)
{
    return saltelli_ishigami(x, point, replicate, from) + 3.72 * normal(from, 1, point, replicate);
}

static double common_chance(const double *x, uint32_t point, uint32_t replicate,
                            const ctg_draw *from)
{
    return saltelli_ishigami(x, point, replicate, from) + 3.72 * normal(from, 1, 0, replicate);
}

/* Variance 27 in all: its own, common, and one that turns the third factor's effect about. */
static double mixed_chance(const double *x, uint32_t point, uint32_t replicate,
                           const ctg_draw *from)
{
    return saltelli_ishigami(x, point, replicate, from) + 3 * normal(from, 1, point, replicate) +
           3 * normal(from, 2, 0, replicate) +
           3 * normal(from, 3, 0, replicate) * (x[2] - 0.5) * sqrt(12);
}

typedef struct tally {
    double sum[INDICES], squares[INDICES], width[INDICES], chance;
    uint32_t held[INDICES], above[INDICES];
} tally;

static tally count(saltelli of)
{
    tally all = {0};
    const size_t indices = of.shape.second_order ? INDICES : 6;
    for (uint32_t study = 0; study < STUDIES; study++) {
        of.seed = 1000 + study;
        ctg_sobol sobol = saltelli_indices(&of, 300);
        for (size_t i = 0; i < indices; i++) {
            const ctg_sobol_index *const index = sobol.first + i;
            all.sum[i] += index->estimate / STUDIES;
            all.squares[i] += index->estimate * index->estimate / STUDIES;
            all.width[i] += (index->high - index->low) / STUDIES;
            all.held[i] += index->low <= truth[i] && truth[i] <= index->high ? 1 : 0;
            all.above[i] += index->distinguishable ? 1 : 0;
        }
        all.chance += sobol.chance / STUDIES;
        ctg_sobol_destroy(&sobol);
    }
    return all;
}

/* A ratio of means is a little off; 0.01 is left for that. */
static void assert_unbiased(const char *name, const tally *all, size_t indices)
{
    print_message("%s: index, mean (truth), deviation (as told), held, told from 0\n", name);
    for (size_t i = 0; i < indices; i++) {
        const double sd = sqrt(all->squares[i] - all->sum[i] * all->sum[i]);
        print_message("  %zu %.4f (%.4f) %.4f (%.4f) %.3f %.3f\n", i, all->sum[i], truth[i], sd,
                      all->width[i] / 3.92, (double)all->held[i] / STUDIES,
                      (double)all->above[i] / STUDIES);
        assert_close(all->sum[i], truth[i], 0.01 + 3 * sd / sqrt(STUDIES));
    }
}

/* Nominally 285 of 300, and at most 7.5 told from 0 that are 0: 4.8 and 4.6 standard errors. */
static void assert_held(const tally *all, size_t indices)
{
    for (size_t i = 0; i < indices; i++) {
        assert_in_range(all->held[i], 267, STUDIES);
        if (truth[i] <= 0) {
            assert_in_range(all->above[i], 0, 20);
        }
    }
}

static void intervals_hold_without_chance(void **state)
{
    (void)state;
    for (int second = 0; second < 2; second++) {
        const size_t indices = second == 1 ? INDICES : 6;
        const tally all = count((saltelli){512, 1, {3, second == 1}, false, 0, saltelli_ishigami});
        assert_unbiased("no chance", &all, indices);
        assert_held(&all, indices);
    }
}

/* A mean of 4 that is not corrected would take the first factor's share from 0.31 to 0.25, and give
 * the total of the third another 0.16. Were chance counted in the bootstrap and again in the
 * jackknife, intervals would be up to 2.2 times too wide. */
static void chance_of_its_own_at_each_point_lifts_no_index(void **state)
{
    (void)state;
    for (int second = 0; second < 2; second++) {
        const size_t indices = second == 1 ? INDICES : 6;
        const tally all = count((saltelli){512, 4, {3, second == 1}, false, 0, own_chance});
        assert_unbiased("own chance", &all, indices);
        assert_held(&all, indices);
        assert_close(all.chance, 13.84, 0.1);
        for (size_t i = 0; i < indices; i++) {
            const double sd = sqrt(all.squares[i] - all.sum[i] * all.sum[i]);
            assert_true(all.width[i] < 3.92 * 1.5 * sd);
        }
    }
}

static void common_chance_lifts_no_index(void **state)
{
    (void)state;
    const tally all = count((saltelli){512, 3, {3, false}, false, 0, common_chance});
    assert_unbiased("common chance", &all, 6);
    assert_held(&all, 6);
}

/* All points share what ten replicates have in their chance: the bootstrap does not see that. */
static void common_chance_that_acts_otherwise_at_each_point_lifts_no_index(void **state)
{
    (void)state;
    const tally all = count((saltelli){256, 10, {3, true}, false, 0, mixed_chance});
    assert_unbiased("mixed chance", &all, INDICES);
    assert_held(&all, INDICES);
    assert_close(all.chance, 27, 1);
}

/* Log2 of the variance is 4 x_0 + 2 x_1: shares 0.8, 0.2 and 0, of a variance of 20 / 12. Chance is
 * partly the point's own and partly common. */
static double uneven_chance(const double *x, uint32_t point, uint32_t replicate,
                            const ctg_draw *from)
{
    const double own = normal(from, 1, point, replicate);
    const double common = normal(from, 2, 0, replicate);
    return 20 * x[2] + exp2(2 * x[0] + x[1]) * (own + common) / sqrt(2);
}

/* Four groups of four: their noise is not taken for a share of a factor. */
static void shares_of_chance_are_found(void **state)
{
    (void)state;
    static const double shares[] = {0.8, 0.2, 0, 0.8, 0.2, 0};
    double sum[6] = {0};
    double held[6] = {0};
    double variance = 0;
    for (uint32_t study = 0; study < 100; study++) {
        const saltelli of = {512, 16, {3, true}, false, 3000 + study, uneven_chance};
        double *const outputs = saltelli_outputs(&of);
        const ctg_sobol_asked asked = {outputs, 512, 16, of.shape, study, 200, "x"};
        ctg_sobol_noise noise;
        assert_int_equal(ctg_sobol_noise_of(&noise, &asked, NULL), ctg_ok);
        for (size_t i = 0; i < 6; i++) {
            const ctg_sobol_index *const index = noise.sobol.first + i;
            sum[i] += index->estimate / 100;
            held[i] += index->low <= shares[i] && shares[i] <= index->high ? 0.01 : 0;
        }
        variance += noise.sobol.variance / 100;
        ctg_sobol_noise_destroy(&noise);
        free(outputs);
    }
    for (size_t i = 0; i < 6; i++) {
        print_message("chance: %zu %.4f (%.1f) held %.2f\n", i, sum[i], shares[i], held[i]);
        assert_close(sum[i], shares[i], 0.03);
        assert_true(held[i] >= 0.84);
    }
    print_message("variance %.3f\n", variance);
    assert_close(variance, 20.0 / 12, 0.1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(intervals_hold_without_chance),
        cmocka_unit_test(chance_of_its_own_at_each_point_lifts_no_index),
        cmocka_unit_test(common_chance_lifts_no_index),
        cmocka_unit_test(common_chance_that_acts_otherwise_at_each_point_lifts_no_index),
        cmocka_unit_test(shares_of_chance_are_found),
    };
    return cmocka_run_group_tests_name("sobol", tests, NULL, NULL);
}
