/* Calibration by waves: the sampler, which knows nothing of any model.
 *
 * The posterior is that of Gibbs (Bissiri, Holmes and Walker 2016, Journal of the Royal
 * Statistical Society B 78: 1103-1130): prior x exp(-loss). The loss is a sum over parts, each in
 * units of what chance alone makes of it in one history: the standard deviation of an evaluation
 * times the root of its replicates. A part that chance moves much says little, however far off it
 * is. A part with a goal counts by half its square from there, as a normal likelihood does; of
 * one without less is better.
 *
 * Evaluations are dear and noisy; an emulator says what each part would be at any point
 * (emulator.h). Wave 0 draws twice as many points as there are particles from the prior. Before
 * each later wave the emulator is fitted to all evaluations so far, and the points of the wave are
 * drawn from the posterior that it gives: one Markov chain a point, which begins in the prior and
 * takes CTG_WAVES_SWEEPS sweeps over the dimensions, each proposing a draw of the prior (Metropolis
 * within Gibbs). So waves come to lie where the posterior is, and the emulator learns it there
 * (Vernon, Goldstein and Bower 2010, Bayesian Analysis 5: 619-669, whose waves only rule out). The
 * points of the last wave, which were run, are the posterior, all of equal weight.
 *
 * Why no approximate Bayesian computation by distance alone: in twenty dimensions a kernel that is
 * narrow enough keeps a handful of thousands of particles, one that is wide leaves the prior.
 *
 * The prior is uniform between 0 and 1 in every dimension: callers make their parameters' quantiles
 * of it. Draws are named by (seed, wave, point, what).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_WAVES_H
#define CTG_ANALYSIS_WAVES_H

#include <stddef.h>
#include <stdint.h>

#include "engine/base/error.h"

#define CTG_WAVES_SWEEPS 100
#define CTG_WAVES_PARTS_MOST 16

typedef enum ctg_waves_end {
    ctg_waves_done,       /* all waves are done */
    ctg_waves_evaluations /* a further one would cost more evaluations than are allowed */
} ctg_waves_end;

typedef struct ctg_waves_asked {
    size_t dimensions, particles, parts;
    size_t replicates;     /* of each evaluation */
    const double *weights; /* [part] in the loss; 0: it does not count */
    const double *goals;   /* [part] NAN: none, the less the better */
    uint32_t waves;        /* after wave 0, at most */
    size_t evaluations;    /* at most, but wave 0 and 1 are always done */
    uint64_t seed;
    /* Sets parts[point * parts + part] of the points of a wave, each of `dimensions` numbers.
     * Anything but ctg_ok ends the sampling with that status. */
    ctg_status (*evaluate)(void *to, uint32_t wave, const double *points, size_t count,
                           double *parts, ctg_error *error);
    void *to;
} ctg_waves_asked;

/* What came of it. */
typedef struct ctg_waves {
    size_t dimensions, count;
    double *points;  /* [count * dimensions] of the last wave; owned */
    double *weights; /* [count] 1 / count each; owned */
    uint32_t last;   /* wave that was done */
    size_t evaluations;
    ctg_waves_end end;
    double noise[CTG_WAVES_PARTS_MOST];     /* of an evaluation, from the last emulator */
    double explained[CTG_WAVES_PARTS_MOST]; /* share of a part's variance that it explains */
} ctg_waves;

/* Samples. *waves is to be released with ctg_waves_destroy, whatever the status. */
ctg_status ctg_waves_run(ctg_waves *waves, const ctg_waves_asked *asked, ctg_error *error);
void ctg_waves_destroy(ctg_waves *waves);

#endif
