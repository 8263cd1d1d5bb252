/* Morris screening.
 *
 * Sums run over trajectories in their order, within each over replicates in theirs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/morris.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "analysis/resample.h"
#include "engine/base/memory.h"

#define TRAJECTORIES_LEAST 2
#define NONE SIZE_MAX /* no replicate is left out */

/* The first three are means over trajectories. */
typedef enum measure { mu, mu_star, square, sigma, measures } measure;

typedef struct room {
    const ctg_morris_asked *asked;
    size_t *whole; /* [count] trajectories */
    size_t count;
    double *effects;   /* [trajectory * replicates + replicate] of one factor */
    double *means;     /* [replicate] over trajectories */
    double *times;     /* [resample * count] */
    double *ones;      /* [count] */
    double *resampled; /* [measure * resamples] */
    double *without;   /* [replicate * measures] */
} room;

static const double *outputs_at(const room *r, size_t trajectory)
{
    return r->asked->outputs + trajectory * (r->asked->factors + 1) * r->asked->replicates;
}

static void find_whole(room *r)
{
    const size_t values = (r->asked->factors + 1) * r->asked->replicates;
    for (size_t t = 0; t < r->asked->trajectories; t++) {
        size_t i = 0;
        while (i < values && isfinite(outputs_at(r, t)[i])) {
            i++;
        }
        if (i == values) {
            r->whole[r->count++] = t;
        }
    }
}

/* Whether each replicate is the same at all points, to the bit. */
static bool is_constant(const room *r)
{
    const size_t replicates = r->asked->replicates;
    const double *const first = outputs_at(r, r->whole[0]);
    for (size_t t = 0; t < r->count; t++) {
        const double *const here = outputs_at(r, r->whole[t]);
        for (size_t i = 0; i < (r->asked->factors + 1) * replicates; i++) {
            if (here[i] < first[i % replicates] || here[i] > first[i % replicates]) {
                return false;
            }
        }
    }
    return true;
}

static size_t step_of(const room *r, size_t trajectory, size_t factor)
{
    const uint32_t *const moved = r->asked->moved + trajectory * r->asked->factors;
    size_t step = 0;
    while (step < r->asked->factors && moved[step] != factor) {
        step++;
    }
    assert(step < r->asked->factors);
    return step;
}

static void set_effects(const room *r, size_t factor)
{
    const size_t replicates = r->asked->replicates;
    for (size_t t = 0; t < r->count; t++) {
        const size_t step = step_of(r, r->whole[t], factor);
        const double delta = r->asked->deltas[r->whole[t] * r->asked->factors + step];
        const double *const before = outputs_at(r, r->whole[t]) + step * replicates;
        for (size_t i = 0; i < replicates; i++) {
            r->effects[t * replicates + i] = (before[replicates + i] - before[i]) / delta;
        }
    }
}

/* The mean of the values but one, and the mean of products of two different ones; the square where
 * there is one alone. */
static void moments(const double *values, size_t count, size_t left_out, double of[2])
{
    const double n = (double)count - (left_out == NONE ? 0 : 1);
    double sum = 0;
    double squares = 0;
    for (size_t i = 0; i < count; i++) {
        sum += i == left_out ? 0 : values[i];
        squares += i == left_out ? 0 : values[i] * values[i];
    }
    of[0] = sum / n;
    of[1] = n > 1 ? (sum * sum - squares) / (n * (n - 1)) : squares;
}

/* What a trajectory adds to the measures that are means. */
static void of_trajectory(const room *r, size_t t, size_t left_out, double of[measures])
{
    double here[2];
    moments(r->effects + t * r->asked->replicates, r->asked->replicates, left_out, here);
    of[mu] = here[0];
    of[mu_star] = fabs(here[0]);
    of[square] = here[1];
}

/* All measures of a factor, each trajectory so many times. */
static void measure_all(const room *r, const double *times, size_t left_out, double of[measures])
{
    const double n = (double)r->count;
    const size_t replicates = r->asked->replicates;
    double all[2];
    for (size_t m = 0; m < measures; m++) {
        of[m] = 0;
    }
    for (size_t i = 0; i < replicates; i++) {
        r->means[i] = 0;
    }
    for (size_t t = 0; t < r->count; t++) {
        double here[measures];
        of_trajectory(r, t, left_out, here);
        for (size_t m = 0; m < sigma; m++) {
            of[m] += times[t] * here[m] / n;
        }
        for (size_t i = 0; i < replicates; i++) {
            r->means[i] += times[t] * r->effects[t * replicates + i] / n;
        }
    }
    moments(r->means, replicates, left_out, all);
    of[sigma] = sqrt(fmax(0, (of[square] - all[1]) * n / (n - 1)));
}

/* What of the jackknife's variance over replicates the bootstrap over trajectories has seen
 * already: were the moves of all trajectories independent, their mean would move by as much. */
static double seen_twice(const room *r, measure which)
{
    const double n = (double)r->count;
    const double replicates = (double)r->asked->replicates;
    double variance = 0;
    for (size_t i = 0; i < r->asked->replicates; i++) {
        double sum = 0;
        double squares = 0;
        for (size_t t = 0; t < r->count; t++) {
            double with[measures];
            double without[measures];
            of_trajectory(r, t, NONE, with);
            of_trajectory(r, t, i, without);
            const double moved = without[which] - with[which];
            sum += moved;
            squares += moved * moved;
        }
        variance += (squares - sum * sum / n) / (n * (n - 1));
    }
    return variance * (replicates - 1) / replicates;
}

static ctg_morris_measure measure_of(const room *r, measure which, double estimate)
{
    const size_t replicates = r->asked->replicates;
    const size_t resamples = r->asked->resamples;
    double shared = 0;
    double ends[2];
    if (replicates > 2) {
        shared = ctg_resample_jackknife(r->without + which, replicates, measures) -
                 (which == sigma ? 0 : seen_twice(r, which));
    }
    ctg_resample_interval(estimate, r->resampled + which * resamples, resamples, shared, replicates,
                          ends);
    return (ctg_morris_measure){estimate, ends[0], ends[1]};
}

static ctg_morris_factor factor_of(const room *r, size_t factor)
{
    const size_t resamples = r->asked->resamples;
    double of[measures];
    ctg_morris_factor said;
    set_effects(r, factor);
    for (size_t k = 0; k < resamples; k++) {
        measure_all(r, r->times + k * r->count, NONE, of);
        for (size_t m = 0; m < measures; m++) {
            r->resampled[m * resamples + k] = of[m];
        }
    }
    for (size_t i = 0; i < r->asked->replicates && r->asked->replicates > 2; i++) {
        measure_all(r, r->ones, i, r->without + i * measures);
    }
    measure_all(r, r->ones, NONE, of);
    said.mu = measure_of(r, mu, of[mu]);
    said.mu_star = measure_of(r, mu_star, of[mu_star]);
    said.sigma = measure_of(r, sigma, of[sigma]);
    said.square = measure_of(r, square, of[square]);
    said.distinguishable = said.square.low > 0;
    return said;
}

static ctg_status fill(ctg_morris *morris, room *r, ctg_error *error)
{
    const ctg_morris_asked *const asked = r->asked;
    find_whole(r);
    morris->trajectories = r->count;
    morris->dropped = asked->trajectories - r->count;
    if (r->count < TRAJECTORIES_LEAST) {
        return ctg_error_add(error, ctg_input,
                             "%s: only %zu of %zu trajectories have all their runs; at least %d "
                             "are needed",
                             asked->name, r->count, asked->trajectories, TRAJECTORIES_LEAST);
    }
    if (is_constant(r)) {
        return ctg_error_add(error, ctg_input,
                             "%s: is the same at all %zu points: no factor changes it, it has no "
                             "effects",
                             asked->name, r->count * (asked->factors + 1));
    }
    for (uint32_t k = 0; k < asked->resamples; k++) {
        ctg_resample_times(asked->seed, k, r->count, r->times + k * r->count);
    }
    for (size_t t = 0; t < r->count; t++) {
        r->ones[t] = 1;
    }
    for (size_t factor = 0; factor < asked->factors; factor++) {
        morris->factor[factor] = factor_of(r, factor);
    }
    return ctg_ok;
}

/* One array for all numbers. */
static ctg_status make_room(room *r, void **numbers, ctg_error *error)
{
    static const char what[] = "elementary effects";
    const size_t trajectories = r->asked->trajectories;
    const size_t replicates = r->asked->replicates;
    const size_t resamples = r->asked->resamples;
    void *place = NULL;
    CTG_TRY(ctg_memory_array(numbers,
                             trajectories * (replicates + resamples + 1) +
                                 replicates * (1 + measures) + measures * resamples,
                             sizeof(double), what, error));
    r->effects = *numbers;
    r->means = r->effects + trajectories * replicates;
    r->times = r->means + replicates;
    r->ones = r->times + trajectories * resamples;
    r->resampled = r->ones + trajectories;
    r->without = r->resampled + measures * resamples;
    const ctg_status status = ctg_memory_array(&place, trajectories, sizeof(size_t), what, error);
    r->whole = place;
    return status;
}

ctg_status ctg_morris_of(ctg_morris *morris, const ctg_morris_asked *asked, ctg_error *error)
{
    room r = {.asked = asked};
    void *numbers = NULL;
    void *place = NULL;
    assert(asked->factors > 0 && asked->replicates > 0 && asked->resamples > 1);
    *morris = (ctg_morris){.factors = asked->factors};
    CTG_TRY(ctg_memory_array(&place, asked->factors, sizeof *morris->factor, "effects", error));
    morris->factor = place;
    ctg_status status = make_room(&r, &numbers, error);
    if (status == ctg_ok) {
        status = fill(morris, &r, error);
    }
    free(numbers);
    free(r.whole);
    return status;
}

void ctg_morris_destroy(ctg_morris *morris)
{
    free(morris->factor);
    *morris = (ctg_morris){0};
}
