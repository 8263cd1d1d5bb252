/* Scenario and policy files: from the path to the setting.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/io/scenario.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/base/number.h"
#include "engine/io/scenario_inside.h"
#include "engine/io/shipped.h"
#include "engine/model/scene.h"

#define REPLICATES_WHERE_NOT_SAID 200
#define SEED_WHERE_NOT_SAID 42

static ctg_status begin(ctg_scenario *scenario, const char *path, ctg_error *error)
{
    const char *const slash = strrchr(path, '/');
    const char *const stem = slash == NULL ? path : slash + 1;
    const char *const dot = strrchr(stem, '.');
    const size_t length = dot == NULL || dot == stem ? strlen(stem) : (size_t)(dot - stem);
    scenario->title = scenario->question = scenario->lever = scenario->source = "";
    scenario->replicates = REPLICATES_WHERE_NOT_SAID;
    scenario->setting.seed = SEED_WHERE_NOT_SAID;
    ctg_parameters_default(&scenario->setting.centre);
    for (size_t i = 0; i < CTG_PARAMETERS; i++) {
        const ctg_parameter *const row = ctg_parameters_row((ctg_parameter_id)i);
        scenario->setting.drawn[i] = row->low < row->high;
    }
    ctg_registry_begin(&scenario->registry);
    return ctg_text_keep(&scenario->texts, &scenario->name, stem, length, error);
}

static ctg_status worse(ctg_status a, ctg_status b)
{
    return a == ctg_ok || b == ctg_memory ? b : a;
}

/* The scenario's own files and sheets, the deepest base first. */
static ctg_status take_sheets(ctg_scenario *scenario, const char *path, ctg_error *error)
{
    ctg_scenario_documents documents;
    ctg_status status = ctg_scenario_files_open(scenario, path, &documents, error);
    if (status == ctg_ok) {
        for (size_t i = documents.count; i > 0 && status != ctg_memory; i--) {
            status = worse(status, ctg_scenario_sheet_take(scenario, &documents.at[i - 1], error));
            status = worse(status, documents.at[i - 1].wrong_numbers > 0 ? ctg_input : ctg_ok);
        }
    }
    ctg_scenario_files_close(&documents);
    return status;
}

static ctg_status take_number(int64_t value, int64_t most, const char *option, int64_t *place,
                              ctg_error *error)
{
    if (value == 0) {
        return ctg_ok;
    }
    if (value < 1 || value > most) {
        return ctg_error_add(error, ctg_input, "%s: error: is %lld; allowed is 1 to %lld", option,
                             (long long)value, (long long)most);
    }
    *place = value;
    return ctg_ok;
}

static ctg_status take_seed(ctg_scenario *scenario, const char *text, ctg_error *error)
{
    int64_t seed = 0;
    if (text == NULL) {
        return ctg_ok;
    }
    const char *const why = ctg_number_whole(text, strlen(text), &seed);
    if (why != NULL || seed < 0) {
        return ctg_error_add(
            error, ctg_input, "--seed: error: '%s' %s; a whole number from 0 to 2^63 - 1 is needed",
            ctg_text_shown(text, strlen(text)).text, why == NULL ? "is negative" : why);
    }
    scenario->setting.seed = (uint64_t)seed;
    return ctg_ok;
}

static ctg_status take_month(const char *text, const char *option, ctg_month *month,
                             ctg_error *error)
{
    return text == NULL || ctg_month_read(text, month)
               ? ctg_ok
               : ctg_error_add(error, ctg_input, "%s: error: '%s' is no month (YYYY-MM)", option,
                               ctg_text_shown(text, strlen(text)).text);
}

/* Another start, another end, another folder of tables. */
static ctg_status take_frame(ctg_scenario *scenario, const ctg_scenario_overrides *overrides,
                             ctg_error *error)
{
    ctg_setting *const setting = &scenario->setting;
    ctg_month end = setting->start + (ctg_month)scenario->months;
    CTG_TRY(take_month(overrides->start, "--origins", &setting->start, error));
    CTG_TRY(take_month(overrides->end, "--end", &end, error));
    if (overrides->start != NULL) {
        if (setting->start < CTG_MONTH(1995, 1)) {
            return ctg_error_add(error, ctg_input,
                                 "--origins: error: %s lies before 1995-01, the first start",
                                 overrides->start);
        }
        scenario->has_start = scenario->has_known_to = true;
        setting->covariates_known_to = setting->start;
        scenario->start_place = scenario->known_to_place = (ctg_scenario_place){"--origins", 0};
    }
    if (overrides->end != NULL) {
        if (end <= setting->start || end > setting->start + CTG_SCENARIO_MONTHS_MOST) {
            return ctg_error_add(error, ctg_input,
                                 "--end: error: %s is not 1 to %d months after the start",
                                 overrides->end, CTG_SCENARIO_MONTHS_MOST);
        }
        scenario->months = end - setting->start;
        scenario->is_shortened = true;
    }
    return overrides->data == NULL ? ctg_ok
                                   : ctg_scenario_files_move(scenario, overrides->data, error);
}

/* The command line has the last word. */
static ctg_status take_overrides(ctg_scenario *scenario, const ctg_scenario_overrides *overrides,
                                 ctg_error *error)
{
    ctg_month from = CTG_MONTH_LEAST;
    ctg_month to = CTG_MONTH_MOST + 1;
    if (overrides == NULL) {
        return ctg_ok;
    }
    ctg_status status = take_number(overrides->replicates, CTG_SCENARIO_REPLICATES_MOST,
                                    "--replicates", &scenario->replicates, error);
    status = worse(status, take_number(overrides->months, CTG_SCENARIO_MONTHS_MOST, "--months",
                                       &scenario->months, error));
    scenario->is_shortened = overrides->months != 0;
    scenario->setting.chances = overrides->chances;
    status = worse(status, take_frame(scenario, overrides, error));
    status = worse(status, take_seed(scenario, overrides->seed, error));
    status = worse(status, take_month(overrides->from, "--from", &from, error));
    status = worse(status, take_month(overrides->to, "--to", &to, error));
    for (size_t i = 0; i < overrides->set_count && status != ctg_memory; i++) {
        status =
            worse(status, ctg_scenario_edit_read(scenario, overrides->set[i], from, to, error));
    }
    for (size_t i = 0; overrides->fixed_parameters && i < CTG_PARAMETERS; i++) {
        scenario->setting.drawn[i] = false;
    }
    return status;
}

/* What only shows when the tables are laid out for the months is a mistake of the scenario too. */
static ctg_status try_scene(const ctg_scenario *scenario, ctg_error *error)
{
    ctg_scene *scene = NULL;
    ctg_error said;
    ctg_error_clear(&said);
    const ctg_status status = ctg_scene_create(&scene, &scenario->setting, &said);
    ctg_scene_destroy(scene);
    return status == ctg_ok ? ctg_ok
                            : ctg_error_add_at(error, status, scenario->files[0].path, 0, "%.*s",
                                               (int)strcspn(said.text, "\n"), said.text);
}

static ctg_status fill(ctg_scenario *scenario, const char *path,
                       const ctg_scenario_overrides *overrides, ctg_error *error)
{
    CTG_TRY(begin(scenario, path, error));
    if (overrides != NULL) {
        scenario->shipped = overrides->shipped;
        scenario->given = overrides->given;
        scenario->given_count = overrides->given_count;
    }
    ctg_status status = take_sheets(scenario, path, error);
    if (status == ctg_memory || scenario->file_count == 0) {
        return status;
    }
    status = worse(status, take_overrides(scenario, overrides, error));
    if (status == ctg_memory || (status != ctg_ok && !ctg_scenario_files_named(scenario))) {
        return status; /* no tables are named: nothing more can be looked at */
    }
    status = worse(status, status == ctg_ok ? ctg_scenario_check_months(scenario, error) : ctg_ok);
    status = worse(status, ctg_scenario_files_posterior(scenario, error));
    const ctg_status of_tables = ctg_scenario_files_tables(scenario, error);
    status = worse(status, of_tables);
    status =
        status == ctg_memory ? status : worse(status, ctg_scenario_events_add(scenario, error));
    if (status != ctg_memory) {
        status = worse(status, ctg_scenario_expects_find(scenario, error));
        status = worse(status, ctg_scenario_asks_find(scenario, error));
        status = worse(status, ctg_scenario_check_tables(scenario, error));
        status = worse(status, ctg_scenario_edit_resolve(scenario, error));
    }
    if (status != ctg_memory && of_tables == ctg_ok) {
        status = worse(status, ctg_scenario_epochs_make(scenario, error));
    }
    return status == ctg_ok ? try_scene(scenario, error) : status;
}

ctg_status ctg_scenario_open(ctg_scenario **scenario, const char *path,
                             const ctg_scenario_overrides *overrides, ctg_error *error)
{
    void *place = NULL;
    *scenario = NULL;
    CTG_TRY(ctg_memory_array(&place, 1, sizeof **scenario, "a scenario", error));
    char *found = NULL;
    const ctg_shipped_name name = {.text = path,
                                   .folder = overrides == NULL ? NULL : overrides->shipped};
    ctg_status status = ctg_shipped_find(&found, &name, error);
    status = status == ctg_ok ? fill(place, found, overrides, error) : status;
    free(found);
    if (status != ctg_ok) {
        ctg_scenario_destroy(place);
        return status;
    }
    *scenario = place;
    return ctg_ok;
}

void ctg_scenario_destroy(ctg_scenario *scenario)
{
    if (scenario == NULL) {
        return;
    }
    for (size_t i = 0; i < scenario->copy_count; i++) {
        free(scenario->copies[i]);
    }
    free(scenario->copies);
    free(scenario->epochs);
    free(scenario->changes);
    free(scenario->edits);
    free(scenario->events);
    free(scenario->expects);
    free(scenario->asks);
    ctg_posterior_destroy(&scenario->posterior);
    ctg_registry_destroy(&scenario->registry);
    ctg_scenario_files_destroy(scenario);
    ctg_text_release(&scenario->texts);
    free(scenario);
}

const char *ctg_scenario_name(const ctg_scenario *scenario)
{
    return scenario->name;
}

const char *ctg_scenario_title(const ctg_scenario *scenario)
{
    return scenario->title;
}

const char *ctg_scenario_question(const ctg_scenario *scenario)
{
    return scenario->question;
}

const char *ctg_scenario_lever(const ctg_scenario *scenario)
{
    return scenario->lever;
}

const char *ctg_scenario_source(const ctg_scenario *scenario)
{
    return scenario->source;
}

/* Bases stand behind the file itself. */
const char *ctg_scenario_base_path(const ctg_scenario *scenario)
{
    const bool has_base = scenario->file_count > 1 && strcmp(scenario->files[1].role, "base") == 0;
    return has_base ? scenario->files[1].path : "";
}

size_t ctg_scenario_expect_count(const ctg_scenario *scenario)
{
    return scenario->expect_count;
}

const ctg_scenario_expect *ctg_scenario_expect_at(const ctg_scenario *scenario, size_t at)
{
    return &scenario->expects[at].expect;
}

size_t ctg_scenario_ask_count(const ctg_scenario *scenario)
{
    return scenario->ask_count;
}

const ctg_scenario_ask *ctg_scenario_ask_at(const ctg_scenario *scenario, size_t at)
{
    return &scenario->asks[at].ask;
}

uint32_t ctg_scenario_replicates(const ctg_scenario *scenario)
{
    return (uint32_t)scenario->replicates;
}

const ctg_setting *ctg_scenario_setting(const ctg_scenario *scenario)
{
    return &scenario->setting;
}

/* The parameter that is number `at` among those that files set to another value; CTG_PARAMETERS and
 * their number in *count when there are fewer. */
static ctg_parameter_id set_parameter(const ctg_scenario *scenario, size_t at, size_t *count)
{
    *count = 0;
    for (size_t id = 0; id < CTG_PARAMETERS; id++) {
        const ctg_parameter *const row = ctg_parameters_row((ctg_parameter_id)id);
        const double value = scenario->setting.centre.value[id];
        if ((value < row->value || value > row->value) && (*count)++ == at) {
            return (ctg_parameter_id)id;
        }
    }
    return CTG_PARAMETERS;
}

size_t ctg_scenario_change_count(const ctg_scenario *scenario)
{
    size_t set = 0;
    (void)set_parameter(scenario, SIZE_MAX, &set);
    return set + scenario->edit_count + scenario->event_count +
           (scenario->setting.posterior == NULL ? 0 : 1);
}

ctg_scenario_change ctg_scenario_change_at(const ctg_scenario *scenario, size_t at)
{
    size_t set = 0;
    const ctg_parameter_id parameter = set_parameter(scenario, at, &set);
    if (parameter < CTG_PARAMETERS) {
        return ctg_scenario_shown_parameter(scenario, parameter);
    }
    if (at - set < scenario->edit_count) {
        return ctg_scenario_shown_change(scenario, &scenario->edits[at - set]);
    }
    if (at - set - scenario->edit_count == scenario->event_count) {
        return ctg_scenario_shown_posterior(scenario);
    }
    const size_t first = scenario->registry.tables[ctg_table_events].read_count;
    return ctg_scenario_shown_event(scenario, first + at - set - scenario->edit_count);
}

size_t ctg_scenario_file_count(const ctg_scenario *scenario)
{
    return scenario->file_count;
}

const ctg_scenario_file *ctg_scenario_file_at(const ctg_scenario *scenario, size_t at)
{
    return &scenario->files[at];
}

ctg_status ctg_scenario_resolved(const ctg_scenario *scenario, char **text, ctg_error *error)
{
    ctg_text_builder builder = {NULL, 0, 0};
    const ctg_status status = ctg_scenario_resolved_write(scenario, &builder, error);
    if (status != ctg_ok) {
        free(builder.text);
        builder.text = NULL;
    }
    *text = builder.text;
    return status;
}
