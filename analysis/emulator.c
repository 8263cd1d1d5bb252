/* An emulator: quadratic ridge regression.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/emulator.h"

#include <math.h>
#include <stdlib.h>

#include "engine/base/memory.h"

/* What a fit needs: the terms of every run and the lower triangle L of their products, L L'. */
typedef struct fit {
    ctg_emulator *to;
    const double *values;
    size_t count;
    double *terms;  /* [run * terms] */
    double *factor; /* [terms * terms] */
    double *column; /* [terms] */
} fit;

static void write_terms(const double *point, size_t dimensions, double *terms)
{
    size_t at = 0;
    terms[at++] = 1;
    for (size_t a = 0; a < dimensions; a++) {
        terms[at++] = point[a];
    }
    for (size_t a = 0; a < dimensions; a++) {
        for (size_t b = a; b < dimensions; b++) {
            terms[at++] = point[a] * point[b];
        }
    }
}

double ctg_emulator_sum(const double *coefficients, const double *point, size_t dimensions)
{
    const double *next = coefficients + 1 + dimensions;
    double sum = coefficients[0];
    for (size_t a = 0; a < dimensions; a++) {
        double slope = coefficients[1 + a];
        for (size_t b = a; b < dimensions; b++) {
            slope += *next++ * point[b];
        }
        sum += slope * point[a];
    }
    return sum;
}

/* The constant is not drawn towards 0. */
static void set_products(const fit *f)
{
    const size_t size = f->to->terms;
    for (size_t a = 0; a < size; a++) {
        for (size_t b = 0; b <= a; b++) {
            double sum = a == b && a > 0 ? CTG_EMULATOR_RIDGE : 0;
            for (size_t run = 0; run < f->count; run++) {
                sum += f->terms[run * size + a] * f->terms[run * size + b];
            }
            f->factor[a * size + b] = sum;
        }
    }
}

/* Cholesky's decomposition in place; the ridge keeps the diagonal above 0. */
static void decompose(double *matrix, size_t size)
{
    for (size_t a = 0; a < size; a++) {
        for (size_t b = 0; b <= a; b++) {
            double sum = matrix[a * size + b];
            for (size_t i = 0; i < b; i++) {
                sum -= matrix[a * size + i] * matrix[b * size + i];
            }
            matrix[a * size + b] = a == b ? sqrt(sum) : sum / matrix[b * size + b];
        }
    }
}

/* Solves L x = column, in place. */
static void forward(const fit *f, double *column)
{
    const size_t size = f->to->terms;
    for (size_t a = 0; a < size; a++) {
        for (size_t i = 0; i < a; i++) {
            column[a] -= f->factor[a * size + i] * column[i];
        }
        column[a] /= f->factor[a * size + a];
    }
}

static void backward(const fit *f, double *column)
{
    const size_t size = f->to->terms;
    for (size_t a = size; a-- > 0;) {
        for (size_t i = a + 1; i < size; i++) {
            column[a] -= f->factor[i * size + a] * column[i];
        }
        column[a] /= f->factor[a * size + a];
    }
}

static void solve(const fit *f, size_t answer)
{
    const size_t size = f->to->terms;
    double *const x = f->to->coefficients + answer * size;
    for (size_t a = 0; a < size; a++) {
        x[a] = 0;
        for (size_t run = 0; run < f->count; run++) {
            x[a] += f->terms[run * size + a] * f->values[run * f->to->answers + answer];
        }
    }
    forward(f, x);
    backward(f, x);
}

/* How much a run's own value weighs in what the fit says of it. */
static double leverage(const fit *f, size_t run)
{
    double sum = 0;
    for (size_t a = 0; a < f->to->terms; a++) {
        f->column[a] = f->terms[run * f->to->terms + a];
    }
    forward(f, f->column);
    for (size_t a = 0; a < f->to->terms; a++) {
        sum += f->column[a] * f->column[a];
    }
    return fmin(sum, 0.999);
}

/* From what the fit without a run would say of it, which needs no further fit (Allen 1974). */
static void set_noise(const fit *f, const double *leverages)
{
    const size_t answers = f->to->answers;
    for (size_t answer = 0; answer < answers; answer++) {
        const double *const x = f->to->coefficients + answer * f->to->terms;
        double left = 0;
        double mean = 0;
        double all = 0;
        for (size_t run = 0; run < f->count; run++) {
            double said = 0;
            for (size_t a = 0; a < f->to->terms; a++) {
                said += x[a] * f->terms[run * f->to->terms + a];
            }
            const double value = f->values[run * answers + answer];
            const double off = (value - said) / (1 - leverages[run]);
            left += off * off / (double)f->count;
            mean += value / (double)f->count;
        }
        for (size_t run = 0; run < f->count; run++) {
            const double off = f->values[run * answers + answer] - mean;
            all += off * off / (double)f->count;
        }
        f->to->noise[answer] = sqrt(left);
        f->to->explained[answer] = all > 0 ? fmax(1 - left / all, 0) : 0;
    }
}

static ctg_status room(double **to, size_t count, ctg_error *error)
{
    void *place = NULL;
    CTG_TRY(ctg_memory_array(&place, count, sizeof **to, "an emulator", error));
    *to = place;
    return ctg_ok;
}

static ctg_status make_fit(fit *f, const double *points, double **leverages, ctg_error *error)
{
    ctg_emulator *const e = f->to;
    CTG_TRY(room(&e->coefficients, e->answers * e->terms, error));
    CTG_TRY(room(&e->noise, e->answers, error));
    CTG_TRY(room(&e->explained, e->answers, error));
    CTG_TRY(room(&f->terms, f->count * e->terms, error));
    CTG_TRY(room(&f->factor, e->terms * e->terms, error));
    CTG_TRY(room(&f->column, e->terms, error));
    CTG_TRY(room(leverages, f->count, error));
    for (size_t run = 0; run < f->count; run++) {
        write_terms(points + run * e->dimensions, e->dimensions, f->terms + run * e->terms);
    }
    set_products(f);
    decompose(f->factor, e->terms);
    for (size_t run = 0; run < f->count; run++) {
        (*leverages)[run] = leverage(f, run);
    }
    for (size_t answer = 0; answer < e->answers; answer++) {
        solve(f, answer);
    }
    set_noise(f, *leverages);
    return ctg_ok;
}

ctg_status ctg_emulator_fit(ctg_emulator *emulator, const double *points, const double *values,
                            size_t count, size_t dimensions, size_t answers, ctg_error *error)
{
    double *leverages = NULL;
    *emulator = (ctg_emulator){.dimensions = dimensions,
                               .answers = answers,
                               .terms = 1 + dimensions + dimensions * (dimensions + 1) / 2};
    fit f = {.to = emulator, .values = values, .count = count};
    const ctg_status status = make_fit(&f, points, &leverages, error);
    free(f.terms);
    free(f.factor);
    free(f.column);
    free(leverages);
    return status;
}

void ctg_emulator_destroy(ctg_emulator *emulator)
{
    free(emulator->coefficients);
    free(emulator->noise);
    free(emulator->explained);
    *emulator = (ctg_emulator){.coefficients = NULL};
}
