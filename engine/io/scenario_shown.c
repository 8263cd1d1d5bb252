/* Changes in words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "engine/base/number.h"
#include "engine/io/scenario_inside.h"

/* The cell in the tables of an epoch. */
static void write_cell(const ctg_scenario *scenario, const ctg_path *path, const ctg_epoch *epoch,
                       char text[CTG_COLUMN_ROOM])
{
    static const size_t places[] = {
#define CTG_ROW(name, type) offsetof(ctg_tables, name),
        CTG_TABLES(CTG_ROW)
#undef CTG_ROW
    };
    const char *rows = NULL;
    const ctg_table_keys keys = ctg_registry_keys(&scenario->registry);
    memcpy(&rows, (const char *)&epoch->tables + places[path->table], sizeof rows);
    rows += (size_t)path->row * scenario->registry.tables[path->table].row_bytes;
    ctg_table_cell_write(path->column, rows, &keys, text);
}

static const ctg_epoch *epoch_of(const ctg_scenario *scenario, ctg_month month)
{
    size_t at = 0;
    while (at + 1 < scenario->setting.epoch_count && scenario->epochs[at + 1].from <= month) {
        at++;
    }
    return &scenario->epochs[at];
}

/* The value before any change, and in the month in which this one begins. */
static void write_values(const ctg_scenario *scenario, const ctg_scenario_edit *edit,
                         char before[CTG_COLUMN_ROOM], char after[CTG_COLUMN_ROOM])
{
    const ctg_path *const path = &edit->leads_to;
    if (path->is_cell) {
        const ctg_table *const table = &scenario->registry.tables[path->table];
        const ctg_table_keys keys = ctg_registry_keys(&scenario->registry);
        ctg_table_cell_write(path->column, ctg_table_row(table, (size_t)path->row), &keys, before);
        write_cell(scenario, path, epoch_of(scenario, edit->from), after);
        return;
    }
    ctg_number_write(scenario->setting.centre.value[path->parameter], before);
    ctg_number_write(ctg_scenario_edit_value(scenario, path->parameter, edit->from), after);
}

/* A cell as a line has room for it: what is empty is said so, what is long is cut. */
static ctg_text_quote shortened(const char *cell)
{
    return ctg_text_shown(cell[0] == '\0' ? "nothing" : cell, cell[0] == '\0' ? 7 : strlen(cell));
}

ctg_scenario_change ctg_scenario_shown_change(const ctg_scenario *scenario,
                                              const ctg_scenario_edit *edit)
{
    char before[CTG_COLUMN_ROOM] = "";
    char after[CTG_COLUMN_ROOM] = "";
    char from[16] = "";
    char to[16] = "";
    ctg_scenario_change change;
    write_values(scenario, edit, before, after);
    if (edit->from > CTG_MONTH_LEAST) {
        memcpy(from, " from ", 7);
        ctg_month_write(edit->from, from + 6);
    }
    if (edit->to <= CTG_MONTH_MOST) {
        memcpy(to, " before ", 9);
        ctg_month_write(edit->to, to + 8);
    }
    (void)snprintf(change.text, sizeof change.text, "%.75s %s -> %s%s%s", edit->path,
                   shortened(before).text, shortened(after).text, from, to);
    return change;
}

ctg_scenario_change ctg_scenario_shown_parameter(const ctg_scenario *scenario,
                                                 ctg_parameter_id parameter)
{
    char before[CTG_COLUMN_ROOM] = "";
    char after[CTG_COLUMN_ROOM] = "";
    ctg_scenario_change change;
    const ctg_parameter *const row = ctg_parameters_row(parameter);
    ctg_number_write(row->value, before);
    ctg_number_write(scenario->setting.centre.value[parameter], after);
    (void)snprintf(change.text, sizeof change.text, "%.90s %.50s -> %.50s%s", row->path, before,
                   after, scenario->setting.drawn[parameter] ? "" : ", not drawn");
    return change;
}

ctg_scenario_change ctg_scenario_shown_posterior(const ctg_scenario *scenario)
{
    ctg_scenario_change change;
    size_t drawn = 0;
    const ctg_posterior *const posterior = &scenario->posterior;
    const char *const path = scenario->posterior_path;
    const char *const slash = strrchr(path, '/');
    for (size_t i = 0; i < posterior->parameter_count; i++) {
        drawn += scenario->setting.drawn[posterior->parameters[i]] ? 1 : 0;
    }
    (void)snprintf(change.text, sizeof change.text,
                   "posterior %.90s: %zu of its %zu parameters are drawn from its %zu rows",
                   slash == NULL ? path : slash + 1, drawn, posterior->parameter_count,
                   posterior->row_count);
    return change;
}

ctg_scenario_change ctg_scenario_shown_event(const ctg_scenario *scenario, size_t row)
{
    ctg_scenario_change change = {.text = ""};
    size_t used = 0;
    const ctg_table *const table = &scenario->registry.tables[ctg_table_events];
    const ctg_table_keys keys = ctg_registry_keys(&scenario->registry);
    for (size_t i = 0; i < table->column_count && used < sizeof change.text; i++) {
        char cell[CTG_COLUMN_ROOM];
        const ctg_column *const column = &table->columns[i];
        ctg_table_cell_write(column, ctg_table_row(table, row), &keys, cell);
        if (cell[0] != '\0' && !(ctg_column_is_number(column) && strcmp(cell, "0") == 0)) {
            const int added = snprintf(change.text + used, sizeof change.text - used, "%s%s %.50s",
                                       i == 0 ? "" : ", ", column->name, cell);
            used += added > 0 ? (size_t)added : 0;
        }
    }
    return change;
}
