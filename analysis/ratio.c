/* One mean over another, with Fieller's interval.
 *
 * With means a, b and variances of the means va, vb, covariance c, the interval's ends are the
 * roots of (b^2 - t^2 vb) q^2 - 2 (a b - t^2 c) q + (a^2 - t^2 va) = 0.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/ratio.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#define TAIL 0.025 /* on each side of a 95 % interval */

static double mean_of(const double *values, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += values[i];
    }
    return sum / (double)count;
}

/* Of the means: over the number of pairs. */
static double covariance(const double *a, double mean_a, const double *b, double mean_b,
                         size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += (a[i] - mean_a) * (b[i] - mean_b);
    }
    return sum / (double)(count - 1) / (double)count;
}

ctg_ratio ctg_ratio_of_means(const double *a, const double *b, size_t count)
{
    const ctg_ratio none = {(double)NAN, (double)NAN, (double)NAN};
    if (count < 2) {
        return none;
    }
    const double t = gsl_cdf_tdist_Qinv(TAIL, (double)(count - 1));
    const double of_a = mean_of(a, count);
    const double of_b = mean_of(b, count);
    const double square = of_b * of_b - t * t * covariance(b, of_b, b, of_b, count);
    const double half = of_a * of_b - t * t * covariance(a, of_a, b, of_b, count);
    const double rest = of_a * of_a - t * t * covariance(a, of_a, a, of_a, count);
    if (!(square > 0)) {
        return none;
    }
    const double inside = half * half - square * rest;
    const double reach = inside > 0 ? sqrt(inside) : 0;
    return (ctg_ratio){of_a / of_b, (half - reach) / square, (half + reach) / square};
}
