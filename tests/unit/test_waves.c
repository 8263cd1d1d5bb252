/* The sampler on problems whose posterior is known.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/assert.h"

#include <math.h>

#include "analysis/waves.h"
#include "engine/base/draw.h"

#define KEPT 4

/* What the evaluations are asked. */
typedef struct seen {
    size_t counts[8], calls;
} seen;

/* Of mean 0 and variance 1. */
static double noise(uint32_t wave, size_t point)
{
    const ctg_draw draw = {7, wave};
    double sum = 0;
    for (uint32_t i = 0; i < 12; i++) {
        sum += ctg_draw_uniform(&draw, 1, 0, 0, i, (uint32_t)point) - 0.5;
    }
    return sum;
}

/* A part that rises with the first dimension, with noise of .2 an evaluation; one that falls with
 * it. */
static ctg_status slope(void *to, uint32_t wave, const double *points, size_t count, double *parts,
                        ctg_error *error)
{
    const size_t dimensions = *(const size_t *)to;
    (void)error;
    for (size_t i = 0; i < count; i++) {
        parts[2 * i] = 3 * (2 * points[i * dimensions] - 1) + 0.2 * noise(wave, i);
        parts[2 * i + 1] = -50 * points[i * dimensions];
    }
    return ctg_ok;
}

/* Prior uniform, loss = 3 x / (.2 sqrt 9) at x from -1 to 1: density exp(-5 x), whose mean is
 * 1/5 - coth 5 and variance 1/25 - 1/sinh^2 5. The other nineteen dimensions stay as in the
 * prior; a part without weight does nothing. */
static void a_slope_has_the_posterior_of_the_textbook(void **state)
{
    static const double weights[] = {1, 0};
    static const double goals[] = {(double)NAN, (double)NAN};
    size_t dimensions = 20;
    ctg_waves waves;
    const ctg_waves_asked asked = {.dimensions = dimensions,
                                   .particles = 400,
                                   .parts = 2,
                                   .replicates = 9,
                                   .weights = weights,
                                   .goals = goals,
                                   .waves = 3,
                                   .evaluations = SIZE_MAX,
                                   .seed = 5,
                                   .evaluate = slope,
                                   .to = &dimensions};
    (void)state;
    assert_int_equal(ctg_waves_run(&waves, &asked, NULL), ctg_ok);
    assert_int_equal(waves.evaluations, 5 * 400);
    assert_int_equal(waves.end, ctg_waves_done);
    assert_close(waves.noise[0], 0.2, 0.02);
    assert_true(waves.explained[0] > 0.95);
    for (size_t k = 0; k < dimensions; k++) {
        double mean = 0;
        double square = 0;
        for (size_t i = 0; i < waves.count; i++) {
            const double x = 2 * waves.points[i * dimensions + k] - 1;
            mean += waves.weights[i] * x;
            square += waves.weights[i] * x * x;
        }
        const double variance = square - mean * mean;
        if (k == 0) {
            assert_close(mean, 0.2 - 1 / tanh(5), 0.05);
            assert_close(sqrt(variance), sqrt(0.04 - 1 / (sinh(5) * sinh(5))), 0.04);
        } else {
            assert_close(mean, 0, 0.15);
            assert_close(variance, 1.0 / 3, 0.08);
        }
    }
    ctg_waves_destroy(&waves);
}

/* Three parts: a slope without a goal, a goal that does not count, and the line of the next test,
 * which counts twice. With a slope of .5 x a loss and a goal at 1/3 the density is exp(-(3x - 1)^2
 * - x / 2). */
static ctg_status three(void *to, uint32_t wave, const double *points, size_t count, double *parts,
                        ctg_error *error)
{
    const size_t dimensions = *(const size_t *)to;
    (void)error;
    for (size_t i = 0; i < count; i++) {
        const double x = 2 * points[i * dimensions] - 1;
        parts[3 * i] = x + noise(wave, 3 * i);
        parts[3 * i + 1] = 9 * x;
        parts[3 * i + 2] = 3 * x + 0.5 * noise(wave, 3 * i + 2);
    }
    return ctg_ok;
}

static void parts_with_and_without_goals_add_up(void **state)
{
    static const double weights[] = {1, 0, 2};
    static const double goals[] = {(double)NAN, -9, 1};
    size_t dimensions = 3;
    ctg_waves waves;
    const ctg_waves_asked asked = {.dimensions = dimensions,
                                   .particles = 600,
                                   .parts = 3,
                                   .replicates = 4,
                                   .weights = weights,
                                   .goals = goals,
                                   .waves = 2,
                                   .evaluations = SIZE_MAX,
                                   .seed = 5,
                                   .evaluate = three,
                                   .to = &dimensions};
    double mean = 0;
    double square = 0;
    double all = 0;
    double first = 0;
    double second = 0;
    (void)state;
    assert_int_equal(ctg_waves_run(&waves, &asked, NULL), ctg_ok);
    for (size_t i = 0; i < waves.count; i++) {
        const double x = 2 * waves.points[i * dimensions] - 1;
        mean += x / (double)waves.count;
        square += x * x / (double)waves.count;
    }
    for (int step = -1000; step <= 1000; step++) {
        const double x = step / 1000.0;
        const double density = exp(-(3 * x - 1) * (3 * x - 1) - x / 2);
        all += density;
        first += density * x;
        second += density * x * x;
    }
    assert_close(mean, first / all, 0.04);
    assert_close(sqrt(square - mean * mean), sqrt(second / all - first * first / all / all), 0.03);
    ctg_waves_destroy(&waves);
}

/* One part that is a line, 3 x with noise of .5 an evaluation, with the goal 1: a normal likelihood
 * of standard deviation .5 sqrt 4 / 3 around 1/3, cut at -1 and 1. */
static ctg_status line(void *to, uint32_t wave, const double *points, size_t count, double *parts,
                       ctg_error *error)
{
    const size_t dimensions = *(const size_t *)to;
    (void)error;
    for (size_t i = 0; i < count; i++) {
        parts[i] = 3 * (2 * points[i * dimensions] - 1) + 0.5 * noise(wave, i);
    }
    return ctg_ok;
}

static void a_goal_has_the_posterior_of_a_normal_likelihood(void **state)
{
    static const double weight = 1;
    static const double goal = 1;
    size_t dimensions = 5;
    ctg_waves waves;
    const ctg_waves_asked asked = {.dimensions = dimensions,
                                   .particles = 600,
                                   .parts = 1,
                                   .replicates = 4,
                                   .weights = &weight,
                                   .goals = &goal,
                                   .waves = 2,
                                   .evaluations = SIZE_MAX,
                                   .seed = 5,
                                   .evaluate = line,
                                   .to = &dimensions};
    double mean = 0;
    double square = 0;
    (void)state;
    assert_int_equal(ctg_waves_run(&waves, &asked, NULL), ctg_ok);
    for (size_t i = 0; i < waves.count; i++) {
        const double x = 2 * waves.points[i * dimensions] - 1;
        mean += x / (double)waves.count;
        square += x * x / (double)waves.count;
    }
    /* of the cut distribution, summed by hand in steps of a thousandth */
    double all = 0;
    double first = 0;
    double second = 0;
    for (int step = -1000; step <= 1000; step++) {
        const double x = step / 1000.0;
        const double density = exp(-(3 * x - 1) * (3 * x - 1) / 2);
        all += density;
        first += density * x;
        second += density * x * x;
    }
    assert_close(mean, first / all, 0.05);
    assert_close(sqrt(square - mean * mean), sqrt(second / all - first * first / all / all), 0.03);
    ctg_waves_destroy(&waves);
}

static ctg_status note(void *to, uint32_t wave, const double *points, size_t count, double *parts,
                       ctg_error *error)
{
    seen *const here = to;
    (void)error;
    assert_int_equal(wave, here->calls++);
    here->counts[wave] = count;
    for (size_t i = 0; i < count; i++) {
        assert_true(points[i] > 0 && points[i] < 1);
        parts[i] = points[i];
    }
    return ctg_ok;
}

static void it_ends_where_the_budget_of_evaluations_ends(void **state)
{
    static const double weight = 1;
    static const double goal = (double)NAN;
    seen here = {.calls = 0};
    ctg_waves waves;
    ctg_waves_asked asked = {.dimensions = 1,
                             .particles = KEPT,
                             .parts = 1,
                             .replicates = 1,
                             .weights = &weight,
                             .goals = &goal,
                             .waves = 3,
                             .evaluations = 4 * KEPT,
                             .seed = 1,
                             .evaluate = note,
                             .to = &here};
    (void)state;
    assert_int_equal(ctg_waves_run(&waves, &asked, NULL), ctg_ok);
    assert_int_equal(waves.end, ctg_waves_evaluations);
    assert_int_equal(waves.evaluations, 4 * KEPT);
    assert_int_equal(waves.last, 2);
    assert_int_equal(here.calls, 3);
    assert_int_equal(here.counts[0], 2 * KEPT);
    assert_int_equal(here.counts[2], KEPT);
    ctg_waves_destroy(&waves);
    here.calls = 0;
    asked.evaluations = 1; /* the posterior is the first wave at least */
    assert_int_equal(ctg_waves_run(&waves, &asked, NULL), ctg_ok);
    assert_int_equal(waves.last, 1);
    ctg_waves_destroy(&waves);
}

static ctg_status refuse(void *to, uint32_t wave, const double *points, size_t count, double *parts,
                         ctg_error *error)
{
    seen here = {.calls = wave};
    (void)to;
    return wave == 0 ? note(&here, wave, points, count, parts, error) : ctg_stopped;
}

static void the_status_of_an_evaluation_is_handed_on(void **state)
{
    static const double weight = 1;
    static const double goal = (double)NAN;
    ctg_waves waves;
    const ctg_waves_asked asked = {.dimensions = 1,
                                   .particles = KEPT,
                                   .parts = 1,
                                   .replicates = 1,
                                   .weights = &weight,
                                   .goals = &goal,
                                   .waves = 2,
                                   .evaluations = SIZE_MAX,
                                   .evaluate = refuse};
    (void)state;
    assert_int_equal(ctg_waves_run(&waves, &asked, NULL), ctg_stopped);
    ctg_waves_destroy(&waves);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_slope_has_the_posterior_of_the_textbook),
        cmocka_unit_test(parts_with_and_without_goals_add_up),
        cmocka_unit_test(a_goal_has_the_posterior_of_a_normal_likelihood),
        cmocka_unit_test(it_ends_where_the_budget_of_evaluations_ends),
        cmocka_unit_test(the_status_of_an_evaluation_is_handed_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
