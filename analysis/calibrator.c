/* A calibration: from the study file to the posterior.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/calibrator.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/calibrator_study.h"
#include "analysis/store_trials.h"
#include "engine/base/memory.h"
#include "engine/run/trials.h"

/* A study says how many minutes it may take; they are counted in months of this length on so many
 * cores, so that a slow machine gets the same answer later. */
#define SECONDS_A_MONTH 0.001
#define CORES 2.0

static ctg_status open_origins(ctg_calibrator *c, const char *shipped, ctg_error *error)
{
    for (size_t at = 0; at < c->asked.origin_count; at++) {
        char start[8];
        ctg_month_write(c->asked.origins[at], start);
        const ctg_scenario_overrides overrides = {
            .start = start, .months = c->asked.months, .shipped = shipped};
        CTG_TRY(ctg_scenario_open(&c->scenarios[at], c->asked.base, &overrides, error));
        c->starts[at] = ctg_scenario_setting(c->scenarios[at]);
    }
    return ctg_ok;
}

/* What the base has fixed is known: it cannot be fitted. */
static ctg_status take_parameters(ctg_calibrator *c, ctg_error *error)
{
    for (size_t i = 0; i < c->asked.parameter_count; i++) {
        const ctg_calibration_parameter *const parameter = &c->asked.parameters[i];
        if (!c->starts[0]->drawn[parameter->id]) {
            return ctg_error_add_at(
                error, ctg_input, c->asked.file, parameter->line,
                "'%s' cannot be fitted: replicates of the base (%s) do not draw "
                "it",
                ctg_parameters_row(parameter->id)->path, c->asked.base);
        }
        c->ids[i] = parameter->id;
        c->priors[i] = ctg_prior_of(parameter, c->starts[0]->centre.value[parameter->id]);
    }
    return ctg_ok;
}

static void plan(ctg_calibrator *c)
{
    const double months =
        (double)(c->asked.origin_count * (size_t)c->asked.months * (size_t)c->asked.replicates);
    const size_t particles = (size_t)c->asked.particles;
    const size_t all = particles * (2 + (size_t)c->asked.waves);
    c->evaluations = (size_t)((double)c->asked.minutes * 60 * CORES / (SECONDS_A_MONTH * months));
    c->planned = 3 * particles;
    while (c->planned + particles <= c->evaluations && c->planned < all) {
        c->planned += particles;
    }
}

ctg_status ctg_calibrator_open(ctg_calibrator *calibrator, const char *path, const char *shipped,
                               const char *version, ctg_error *error)
{
    memset(calibrator, 0, sizeof *calibrator);
    CTG_TRY(ctg_calibration_open(&calibrator->asked, path, shipped, error));
    CTG_TRY(open_origins(calibrator, shipped, error));
    CTG_TRY(take_parameters(calibrator, error));
    CTG_TRY(ctg_targets_open(&calibrator->targets, &calibrator->asked, calibrator->starts, error));
    plan(calibrator);
    return ctg_calibrator_study_make(calibrator, version, error);
}

void ctg_calibrator_close(ctg_calibrator *calibrator)
{
    ctg_study_destroy(&calibrator->study);
    ctg_targets_close(&calibrator->targets);
    for (size_t at = 0; at < CTG_CALIBRATION_ORIGINS_MOST; at++) {
        ctg_scenario_destroy(calibrator->scenarios[at]);
    }
    ctg_calibration_close(&calibrator->asked);
}

/* What the evaluations of one generation share. */
typedef struct evaluating {
    const ctg_calibrator *calibrator;
    const ctg_calibrator_run *run;
    ctg_calibrator_result *result;
    uint32_t generation;
    const double *values; /* [trial * parameters] of those that are run */
    const size_t *which;  /* [trial] its number in the generation */
    double *parts;        /* of the wave: [trial * CTG_TARGET_ANSWERS] */
    size_t done;          /* evaluations, of all generations */
} evaluating;

static ctg_store_trial trial_of(const evaluating *e, size_t number)
{
    return (ctg_store_trial){.generation = e->generation,
                             .trial = number,
                             .value_count = e->calibrator->asked.parameter_count,
                             .figure_count = CTG_TARGET_FIGURES};
}

/* What the sampler is told of a trial. */
static void put_parts(evaluating *e, const ctg_store_trial *trial)
{
    ctg_target_figures figures;
    memcpy(&figures, trial->figures, sizeof figures);
    memcpy(e->parts + trial->trial * CTG_TARGET_ANSWERS, figures.answer, sizeof figures.answer);
}

static void tell(evaluating *e)
{
    e->done++;
    if (e->run->tell != NULL) {
        e->run->tell(e->run->to, (uint32_t)e->done, (uint32_t)e->calibrator->planned);
    }
}

static ctg_status take(void *to, const ctg_trial_result *result, ctg_error *error)
{
    evaluating *const e = to;
    const ctg_calibrator *const c = e->calibrator;
    ctg_store_trial trial = trial_of(e, e->which[result->trial]);
    const ctg_target_figures figures = ctg_targets_of(&c->targets, result->people);
    memcpy(trial.values, e->values + result->trial * trial.value_count,
           trial.value_count * sizeof(double));
    memcpy(trial.figures, &figures, sizeof figures);
    trial.distance = ctg_targets_distance(&c->targets, &figures);
    trial.digest = result->digest;
    put_parts(e, &trial);
    e->result->added++;
    CTG_TRY(ctg_store_trials_write(e->run->store, &trial, error));
    tell(e);
    return ctg_ok;
}

static ctg_trials trials_of(const evaluating *e, size_t count)
{
    const ctg_calibrator *const c = e->calibrator;
    return (ctg_trials){.starts = c->starts,
                        .start_count = c->asked.origin_count,
                        .replicates = (uint32_t)c->asked.replicates,
                        .parameters = c->ids,
                        .parameter_count = c->asked.parameter_count,
                        .values = e->values,
                        .count = count,
                        .threads = e->run->session.threads,
                        .stop = e->run->stop};
}

static ctg_status other_program(const ctg_store_trial *trial, ctg_error *error)
{
    return ctg_error_add(error, ctg_input,
                         "trial %zu of generation %u in the store was computed by a program whose "
                         "results differ from this one's; move the file away or name another with "
                         "--store",
                         trial->trial, (unsigned)trial->generation);
}

static ctg_status take_again(void *to, const ctg_trial_result *result, ctg_error *error)
{
    (void)error;
    *(uint64_t *)to = result->digest;
    return ctg_ok;
}

/* Results of a program that computes something else must not stand beside stored ones. */
static ctg_status check_same_program(evaluating *e, ctg_error *error)
{
    bool found = false;
    uint64_t digest = 0;
    ctg_store_trial known = trial_of(e, 0);
    CTG_TRY(ctg_store_trials_read(e->run->store, &known, &found, error));
    if (!found) {
        return ctg_ok;
    }
    e->values = known.values;
    ctg_trials one = trials_of(e, 1);
    one.take = take_again;
    one.to = &digest;
    CTG_TRY(ctg_trials_run(&one, error));
    return digest == known.digest ? ctg_ok : other_program(&known, error);
}

/* The values of a generation's points; of those that are not stored, once more at the front of
 * `missing`, and which they are. */
static ctg_status look_up(evaluating *e, const double *points, size_t count, double *missing,
                          size_t *which, size_t *missing_count, ctg_error *error)
{
    const ctg_calibrator *const c = e->calibrator;
    const size_t size = c->asked.parameter_count;
    *missing_count = 0;
    for (size_t number = 0; number < count; number++) {
        bool found = false;
        ctg_store_trial stored = trial_of(e, number);
        double *const values = missing + *missing_count * size;
        for (size_t i = 0; i < size; i++) {
            values[i] = ctg_prior_value(&c->priors[i], points[number * size + i]);
        }
        CTG_TRY(ctg_store_trials_read(e->run->store, &stored, &found, error));
        if (!found) {
            which[(*missing_count)++] = number;
        } else if (memcmp(values, stored.values, size * sizeof *values) != 0) {
            return other_program(&stored, error);
        } else {
            put_parts(e, &stored);
            tell(e);
        }
    }
    return ctg_ok;
}

static ctg_status run_missing(evaluating *e, size_t count, ctg_error *error)
{
    ctg_trials trials = trials_of(e, count);
    trials.take = take;
    trials.to = e;
    const ctg_status status = count == 0 ? ctg_ok : ctg_trials_run(&trials, error);
    if (status == ctg_ok || status == ctg_stopped) {
        CTG_TRY(ctg_store_commit(e->run->store, error));
    }
    return status;
}

static ctg_status evaluate(void *to, uint32_t generation, const double *points, size_t count,
                           double *parts, ctg_error *error)
{
    evaluating *const e = to;
    void *values = NULL;
    void *which = NULL;
    size_t missing = 0;
    e->generation = generation;
    e->parts = parts;
    ctg_status status = ctg_memory_array(&values, count * e->calibrator->asked.parameter_count,
                                         sizeof(double), "trials", error);
    if (status == ctg_ok) {
        status = ctg_memory_array(&which, count, sizeof(size_t), "trials", error);
    }
    if (status == ctg_ok) {
        status = look_up(e, points, count, values, which, &missing, error);
    }
    if (status == ctg_ok) {
        e->values = values;
        e->which = which;
        status = run_missing(e, missing, error);
    }
    free(values);
    free(which);
    return status;
}

/* Adds the stored figures of a trial, times a weight. */
static ctg_status add_figures(evaluating *e, uint32_t generation, size_t number, double weight,
                              ctg_target_figures *figures, double *distance, ctg_error *error)
{
    bool found = false;
    e->generation = generation;
    ctg_store_trial trial = trial_of(e, number);
    double sums[CTG_TARGET_FIGURES];
    CTG_TRY(ctg_store_trials_read(e->run->store, &trial, &found, error));
    memcpy(sums, figures, sizeof sums);
    for (size_t i = 0; i < CTG_TARGET_FIGURES; i++) {
        sums[i] += weight * trial.figures[i];
    }
    memcpy(figures, sums, sizeof sums);
    *distance += weight * trial.distance;
    return ctg_ok;
}

static ctg_status describe(evaluating *e, ctg_error *error)
{
    ctg_calibrator_result *const result = e->result;
    const ctg_waves *const waves = &result->waves;
    const double each = 1.0 / (double)waves->count;
    result->best_distance = HUGE_VAL;
    for (size_t number = 0; number < 2 * waves->count; number++) {
        CTG_TRY(
            add_figures(e, 0, number, each / 2, &result->prior, &result->prior_distance, error));
    }
    for (size_t number = 0; number < waves->count; number++) {
        ctg_target_figures figures = {0};
        double distance = 0;
        CTG_TRY(add_figures(e, waves->last, number, each, &result->posterior,
                            &result->posterior_distance, error));
        CTG_TRY(add_figures(e, waves->last, number, 1, &figures, &distance, error));
        if (distance < result->best_distance) {
            result->best = figures;
            result->best_distance = distance;
        }
    }
    return ctg_ok;
}

static ctg_status set_values(const ctg_calibrator *c, ctg_calibrator_result *result,
                             ctg_error *error)
{
    void *values = NULL;
    const size_t size = c->asked.parameter_count;
    CTG_TRY(ctg_memory_array(&values, result->waves.count * size, sizeof(double), "a posterior",
                             error));
    result->values = values;
    for (size_t at = 0; at < result->waves.count * size; at++) {
        result->values[at] = ctg_prior_value(&c->priors[at % size], result->waves.points[at]);
    }
    return ctg_ok;
}

ctg_status ctg_calibrator_sample(const ctg_calibrator *calibrator, const ctg_calibrator_run *run,
                                 ctg_calibrator_result *result, ctg_error *error)
{
    evaluating e = {.calibrator = calibrator, .run = run, .result = result};
    double weights[CTG_TARGET_ANSWERS];
    double goals[CTG_TARGET_ANSWERS];
    for (size_t i = 0; i < CTG_TARGET_ANSWERS; i++) {
        const ctg_target_answer answer = (ctg_target_answer)i;
        weights[i] = calibrator->asked.weights[ctg_targets_answer(answer)->target];
        goals[i] = ctg_targets_goal(&calibrator->targets, answer);
    }
    const ctg_waves_asked asked = {.dimensions = calibrator->asked.parameter_count,
                                   .particles = (size_t)calibrator->asked.particles,
                                   .parts = CTG_TARGET_ANSWERS,
                                   .replicates = (size_t)calibrator->asked.replicates,
                                   .weights = weights,
                                   .goals = goals,
                                   .waves = (uint32_t)calibrator->asked.waves,
                                   .evaluations = calibrator->evaluations,
                                   .seed = (uint64_t)calibrator->asked.seed,
                                   .evaluate = evaluate,
                                   .to = &e};
    memset(result, 0, sizeof *result);
    CTG_TRY(ctg_store_trials_begin(run->store, error));
    CTG_TRY(check_same_program(&e, error));
    CTG_TRY(ctg_store_write_session(run->store, &run->session, error));
    CTG_TRY(ctg_waves_run(&result->waves, &asked, error));
    CTG_TRY(set_values(calibrator, result, error));
    return describe(&e, error);
}

void ctg_calibrator_forget(ctg_calibrator_result *result)
{
    ctg_waves_destroy(&result->waves);
    free(result->values);
    result->values = NULL;
}
