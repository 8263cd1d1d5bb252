/* Measures that a scenario names, and whose value of them it means.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "engine/io/scenario_take.h"

typedef ctg_scenario_taking taking;

/* A path of which only the part behind the dot is right is what a user often means. */
static const char *measure_that_was_meant(const char *text)
{
    ctg_text_nearest nearest;
    ctg_text_nearest_begin(&nearest, text);
    const char *same_name = NULL;
    const char *const dot = strrchr(text, '.');
    const char *const name = dot == NULL ? text : dot + 1;
    for (size_t i = 0; i < CTG_MEASURES; i++) {
        const char *const path = ctg_measures_row((ctg_measure_id)i)->path;
        const bool same = strcmp(strchr(path, '.') + 1, name) == 0;
        ctg_text_nearest_try(&nearest, path);
        same_name = same && same_name == NULL ? path : same_name;
    }
    return nearest.best != NULL ? nearest.best : same_name;
}

/* The measure of a path; CTG_MEASURES where it is none. */
static ctg_measure_id measure_of(const char *path, size_t length)
{
    size_t id = 0;
    while (id < CTG_MEASURES &&
           (strncmp(ctg_measures_row((ctg_measure_id)id)->path, path, length) != 0 ||
            ctg_measures_row((ctg_measure_id)id)->path[length] != '\0')) {
        id++;
    }
    return (ctg_measure_id)id;
}

void ctg_scenario_measure_take(taking *t, const ctg_node *node, ctg_measure_id *measure)
{
    const char *text = NULL;
    if (!ctg_scenario_take_text(t, node, &text)) {
        return;
    }
    const ctg_measure_id named = measure_of(text, strlen(text));
    if (named < CTG_MEASURES) {
        *measure = named;
        return;
    }
    const char *const meant = measure_that_was_meant(text);
    ctg_scenario_take_refuse(t, node, "'measure' is '%s', which is no measure%s%s%s",
                             ctg_text_shown(text, strlen(text)).text,
                             meant == NULL ? "" : "; did you mean '", meant == NULL ? "" : meant,
                             meant == NULL ? "" : "'?");
}

/* The table whose keys name what a scope is about; CTG_TABLE_COUNT for the world, and where names
 * are made of more than a key. */
static ctg_table_id table_of(ctg_scope scope)
{
    switch (scope) {
    case ctg_scope_supplier:
    case ctg_scope_host:
        return ctg_table_regions;
    case ctg_scope_capability:
        return ctg_table_capabilities;
    case ctg_scope_state:
        return ctg_table_states;
    case ctg_scope_mission:
        return ctg_table_missions;
    case ctg_scope_framework:
        return ctg_table_frameworks;
    case ctg_scope_world:
    case ctg_scope_age:
    case ctg_scope_pool:
    case CTG_SCOPES:
        break;
    }
    return CTG_TABLE_COUNT;
}

const char *ctg_scenario_measure_whose(const taking *t, ctg_scope scope)
{
    const ctg_table_id table = table_of(scope);
    if (table < CTG_TABLE_COUNT) {
        return t->scenario->registry.tables[table].name;
    }
    return scope == ctg_scope_pool ? "regions and one of capabilities (\"Polynesia: infantry\")"
                                   : "ages (\"months 2-3\")";
}

static ctg_status find_key(const ctg_scenario *scenario, const ctg_scenario_named *named,
                           ctg_table_id id, size_t *who, ctg_error *error)
{
    const ctg_table_keys keys = ctg_registry_keys(&scenario->registry);
    const ctg_table *const table = &scenario->registry.tables[id];
    const size_t length = strlen(named->name);
    const int32_t row = table->rows == NULL ? 0 : ctg_table_find(table, named->name, length, &keys);
    if (row < 0) {
        return ctg_error_add_at(error, ctg_input, named->place.file, named->place.line,
                                "'who' of the %s %s %s", named->by,
                                ctg_measures_row(named->measure)->path,
                                ctg_table_unknown(table, named->name, length, &keys).text);
    }
    *who = (size_t)row;
    return ctg_ok;
}

/* Among the names of a scope's rows. */
static ctg_status find_name(const ctg_scenario *scenario, const ctg_scenario_named *named,
                            size_t *who, ctg_error *error)
{
    const ctg_measure *const measure = ctg_measures_row(named->measure);
    const ctg_tables tables = ctg_registry_view(&scenario->registry);
    const size_t count = ctg_measures_who_count(&tables, measure->scope);
    char room[CTG_WHO_ROOM];
    char best[CTG_WHO_ROOM] = "";
    ctg_text_nearest nearest;
    ctg_text_nearest_begin(&nearest, named->name);
    bool is_near = false;
    for (size_t row = 0; row < count; row++) {
        const char *const name = ctg_measures_who(&tables, measure->scope, row, room);
        if (strcmp(name, named->name) == 0) {
            *who = row;
            return ctg_ok;
        }
        nearest.best = NULL;
        ctg_text_nearest_try(&nearest, name);
        if (nearest.best != NULL || row == 0) {
            (void)ctg_text_copy(best, sizeof best, name, strlen(name));
        }
        is_near = is_near || nearest.best != NULL;
    }
    return count == 0
               ? ctg_ok
               : ctg_error_add_at(
                     error, ctg_input, named->place.file, named->place.line,
                     "'who' of the %s %s is '%s', which is none of %zu; %s '%s'%s", named->by,
                     measure->path, ctg_text_shown(named->name, strlen(named->name)).text, count,
                     is_near ? "did you mean" : "the first is", best, is_near ? "?" : "");
}

ctg_status ctg_scenario_measure_find(const ctg_scenario *scenario, const ctg_scenario_named *named,
                                     size_t *who, ctg_error *error)
{
    const ctg_scope scope = ctg_measures_row(named->measure)->scope;
    const ctg_table_id id = table_of(scope);
    if (scope == ctg_scope_world) {
        return ctg_ok;
    }
    return id < CTG_TABLE_COUNT ? find_key(scenario, named, id, who, error)
                                : find_name(scenario, named, who, error);
}

ctg_status ctg_scenario_measure_named(const ctg_scenario *scenario, const char *text,
                                      ctg_measure_id *measure, size_t *who, ctg_error *error)
{
    const size_t length = strcspn(text, "=");
    char path[CTG_TEXT_SHOWN];
    (void)ctg_text_copy(path, sizeof path, text, length);
    *measure = measure_of(text, length);
    *who = 0;
    if (*measure == CTG_MEASURES) {
        const char *const meant = measure_that_was_meant(path);
        return ctg_error_add(error, ctg_input, "--measure: error: '%s' is no measure%s%s%s",
                             ctg_text_shown(text, length).text,
                             meant == NULL ? "" : "; did you mean '", meant == NULL ? "" : meant,
                             meant == NULL ? "" : "'?");
    }
    const ctg_scope scope = ctg_measures_row(*measure)->scope;
    if ((scope == ctg_scope_world) != (text[length] == '\0')) {
        return ctg_error_add(error, ctg_input,
                             scope == ctg_scope_world
                                 ? "--measure: error: %s is of the world and of nobody else"
                                 : "--measure: error: %s needs whose it is: %s=WHO",
                             path, path);
    }
    const ctg_scenario_named named = {.by = "option for",
                                      .measure = *measure,
                                      .name = text + length + 1,
                                      .place = {"--measure", 0}};
    return scope == ctg_scope_world ? ctg_ok
                                    : ctg_scenario_measure_find(scenario, &named, who, error);
}
