/* What a calibration says of each parameter and of pairs of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/marginals.h"

#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdlib.h>

#include "engine/base/memory.h"

double ctg_marginals_quantile(const double *values, const double *weights, size_t count,
                              size_t *order, double share)
{
    double before = -1; /* the share at the last value; below 0: there is none */
    double value = 0;
    double below = 0;
    gsl_sort_index(order, values, 1, count);
    for (size_t i = 0; i < count; i++) {
        if (!(weights[order[i]] > 0)) {
            continue; /* what cannot be is no end */
        }
        const double next = values[order[i]];
        const double at = below + weights[order[i]] / 2;
        if (at >= share) {
            return before < 0 || !(at > before)
                       ? next
                       : value + (next - value) * (share - before) / (at - before);
        }
        before = at;
        value = next;
        below += weights[order[i]];
    }
    return value;
}

static ctg_marginal marginal_of(const ctg_prior *prior, const double *values, const double *weights,
                                size_t count, size_t *order)
{
    ctg_marginal m = {.prior_low = ctg_prior_quantile(prior, 0.05),
                      .prior_median = ctg_prior_quantile(prior, 0.5),
                      .prior_high = ctg_prior_quantile(prior, 0.95),
                      .low = ctg_marginals_quantile(values, weights, count, order, 0.05),
                      .median = ctg_marginals_quantile(values, weights, count, order, 0.5),
                      .high = ctg_marginals_quantile(values, weights, count, order, 0.95)};
    const double width = m.prior_high - m.prior_low;
    m.width = (m.high - m.low) / width;
    m.moved = m.width < CTG_MARGINALS_NARROW ||
              fabs(m.median - m.prior_median) > CTG_MARGINALS_SHIFT * width;
    return m;
}

/* Sums of weighted products around the means, on the scale of the sampler. */
static double covariance(const ctg_waves *waves, size_t a, size_t b)
{
    double mean_a = 0;
    double mean_b = 0;
    double sum = 0;
    for (size_t i = 0; i < waves->count; i++) {
        mean_a += waves->weights[i] * waves->points[i * waves->dimensions + a];
        mean_b += waves->weights[i] * waves->points[i * waves->dimensions + b];
    }
    for (size_t i = 0; i < waves->count; i++) {
        sum += waves->weights[i] * (waves->points[i * waves->dimensions + a] - mean_a) *
               (waves->points[i * waves->dimensions + b] - mean_b);
    }
    return sum;
}

static int compare(const void *a, const void *b)
{
    const ctg_correlation *const x = a;
    const ctg_correlation *const y = b;
    if (fabs(x->value) > fabs(y->value) || fabs(x->value) < fabs(y->value)) {
        return fabs(x->value) > fabs(y->value) ? -1 : 1;
    }
    return x->a != y->a ? (x->a < y->a ? -1 : 1) : (x->b < y->b ? -1 : (x->b > y->b ? 1 : 0));
}

static ctg_status set_pairs(ctg_marginals *marginals, const ctg_waves *waves, ctg_error *error)
{
    void *pairs = NULL;
    const size_t size = waves->dimensions;
    CTG_TRY(ctg_memory_array(&pairs, size * (size - 1) / 2, sizeof *marginals->pairs,
                             "correlations", error));
    marginals->pairs = pairs;
    for (size_t a = 0; a < size; a++) {
        for (size_t b = a + 1; b < size; b++) {
            const double both = sqrt(covariance(waves, a, a) * covariance(waves, b, b));
            marginals->pairs[marginals->pair_count++] =
                (ctg_correlation){a, b, both > 0 ? covariance(waves, a, b) / both : 0};
        }
    }
    qsort(marginals->pairs, marginals->pair_count, sizeof *marginals->pairs, compare);
    return ctg_ok;
}

ctg_status ctg_marginals_read(ctg_marginals *marginals, const ctg_calibrator *calibrator,
                              const ctg_calibrator_result *result, ctg_error *error)
{
    void *values = NULL;
    void *order = NULL;
    const ctg_waves *const waves = &result->waves;
    *marginals = (ctg_marginals){.pairs = NULL};
    ctg_status status = ctg_memory_array(&values, waves->count, sizeof(double), "marginals", error);
    if (status == ctg_ok) {
        status = ctg_memory_array(&order, waves->count, sizeof(size_t), "marginals", error);
    }
    for (size_t k = 0; k < waves->dimensions && status == ctg_ok; k++) {
        double *const column = values;
        for (size_t i = 0; i < waves->count; i++) {
            column[i] = result->values[i * waves->dimensions + k];
        }
        marginals->of[k] =
            marginal_of(&calibrator->priors[k], column, waves->weights, waves->count, order);
    }
    free(values);
    free(order);
    return status == ctg_ok ? set_pairs(marginals, waves, error) : status;
}

void ctg_marginals_destroy(ctg_marginals *marginals)
{
    free(marginals->pairs);
    marginals->pairs = NULL;
}
