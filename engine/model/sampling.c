/* The parameters of a replicate: drawn from what is plausible, then changed by policies.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/sampling.h"

#include <math.h>

#include "engine/model/purposes.h"

/* FNV-1a: a name for draws that stays when rows are added to parameters.def. */
static uint32_t name_of(const char *path)
{
    uint32_t hash = 2166136261u;
    for (; *path != '\0'; path++) {
        hash = (hash ^ (uint32_t)(unsigned char)*path) * 16777619u;
    }
    return hash;
}

/* The square root is one of the operations that IEEE 754 rounds correctly: same bits everywhere. */
static double triangular(double low, double mode, double high, double uniform)
{
    const double width = high - low;
    const double at_mode = (mode - low) / width;
    return uniform < at_mode ? low + sqrt(uniform * width * (mode - low))
                             : high - sqrt((1.0 - uniform) * width * (high - mode));
}

static double within(double value, double least, double most)
{
    return value < least ? least : (value > most ? most : value);
}

/* Rows in the order of the posterior, until their weights have used up a uniform part of their
 * sum. */
static size_t row_of(const ctg_posterior *posterior, const ctg_draw *draw)
{
    double sum = 0;
    for (size_t row = 0; row < posterior->row_count; row++) {
        sum += posterior->weights[row];
    }
    double mark = ctg_draw_uniform(draw, ctg_purpose_posterior, 0, 0, 0, 0) * sum;
    size_t chosen = 0;
    for (size_t row = 0; row < posterior->row_count && mark >= 0; row++) {
        chosen = row;
        mark -= posterior->weights[row];
    }
    return chosen;
}

/* What is not drawn was said by the scenario, and stays. */
static void take_row(const ctg_setting *setting, const ctg_draw *draw, ctg_parameters *parameters)
{
    const ctg_posterior *const posterior = setting->posterior;
    const double *const values =
        posterior->values + row_of(posterior, draw) * posterior->parameter_count;
    for (size_t i = 0; i < posterior->parameter_count; i++) {
        if (setting->drawn[posterior->parameters[i]]) {
            parameters->value[posterior->parameters[i]] = values[i];
        }
    }
}

void ctg_sampling_draw(const ctg_setting *setting, const ctg_draw *draw, ctg_parameters *parameters)
{
    *parameters = setting->centre;
    for (size_t id = 0; id < CTG_PARAMETERS; id++) {
        const ctg_parameter *const row = ctg_parameters_row((ctg_parameter_id)id);
        if (!setting->drawn[id] || row->low >= row->high) {
            continue;
        }
        const double uniform =
            ctg_draw_uniform(draw, ctg_purpose_parameter, 0, 0, 0, name_of(row->path));
        const double mode = within(setting->centre.value[id], row->low, row->high);
        const double value = triangular(row->low, mode, row->high, uniform);
        parameters->value[id] = row->kind == ctg_parameter_real ? value : floor(value + 0.5);
    }
    if (setting->posterior != NULL) {
        take_row(setting, draw, parameters);
    }
}

void ctg_sampling_apply(const ctg_setting *setting, const ctg_parameters *drawn, ctg_month month,
                        ctg_parameters *now)
{
    *now = *drawn;
    for (size_t i = 0; i < setting->change_count; i++) {
        const ctg_change *const change = &setting->changes[i];
        if (month < change->from || month >= change->to) {
            continue;
        }
        const ctg_parameter *const row = ctg_parameters_row(change->parameter);
        double *const value = &now->value[change->parameter];
        switch (change->operation) {
        case ctg_multiply:
            *value *= change->operand;
            break;
        case ctg_add:
            *value += change->operand;
            break;
        case ctg_set:
            *value = change->operand;
            break;
        }
        *value = within(*value, row->least, row->most);
    }
}

bool ctg_sampling_turns(const ctg_setting *setting, ctg_month month)
{
    for (size_t i = 0; i < setting->change_count; i++) {
        if (setting->changes[i].from == month || setting->changes[i].to == month) {
            return true;
        }
    }
    return false;
}
