/* What Sobol' indices are made of.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/sobol_forms.h"

size_t ctg_sobol_forms_rows(const ctg_sobol_shape *shape)
{
    return shape->factors * (shape->second_order ? 2 : 1) + 2;
}

size_t ctg_sobol_forms_contrasts(const ctg_sobol_shape *shape)
{
    return ctg_sobol_forms_rows(shape);
}

size_t ctg_sobol_forms_count(const ctg_sobol_shape *shape)
{
    const size_t k = shape->factors;
    return 1 + 2 * k + (shape->second_order ? k * (k - 1) / 2 : 0);
}

void ctg_sobol_forms_contrast(const ctg_sobol_shape *shape, const double *rows, size_t stride,
                              double centre, double *contrasts)
{
    const size_t k = shape->factors;
    const double a = rows[0];
    const double b = rows[(ctg_sobol_forms_rows(shape) - 1) * stride];
    contrasts[0] = a - centre;
    contrasts[1] = b - centre;
    for (size_t i = 0; i < k; i++) {
        contrasts[2 + i] = rows[(1 + i) * stride] - a;
    }
    for (size_t i = 0; i < k && shape->second_order; i++) {
        contrasts[2 + k + i] = rows[(1 + k + i) * stride] - b;
    }
}

/* With the rows A and B and those between them. */
static void of_first_order(size_t k, const double *u, const double *v, double *first, double *total)
{
    for (size_t i = 0; i < k; i++) {
        first[i] = (u[1] * v[2 + i] + v[1] * u[2 + i]) / 2;
        total[i] = u[2 + i] * v[2 + i] / 2;
    }
}

static void of_both(size_t k, const double *u, const double *v, double *first, double *total)
{
    const double *const p_u = u + 2;
    const double *const p_v = v + 2;
    const double *const q_u = p_u + k;
    const double *const q_v = p_v + k;
    for (size_t i = 0; i < k; i++) {
        first[i] = -(p_u[i] * q_v[i] + p_v[i] * q_u[i]) / 4;
        total[i] = (p_u[i] * p_v[i] + q_u[i] * q_v[i]) / 4;
    }
}

static void of_pairs(size_t k, const double *u, const double *v, double *pair)
{
    const double *const p_u = u + 2;
    const double *const p_v = v + 2;
    const double *const q_u = p_u + k;
    const double *const q_v = p_v + k;
    for (size_t i = 0; i < k; i++) {
        for (size_t j = i + 1; j < k; j++) {
            *pair++ = (q_u[i] * p_v[j] + q_v[i] * p_u[j] + q_u[j] * p_v[i] + q_v[j] * p_u[i]) / 4;
        }
    }
}

void ctg_sobol_forms_of(const ctg_sobol_shape *shape, const double *u, const double *v, double *to)
{
    const size_t k = shape->factors;
    to[0] = (u[0] * v[0] + u[1] * v[1]) / 2;
    if (shape->second_order) {
        of_both(k, u, v, to + 1, to + 1 + k);
        of_pairs(k, u, v, to + 1 + 2 * k);
    } else {
        of_first_order(k, u, v, to + 1, to + 1 + k);
    }
}
