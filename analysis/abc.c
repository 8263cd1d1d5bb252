/* Approximate Bayesian computation by a sequence of particles.
 *
 * Sums run over the particles in the order in which they are kept: by generation, then by number.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/abc.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/draw.h"
#include "engine/base/memory.h"

#define PURPOSE 255u /* of all draws here; the purposes of the model count up from 0 */

#define VARIANCE_LEAST 1e-12 /* of the kernel, where all particles are the same */

/* What one generation needs besides the particles. `factor` is the lower triangle L of the kernel's
 * covariance L L'. */
typedef struct room {
    const ctg_abc_asked *asked;
    ctg_abc *abc;                  /* with room for kept and new particles */
    double *factor, *mean, *moved; /* [dimensions * dimensions], [dimensions], [dimensions] */
    double *fresh;                 /* [2 * particles] distances of new points */
    size_t *order;                 /* [2 * particles] */
} room;

static double *point_of(const room *r, size_t particle)
{
    return r->abc->points + particle * r->asked->dimensions;
}

/* `what` is 0 for the particle that is picked, 1 for the part of the mixture, then dimensions. */
static double uniform(const room *r, uint32_t generation, size_t trial, size_t what)
{
    const ctg_draw draw = {r->asked->seed, generation};
    return ctg_draw_uniform(&draw, PURPOSE, 0, 0, (uint32_t)what, (uint32_t)trial);
}

static double normal(const room *r, uint32_t generation, size_t trial, size_t dimension)
{
    return gsl_cdf_ugaussian_Pinv(uniform(r, generation, trial, dimension + 2));
}

/* The weighted mean of the kept particles, and the kernel's covariance into the lower triangle. */
static void set_covariance(const room *r)
{
    const size_t size = r->asked->dimensions;
    double sum = 0;
    memset(r->factor, 0, size * size * sizeof *r->factor);
    memset(r->mean, 0, size * sizeof *r->mean);
    for (size_t i = 0; i < r->asked->particles; i++) {
        sum += r->abc->weights[i];
        for (size_t k = 0; k < size; k++) {
            r->mean[k] += r->abc->weights[i] * point_of(r, i)[k];
        }
    }
    for (size_t k = 0; k < size; k++) {
        r->mean[k] /= sum;
    }
    for (size_t i = 0; i < r->asked->particles; i++) {
        const double *const point = point_of(r, i);
        const double weight = CTG_ABC_WIDTH * r->abc->weights[i] / sum;
        for (size_t k = 0; k < size; k++) {
            for (size_t l = 0; l <= k; l++) {
                r->factor[k * size + l] +=
                    weight * (point[k] - r->mean[k]) * (point[l] - r->mean[l]);
            }
        }
    }
}

/* Correlations of few particles are mostly noise. */
static void shrink(const room *r)
{
    const size_t size = r->asked->dimensions;
    double sum = 0;
    double squares = 0;
    for (size_t i = 0; i < r->asked->particles; i++) {
        sum += r->abc->weights[i];
        squares += r->abc->weights[i] * r->abc->weights[i];
    }
    const double noise = fmin(1, (double)size * squares / (sum * sum));
    for (size_t k = 0; k < size; k++) {
        for (size_t l = 0; l < k; l++) {
            r->factor[k * size + l] *= 1 - noise;
        }
    }
}

/* Cholesky's decomposition in place. */
static void decompose(double *matrix, size_t size)
{
    for (size_t k = 0; k < size; k++) {
        for (size_t l = 0; l <= k; l++) {
            double sum = matrix[k * size + l];
            for (size_t i = 0; i < l; i++) {
                sum -= matrix[k * size + i] * matrix[l * size + i];
            }
            matrix[k * size + l] =
                k == l ? sqrt(fmax(sum, VARIANCE_LEAST)) : sum / matrix[l * size + l];
        }
    }
}

static void set_factor(const room *r)
{
    set_covariance(r);
    shrink(r);
    decompose(r->factor, r->asked->dimensions);
}

/* Where the kernel of a kept particle has its centre. */
static double centre(const room *r, const double *particle, size_t k)
{
    return r->mean[k] + CTG_ABC_DRAWN * (particle[k] - r->mean[k]);
}

/* A kept particle by weight. */
static size_t ancestor(const room *r, uint32_t generation, size_t trial)
{
    double sum = 0;
    for (size_t i = 0; i < r->asked->particles; i++) {
        sum += r->abc->weights[i];
    }
    double mark = uniform(r, generation, trial, 0) * sum;
    size_t chosen = 0;
    for (size_t i = 0; i < r->asked->particles && mark >= 0; i++) {
        chosen = i;
        mark -= r->abc->weights[i];
    }
    return chosen;
}

static void propose(const room *r, uint32_t generation, size_t trial, double *point)
{
    const size_t size = r->asked->dimensions;
    const bool from_prior = generation == 0 || uniform(r, generation, trial, 1) < CTG_ABC_PRIOR;
    for (size_t k = 0; k < size; k++) {
        r->moved[k] = point[k] = normal(r, generation, trial, k);
    }
    if (from_prior) {
        return;
    }
    const double *const from = point_of(r, ancestor(r, generation, trial));
    for (size_t k = 0; k < size; k++) {
        point[k] = centre(r, from, k);
        for (size_t l = 0; l <= k; l++) {
            point[k] += r->factor[k * size + l] * r->moved[l];
        }
    }
}

/* Half the squared length from the centre of a particle's kernel, in units of the kernel. */
static double energy(const room *r, const double *point, const double *from)
{
    const size_t size = r->asked->dimensions;
    double sum = 0;
    for (size_t k = 0; k < size; k++) {
        double rest = point[k] - centre(r, from, k);
        for (size_t l = 0; l < k; l++) {
            rest -= r->factor[k * size + l] * r->moved[l];
        }
        r->moved[k] = rest / r->factor[k * size + k];
        sum += r->moved[k] * r->moved[k];
    }
    return sum / 2;
}

/* The prior's density over that of the mixture; the factor (2 pi)^(-d/2) is in both. */
static double weight_of(const room *r, const double *point)
{
    const size_t size = r->asked->dimensions;
    double prior = 0;
    double scale = 0;
    double sum = 0;
    double mixture = 0;
    for (size_t k = 0; k < size; k++) {
        prior -= point[k] * point[k] / 2;
        scale += log(r->factor[k * size + k]);
    }
    for (size_t i = 0; i < r->asked->particles; i++) {
        sum += r->abc->weights[i];
        mixture += r->abc->weights[i] * exp(-energy(r, point, point_of(r, i)));
    }
    const double kernels = exp(-scale) * mixture / sum;
    return exp(prior) / ((1 - CTG_ABC_PRIOR) * kernels + CTG_ABC_PRIOR * exp(prior));
}

/* The new points stand behind the `from` kept ones. */
static ctg_status add_points(const room *r, uint32_t generation, size_t from, size_t count,
                             ctg_error *error)
{
    ctg_abc *const abc = r->abc;
    for (size_t trial = 0; trial < count; trial++) {
        double *const point = point_of(r, from + trial);
        propose(r, generation, trial, point);
        abc->weights[from + trial] = generation == 0 ? 1 : weight_of(r, point);
        abc->generations[from + trial] = generation;
        abc->trials[from + trial] = trial;
    }
    CTG_TRY(
        r->asked->evaluate(r->asked->to, generation, point_of(r, from), count, r->fresh, error));
    memcpy(abc->distances + from, r->fresh, count * sizeof *r->fresh);
    abc->evaluations += count;
    abc->last = generation;
    return ctg_ok;
}

/* Of equal distances the older counts as the nearer. */
static bool is_nearer(const ctg_abc *abc, size_t a, size_t b)
{
    return abc->distances[a] < abc->distances[b] ||
           (!(abc->distances[b] < abc->distances[a]) && a < b);
}

/* Keeps the nearest of the `count` that there are, in the order in which they stand. */
static void keep_nearest(const room *r, size_t count)
{
    ctg_abc *const abc = r->abc;
    const size_t size = r->asked->dimensions;
    size_t kept = 0;
    abc->tolerance = 0;
    for (size_t i = 0; i < count; i++) {
        r->order[i] = 0;
        for (size_t other = 0; other < count; other++) {
            r->order[i] += is_nearer(abc, other, i) ? 1 : 0;
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (r->order[i] >= r->asked->particles) {
            continue;
        }
        memmove(point_of(r, kept), point_of(r, i), size * sizeof *abc->points);
        abc->weights[kept] = abc->weights[i];
        abc->distances[kept] = abc->distances[i];
        abc->generations[kept] = abc->generations[i];
        abc->trials[kept] = abc->trials[i];
        abc->tolerance = fmax(abc->tolerance, abc->distances[kept]);
        kept++;
    }
}

static ctg_status sample(const room *r, ctg_error *error)
{
    const ctg_abc_asked *const asked = r->asked;
    ctg_abc *const abc = r->abc;
    const size_t count = asked->particles;
    CTG_TRY(add_points(r, 0, 0, 2 * count, error));
    keep_nearest(r, 2 * count);
    abc->first_tolerance = abc->tolerance;
    abc->share = 1;
    abc->end = ctg_abc_generations;
    for (uint32_t generation = 1; generation <= asked->generations; generation++) {
        if (abc->evaluations + count > asked->evaluations) {
            abc->end = ctg_abc_evaluations;
            break;
        }
        const double before = abc->tolerance;
        size_t below = 0;
        set_factor(r);
        CTG_TRY(add_points(r, generation, count, count, error));
        for (size_t i = 0; i < count; i++) {
            below += r->fresh[i] <= before ? 1 : 0;
        }
        keep_nearest(r, 2 * count);
        abc->share = (double)below / (double)count;
        if (abc->share < asked->least_share) {
            abc->end = ctg_abc_share;
            break;
        }
    }
    return ctg_ok;
}

static ctg_status make_room(room *r, ctg_error *error)
{
    static const char what[] = "particles";
    ctg_abc *const abc = r->abc;
    const size_t size = r->asked->dimensions;
    const size_t most = 2 * r->asked->particles;
    void *place = NULL;
    CTG_TRY(ctg_memory_array(&place, most * size, sizeof *abc->points, what, error));
    abc->points = place;
    CTG_TRY(ctg_memory_array(&place, most, sizeof *abc->weights, what, error));
    abc->weights = place;
    CTG_TRY(ctg_memory_array(&place, most, sizeof *abc->distances, what, error));
    abc->distances = place;
    CTG_TRY(ctg_memory_array(&place, most, sizeof *abc->generations, what, error));
    abc->generations = place;
    CTG_TRY(ctg_memory_array(&place, most, sizeof *abc->trials, what, error));
    abc->trials = place;
    CTG_TRY(ctg_memory_array(&place, size * (size + 2) + most, sizeof(double), what, error));
    r->factor = place;
    r->mean = r->factor + size * size;
    r->moved = r->mean + size;
    r->fresh = r->moved + size;
    CTG_TRY(ctg_memory_array(&place, most, sizeof *r->order, what, error));
    r->order = place;
    return ctg_ok;
}

ctg_status ctg_abc_run(ctg_abc *abc, const ctg_abc_asked *asked, ctg_error *error)
{
    room r = {.asked = asked, .abc = abc};
    *abc = (ctg_abc){.dimensions = asked->dimensions, .count = asked->particles};
    ctg_status status = make_room(&r, error);
    if (status == ctg_ok) {
        status = sample(&r, error);
    }
    double sum = 0;
    for (size_t i = 0; i < abc->count && status == ctg_ok; i++) {
        sum += abc->weights[i];
    }
    for (size_t i = 0; i < abc->count && status == ctg_ok; i++) {
        abc->weights[i] /= sum;
    }
    free(r.factor);
    free(r.order);
    return status;
}

void ctg_abc_destroy(ctg_abc *abc)
{
    free(abc->points);
    free(abc->weights);
    free(abc->distances);
    free(abc->generations);
    free(abc->trials);
    *abc = (ctg_abc){0};
}

double ctg_abc_effective(const ctg_abc *abc)
{
    double squares = 0;
    for (size_t i = 0; i < abc->count; i++) {
        squares += abc->weights[i] * abc->weights[i];
    }
    return squares > 0 ? 1 / squares : 0;
}
