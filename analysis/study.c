/* A study: one setting, many replicates, and the identity that its results carry.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/study.h"

#include <inttypes.h>
#include <stdlib.h>

#include "engine/base/digest.h"
#include "engine/base/memory.h"
#include "engine/base/number.h"
#include "engine/base/text.h"
#include "engine/run/ensemble.h"

static ctg_status keep_files(ctg_study *study, const ctg_scenario *scenario, ctg_error *error)
{
    void *place = NULL;
    const size_t count = ctg_scenario_file_count(scenario);
    CTG_TRY(ctg_memory_array(&place, count, sizeof *study->files, "the list of inputs", error));
    study->files = place;
    study->file_count = count;
    for (size_t at = 0; at < count; at++) {
        study->files[at] = ctg_scenario_file_at(scenario, at);
    }
    return ctg_ok;
}

static ctg_status write_changes(ctg_study *study, const ctg_scenario_overrides *overrides,
                                ctg_error *error)
{
    ctg_text_builder text = {0};
    ctg_status status = ctg_text_add(&text, error, "%s", "");
    for (size_t i = 0; i < overrides->set_count && status == ctg_ok; i++) {
        status = ctg_text_add(&text, error, "%s from %s to %s\n", overrides->set[i],
                              overrides->from != NULL ? overrides->from : "start",
                              overrides->to != NULL ? overrides->to : "end");
    }
    study->changes = text.text;
    return status;
}

ctg_status ctg_study_open(ctg_study *study, const ctg_scenario *scenario,
                          const ctg_scenario_overrides *overrides, const char *version,
                          ctg_error *error)
{
    *study = (ctg_study){.name = ctg_scenario_name(scenario),
                         .title = ctg_scenario_title(scenario),
                         .question = ctg_scenario_question(scenario),
                         .version = version,
                         .setting = ctg_scenario_setting(scenario),
                         .replicates = ctg_scenario_replicates(scenario),
                         .shape = ctg_ensemble_shape(ctg_scenario_setting(scenario))};
    CTG_TRY(keep_files(study, scenario, error));
    CTG_TRY(write_changes(study, overrides, error));
    return ctg_study_set_id(study, error);
}

void ctg_study_destroy(ctg_study *study)
{
    free(study->changes);
    free(study->files);
    study->changes = NULL;
    study->files = NULL;
}

static ctg_status add_setting(ctg_text_builder *text, const ctg_study *study, ctg_error *error)
{
    const ctg_setting *const setting = study->setting;
    char start[8];
    char known[8];
    ctg_month_write(setting->start, start);
    ctg_month_write(setting->covariates_known_to, known);
    return ctg_text_add(text, error,
                        "contingent study 1\nmodel %s\nseed %" PRIu64 "\nstart %s\nmonths %" PRId32
                        "\ncovariates known to %s\n",
                        study->version, setting->seed, start, setting->months, known);
}

static ctg_status add_parameters(ctg_text_builder *text, const ctg_study *study, ctg_error *error)
{
    for (size_t id = 0; id < CTG_PARAMETERS; id++) {
        const ctg_parameter *const line = ctg_parameters_row((ctg_parameter_id)id);
        char centre[CTG_NUMBER_ROOM];
        char low[CTG_NUMBER_ROOM];
        char high[CTG_NUMBER_ROOM];
        ctg_number_write(study->setting->centre.value[id], centre);
        ctg_number_write(line->low, low);
        ctg_number_write(line->high, high);
        CTG_TRY(
            study->setting->drawn[id]
                ? ctg_text_add(text, error, "%s %s from %s to %s\n", line->path, centre, low, high)
                : ctg_text_add(text, error, "%s %s\n", line->path, centre));
    }
    return ctg_ok;
}

static ctg_status add_inputs(ctg_text_builder *text, const ctg_study *study, ctg_error *error)
{
    for (size_t at = 0; at < study->file_count; at++) {
        CTG_TRY(
            ctg_text_add(text, error, "%s %s\n", study->files[at]->role, study->files[at]->sha256));
    }
    return ctg_text_add(text, error, "%s", study->changes);
}

ctg_status ctg_study_set_id(ctg_study *study, ctg_error *error)
{
    ctg_text_builder text = {0};
    ctg_status status = add_setting(&text, study, error);
    if (status == ctg_ok) {
        status = add_parameters(&text, study, error);
    }
    if (status == ctg_ok) {
        status = add_inputs(&text, study, error);
    }
    if (status == ctg_ok) {
        ctg_digest_sha256(text.text, text.used, study->id);
    }
    free(text.text);
    return status;
}

const char *ctg_study_who(const ctg_study *study, ctg_scope scope, size_t line)
{
    const ctg_tables *const tables = &study->setting->epochs[0].tables;
    switch (scope) {
    case ctg_scope_supplier:
    case ctg_scope_host:
        return tables->regions[line].region;
    case ctg_scope_capability:
        return tables->capabilities[line].capability;
    case ctg_scope_state:
        return tables->states[line].state;
    default:
        return "";
    }
}

ctg_month ctg_study_month(const ctg_study *study, ctg_scope scope, size_t time)
{
    const ctg_month step = scope == ctg_scope_world ? 1 : 12;
    return study->setting->start + (ctg_month)time * step;
}
