/* Calibration by waves.
 *
 * Sums run over the evaluations in the order of waves and points.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/waves.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/emulator.h"
#include "engine/base/draw.h"
#include "engine/base/maths.h"
#include "engine/base/memory.h"

#define PURPOSE 255u /* of all draws here; the purposes of the model count up from 0 */
#define NOISE_LEAST 1e-9
#define LOG2_E 1.44269504088896340736

/* What is known so far, and the loss that the emulator gives. */
typedef struct room {
    const ctg_waves_asked *asked;
    size_t count;   /* evaluations */
    double *points; /* [evaluation * dimensions] between 0 and 1 */
    double *places; /* the same between -1 and 1 */
    double *parts;  /* [evaluation * parts] */
    ctg_emulator emulator;
    double *loss; /* [(1 + parts) * terms] coefficients: of the parts without a goal together,
                     then of each part with one */
    double *here; /* [dimensions] a chain's place between -1 and 1 */
} room;

static double uniform(const room *r, uint32_t wave, size_t point, size_t what)
{
    const ctg_draw draw = {r->asked->seed, wave};
    return ctg_draw_uniform(&draw, PURPOSE, 0, 0, (uint32_t)what, (uint32_t)point);
}

static double place_of(double share)
{
    return 2 * share - 1;
}

static bool has_goal(const ctg_waves_asked *asked, size_t part)
{
    return !isnan(asked->goals[part]);
}

/* Each part over what chance makes of it in one history; from its goal, if it has one. */
static ctg_status set_loss(room *r, ctg_error *error)
{
    const ctg_waves_asked *const asked = r->asked;
    ctg_emulator_destroy(&r->emulator);
    CTG_TRY(ctg_emulator_fit(&r->emulator, r->places, r->parts, r->count, asked->dimensions,
                             asked->parts, error));
    const size_t terms = r->emulator.terms;
    memset(r->loss, 0, (1 + asked->parts) * terms * sizeof *r->loss);
    for (size_t part = 0; part < asked->parts; part++) {
        const double *const from = r->emulator.coefficients + part * terms;
        const double chance =
            fmax(r->emulator.noise[part], NOISE_LEAST) * sqrt((double)asked->replicates);
        const bool goal = has_goal(asked, part);
        double *const to = r->loss + (goal ? (1 + part) * terms : 0);
        for (size_t term = 0; term < terms; term++) {
            to[term] += (goal ? 1 : asked->weights[part]) / chance * from[term];
        }
        to[0] -= goal ? asked->goals[part] / chance : 0;
    }
    return ctg_ok;
}

static double loss_here(const room *r)
{
    const ctg_waves_asked *const asked = r->asked;
    double sum = ctg_emulator_sum(r->loss, r->here, asked->dimensions);
    for (size_t part = 0; part < asked->parts; part++) {
        if (has_goal(asked, part) && asked->weights[part] > 0) {
            const double off = ctg_emulator_sum(r->loss + (1 + part) * r->emulator.terms, r->here,
                                                asked->dimensions);
            sum += asked->weights[part] * off * off / 2;
        }
    }
    return sum;
}

/* Draws are counted along the chain: two a step. */
static void walk(const room *r, uint32_t wave, size_t point, double *to)
{
    const size_t size = r->asked->dimensions;
    size_t what = 0;
    for (size_t k = 0; k < size; k++) {
        to[k] = uniform(r, wave, point, what++);
        r->here[k] = place_of(to[k]);
    }
    double loss = loss_here(r);
    for (size_t step = 0; step < CTG_WAVES_SWEEPS * size; step++) {
        const size_t k = step % size;
        const double before = r->here[k];
        const double share = uniform(r, wave, point, what++);
        r->here[k] = place_of(share);
        const double there = loss_here(r);
        if (uniform(r, wave, point, what++) < ctg_maths_exp2((loss - there) * LOG2_E)) {
            loss = there;
            to[k] = share;
        } else {
            r->here[k] = before;
        }
    }
}

static ctg_status do_wave(room *r, uint32_t wave, size_t count, ctg_error *error)
{
    const size_t size = r->asked->dimensions;
    double *const points = r->points + r->count * size;
    for (size_t i = 0; i < count; i++) {
        if (wave > 0) {
            walk(r, wave, i, points + i * size);
        }
        for (size_t k = 0; k < size; k++) {
            points[i * size + k] = wave > 0 ? points[i * size + k] : uniform(r, wave, i, k);
            r->places[(r->count + i) * size + k] = place_of(points[i * size + k]);
        }
    }
    CTG_TRY(r->asked->evaluate(r->asked->to, wave, points, count,
                               r->parts + r->count * r->asked->parts, error));
    r->count += count;
    return ctg_ok;
}

static ctg_status do_waves(room *r, ctg_waves *waves, ctg_error *error)
{
    const size_t particles = r->asked->particles;
    CTG_TRY(do_wave(r, 0, 2 * particles, error));
    waves->end = ctg_waves_done;
    for (uint32_t wave = 1; wave <= r->asked->waves; wave++) {
        if (wave > 1 && r->count + particles > r->asked->evaluations) {
            waves->end = ctg_waves_evaluations;
            break;
        }
        CTG_TRY(set_loss(r, error));
        CTG_TRY(do_wave(r, wave, particles, error));
        waves->last = wave;
    }
    return ctg_ok;
}

static ctg_status array(double **to, size_t count, ctg_error *error)
{
    void *place = NULL;
    CTG_TRY(ctg_memory_array(&place, count, sizeof **to, "a calibration", error));
    *to = place;
    return ctg_ok;
}

static ctg_status make_room(room *r, ctg_waves *waves, ctg_error *error)
{
    const size_t size = r->asked->dimensions;
    const size_t most = (2 + (size_t)r->asked->waves) * r->asked->particles;
    CTG_TRY(array(&r->points, most * size, error));
    CTG_TRY(array(&r->places, most * size, error));
    CTG_TRY(array(&r->parts, most * r->asked->parts, error));
    CTG_TRY(array(&r->loss, (1 + r->asked->parts) * (1 + size + size * (size + 1) / 2), error));
    CTG_TRY(array(&r->here, size, error));
    CTG_TRY(array(&waves->points, waves->count * size, error));
    return array(&waves->weights, waves->count, error);
}

/* The last wave is the posterior. */
static void take_last(const room *r, ctg_waves *waves)
{
    const size_t size = waves->dimensions;
    waves->evaluations = r->count;
    memcpy(waves->points, r->points + (r->count - waves->count) * size,
           waves->count * size * sizeof *waves->points);
    for (size_t i = 0; i < waves->count; i++) {
        waves->weights[i] = 1 / (double)waves->count;
    }
    assert(waves->last == 0 || r->emulator.noise != NULL);
    for (size_t part = 0; part < r->asked->parts && waves->last > 0; part++) {
        waves->noise[part] = r->emulator.noise[part];
        waves->explained[part] = r->emulator.explained[part];
    }
}

ctg_status ctg_waves_run(ctg_waves *waves, const ctg_waves_asked *asked, ctg_error *error)
{
    room r = {.asked = asked};
    *waves = (ctg_waves){.dimensions = asked->dimensions, .count = asked->particles};
    ctg_status status = make_room(&r, waves, error);
    if (status == ctg_ok) {
        status = do_waves(&r, waves, error);
    }
    if (status == ctg_ok) {
        take_last(&r, waves);
    }
    ctg_emulator_destroy(&r.emulator);
    free(r.points);
    free(r.places);
    free(r.parts);
    free(r.loss);
    free(r.here);
    return status;
}

void ctg_waves_destroy(ctg_waves *waves)
{
    free(waves->points);
    free(waves->weights);
    waves->points = waves->weights = NULL;
}
