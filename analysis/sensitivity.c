/* What an output of a sweep hangs on.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/sensitivity.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/crossed.h"
#include "engine/base/memory.h"

#define BOXES 3
#define LEAST_MASS 0.05

ctg_status ctg_sensitivity_check(const ctg_crossing *crossing, ctg_error *error)
{
    const ctg_sweep *const sweep = &crossing->sweep;
    if (sweep->has_design &&
        (sweep->kind == ctg_design_morris || sweep->kind == ctg_design_saltelli)) {
        return ctg_ok;
    }
    return ctg_error_add_at(error, ctg_input, sweep->file.path, sweep->design_line,
                            "the design is %s%s; what an output hangs on can be told from morris "
                            "and saltelli",
                            sweep->has_design ? "a " : "",
                            sweep->has_design ? ctg_design_kind_name(sweep->kind) : "not said");
}

const char *ctg_sensitivity_factor(const ctg_crossing *crossing, size_t at)
{
    const ctg_sweep *const sweep = &crossing->sweep;
    for (size_t i = 0; i < sweep->varied_count; i++) {
        if (sweep->varied[i].factor == at) {
            return sweep->varied[i].group[0] != '\0' ? sweep->varied[i].group
                                                     : sweep->varied[i].path;
        }
    }
    return "";
}

static size_t output_count(const ctg_study *study)
{
    return (size_t)ctg_study_point_count(study) * study->replicates;
}

/* Reads outputs[point * replicates + replicate]; of a policy less the base's. */
static ctg_status read_outputs(const ctg_sensitivity_asked *asked, ctg_sensitivity_output of,
                               double *outputs, ctg_error *error)
{
    const size_t count = output_count(asked->study);
    void *room = NULL;
    CTG_TRY(ctg_crossed_read(asked->store, asked->study, of.arm, of.at, outputs, error));
    if (of.arm == 0) {
        return ctg_ok;
    }
    CTG_TRY(ctg_memory_array(&room, count, sizeof(double), "the outputs of a sweep", error));
    const double *const base = room;
    const ctg_status status = ctg_crossed_read(asked->store, asked->study, 0, of.at, room, error);
    for (size_t i = 0; i < count && status == ctg_ok; i++) {
        outputs[i] -= base[i];
    }
    free(room);
    return status;
}

/* An output that does not change is told, not a failure. */
static ctg_status told(ctg_status status, ctg_error *said, char *refused, size_t room,
                       ctg_error *error)
{
    if (status == ctg_input) {
        (void)snprintf(refused, room, "%.*s", (int)strcspn(said->text, "\n"), said->text);
        return ctg_ok;
    }
    if (status != ctg_ok) {
        ctg_error_append(error, said);
    }
    return status;
}

static ctg_status reckon_sobol(ctg_sensitivity *to, const ctg_sensitivity_asked *asked,
                               const double *outputs, ctg_error *error)
{
    const ctg_design *const design = &asked->crossing->points.design;
    const ctg_sobol_asked of = {.outputs = outputs,
                                .points = (size_t)design->size,
                                .replicates = asked->study->replicates,
                                .shape = {design->factors, design->second_order},
                                .seed = asked->seed,
                                .resamples = asked->resamples,
                                .name = to->name};
    ctg_error said;
    ctg_error_clear(&said);
    ctg_status status = ctg_sobol_of(&to->sobol, &of, &said);
    to->has_sobol = status == ctg_ok;
    CTG_TRY(told(status, &said, to->refused, sizeof to->refused, error));
    ctg_error_clear(&said);
    status = ctg_sobol_noise_of(&to->noise, &of, &said);
    to->has_noise = status == ctg_ok;
    return told(status, &said, to->noise_refused, sizeof to->noise_refused, error);
}

static ctg_status reckon_morris(ctg_sensitivity *to, const ctg_sensitivity_asked *asked,
                                const double *outputs, ctg_error *error)
{
    const ctg_design *const design = &asked->crossing->points.design;
    const size_t steps = (size_t)design->size * design->factors;
    void *moved = NULL;
    void *deltas = NULL;
    ctg_error said;
    ctg_error_clear(&said);
    CTG_TRY(ctg_memory_array(&moved, steps, sizeof(uint32_t), "the steps of a design", error));
    ctg_status status = ctg_memory_array(&deltas, steps, sizeof(double), "the steps", error);
    for (size_t i = 0; i < steps && status == ctg_ok; i++) {
        size_t factor = 0;
        ctg_design_morris_step(design, i / design->factors, i % design->factors, &factor,
                               (double *)deltas + i);
        ((uint32_t *)moved)[i] = (uint32_t)factor;
    }
    if (status == ctg_ok) {
        const ctg_morris_asked of = {.outputs = outputs,
                                     .moved = moved,
                                     .deltas = deltas,
                                     .trajectories = (size_t)design->size,
                                     .factors = design->factors,
                                     .replicates = asked->study->replicates,
                                     .seed = asked->seed,
                                     .resamples = asked->resamples,
                                     .name = to->name};
        status = ctg_morris_of(&to->morris, &of, &said);
        to->has_morris = status == ctg_ok;
        status = told(status, &said, to->refused, sizeof to->refused, error);
    }
    free(moved);
    free(deltas);
    return status;
}

ctg_status ctg_sensitivity_of(ctg_sensitivity *sensitivity, const ctg_sensitivity_asked *asked,
                              ctg_sensitivity_output of, ctg_error *error)
{
    char name[CTG_CROSSED_NAME_ROOM];
    void *outputs = NULL;
    *sensitivity = (ctg_sensitivity){.of = of};
    (void)snprintf(sensitivity->name, sizeof sensitivity->name, "%s%s%.50s",
                   ctg_crossed_name(asked->study, of.at, name), of.arm > 0 ? ", change by " : "",
                   of.arm > 0 ? ctg_study_arm_name(asked->study, of.arm) : "");
    CTG_TRY(ctg_memory_array(&outputs, output_count(asked->study), sizeof(double),
                             "the outputs of a sweep", error));
    ctg_status status = read_outputs(asked, of, outputs, error);
    if (status == ctg_ok) {
        status = asked->crossing->sweep.kind == ctg_design_morris
                     ? reckon_morris(sensitivity, asked, outputs, error)
                     : reckon_sobol(sensitivity, asked, outputs, error);
    }
    free(outputs);
    return status;
}

void ctg_sensitivity_destroy(ctg_sensitivity *sensitivity)
{
    ctg_morris_destroy(&sensitivity->morris);
    ctg_sobol_destroy(&sensitivity->sobol);
    ctg_sobol_noise_destroy(&sensitivity->noise);
}

/* Means over the replicates of each point, into the front of `outputs`; NAN where one failed. */
static void average(const ctg_study *study, double *outputs)
{
    const size_t points = (size_t)ctg_study_point_count(study);
    for (size_t point = 0; point < points; point++) {
        double sum = 0;
        for (uint32_t replicate = 0; replicate < study->replicates; replicate++) {
            sum += outputs[point * study->replicates + replicate];
        }
        outputs[point] = sum / study->replicates;
    }
}

ctg_status ctg_sensitivity_regret(ctg_regret *regret, const ctg_sensitivity_asked *asked, size_t at,
                                  bool more_is_better, double threshold, ctg_error *error)
{
    const ctg_study *const study = asked->study;
    const size_t points = (size_t)ctg_study_point_count(study);
    const size_t arms = ctg_study_arms(study);
    char name[CTG_CROSSED_NAME_ROOM];
    void *values = NULL;
    void *room = NULL;
    *regret = (ctg_regret){0};
    CTG_TRY(ctg_memory_array(&values, arms * points, sizeof(double), "a table of regret", error));
    ctg_status status =
        ctg_memory_array(&room, output_count(study), sizeof(double), "a table of regret", error);
    for (uint32_t arm = 0; arm < arms && status == ctg_ok; arm++) {
        status = ctg_crossed_read(asked->store, study, arm, at, room, error);
        if (status == ctg_ok) {
            average(study, room);
            memcpy((double *)values + arm * points, room, points * sizeof(double));
        }
    }
    if (status == ctg_ok) {
        const ctg_regret_asked of = {.values = values,
                                     .arms = arms,
                                     .futures = points,
                                     .more_is_better = more_is_better,
                                     .threshold = threshold,
                                     .name = ctg_crossed_name(study, at, name)};
        status = ctg_regret_of(regret, &of, error);
    }
    free(values);
    free(room);
    return status;
}

static ctg_status find_boxes(ctg_prim *prim, const ctg_sensitivity_asked *asked,
                             const double *means, double threshold, bool more_is_better,
                             const char *name, ctg_error *error)
{
    const ctg_study *const study = asked->study;
    const size_t points = (size_t)ctg_study_point_count(study);
    const size_t factors = study->points.factor_count;
    void *values = NULL;
    void *fails = NULL;
    CTG_TRY(ctg_memory_array(&values, points * factors, sizeof(double), "futures", error));
    ctg_status status = ctg_memory_array(&fails, points, 1, "futures", error);
    for (size_t point = 0; point < points && status == ctg_ok; point++) {
        study->points.values(study->points.of, point, (double *)values + point * factors);
        ((uint8_t *)fails)[point] =
            isnan(means[point]) ? CTG_PRIM_UNKNOWN
            : (more_is_better ? means[point] < threshold : means[point] > threshold) ? 1
                                                                                     : 0;
    }
    if (status == ctg_ok) {
        const ctg_prim_asked of = {.values = values,
                                   .fails = fails,
                                   .futures = points,
                                   .factors = factors,
                                   .boxes = BOXES,
                                   .least_mass = LEAST_MASS,
                                   .name = name};
        status = ctg_prim_of(prim, &of, error);
    }
    free(values);
    free(fails);
    return status;
}

ctg_status ctg_sensitivity_fails(ctg_prim *prim, const ctg_sensitivity_asked *asked,
                                 ctg_sensitivity_output of, bool more_is_better, double threshold,
                                 ctg_error *error)
{
    char name[CTG_CROSSED_NAME_ROOM];
    void *outputs = NULL;
    *prim = (ctg_prim){0};
    CTG_TRY(ctg_memory_array(&outputs, output_count(asked->study), sizeof(double),
                             "the outputs of a sweep", error));
    ctg_status status = ctg_crossed_read(asked->store, asked->study, of.arm, of.at, outputs, error);
    if (status == ctg_ok) {
        average(asked->study, outputs);
        status = find_boxes(prim, asked, outputs, threshold, more_is_better,
                            ctg_crossed_name(asked->study, of.at, name), error);
    }
    free(outputs);
    return status;
}
