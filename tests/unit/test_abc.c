/* The sampler on problems whose posterior is known, and its arithmetic by hand.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/assert.h"

#include <math.h>

#include "analysis/abc.h"
#include "engine/base/draw.h"

#define KEPT 4

/* What the evaluations see. */
typedef struct seen {
    size_t dimensions;
    double points[4][2 * KEPT], distances[4][2 * KEPT]; /* by generation; one dimension */
    size_t counts[4];
    size_t calls;
} seen;

static double noise(uint32_t generation, size_t trial)
{
    const ctg_draw draw = {7, generation};
    const double a = ctg_draw_uniform(&draw, 1, 0, 0, 0, (uint32_t)trial);
    const double b = ctg_draw_uniform(&draw, 1, 0, 0, 1, (uint32_t)trial);
    return sqrt(-2 * log(a)) * cos(6.283185307179586 * b);
}

/* One observation, 1, of a mean with known error: standard deviation 0.5. */
static ctg_status observe(void *to, uint32_t generation, const double *points, size_t count,
                          double *distances, ctg_error *error)
{
    (void)to;
    (void)error;
    for (size_t i = 0; i < count; i++) {
        distances[i] = fabs(points[i] + 0.5 * noise(generation, i) - 1);
    }
    return ctg_ok;
}

/* Mean and standard deviation over four samplings, so that the luck of one does not show. */
static void a_normal_mean_has_the_posterior_of_the_textbook(void **state)
{
    double mean = 0;
    double deviation = 0;
    (void)state;
    for (uint64_t seed = 1; seed <= 4; seed++) {
        ctg_abc abc;
        const ctg_abc_asked asked = {.dimensions = 1,
                                     .particles = 1000,
                                     .generations = 6,
                                     .evaluations = SIZE_MAX,
                                     .seed = seed,
                                     .evaluate = observe};
        double first = 0;
        double second = 0;
        assert_int_equal(ctg_abc_run(&abc, &asked, NULL), ctg_ok);
        for (size_t i = 0; i < abc.count; i++) {
            first += abc.weights[i] * abc.points[i];
            second += abc.weights[i] * abc.points[i] * abc.points[i];
        }
        mean += first / 4;
        deviation += sqrt(second - first * first) / 4;
        assert_true(abc.tolerance < abc.first_tolerance / 4);
        assert_int_equal(abc.evaluations, 8 * 1000);
        ctg_abc_destroy(&abc);
    }
    /* prior N(0, 1), likelihood N(1; theta, 1/4): N(0.8, 0.2) */
    assert_close(mean, 0.8, 0.04);
    assert_close(deviation, sqrt(0.2), 0.03);
}

static ctg_status note(void *to, uint32_t generation, const double *points, size_t count,
                       double *distances, ctg_error *error)
{
    seen *const here = to;
    (void)error;
    assert_int_equal(generation, here->calls++);
    here->counts[generation] = count;
    for (size_t i = 0; i < count; i++) {
        here->points[generation][i] = points[i];
        here->distances[generation][i] = distances[i] = fabs(points[i] - 0.3);
    }
    return ctg_ok;
}

static size_t rank_of(const double *distances, size_t count, size_t of)
{
    size_t rank = 0;
    for (size_t i = 0; i < count; i++) {
        rank += distances[i] < distances[of] ? 1 : 0;
    }
    return rank;
}

static double normal_density(double x, double mean, double variance)
{
    return exp(-(x - mean) * (x - mean) / (2 * variance)) / sqrt(6.283185307179586 * variance);
}

/* The mixture around four points of equal weight, one in ten from the prior. */
static double mixture_density(const double *points, double x)
{
    double mean = 0;
    double variance = 0;
    double mixture = 0.1 * normal_density(x, 0, 1);
    for (size_t i = 0; i < KEPT; i++) {
        mean += points[i] / KEPT;
    }
    for (size_t i = 0; i < KEPT; i++) {
        variance += (points[i] - mean) * (points[i] - mean) / KEPT;
    }
    for (size_t i = 0; i < KEPT; i++) {
        mixture += 0.9 * normal_density(x, (mean + points[i]) / 2, 0.85 * variance) / KEPT;
    }
    return mixture;
}

/* Of the first generation the nearer half is kept with weight 1; the next is weighed by hand. */
static void weights_and_tolerance_are_those_of_the_formula(void **state)
{
    seen here = {0};
    ctg_abc abc;
    const ctg_abc_asked asked = {.dimensions = 1,
                                 .particles = KEPT,
                                 .generations = 1,
                                 .evaluations = SIZE_MAX,
                                 .seed = 11,
                                 .evaluate = note,
                                 .to = &here};
    double points[2 * KEPT];
    double distances[2 * KEPT];
    double weights[2 * KEPT];
    double sum = 0;
    size_t kept = 0;
    (void)state;
    assert_int_equal(ctg_abc_run(&abc, &asked, NULL), ctg_ok);
    assert_int_equal(here.counts[0], 2 * KEPT);
    assert_int_equal(here.counts[1], KEPT);
    for (size_t i = 0; i < 2 * KEPT; i++) {
        if (rank_of(here.distances[0], 2 * KEPT, i) < KEPT) {
            points[kept] = here.points[0][i];
            distances[kept] = here.distances[0][i];
            weights[kept++] = 1;
        }
    }
    for (size_t i = 0; i < KEPT; i++) {
        const double x = here.points[1][i];
        points[KEPT + i] = x;
        distances[KEPT + i] = here.distances[1][i];
        weights[KEPT + i] = normal_density(x, 0, 1) / mixture_density(points, x);
    }
    for (size_t i = 0; i < 2 * KEPT; i++) {
        sum += rank_of(distances, 2 * KEPT, i) < KEPT ? weights[i] : 0;
    }
    kept = 0;
    for (size_t i = 0; i < 2 * KEPT; i++) {
        if (rank_of(distances, 2 * KEPT, i) < KEPT) {
            assert_bits_equal(abc.points[kept], points[i]);
            assert_close(abc.weights[kept], weights[i] / sum, 1e-12);
            assert_int_equal(abc.generations[kept], i < KEPT ? 0 : 1);
            kept++;
        }
        if (rank_of(distances, 2 * KEPT, i) == KEPT - 1) {
            assert_bits_equal(abc.tolerance, distances[i]);
        }
    }
    assert_int_equal(kept, KEPT);
    assert_true(abc.generations[KEPT - 1] == 1); /* some of the new were among them */
    ctg_abc_destroy(&abc);
}

static ctg_status all_alike(void *to, uint32_t generation, const double *points, size_t count,
                            double *distances, ctg_error *error)
{
    (void)to;
    (void)generation;
    (void)points;
    (void)error;
    for (size_t i = 0; i < count; i++) {
        distances[i] = 1;
    }
    return ctg_ok;
}

static void of_equal_distances_the_older_is_kept(void **state)
{
    ctg_abc abc;
    const ctg_abc_asked asked = {.dimensions = 1,
                                 .particles = KEPT,
                                 .generations = 2,
                                 .evaluations = SIZE_MAX,
                                 .evaluate = all_alike};
    (void)state;
    assert_int_equal(ctg_abc_run(&abc, &asked, NULL), ctg_ok);
    for (size_t i = 0; i < KEPT; i++) {
        assert_int_equal(abc.generations[i], 0);
        assert_int_equal(abc.trials[i], i);
    }
    ctg_abc_destroy(&abc);
}

static void the_worth_of_weights_is_one_over_the_sum_of_their_squares(void **state)
{
    static double even[] = {0.25, 0.25, 0.25, 0.25}, uneven[] = {0.5, 0.25, 0.25};
    (void)state;
    assert_close(ctg_abc_effective(&(ctg_abc){.weights = even, .count = 4}), 4, 1e-12);
    assert_close(ctg_abc_effective(&(ctg_abc){.weights = uneven, .count = 3}), 8.0 / 3, 1e-12);
}

static ctg_status look_at_one(void *to, uint32_t generation, const double *points, size_t count,
                              double *distances, ctg_error *error)
{
    const seen *const here = to;
    (void)error;
    for (size_t i = 0; i < count; i++) {
        distances[i] = fabs(points[i * here->dimensions] + 0.5 * noise(generation, i) - 1);
    }
    return ctg_ok;
}

/* Where the data speak of one parameter of twenty, the others keep their prior and the weights do
 * not fall to a few. */
static void twenty_dimensions_leave_the_weights_even(void **state)
{
    seen here = {.dimensions = 20};
    ctg_abc abc;
    const ctg_abc_asked asked = {.dimensions = 20,
                                 .particles = 500,
                                 .generations = 5,
                                 .evaluations = SIZE_MAX,
                                 .seed = 5,
                                 .evaluate = look_at_one,
                                 .to = &here};
    (void)state;
    assert_int_equal(ctg_abc_run(&abc, &asked, NULL), ctg_ok);
    assert_true(ctg_abc_effective(&abc) > 0.2 * 500);
    for (size_t k = 0; k < 20; k++) {
        double mean = 0;
        double square = 0;
        for (size_t i = 0; i < abc.count; i++) {
            mean += abc.weights[i] * abc.points[i * 20 + k];
            square += abc.weights[i] * abc.points[i * 20 + k] * abc.points[i * 20 + k];
        }
        assert_close(mean, k == 0 ? 0.8 : 0, 0.3);
        assert_close(sqrt(square - mean * mean), k == 0 ? sqrt(0.2) : 1, k == 0 ? 0.15 : 0.3);
    }
    ctg_abc_destroy(&abc);
}

static void it_ends_where_the_budget_of_evaluations_ends(void **state)
{
    seen here = {0};
    ctg_abc abc;
    ctg_abc_asked asked = {.dimensions = 1,
                           .particles = KEPT,
                           .generations = 3,
                           .evaluations = 3 * KEPT,
                           .seed = 1,
                           .evaluate = note,
                           .to = &here};
    (void)state;
    assert_int_equal(ctg_abc_run(&abc, &asked, NULL), ctg_ok);
    assert_int_equal(abc.end, ctg_abc_evaluations);
    assert_int_equal(abc.evaluations, 3 * KEPT);
    assert_int_equal(here.calls, 2);
    ctg_abc_destroy(&abc);
    here.calls = 0;
    asked.evaluations = SIZE_MAX;
    assert_int_equal(ctg_abc_run(&abc, &asked, NULL), ctg_ok);
    assert_int_equal(abc.end, ctg_abc_generations);
    assert_int_equal(here.calls, 4);
    ctg_abc_destroy(&abc);
}

/* Distances that only grow: no new point is ever nearer. */
static ctg_status never_nearer(void *to, uint32_t generation, const double *points, size_t count,
                               double *distances, ctg_error *error)
{
    (void)to;
    (void)points;
    (void)error;
    for (size_t i = 0; i < count; i++) {
        distances[i] = (double)(generation * 100 + i);
    }
    return ctg_ok;
}

static void it_ends_when_too_few_come_nearer(void **state)
{
    ctg_abc abc;
    const ctg_abc_asked asked = {.dimensions = 2,
                                 .particles = KEPT,
                                 .generations = 9,
                                 .evaluations = SIZE_MAX,
                                 .least_share = 0.1,
                                 .evaluate = never_nearer};
    (void)state;
    assert_int_equal(ctg_abc_run(&abc, &asked, NULL), ctg_ok);
    assert_int_equal(abc.end, ctg_abc_share);
    assert_int_equal(abc.last, 1);
    assert_bits_equal(abc.share, 0.0);
    assert_bits_equal(abc.tolerance, KEPT - 1.0);
    ctg_abc_destroy(&abc);
}

static ctg_status refuse(void *to, uint32_t generation, const double *points, size_t count,
                         double *distances, ctg_error *error)
{
    (void)to;
    (void)points;
    (void)count;
    (void)distances;
    return generation == 0 ? never_nearer(NULL, 0, points, count, distances, error) : ctg_stopped;
}

static void the_status_of_an_evaluation_is_handed_on(void **state)
{
    ctg_abc abc;
    const ctg_abc_asked asked = {.dimensions = 1,
                                 .particles = KEPT,
                                 .generations = 2,
                                 .evaluations = SIZE_MAX,
                                 .evaluate = refuse};
    (void)state;
    assert_int_equal(ctg_abc_run(&abc, &asked, NULL), ctg_stopped);
    ctg_abc_destroy(&abc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_normal_mean_has_the_posterior_of_the_textbook),
        cmocka_unit_test(weights_and_tolerance_are_those_of_the_formula),
        cmocka_unit_test(of_equal_distances_the_older_is_kept),
        cmocka_unit_test(the_worth_of_weights_is_one_over_the_sum_of_their_squares),
        cmocka_unit_test(twenty_dimensions_leave_the_weights_even),
        cmocka_unit_test(it_ends_where_the_budget_of_evaluations_ends),
        cmocka_unit_test(it_ends_when_too_few_come_nearer),
        cmocka_unit_test(the_status_of_an_evaluation_is_handed_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
