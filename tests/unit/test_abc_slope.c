/* The sampler in two dimensions that go together: weights by the formula, points by the mixture.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/assert.h"

#include <math.h>

#include "analysis/abc.h"

#define MANY 2000
#define ROUNDS 5 /* generations of `slope`, the first with them */

/* All that was proposed on the slope: two numbers a point. */
typedef struct proposed {
    double points[ROUNDS][4 * MANY];
    size_t counts[ROUNDS];
} proposed;

/* Near is what lies on the line y = x and close to 1.5: what is kept is correlated, and off the
 * prior's centre. In the last generation but one the other end of the line is near as well: few
 * points are there, all from the prior, and they weigh much. */
static ctg_status slope(void *to, uint32_t generation, const double *points, size_t count,
                        double *distances, ctg_error *error)
{
    proposed *const here = to;
    (void)error;
    here->counts[generation] = count;
    for (size_t i = 0; i < count; i++) {
        const double x = here->points[generation][2 * i] = points[2 * i];
        const double y = here->points[generation][2 * i + 1] = points[2 * i + 1];
        distances[i] = fabs(x - 1.5) + 2 * fabs(y - x);
        if (generation == 3 && x < 0 && fabs(y - x) < 0.5) {
            distances[i] = 0;
        }
    }
    return ctg_ok;
}

static void run_slope(ctg_abc *abc, proposed *here, uint32_t generations)
{
    const ctg_abc_asked asked = {.dimensions = 2,
                                 .particles = MANY,
                                 .generations = generations,
                                 .evaluations = SIZE_MAX,
                                 .seed = 3,
                                 .evaluate = slope,
                                 .to = here};
    assert_int_equal(ctg_abc_run(abc, &asked, NULL), ctg_ok);
}

/* Of weighted points in the plane. */
typedef struct plane {
    double x, y, xx, xy, yy; /* means; covariances about them */
    double worth;            /* 1 / sum of squared weights */
} plane;

static plane plane_of(const double *points, const double *weights, size_t count)
{
    plane of = {0};
    double sum = 0;
    double squares = 0;
    for (size_t i = 0; i < count; i++) {
        sum += weights[i];
        squares += weights[i] * weights[i];
        of.x += weights[i] * points[2 * i];
        of.y += weights[i] * points[2 * i + 1];
    }
    of.x /= sum;
    of.y /= sum;
    for (size_t i = 0; i < count; i++) {
        const double x = points[2 * i] - of.x;
        const double y = points[2 * i + 1] - of.y;
        of.xx += weights[i] * x * x / sum;
        of.xy += weights[i] * x * y / sum;
        of.yy += weights[i] * y * y / sum;
    }
    of.worth = sum * sum / squares;
    return of;
}

/* The prior's density over that of nine tenths kernels, by weight, and a tenth prior; a kernel's
 * covariance by its inverse and determinant. */
static double weight_in_plane(const ctg_abc *kept, const plane *of, double x, double y)
{
    const double xx = 0.85 * of->xx;
    const double yy = 0.85 * of->yy;
    const double xy = 0.85 * of->xy * (1 - 2 / of->worth); /* two dimensions of noise */
    const double determinant = xx * yy - xy * xy;
    const double prior = exp(-(x * x + y * y) / 2);
    double kernels = 0;
    for (size_t i = 0; i < kept->count; i++) {
        const double u = x - (of->x + kept->points[2 * i]) / 2;
        const double v = y - (of->y + kept->points[2 * i + 1]) / 2;
        const double square = (yy * u * u - 2 * xy * u * v + xx * v * v) / determinant;
        kernels += kept->weights[i] * exp(-square / 2) / sqrt(determinant);
    }
    return prior / (0.9 * kernels + 0.1 * prior);
}

/* After three generations, with weights that are uneven and a kernel that is oblique. */
static void weights_on_a_slope_are_those_of_the_formula(void **state)
{
    static proposed here;
    ctg_abc before;
    ctg_abc after;
    size_t fresh[2] = {0, 0};
    double scale = 0;
    (void)state;
    run_slope(&before, &here, 3);
    run_slope(&after, &here, 4);
    const plane of = plane_of(before.points, before.weights, MANY);
    assert_close(ctg_abc_effective(&before), of.worth, 1e-6);
    assert_true(of.worth < 0.9 * MANY && of.xy > 0.8 * of.xx);
    for (size_t i = 0; i < MANY; i++) {
        const double *const point = after.points + 2 * i;
        assert_memory_equal(point, here.points[after.generations[i]] + 2 * after.trials[i],
                            2 * sizeof *point);
        if (after.generations[i] == 4) {
            const double weight = weight_in_plane(&before, &of, point[0], point[1]);
            scale = fresh[1] == 0 ? after.weights[i] / weight : scale;
            assert_close(after.weights[i] / weight / scale, 1, 1e-9);
            fresh[1]++;
        }
        fresh[0] += after.generations[i] != 4;
    }
    assert_true(fresh[0] > 50 && fresh[1] > 50);
    ctg_abc_destroy(&before);
    ctg_abc_destroy(&after);
}

/* Means and moments of what is proposed are those of the mixture, within five standard errors. */
static void points_are_proposed_from_the_mixture_that_weighs_them(void **state)
{
    static proposed here;
    ctg_abc before;
    ctg_abc after;
    double even[MANY];
    (void)state;
    run_slope(&before, &here, 3);
    run_slope(&after, &here, 4);
    for (size_t i = 0; i < MANY; i++) {
        even[i] = 1;
    }
    const plane of = plane_of(before.points, before.weights, MANY);
    const plane there = plane_of(here.points[4], even, here.counts[4]);
    const double around = 0.25 + 0.85; /* what centres and kernels have of the covariance */
    const double oblique = 0.25 + 0.85 * (1 - 2 / of.worth);
    const double x = 0.9 * of.x;
    const double y = 0.9 * of.y;
    assert_int_equal(here.counts[4], MANY);
    assert_close(there.x, x, 5 * sqrt(there.xx / MANY));
    assert_close(there.y, y, 5 * sqrt(there.yy / MANY));
    /* standard errors as of a normal distribution */
    const double error = sqrt((there.xx * there.yy + there.xy * there.xy) / MANY);
    assert_close(there.xx, 0.9 * (around * of.xx + of.x * of.x) + 0.1 - x * x,
                 5 * there.xx * sqrt(2.0 / MANY));
    assert_close(there.xy, 0.9 * (oblique * of.xy + of.x * of.y) - x * y, 5 * error);
    /* across the line hardly anything lies but what comes from the prior, whose fourth moment is
     * 3 x 2 x 2 there */
    double across = 0;
    for (size_t i = 0; i < MANY; i++) {
        const double off = here.points[4][2 * i + 1] - here.points[4][2 * i];
        across += off * off / MANY;
    }
    const double spread = around * (of.xx + of.yy) - 2 * oblique * of.xy;
    assert_close(across, 0.9 * (spread + (of.x - of.y) * (of.x - of.y)) + 0.1 * 2,
                 5 * sqrt((0.1 * 12 + 0.9 * 3 * spread * spread) / MANY));
    assert_true(spread < 0.1);
    ctg_abc_destroy(&before);
    ctg_abc_destroy(&after);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weights_on_a_slope_are_those_of_the_formula),
        cmocka_unit_test(points_are_proposed_from_the_mixture_that_weighs_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
