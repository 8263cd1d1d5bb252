/* Paths to parameters and cells.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/io/path.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"

/* "training" of "training.turnover_per_year" is no valid path; the part behind the dot alone is
 * often what a user remembers. */
static const char *parameter_that_was_meant(const char *text)
{
    ctg_text_nearest nearest;
    ctg_text_nearest_begin(&nearest, text);
    const char *same_name = NULL;
    const char *const dot = strrchr(text, '.');
    const char *const name = dot == NULL ? text : dot + 1;
    for (size_t i = 0; i < CTG_PARAMETERS; i++) {
        const char *const path = ctg_parameters_row((ctg_parameter_id)i)->path;
        ctg_text_nearest_try(&nearest, path);
        same_name = strcmp(strchr(path, '.') + 1, name) == 0 ? path : same_name;
    }
    return same_name != NULL ? same_name : nearest.best;
}

bool ctg_path_parameter(ctg_parameter_id *parameter, const char *text, ctg_path_fault *fault)
{
    for (size_t i = 0; i < CTG_PARAMETERS; i++) {
        if (strcmp(ctg_parameters_row((ctg_parameter_id)i)->path, text) == 0) {
            *parameter = (ctg_parameter_id)i;
            return true;
        }
    }
    const char *const meant = parameter_that_was_meant(text);
    (void)snprintf(fault->text, sizeof fault->text, "is no parameter%s%s%s",
                   meant == NULL ? "" : "; did you mean '", meant == NULL ? "" : meant,
                   meant == NULL ? "" : "'?");
    return false;
}

static bool no_table(const char *text, const char *table, ctg_path_fault *fault)
{
    ctg_text_nearest nearest;
    ctg_text_nearest_begin(&nearest, table);
    for (ctg_table_id id = 0; id < CTG_TABLE_COUNT; id++) {
        ctg_table described;
        ctg_tables_describe(&described, id);
        ctg_text_nearest_try(&nearest, described.name);
    }
    const char *const parameter = nearest.best != NULL ? NULL : parameter_that_was_meant(text);
    if (parameter != NULL) {
        (void)snprintf(fault->text, sizeof fault->text,
                       "is neither a parameter nor a cell; did you mean '%s'?", parameter);
    } else {
        (void)snprintf(fault->text, sizeof fault->text, "names no table '%s'%s",
                       ctg_text_shown(table, strlen(table)).text,
                       ctg_text_nearest_hint(&nearest).text);
    }
    return false;
}

static bool no_column(const ctg_table *table, const char *column, ctg_path_fault *fault)
{
    ctg_text_nearest nearest;
    ctg_text_nearest_begin(&nearest, column);
    for (size_t i = 0; i < table->column_count; i++) {
        if (table->columns[i].kind != ctg_column_ignored) {
            ctg_text_nearest_try(&nearest, table->columns[i].name);
        }
    }
    (void)snprintf(fault->text, sizeof fault->text, "names no column '%s' of %s%s",
                   ctg_text_shown(column, strlen(column)).text, table->name,
                   ctg_text_nearest_hint(&nearest).text);
    return false;
}

/* Why a column that exists may not be changed; NULL when it may. */
static const char *fixed_column(const ctg_table *table, const ctg_column *column)
{
    if (column == &table->columns[0]) {
        return "is a key; keys cannot be changed";
    }
    if (strcmp(column->name, "number") == 0) {
        return "is a permanent number, which cannot be changed";
    }
    if (strcmp(table->name, "capabilities") == 0 &&
        (strcmp(column->name, "personnel") == 0 || strcmp(column->name, "individual") == 0)) {
        return "is what the mix and the record are sorted by; name another file in `tables`";
    }
    return column->kind == ctg_column_ignored ? "is for readers only; the model does not use it"
                                              : NULL;
}

static bool find_cell(ctg_path *path, const char *key, const char *column,
                      const ctg_registry *registry, ctg_path_fault *fault)
{
    const ctg_table *const table = &registry->tables[path->table];
    const ctg_table_keys keys = ctg_registry_keys(registry);
    if (table->key_columns != 1) {
        (void)snprintf(fault->text, sizeof fault->text,
                       "names a cell of %s, whose rows have keys of %zu columns; name another file "
                       "in `tables` to change it",
                       table->name, table->key_columns);
        return false;
    }
    path->column = ctg_table_column(table, column);
    if (path->column == NULL) {
        return no_column(table, column, fault);
    }
    const char *const fixed = fixed_column(table, path->column);
    if (fixed != NULL) {
        (void)snprintf(fault->text, sizeof fault->text, "%s", fixed);
        return false;
    }
    if (table->rows == NULL) {
        fault->text[0] = '\0';
        return false;
    }
    path->row = ctg_table_find(table, key, strlen(key), &keys);
    if (path->row < 0) {
        (void)snprintf(fault->text, sizeof fault->text, "names a row that %s",
                       ctg_table_unknown(table, key, strlen(key), &keys).text);
        return false;
    }
    return true;
}

bool ctg_path_find(ctg_path *path, const char *text, const ctg_registry *registry,
                   ctg_path_fault *fault)
{
    const char *const first = strchr(text, '.');
    const char *const last = strrchr(text, '.');
    char table[64];
    *path = (ctg_path){.is_cell = false};
    if (first == last) {
        return ctg_path_parameter(&path->parameter, text, fault);
    }
    path->is_cell = true;
    if (!ctg_text_copy(table, sizeof table, text, (size_t)(first - text)) ||
        (path->table = ctg_tables_named(table)) == CTG_TABLE_COUNT) {
        return no_table(text, table, fault);
    }
    char key[128];
    if (!ctg_text_copy(key, sizeof key, first + 1, (size_t)(last - first - 1))) {
        (void)snprintf(fault->text, sizeof fault->text, "has a key of more than 127 bytes");
        return false;
    }
    return find_cell(path, key, last + 1, registry, fault);
}

bool ctg_path_is_of_start(const ctg_path *path)
{
    if (!path->is_cell) {
        return path->parameter == ctg_parameter_pools_current_share ||
               path->parameter == ctg_parameter_money_debts_start_months;
    }
    const char *const column = path->column->name;
    return path->table == ctg_table_regions || path->table == ctg_table_states ||
           path->table == ctg_table_territories || path->table == ctg_table_events ||
           (path->table == ctg_table_missions && strcmp(column, "host") == 0) ||
           (path->table == ctg_table_frameworks &&
            (strcmp(column, "organisation") == 0 || strcmp(column, "kind") == 0));
}
