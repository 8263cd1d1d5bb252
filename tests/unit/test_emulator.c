/* The emulator on functions that are known.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/assert.h"

#include <math.h>

#include "analysis/emulator.h"
#include "engine/base/draw.h"

enum { runs = 600, dimensions = 3, answers = 2 };

typedef struct made {
    double points[runs * dimensions], values[runs * answers];
} made;

static double uniform(size_t run, size_t what)
{
    const ctg_draw draw = {3, 0};
    return ctg_draw_uniform(&draw, 1, 0, 0, (uint32_t)what, (uint32_t)run);
}

/* A quadratic, and the same with noise of standard deviation .5. */
static double known(const double *x)
{
    return 2 - x[0] + 0.5 * x[2] + 1.5 * x[0] * x[0] - 2 * x[0] * x[1] + x[2] * x[2];
}

static void make(made *m)
{
    for (size_t run = 0; run < runs; run++) {
        for (size_t k = 0; k < dimensions; k++) {
            m->points[run * dimensions + k] = 2 * uniform(run, k) - 1;
        }
        double noise = 0;
        for (size_t i = 0; i < 12; i++) {
            noise += uniform(run, 10 + i) - 0.5;
        }
        m->values[run * answers] = known(m->points + run * dimensions);
        m->values[run * answers + 1] = m->values[run * answers] + 0.5 * noise;
    }
}

static void a_quadratic_is_found_and_noise_is_told_apart(void **state)
{
    static made m;
    ctg_emulator e;
    (void)state;
    make(&m);
    assert_int_equal(ctg_emulator_fit(&e, m.points, m.values, runs, dimensions, answers, NULL),
                     ctg_ok);
    assert_int_equal(e.terms, 10);
    for (size_t run = 0; run < runs; run += 50) {
        const double *const at = m.points + run * dimensions;
        assert_close(ctg_emulator_sum(e.coefficients, at, dimensions), known(at), 0.1);
        assert_close(ctg_emulator_sum(e.coefficients + e.terms, at, dimensions), known(at), 0.25);
    }
    assert_true(e.noise[0] < 0.05);
    assert_close(e.noise[1], 0.5, 0.05);
    assert_true(e.explained[0] > 0.99);
    assert_true(e.explained[1] > 0.7 && e.explained[1] < 0.95);
    ctg_emulator_destroy(&e);
}

/* The noise is what fits without each run are off by, with no more than rounding between. */
static void noise_is_that_of_runs_left_out(void **state)
{
    enum { few = 14 };
    static made m;
    double points[few * dimensions];
    double values[few];
    double sum = 0;
    ctg_emulator all;
    (void)state;
    make(&m);
    for (size_t run = 0; run < few; run++) {
        values[run] = m.values[run * answers + 1];
    }
    assert_int_equal(ctg_emulator_fit(&all, m.points, values, few, dimensions, 1, NULL), ctg_ok);
    for (size_t out = 0; out < few; out++) {
        ctg_emulator one;
        double others[few];
        for (size_t run = 0, at = 0; run < few; run++) {
            for (size_t k = 0; run != out && k < dimensions; k++) {
                points[at * dimensions + k] = m.points[run * dimensions + k];
            }
            if (run != out) {
                others[at++] = values[run];
            }
        }
        assert_int_equal(ctg_emulator_fit(&one, points, others, few - 1, dimensions, 1, NULL),
                         ctg_ok);
        const double off = values[out] - ctg_emulator_sum(one.coefficients,
                                                          m.points + out * dimensions, dimensions);
        sum += off * off / few;
        ctg_emulator_destroy(&one);
    }
    assert_close(all.noise[0], sqrt(sum), 1e-9);
    ctg_emulator_destroy(&all);
}

/* Answers that are all alike have no variance to explain. */
static void a_constant_is_itself(void **state)
{
    static const double points[] = {-1, 0, 1, 0.5};
    static const double values[] = {3, 3, 3, 3};
    static const double far = 0.9;
    ctg_emulator e;
    (void)state;
    assert_int_equal(ctg_emulator_fit(&e, points, values, 4, 1, 1, NULL), ctg_ok);
    assert_close(ctg_emulator_sum(e.coefficients, &far, 1), 3, 1e-9);
    assert_close(e.noise[0], 0, 1e-9);
    assert_bits_equal(e.explained[0], 0.0);
    ctg_emulator_destroy(&e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_quadratic_is_found_and_noise_is_told_apart),
        cmocka_unit_test(noise_is_that_of_runs_left_out),
        cmocka_unit_test(a_constant_is_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
