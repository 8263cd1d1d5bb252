/* The bootstrap over units, the jackknife over replicates.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/resample.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort.h>
#include <math.h>

#include "analysis/quantiles.h"
#include "engine/base/draw.h"

#define PURPOSE 254u /* of all draws here; the purposes of the model count up from 0 */
#define TAIL 0.025   /* on each side of a 95 % interval */

void ctg_resample_times(uint64_t seed, uint32_t resample, size_t count, double *times)
{
    const ctg_draw draw = {seed, resample};
    uint32_t words[4];
    for (size_t i = 0; i < count; i++) {
        times[i] = 0;
    }
    for (size_t i = 0; i < count; i++) {
        if (i % 4 == 0) {
            ctg_draw_words(&draw, PURPOSE, 0, 0, 0, (uint32_t)(i / 4), words);
        }
        times[(uint64_t)words[i % 4] * count >> 32] += 1;
    }
}

double ctg_resample_jackknife(const double *without, size_t count, size_t stride)
{
    const double n = (double)count;
    double mean = 0;
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        mean += without[i * stride] / n;
    }
    for (size_t i = 0; i < count; i++) {
        sum += (without[i * stride] - mean) * (without[i * stride] - mean);
    }
    return sum * (n - 1) / n;
}

void ctg_resample_interval(double estimate, double *values, size_t resamples, double variance,
                           size_t replicates, double ends[2])
{
    gsl_sort(values, 1, resamples);
    const double low = ctg_quantiles_at(values, resamples, TAIL);
    const double high = ctg_quantiles_at(values, resamples, 1 - TAIL);
    ends[0] = low;
    ends[1] = high;
    if (variance > 0) {
        const double reach = gsl_cdf_tdist_Qinv(TAIL, (double)(replicates - 1)) * sqrt(variance);
        const double below = fmax(0, estimate - low);
        const double above = fmax(0, high - estimate);
        ends[0] = estimate - sqrt(below * below + reach * reach);
        ends[1] = estimate + sqrt(above * above + reach * reach);
    }
}
