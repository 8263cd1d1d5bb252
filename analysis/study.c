/* A study: one setting, many replicates, and the identity that its results carry.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/study.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

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

static ctg_status write_changes(ctg_study *study, const ctg_scenario *scenario, ctg_error *error)
{
    ctg_text_builder text = {0};
    ctg_status status = ctg_text_add(&text, error, "%s", "");
    for (size_t at = 0; at < ctg_scenario_change_count(scenario) && status == ctg_ok; at++) {
        const ctg_scenario_change change = ctg_scenario_change_at(scenario, at);
        status = ctg_text_add(&text, error, "%s\n", change.text);
    }
    study->changes = text.text;
    return status;
}

ctg_status ctg_study_open(ctg_study *study, const ctg_scenario *scenario, const char *version,
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
    CTG_TRY(write_changes(study, scenario, error));
    CTG_TRY(ctg_scenario_resolved(scenario, &study->resolved, error));
    return ctg_study_set_id(study, error);
}

void ctg_study_destroy(ctg_study *study)
{
    free(study->changes);
    free(study->resolved);
    free(study->files);
    study->changes = NULL;
    study->resolved = NULL;
    study->files = NULL;
}

/* The ranges from which replicates draw are part of the model, not of the scenario. */
static ctg_status add_ranges(ctg_text_builder *text, const ctg_study *study, ctg_error *error)
{
    for (size_t id = 0; id < CTG_PARAMETERS; id++) {
        const ctg_parameter *const line = ctg_parameters_row((ctg_parameter_id)id);
        char low[CTG_NUMBER_ROOM];
        char high[CTG_NUMBER_ROOM];
        ctg_number_write(line->low, low);
        ctg_number_write(line->high, high);
        CTG_TRY(study->setting->drawn[id]
                    ? ctg_text_add(text, error, "%s from %s to %s\n", line->path, low, high)
                    : ctg_ok);
    }
    return ctg_ok;
}

/* One chance a draw of parameters is the rule, and part of no identity. */
static ctg_status add_chances(ctg_text_builder *text, const ctg_study *study, ctg_error *error)
{
    const uint32_t chances = study->setting->chances;
    return chances > 1 ? ctg_text_add(text, error, "chances = %" PRIu32 "\n", chances) : ctg_ok;
}

/* The resolved scenario without the line that says how many replicates. */
static ctg_status add_resolved(ctg_text_builder *text, const ctg_study *study, ctg_error *error)
{
    static const char left_out[] = "replicates = ";
    const char *line = study->resolved;
    while (*line != '\0') {
        const size_t length = strcspn(line, "\n");
        if (strncmp(line, left_out, sizeof left_out - 1) != 0) {
            CTG_TRY(ctg_text_add(text, error, "%.*s\n", (int)length, line));
        }
        line += length + (line[length] == '\n' ? 1 : 0);
    }
    return ctg_ok;
}

ctg_status ctg_study_set_id(ctg_study *study, ctg_error *error)
{
    ctg_text_builder text = {0};
    ctg_status status =
        ctg_text_add(&text, error, "contingent study 1\nmodel %s\n", study->version);
    if (status == ctg_ok) {
        status = add_ranges(&text, study, error);
    }
    if (status == ctg_ok) {
        status = add_chances(&text, study, error);
    }
    if (status == ctg_ok) {
        status = add_resolved(&text, study, error);
    }
    if (status == ctg_ok) {
        ctg_digest_sha256(text.text, text.used, study->id);
    }
    free(text.text);
    return status;
}

const char *ctg_study_who(const ctg_study *study, ctg_scope scope, size_t line,
                          char room[CTG_WHO_ROOM])
{
    return ctg_measures_who(&study->setting->epochs[0].tables, scope, line, room);
}

ctg_month ctg_study_month(const ctg_study *study, ctg_scope scope, size_t time)
{
    const ctg_month step = scope == ctg_scope_world ? 1 : 12;
    return study->setting->start + (ctg_month)time * step;
}
