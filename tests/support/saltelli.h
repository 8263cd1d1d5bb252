/* Outputs on the rows of a Saltelli design, and two functions whose indices are known.
 *
 * Base points are drawn at random, or are Sobol's sequence with a random shift (Cranley and
 * Patterson 1976): the columns of A come first, then those of B.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_TESTS_SUPPORT_SALTELLI_H
#define CTG_TESTS_SUPPORT_SALTELLI_H

#include <gsl/gsl_qrng.h>
#include <math.h>
#include <stdlib.h>

#include "analysis/sobol.h"
#include "engine/base/draw.h"
#include "tests/support/assert.h"

#define SALTELLI_FACTORS 20

/* An output at x, `factors` numbers in (0, 1); `point` differs from row to row. */
typedef double saltelli_function(const double *x, uint32_t point, uint32_t replicate,
                                 const ctg_draw *from);

typedef struct saltelli {
    size_t points, replicates;
    ctg_sobol_shape shape;
    bool quasi_random;
    uint32_t seed;
    saltelli_function *function;
} saltelli;

/* Ishigami and Homma (1990) with 7 and 0.1. */
static inline double saltelli_ishigami(const double *x, uint32_t point, uint32_t replicate,
                                       const ctg_draw *from)
{
    (void)point, (void)replicate, (void)from;
    const double pi = 3.14159265358979323846;
    const double third = pow(pi * (2 * x[2] - 1), 4);
    const double second = sin(pi * (2 * x[1] - 1));
    return (1 + 0.1 * third) * sin(pi * (2 * x[0] - 1)) + 7 * second * second;
}

/* Sobol's g-function with a = 0, 1, 4.5, 9, 99, 99, 99, 99. */
static const double saltelli_g_a[8] = {0, 1, 4.5, 9, 99, 99, 99, 99};

static inline double saltelli_g(const double *x, uint32_t point, uint32_t replicate,
                                const ctg_draw *from)
{
    (void)point, (void)replicate, (void)from;
    double product = 1;
    for (size_t i = 0; i < 8; i++) {
        product *= (fabs(4 * x[i] - 2) + saltelli_g_a[i]) / (1 + saltelli_g_a[i]);
    }
    return product;
}

static inline void saltelli_base(const saltelli *of, const gsl_qrng *sequence, uint32_t point,
                                 double *x)
{
    const ctg_draw from = {of->seed, 0};
    const size_t both = 2 * of->shape.factors;
    if (sequence != NULL) {
        assert_int_equal(gsl_qrng_get(sequence, x), 0);
    }
    for (uint32_t c = 0; c < both; c++) {
        const double u = ctg_draw_uniform(&from, 0, 0, c, 0, sequence != NULL ? 0 : point);
        x[c] = sequence != NULL ? fmod(x[c] + u, 1) : u;
    }
}

static inline void saltelli_row(const ctg_sobol_shape *shape, const double *base, size_t row,
                                double *x)
{
    const size_t k = shape->factors;
    const bool from_b = row > k || row + 1 == ctg_sobol_forms_rows(shape);
    for (size_t c = 0; c < k; c++) {
        const bool other = row > 0 && (row - 1) % k == c && row + 1 < ctg_sobol_forms_rows(shape);
        x[c] = base[(from_b != other ? k : 0) + c];
    }
}

/* The outputs, to be released with free. */
static inline double *saltelli_outputs(const saltelli *of)
{
    const size_t rows = ctg_sobol_forms_rows(&of->shape);
    double *const outputs = malloc(of->points * rows * of->replicates * sizeof *outputs);
    gsl_qrng *const sequence =
        of->quasi_random ? gsl_qrng_alloc(gsl_qrng_sobol, (unsigned)(2 * of->shape.factors)) : NULL;
    const ctg_draw from = {of->seed, 1};
    double base[2 * SALTELLI_FACTORS];
    double x[SALTELLI_FACTORS];
    assert_non_null(outputs);
    for (size_t at = 0; at < of->points * rows; at++) {
        if (at % rows == 0) {
            saltelli_base(of, sequence, (uint32_t)(at / rows), base);
        }
        saltelli_row(&of->shape, base, at % rows, x);
        for (size_t r = 0; r < of->replicates; r++) {
            outputs[at * of->replicates + r] = of->function(x, (uint32_t)at, (uint32_t)r, &from);
        }
    }
    if (sequence != NULL) {
        gsl_qrng_free(sequence);
    }
    return outputs;
}

/* The indices, to be released with ctg_sobol_destroy. */
static inline ctg_sobol saltelli_indices(const saltelli *of, uint32_t resamples)
{
    double *const outputs = saltelli_outputs(of);
    const ctg_sobol_asked asked = {outputs,  of->points, of->replicates, of->shape,
                                   of->seed, resamples,  "a function"};
    ctg_sobol sobol;
    ctg_error error;
    ctg_error_clear(&error);
    if (ctg_sobol_of(&sobol, &asked, &error) != ctg_ok) {
        print_error("%s", error.text);
        fail();
    }
    free(outputs);
    return sobol;
}

#endif
