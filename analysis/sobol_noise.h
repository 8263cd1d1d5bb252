/* Sobol' indices of chance itself: which factors make the output more or less uncertain, told apart
 * from those that move its mean (sobol.h).
 *
 * The output is the logarithm of the variance over replicates at a point: there a factor that
 * doubles all deviations adds the same everywhere. Where a variance is 0 somewhere it has no
 * logarithm, and the standard deviation is the output.
 *
 * A variance of few values is itself noisy, and that noise is corrected as chance is: replicates
 * are dealt into about sqrt(R) groups (replicate r into group r mod groups), each gives a variance
 * of its own, and groups stand where replicates stand in sobol.h. The indices are those of what a
 * group's logarithm (or deviation) is in the mean over chance: of the variance itself where
 * deviations have the same shape at every point, whatever their size.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_SOBOL_NOISE_H
#define CTG_ANALYSIS_SOBOL_NOISE_H

#include "analysis/sobol.h"

typedef struct ctg_sobol_noise {
    ctg_sobol sobol; /* of base 2 logarithms of variances, or of deviations */
    bool is_deviation;
    size_t groups;
} ctg_sobol_noise;

/* Fills *noise. ctg_input and a sentence as ctg_sobol_of, and where there are fewer than four
 * replicates. To be released with ctg_sobol_noise_destroy, whatever the status. */
ctg_status ctg_sobol_noise_of(ctg_sobol_noise *noise, const ctg_sobol_asked *asked,
                              ctg_error *error);
void ctg_sobol_noise_destroy(ctg_sobol_noise *noise);

#endif
