/* Ablation: each mechanism switched on against the same mechanism switched off.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/ablation.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/places.h"
#include "analysis/study.h"
#include "engine/base/memory.h"

#define GROUP "mechanism."

static ctg_parameter_id parameter_named(const char *path)
{
    size_t id = 0;
    while (id < CTG_PARAMETERS &&
           strcmp(ctg_parameters_row((ctg_parameter_id)id)->path, path) != 0) {
        id++;
    }
    return (ctg_parameter_id)id;
}

static ctg_measure_id measure_named(const char *path)
{
    size_t id = 0;
    while (id < CTG_MEASURES && strcmp(ctg_measures_row((ctg_measure_id)id)->path, path) != 0) {
        id++;
    }
    return (ctg_measure_id)id;
}

/* Finds the row of the measure's scope that has this name; false when there is none. */
static bool find_who(ctg_ablation_case *one, const ctg_setting *setting)
{
    const ctg_study study = {.setting = setting}; /* for the names alone */
    const ctg_scope scope = ctg_measures_row(one->measure)->scope;
    const size_t count = ctg_ensemble_shape(setting).who[scope];
    char room[CTG_WHO_ROOM];
    one->who = 0;
    while (one->who < count &&
           strcmp(ctg_study_who(&study, scope, one->who, room), one->row->who) != 0) {
        one->who++;
    }
    return one->who < count;
}

static ctg_status refuse(const ctg_ablation_row *row, const char *what, const char *name,
                         ctg_error *error)
{
    return ctg_error_add(error, ctg_broken, "the table of ablations, %s: there is no %s '%s'",
                         row->parameter, what, name);
}

static ctg_status find_scenario(ctg_ablation *ablation, ctg_ablation_case *one, ctg_error *error)
{
    for (size_t at = 0; at < ablation->scenario_count; at++) {
        if (strcmp(ablation->scenarios[at].file, one->row->scenario) == 0) {
            one->scenario = at;
            return ctg_ok;
        }
    }
    ctg_ablation_scenario *const added = &ablation->scenarios[ablation->scenario_count];
    added->file = one->row->scenario;
    CTG_TRY(ctg_scenario_open(&added->scenario, added->file, &ablation->asked.overrides, error));
    one->scenario = ablation->scenario_count++;
    return ctg_ok;
}

static const ctg_setting *setting_of(const ctg_ablation *ablation, const ctg_ablation_case *one)
{
    return ctg_scenario_setting(ablation->scenarios[one->scenario].scenario);
}

static ctg_status open_case(ctg_ablation *ablation, ctg_ablation_case *one, ctg_error *error)
{
    const ctg_ablation_row *const row = one->row;
    one->parameter = parameter_named(row->parameter);
    one->measure = measure_named(row->measure);
    if (one->parameter == CTG_PARAMETERS) {
        return refuse(row, "parameter", row->parameter, error);
    }
    if (one->measure == CTG_MEASURES) {
        return refuse(row, "measure", row->measure, error);
    }
    CTG_TRY(find_scenario(ablation, one, error));
    if (!find_who(one, setting_of(ablation, one))) {
        return refuse(row, "row of that name for the measure:", row->who, error);
    }
    const ctg_record_shape shape = ctg_ensemble_shape(setting_of(ablation, one));
    return ctg_places_last(&one->place, &shape, one->measure, one->who, row->scenario, error);
}

static ctg_status list_places(ctg_ablation *ablation, size_t scenario, ctg_error *error)
{
    void *places = NULL;
    size_t count = 0;
    ctg_ablation_scenario *const of = &ablation->scenarios[scenario];
    CTG_TRY(ctg_memory_array(&places, ablation->count, sizeof *of->places, "the measures", error));
    of->places = places;
    for (size_t at = 0; at < ablation->count; at++) {
        if (ablation->cases[at].scenario == scenario) {
            of->places[count++] = ablation->cases[at].place;
        }
    }
    of->place_count = ctg_places_order(of->places, count);
    return ctg_ok;
}

ctg_status ctg_ablation_open(ctg_ablation *ablation, const ctg_ablation_row *rows, size_t count,
                             const ctg_ablation_asked *asked, ctg_error *error)
{
    void *place = NULL;
    *ablation = (ctg_ablation){.asked = *asked};
    CTG_TRY(ctg_memory_array(&place, count, sizeof *ablation->cases, "the mechanisms", error));
    ablation->cases = place;
    CTG_TRY(ctg_memory_array(&place, count, sizeof *ablation->scenarios, "the mechanisms", error));
    ablation->scenarios = place;
    for (size_t at = 0; at < count; at++) {
        ablation->cases[at] = (ctg_ablation_case){.row = &rows[at]};
        CTG_TRY(open_case(ablation, &ablation->cases[at], error));
        ablation->count++;
    }
    for (size_t at = 0; at < ablation->scenario_count; at++) {
        CTG_TRY(list_places(ablation, at, error));
    }
    return ctg_ok;
}

void ctg_ablation_destroy(ctg_ablation *ablation)
{
    for (size_t at = 0; at < ablation->scenario_count; at++) {
        ctg_scenario_destroy(ablation->scenarios[at].scenario);
        free(ablation->scenarios[at].places);
    }
    free(ablation->scenarios);
    free(ablation->cases);
    *ablation = (ctg_ablation){0};
}

/* The arm with the parameter held at a value; where that is what the scenario says anyway, it is
 * the scenario's own arm, which others share. */
static ctg_arms_asked arm_of(const ctg_ablation *ablation, const ctg_ablation_case *one,
                             double value)
{
    const ctg_ablation_scenario *const of = &ablation->scenarios[one->scenario];
    const ctg_setting *const setting = setting_of(ablation, one);
    const double own = setting->centre.value[one->parameter];
    const bool same = !setting->drawn[one->parameter] && memcmp(&own, &value, sizeof own) == 0;
    return (ctg_arms_asked){.setting = setting,
                            .replicates = ablation->asked.replicates,
                            .chances = 1,
                            .fixed = same ? CTG_PARAMETERS : one->parameter,
                            .value = same ? 0 : value,
                            .places = of->places,
                            .place_count = of->place_count};
}

ctg_status ctg_ablation_run(const ctg_ablation *ablation, ctg_ablation_case *one, ctg_arms *arms,
                            ctg_error *error)
{
    const ctg_arm *off = NULL;
    const ctg_arm *on = NULL;
    ctg_pair pair;
    const ctg_arms_asked of_off = arm_of(ablation, one, one->row->off);
    const ctg_arms_asked of_on = arm_of(ablation, one, one->row->on);
    CTG_TRY(ctg_arms_run(arms, &of_off, &off, error));
    CTG_TRY(ctg_arms_run(arms, &of_on, &on, error));
    ctg_status status = ctg_pair_open(&pair, off, on, one->row->parameter, error);
    if (status == ctg_ok) {
        status = ctg_pair_measure(&pair, one->place, &one->effect, error);
        one->left_out = pair.left_out;
        one->moves = one->row->sign == '+' ? one->effect.split.mean_low > 0
                                           : one->effect.split.mean_high < 0;
    }
    ctg_pair_destroy(&pair);
    return status;
}

ctg_parameter_id ctg_ablation_without_row(const ctg_ablation_row *rows, size_t count,
                                          ctg_parameter_id from)
{
    for (size_t id = from; id < CTG_PARAMETERS; id++) {
        const ctg_parameter *const row = ctg_parameters_row((ctg_parameter_id)id);
        bool found = row->kind != ctg_parameter_switch;
        for (size_t at = 0; at < count && !found; at++) {
            found = strcmp(rows[at].parameter, row->path) == 0;
        }
        if (!found) {
            return (ctg_parameter_id)id;
        }
    }
    return CTG_PARAMETERS;
}

bool ctg_ablation_is_mechanism(ctg_parameter_id id)
{
    return strncmp(ctg_parameters_row(id)->path, GROUP, sizeof GROUP - 1) == 0;
}
