/* Approximate Bayesian computation by a sequence of particles: the sampler, which knows nothing of
 * any model.
 *
 * It is the adaptive population Monte Carlo of Lenormand, Jabot and Deffuant (2013, Computational
 * Statistics 28: 2777-2796). Generation 0 draws twice as many points as it keeps from the prior.
 * Each later one proposes as many new points as are kept, from a mixture of Gaussians around the
 * kept ones. A new point's weight is its prior density over the density with which it was proposed.
 * Of old and new together the nearest are kept, so that the tolerance is the median of their
 * distances. Every evaluation counts once, their number is known beforehand, and a generation's
 * points do not depend on each other.
 *
 * The mixture: one point in ten comes from the prior, so that no weight can be above ten
 * (Hesterberg 1995, Technometrics 37: 185-194). For the others a kept particle x, picked by weight,
 * is drawn halfway to the weighted mean m of all and moved by a Gaussian with .85 of their
 * covariance (Liu and West 2001, in Sequential Monte Carlo Methods in Practice, ch. 10): these
 * points have 1.1 times the covariance of the kept. Correlations are shrunk by dimensions over
 * effective particles, the part of them that is noise. The usual kernel, around x itself with twice
 * the covariance, gives points with three times it: in twenty dimensions nearly all of them fall
 * where the prior has none, and few particles keep all the weight.
 *
 * The prior is the standard normal distribution in every dimension: callers move their parameters
 * to that scale. Draws are named by (seed, generation, point, dimension).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_ABC_H
#define CTG_ANALYSIS_ABC_H

#include <stddef.h>
#include <stdint.h>

#include "engine/base/error.h"

#define CTG_ABC_DRAWN 0.5 /* what is left of the way from the mean to a particle */
#define CTG_ABC_WIDTH 0.85
#define CTG_ABC_PRIOR 0.1 /* share of points that come from the prior */

typedef enum ctg_abc_end {
    ctg_abc_generations, /* all generations are done */
    ctg_abc_evaluations, /* a further one would cost more evaluations than are allowed */
    ctg_abc_share        /* too few of the new points came nearer than the tolerance */
} ctg_abc_end;

typedef struct ctg_abc_asked {
    size_t dimensions, particles; /* kept */
    uint32_t generations;         /* after the first, at most */
    size_t evaluations;           /* at most, but generation 0 is always done */
    double least_share;           /* it ends when fewer of the new are below the last tolerance */
    uint64_t seed;
    /* Sets distances[0 .. count - 1] of the points of a generation, each of `dimensions` numbers.
     * Anything but ctg_ok ends the sampling with that status. */
    ctg_status (*evaluate)(void *to, uint32_t generation, const double *points, size_t count,
                           double *distances, ctg_error *error);
    void *to;
} ctg_abc_asked;

/* What was kept. */
typedef struct ctg_abc {
    size_t dimensions, count;
    double *points;        /* [count * dimensions] owned */
    double *weights;       /* [count] they sum to 1; owned */
    double *distances;     /* [count] owned */
    uint32_t *generations; /* [count] in which a particle was proposed; owned */
    size_t *trials;        /* [count] its number among the points of that generation; owned */
    uint32_t last;         /* generation that was done */
    size_t evaluations;
    double first_tolerance, tolerance; /* largest distance of what was kept: then, now */
    double share;                      /* of the last new points below the tolerance before them */
    ctg_abc_end end;
} ctg_abc;

/* Samples. *abc is to be released with ctg_abc_destroy, whatever the status. */
ctg_status ctg_abc_run(ctg_abc *abc, const ctg_abc_asked *asked, ctg_error *error);
void ctg_abc_destroy(ctg_abc *abc);

/* How many equally weighted particles the kept ones are worth: 1 / sum of squared weights. */
double ctg_abc_effective(const ctg_abc *abc);

#endif
