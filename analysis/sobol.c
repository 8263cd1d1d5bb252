/* Sobol' indices.
 *
 * Sums run over base points in their order, within each over replicates in theirs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/sobol.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/resample.h"
#include "engine/base/memory.h"

#define POINTS_LEAST 4

/* Forms are kept of each base point; without a replicate, as sums of how far they then move. */
typedef struct room {
    const ctg_sobol_asked *asked;
    size_t rows, contrasts, forms, count;
    size_t *points;          /* [count] that are whole */
    double *centres;         /* [replicate] mean of its a and b */
    double *here;            /* [(replicates + 1) * contrasts] of one base point, the mean last */
    double *of_point;        /* [point * (forms + 1)] corrected; last the mean of a and b */
    double *own;             /* [(replicates + 1) * forms] of one base point, their sum last */
    double *moved;           /* [replicate * forms] sums over base points */
    double *squares, *cross; /* [form] sums of moves' squares, of products with the variance's */
    double *sums;            /* [forms + 1] */
    double *one;             /* [forms] */
    double *times;           /* [count] */
    double *resampled;       /* [form * resamples] */
    double *without;         /* [replicate * forms] shares */
    double apart;            /* sum of Q(d_r, d_r) of the variance */
    double largest;          /* absolute output */
} room;

size_t ctg_sobol_pair(size_t i, size_t j, size_t k)
{
    assert(i < j && j < k);
    return i * k - i * (i + 1) / 2 + (j - i - 1);
}

static const double *outputs_at(const room *r, size_t point)
{
    return r->asked->outputs + point * r->rows * r->asked->replicates;
}

static void find_whole(room *r)
{
    const size_t values = r->rows * r->asked->replicates;
    for (size_t point = 0; point < r->asked->points; point++) {
        const double *const at = outputs_at(r, point);
        double largest = r->largest;
        size_t i = 0;
        for (; i < values && isfinite(at[i]); i++) {
            largest = fmax(largest, fabs(at[i]));
        }
        if (i == values) {
            r->points[r->count++] = point;
            r->largest = largest;
        }
    }
}

static void set_centres(const room *r)
{
    const size_t replicates = r->asked->replicates;
    for (size_t point = 0; point < r->count; point++) {
        const double *const a = outputs_at(r, r->points[point]);
        const double *const b = a + (r->rows - 1) * replicates;
        for (size_t i = 0; i < replicates; i++) {
            r->centres[i] += (a[i] + b[i]) / 2 / (double)r->count;
        }
    }
}

/* The contrasts of each replicate at a base point, from their mean; the mean last. */
static double *contrast(const room *r, size_t point)
{
    const size_t replicates = r->asked->replicates;
    double *const mean = r->here + replicates * r->contrasts;
    memset(mean, 0, r->contrasts * sizeof *mean);
    for (size_t i = 0; i < replicates; i++) {
        double *const of = r->here + i * r->contrasts;
        ctg_sobol_forms_contrast(&r->asked->shape, outputs_at(r, r->points[point]) + i, replicates,
                                 r->centres[i], of);
        for (size_t c = 0; c < r->contrasts; c++) {
            mean[c] += of[c] / (double)replicates;
        }
    }
    for (size_t i = 0; i < replicates * r->contrasts; i++) {
        r->here[i] -= mean[i % r->contrasts];
    }
    return mean;
}

static void add(double *to, const double *from, double times, size_t count)
{
    for (size_t f = 0; f < count; f++) {
        to[f] += times * from[f];
    }
}

/* How far the forms of a base point move when replicate `left` is left out: from
 *     Q(mean, mean) - sum of Q(d_s, d_s) / (R (R - 1))
 * to  Q(mean, mean) - 2 Q(mean, d_r) / (R - 1)
 *         + (2 Q(d_r, d_r) - sum of Q(d_s, d_s)) / ((R - 1) (R - 2)) */
static void add_moves(const room *r, const double *mean, size_t left)
{
    const double of = (double)r->asked->replicates;
    const double *const own = r->own + left * r->forms;
    const double *const sum = r->own + r->asked->replicates * r->forms;
    double *const moved = r->moved + left * r->forms;
    double first = 0;
    ctg_sobol_forms_of(&r->asked->shape, mean, r->here + left * r->contrasts, r->one);
    for (size_t f = 0; f < r->forms; f++) {
        const double move = -2 * r->one[f] / (of - 1) +
                            (2 * own[f] - sum[f]) / ((of - 1) * (of - 2)) +
                            sum[f] / (of * (of - 1));
        first = f == 0 ? move : first;
        moved[f] += move;
        r->squares[f] += move * move;
        r->cross[f] += move * first;
    }
}

static void add_point(room *r, size_t point)
{
    const ctg_sobol_shape *const shape = &r->asked->shape;
    const size_t replicates = r->asked->replicates;
    double *const to = r->of_point + point * (r->forms + 1);
    double *const sum = r->own + replicates * r->forms;
    const double *const mean = contrast(r, point);
    ctg_sobol_forms_of(shape, mean, mean, to);
    to[r->forms] = (mean[0] + mean[1]) / 2;
    if (replicates < 2) {
        return;
    }
    memset(sum, 0, r->forms * sizeof *sum);
    for (size_t i = 0; i < replicates; i++) {
        const double *const off = r->here + i * r->contrasts;
        ctg_sobol_forms_of(shape, off, off, r->own + i * r->forms);
        add(sum, r->own + i * r->forms, 1, r->forms);
    }
    add(to, sum, -1 / ((double)replicates * ((double)replicates - 1)), r->forms);
    r->apart += sum[0];
    for (size_t i = 0; i < replicates && replicates > 2; i++) {
        add_moves(r, mean, i);
    }
}

/* From sums over base points to the variance and, in its units, the other forms; in their place. A
 * resample's variance is never below a hundredth of `whole`, so that a share has a size. */
static void to_shares(const room *r, double *sums, double mean, double whole)
{
    const double n = (double)r->count;
    const double variance = (sums[0] / n - mean * mean) * 2 * n / (2 * n - 1);
    sums[0] = variance;
    for (size_t f = 1; f < r->forms; f++) {
        sums[f] = sums[f] / n / fmax(variance, whole / 100);
    }
}

static void sum_up(const room *r, const double *times, double whole)
{
    memset(r->sums, 0, (r->forms + 1) * sizeof *r->sums);
    for (size_t point = 0; point < r->count; point++) {
        add(r->sums, r->of_point + point * (r->forms + 1), times == NULL ? 1 : times[point],
            r->forms + 1);
    }
    to_shares(r, r->sums, r->sums[r->forms] / (double)r->count, whole);
}

static void resample(const room *r, double whole)
{
    for (uint32_t k = 0; k < r->asked->resamples; k++) {
        ctg_resample_times(r->asked->seed, k, r->count, r->times);
        sum_up(r, r->times, whole);
        for (size_t f = 0; f < r->forms; f++) {
            r->resampled[f * r->asked->resamples + k] = r->sums[f];
        }
    }
}

/* The shares without each replicate. */
static void leave_out(const room *r, double whole)
{
    for (size_t i = 0; i < r->asked->replicates; i++) {
        double *const to = r->without + i * r->forms;
        memcpy(to, r->moved + i * r->forms, r->forms * sizeof *to);
        for (size_t point = 0; point < r->count; point++) {
            add(to, r->of_point + point * (r->forms + 1), 1, r->forms);
        }
        to_shares(r, to, 0, whole);
    }
}

/* What of the jackknife's variance the bootstrap has seen already: were all moves of base points
 * independent of each other, their sums would move by as much. A share's move is that of its form
 * less the share times that of the variance. */
static double seen_twice(const room *r, size_t form, double share, double variance)
{
    const double n = (double)r->count;
    const double replicates = (double)r->asked->replicates;
    const double of = form == 0 ? 0 : share;
    const double unit = form == 0 ? 1 : variance;
    double sum = r->squares[form] - 2 * of * r->cross[form] + of * of * r->squares[0];
    for (size_t i = 0; i < r->asked->replicates; i++) {
        const double *const moved = r->moved + i * r->forms;
        const double together = moved[form] - of * moved[0];
        sum -= together * together / n;
    }
    return sum / (unit * unit) / (n * (n - 1)) * (replicates - 1) / replicates;
}

static ctg_sobol_index index_of(const room *r, size_t form, double estimate, double variance)
{
    const size_t replicates = r->asked->replicates;
    double shared = 0;
    double ends[2];
    if (replicates > 2) {
        shared = ctg_resample_jackknife(r->without + form, replicates, r->forms) -
                 seen_twice(r, form, estimate, variance);
    }
    ctg_resample_interval(estimate, r->resampled + form * r->asked->resamples, r->asked->resamples,
                          shared, replicates, ends);
    return (ctg_sobol_index){estimate, ends[0], ends[1], ends[0] > 0};
}

/* The variance over replicates at one point: what each has by itself and what it has at all points
 * alike. */
static double chance_of(const room *r, double mean)
{
    const size_t replicates = r->asked->replicates;
    double sum = r->apart / (double)r->count;
    for (size_t i = 0; i < replicates; i++) {
        sum += (r->centres[i] - mean) * (r->centres[i] - mean);
    }
    return replicates > 1 ? sum / ((double)replicates - 1) : (double)NAN;
}

static void set_sizes(ctg_sobol *sobol, const room *r)
{
    sobol->points = r->count;
    sobol->dropped = r->asked->points - r->count;
    for (size_t i = 0; i < r->asked->replicates; i++) {
        sobol->mean += r->centres[i] / (double)r->asked->replicates;
    }
}

/* Whether the mean over replicates is the same everywhere: also where what differs is rounding. */
static bool is_constant(const room *r)
{
    const double least = CTG_SOBOL_LEAST * r->largest;
    for (size_t point = 0; point < r->count; point++) {
        const double *const mean = contrast(r, point);
        for (size_t c = 0; c < r->contrasts; c++) {
            if (fabs(mean[c]) > least) {
                return false;
            }
        }
    }
    return true;
}

static ctg_status fill(ctg_sobol *sobol, room *r, ctg_error *error)
{
    const ctg_sobol_asked *const asked = r->asked;
    find_whole(r);
    if (r->count < POINTS_LEAST) {
        return ctg_error_add(error, ctg_input,
                             "%s: only %zu of %zu base points have all their runs; at least %d "
                             "are needed",
                             asked->name, r->count, asked->points, POINTS_LEAST);
    }
    set_centres(r);
    set_sizes(sobol, r);
    if (is_constant(r)) {
        return ctg_error_add(error, ctg_input,
                             "%s: is %.9g at all %zu points: no factor changes it, it has no "
                             "indices",
                             asked->name, sobol->mean, r->count * r->rows);
    }
    for (size_t point = 0; point < r->count; point++) {
        add_point(r, point);
    }
    sum_up(r, NULL, 0);
    sobol->variance = r->sums[0];
    sobol->chance = chance_of(r, sobol->mean);
    for (size_t f = 1; f < r->forms; f++) {
        sobol->first[f - 1].estimate = r->sums[f];
    }
    resample(r, sobol->variance);
    if (asked->replicates > 2) {
        leave_out(r, sobol->variance);
    }
    if (!index_of(r, 0, sobol->variance, sobol->variance).distinguishable) {
        return ctg_error_add(error, ctg_input,
                             "%s: its changes between points cannot be told from chance with %zu "
                             "base points of %zu replicates: it has no indices",
                             asked->name, r->count, asked->replicates);
    }
    for (size_t f = 1; f < r->forms; f++) {
        sobol->first[f - 1] = index_of(r, f, sobol->first[f - 1].estimate, sobol->variance);
    }
    return ctg_ok;
}

/* One array for all numbers. */
static ctg_status make_room(room *r, void **numbers, ctg_error *error)
{
    static const char what[] = "sensitivity indices";
    const size_t points = r->asked->points;
    const size_t replicates = r->asked->replicates;
    const size_t resampled = r->forms * r->asked->resamples;
    const size_t sizes[] = {replicates,
                            (replicates + 1) * r->contrasts,
                            points * (r->forms + 1),
                            (replicates + 1) * r->forms,
                            replicates * r->forms,
                            r->forms,
                            r->forms,
                            r->forms + 1,
                            r->forms,
                            points,
                            resampled,
                            replicates * r->forms};
    double **const places[] = {&r->centres, &r->here,    &r->of_point,  &r->own,
                               &r->moved,   &r->squares, &r->cross,     &r->sums,
                               &r->one,     &r->times,   &r->resampled, &r->without};
    size_t all = 0;
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        all += sizes[i];
    }
    CTG_TRY(ctg_memory_array(numbers, all, sizeof(double), what, error));
    double *next = *numbers;
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        *places[i] = next;
        next += sizes[i];
    }
    void *place = NULL;
    const ctg_status status = ctg_memory_array(&place, points, sizeof(size_t), what, error);
    r->points = place;
    return status;
}

ctg_status ctg_sobol_of(ctg_sobol *sobol, const ctg_sobol_asked *asked, ctg_error *error)
{
    room r = {.asked = asked,
              .rows = ctg_sobol_forms_rows(&asked->shape),
              .contrasts = ctg_sobol_forms_contrasts(&asked->shape),
              .forms = ctg_sobol_forms_count(&asked->shape)};
    void *numbers = NULL;
    void *place = NULL;
    assert(asked->shape.factors > 0 && asked->replicates > 0 && asked->resamples > 1);
    *sobol = (ctg_sobol){.factors = asked->shape.factors};
    CTG_TRY(ctg_memory_array(&place, r.forms, sizeof *sobol->first, "indices", error));
    sobol->first = place;
    sobol->total = sobol->first + sobol->factors;
    sobol->second = asked->shape.second_order ? sobol->total + sobol->factors : NULL;
    ctg_status status = make_room(&r, &numbers, error);
    if (status == ctg_ok) {
        status = fill(sobol, &r, error);
    }
    free(numbers);
    free(r.points);
    return status;
}

void ctg_sobol_destroy(ctg_sobol *sobol)
{
    free(sobol->first);
    *sobol = (ctg_sobol){0};
}

bool ctg_sobol_next_pair(const ctg_sobol *sobol, size_t *one, size_t *other)
{
    const size_t factors = sobol->factors;
    const size_t before = *other > 0 ? ctg_sobol_pair(*one, *other, factors) : SIZE_MAX;
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < factors; i++) {
        for (size_t j = i + 1; j < factors; j++) {
            const size_t at = ctg_sobol_pair(i, j, factors);
            const double estimate = sobol->second[at].estimate;
            const bool behind = before == SIZE_MAX || estimate < sobol->second[before].estimate;
            if (sobol->second[at].distinguishable && behind &&
                (best == SIZE_MAX || estimate > sobol->second[best].estimate)) {
                best = at;
                *one = i;
                *other = j;
            }
        }
    }
    return best != SIZE_MAX;
}
