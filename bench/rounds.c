/* Rounds: many things timed one after the other, over and over.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/rounds.h"

#include <assert.h>
#include <gsl/gsl_fit.h>
#include <gsl/gsl_sort.h>
#include <math.h>
#include <string.h>
#include <time.h>

#include "analysis/quantiles.h"

double ctg_rounds_clock(int threads)
{
    struct timespec time = {0, 0};
    (void)clock_gettime(threads == 1 ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

ctg_status ctg_rounds_run(const ctg_rounds_turn *turns, size_t count, const ctg_rounds_means *means,
                          ctg_error *error)
{
    const size_t all = (means->rounds + 1) * count;
    for (size_t done = 0; done < all; done++) {
        const ctg_rounds_turn *const turn = &turns[done % count];
        double untimed = 0.0;
        double *const seconds = done < count ? &untimed : &turn->seconds[done / count - 1];
        if (means->stop != NULL && atomic_load(means->stop)) {
            return ctg_stopped;
        }
        CTG_TRY(turn->run(turn->of, seconds, error));
        if (means->tell != NULL) {
            means->tell(means->to, (uint32_t)done + 1, (uint32_t)all);
        }
    }
    return ctg_ok;
}

ctg_rounds_summary ctg_rounds_summarise(const double *values, size_t count)
{
    double sorted[CTG_ROUNDS_MOST];
    assert(count >= 1 && count <= CTG_ROUNDS_MOST);
    memcpy(sorted, values, count * sizeof *values);
    gsl_sort(sorted, 1, count);
    return (ctg_rounds_summary){.least = sorted[0],
                                .lower = ctg_quantiles_at(sorted, count, 0.25),
                                .median = ctg_quantiles_at(sorted, count, 0.5),
                                .upper = ctg_quantiles_at(sorted, count, 0.75),
                                .most = sorted[count - 1]};
}

ctg_rounds_summary ctg_rounds_exponent(const double *sizes, const ctg_rounds_turn *turns,
                                       size_t count, size_t rounds)
{
    double slopes[CTG_ROUNDS_MOST];
    assert(count >= 2 && count <= CTG_ROUNDS_POINTS);
    for (size_t round = 0; round < rounds; round++) {
        double x[CTG_ROUNDS_POINTS];
        double y[CTG_ROUNDS_POINTS];
        double at = 0.0;
        double covariances[4];
        for (size_t i = 0; i < count; i++) {
            x[i] = log(sizes[i]);
            y[i] = log(turns[i].seconds[round]);
        }
        (void)gsl_fit_linear(x, 1, y, 1, count, &at, &slopes[round], &covariances[0],
                             &covariances[1], &covariances[2], &covariances[3]);
    }
    return ctg_rounds_summarise(slopes, rounds);
}
