/* How far from its expectation a count or a mean may lie: at fixed seeds these tests always give
 * the same answer, but under another seed a right engine would fail each of them with a probability
 * of at most one in a million.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_TESTS_SUPPORT_CHANCE_H
#define CTG_TESTS_SUPPORT_CHANCE_H

#include <gsl/gsl_cdf.h>
#include <math.h>

#include "tests/support/assert.h"

#define FALSE_ALARM 1e-6

/* A mean that is nearly normal, of which at most `sd` is the standard deviation. */
static inline void ctg_assert_mean(double mean, double expected, double sd, const char *what,
                                   const char *file, int line)
{
    const double most = sd * gsl_cdf_ugaussian_Qinv(FALSE_ALARM / 2.0);
    if (!(fabs(mean - expected) <= most)) {
        print_error("%s: the mean is %.9g, expected %.9g; %.3g apart, more than %.3g\n", what, mean,
                    expected, fabs(mean - expected), most);
        _fail(file, line);
    }
}

/* So many successes of `trials` independent ones, each with probability p: exact, both tails. */
static inline void ctg_assert_binomial(uint32_t successes, uint32_t trials, double p,
                                       const char *what, const char *file, int line)
{
    const double below = gsl_cdf_binomial_P(successes, p, trials);
    const double above = successes == 0 ? 1.0 : gsl_cdf_binomial_Q(successes - 1, p, trials);
    if (!(below >= FALSE_ALARM / 2.0 && above >= FALSE_ALARM / 2.0)) {
        print_error("%s: %u of %u, expected %.6g of each; probability %.3g\n", what, successes,
                    trials, p, below < above ? below : above);
        _fail(file, line);
    }
}

/* Counts of independent trials in cells of known probabilities: Pearson's test. */
static inline void ctg_assert_cells(const uint32_t *counts, const double *p, size_t cells,
                                    const char *what, const char *file, int line)
{
    double trials = 0.0;
    double sum = 0.0;
    for (size_t i = 0; i < cells; i++) {
        trials += (double)counts[i];
    }
    for (size_t i = 0; i < cells; i++) {
        const double apart = (double)counts[i] - trials * p[i];
        sum += apart * apart / (trials * p[i]);
    }
    if (!(sum <= gsl_cdf_chisq_Qinv(FALSE_ALARM, (double)(cells - 1)))) {
        print_error("%s: chi-square %.3g with %zu degrees of freedom\n", what, sum, cells - 1);
        for (size_t i = 0; i < cells; i++) {
            print_error("  cell %zu: %.5f of the trials, expected %.5f\n", i,
                        (double)counts[i] / trials, p[i]);
        }
        _fail(file, line);
    }
}

#define assert_mean(mean, expected, sd)                                                            \
    ctg_assert_mean(mean, expected, sd, #mean, __FILE__, __LINE__)
#define assert_binomial(successes, trials, p)                                                      \
    ctg_assert_binomial(successes, trials, p, #successes " of " #trials, __FILE__, __LINE__)
#define assert_cells(counts, p, cells)                                                             \
    ctg_assert_cells(counts, p, cells, #counts " and " #p, __FILE__, __LINE__)

#endif
