/* What something is, as JSON.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/explain_json.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/commands/explain_mechanism.h"
#include "analysis/commands/explain_pattern.h"
#include "analysis/commands/explain_row.h"
#include "analysis/commands/explain_say.h"
#include "analysis/commands/explain_scenario.h"
#include "analysis/commands/json.h"
#include "analysis/commands/named.h"
#include "analysis/patterns.h"
#include "engine/io/tables.h"
#include "engine/io/value.h"

static json_t *mechanisms_of(const char *path)
{
    json_t *list = json_array();
    ctg_documents_mechanism of;
    for (size_t at = 0; ctg_documents_mechanism_at(at, &of); at++) {
        if (ctg_explain_say_belongs(&of, path)) {
            list = ctg_json_append(list, json_stringn(of.number.text, of.number.length));
        }
    }
    return list;
}

static json_t *parameter_of(ctg_parameter_id id)
{
    static const char *const kinds[] = {"real", "whole", "switch"};
    const ctg_parameter *const row = ctg_parameters_row(id);
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:f, s:{s:f, s:f}, s:{s:f, s:f}, s:b, s:s, s:s, "
                     "s:o}",
                     "name", row->path, "kind", "parameter", "what", row->what, "unit", row->unit,
                     "number", kinds[row->kind], "value", row->value, "allowed", "least",
                     row->least, "most", row->most, "plausible", "low", row->low, "high", row->high,
                     "drawn", row->low < row->high, "basis", ctg_parameters_basis_name(row->basis),
                     "source", row->source, "mechanisms", mechanisms_of(row->path));
}

static json_t *measure_of(ctg_measure_id id)
{
    const ctg_measure *const row = ctg_measures_row(id);
    json_t *files = json_array();
    const char *file = NULL;
    for (size_t at = 0; (file = ctg_documents_reckoner(row->path, at)) != NULL; at++) {
        files = ctg_json_append(files, json_string(file));
    }
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:i, s:s, s:s, s:i, s:o}", "name",
                     row->path, "kind", "measure", "called", row->label, "better",
                     ctg_measures_better_name(row->better), "what", row->what, "unit", row->unit,
                     "taken", row->time == ctg_time_end ? "end" : "sum", "every_months",
                     row->scope == ctg_scope_world ? 1 : 12, "scope",
                     ctg_measures_scope_name(row->scope), "who", ctg_explain_say_who(row->scope),
                     "decimals", row->decimals, "source", files);
}

static json_t *built(ctg_text_builder *text, ctg_status status)
{
    json_t *const of = status == ctg_ok ? json_string(text->text == NULL ? "" : text->text) : NULL;
    free(text->text);
    return of;
}

static json_t *column_of(const ctg_table *table, const ctg_column *column)
{
    char allowed[256];
    ctg_documents_column of;
    ctg_text_builder source = {0};
    const bool known = ctg_documents_column_named(table->name, column->name, &of);
    const ctg_documents_cell unit = ctg_explain_say_unit(column, known ? &of : NULL);
    ctg_column_allowed(column, allowed);
    json_t *object = json_pack("{s:o, s:s, s:s, s:s, s:s#, s:s}", "name",
                               json_sprintf("%s.%s", table->name, column->name), "kind", "column",
                               "table", table->name, "what", column->what, "unit", unit.text,
                               (int)unit.length, "allowed", allowed);
    return ctg_json_put(
        object, "source",
        built(&source, known ? ctg_explain_say_source(&source, &of, NULL) : ctg_ok));
}

/* A table that the program does not read. */
static json_t *file_of(const char *name)
{
    json_t *columns = json_array();
    ctg_documents_column of;
    for (size_t at = 0; ctg_documents_column_at(name, at, &of); at++) {
        ctg_text_builder source = {0};
        const ctg_status status = ctg_explain_say_source(&source, &of, NULL);
        columns = ctg_json_append(
            columns,
            json_pack("{s:o, s:s#, s:o}", "name",
                      json_sprintf("%s.%.*s", name, (int)of.name.length, of.name.text), "unit",
                      of.unit.text, (int)of.unit.length, "source", built(&source, status)));
    }
    return json_pack("{s:s, s:s, s:o, s:o}", "name", name, "kind", "file", "file",
                     json_sprintf("data/%s.csv", name), "columns", columns);
}

static json_t *table_of(const ctg_table *table)
{
    json_t *keys = json_array();
    json_t *columns = json_array();
    for (size_t i = 0; i < table->column_count; i++) {
        columns = ctg_json_append(columns, column_of(table, &table->columns[i]));
        if (i < table->key_columns) {
            keys = ctg_json_append(keys, json_string(table->columns[i].name));
        }
    }
    return json_pack("{s:s, s:s, s:s, s:o, s:o, s:o}", "name", table->name, "kind", "table", "what",
                     table->what, "file", json_sprintf("data/%s.csv", table->name), "one_row_for",
                     keys, "columns", columns);
}

/* The parameters and the measures of a group, or, where it is NULL, of all. */
static json_t *parameters_in(const char *group)
{
    json_t *list = json_array();
    for (size_t i = 0; i < CTG_PARAMETERS; i++) {
        const char *const path = ctg_parameters_row((ctg_parameter_id)i)->path;
        if (group == NULL || ctg_explain_find_is_in(path, group)) {
            list = ctg_json_append(list, json_string(path));
        }
    }
    return list;
}

static json_t *measures_in(const char *group)
{
    json_t *list = json_array();
    for (size_t i = 0; i < CTG_MEASURES; i++) {
        const char *const path = ctg_measures_row((ctg_measure_id)i)->path;
        if (group == NULL || ctg_explain_find_is_in(path, group)) {
            list = ctg_json_append(list, json_string(path));
        }
    }
    return list;
}

static json_t *object_of(const ctg_explain_subject *subject)
{
    ctg_table table = {0};
    if (subject->kind == ctg_explain_table || subject->kind == ctg_explain_column) {
        ctg_tables_describe(&table, (ctg_table_id)subject->id);
    }
    switch (subject->kind) {
    case ctg_explain_parameter:
        return parameter_of((ctg_parameter_id)subject->id);
    case ctg_explain_measure:
        return measure_of((ctg_measure_id)subject->id);
    case ctg_explain_table:
        return table_of(&table);
    case ctg_explain_column:
        return column_of(&table, &table.columns[subject->column]);
    case ctg_explain_file:
        return file_of(subject->name);
    case ctg_explain_group:
        return json_pack("{s:s, s:s, s:o, s:o}", "name", subject->name, "kind", "group",
                         "parameters", parameters_in(subject->name), "measures",
                         measures_in(subject->name));
    case ctg_explain_mechanism:
        return ctg_explain_mechanism_json(subject->id);
    case ctg_explain_rule:
        return ctg_explain_mechanism_rule_json(subject->name);
    case ctg_explain_pattern:
        return ctg_explain_pattern_json(subject->name);
    case ctg_explain_row:
        return ctg_explain_row_json(subject->name);
    case ctg_explain_scenario:
    case ctg_explain_nothing:
        break;
    }
    return NULL;
}

ctg_status ctg_explain_json_of(json_t **object, const ctg_explain_subject *subject,
                               ctg_error *error)
{
    *object = NULL;
    if (subject->kind == ctg_explain_scenario) {
        return ctg_explain_scenario_json(object, subject->path, error);
    }
    *object = object_of(subject);
    return *object != NULL ? ctg_ok : ctg_error_add(error, ctg_memory, "no memory for the answer");
}

static void add_name(void *to, const char *name)
{
    json_t **const list = to;
    *list = ctg_json_append(*list, json_string(name));
}

json_t *ctg_explain_json_all(void)
{
    json_t *tables = json_array();
    json_t *mechanisms = json_array();
    json_t *patterns = json_array();
    json_t *scenarios = json_array();
    ctg_documents_mechanism of;
    for (ctg_table_id id = 0; id < CTG_TABLE_COUNT; id++) {
        ctg_table table;
        ctg_tables_describe(&table, id);
        add_name(&tables, table.name);
    }
    for (size_t at = 0; ctg_documents_mechanism_at(at, &of); at++) {
        mechanisms = ctg_json_append(mechanisms, json_stringn(of.number.text, of.number.length));
    }
    for (size_t id = 0; id < CTG_PATTERNS; id++) {
        add_name(&patterns, ctg_patterns_row((ctg_pattern_id)id)->id);
    }
    ctg_named_each(add_name, &scenarios);
    return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o}", "parameters", parameters_in(NULL),
                     "measures", measures_in(NULL), "tables", tables, "mechanisms", mechanisms,
                     "patterns", patterns, "scenarios", scenarios);
}
