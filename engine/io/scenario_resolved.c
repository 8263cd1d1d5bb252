/* A scenario as it will run, in the syntax of a scenario file.
 *
 * The text is the same wherever the scenario lies: it names its tables as data/NAME.csv, with the
 * digest of what was read. Beside a folder `data` with these files it can be run again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "engine/base/number.h"
#include "engine/io/scenario_inside.h"

static ctg_status write_quoted(ctg_text_builder *text, const char *what, ctg_error *error)
{
    CTG_TRY(ctg_text_add(text, error, "\""));
    for (const char *at = what; *at != '\0';) {
        const size_t plain = strcspn(at, "\"\\");
        CTG_TRY(ctg_text_add(text, error, "%.*s", (int)plain, at));
        at += plain;
        if (*at != '\0') {
            CTG_TRY(ctg_text_add(text, error, "\\%c", *at++));
        }
    }
    return ctg_text_add(text, error, "\"");
}

static ctg_status write_text(ctg_text_builder *text, const char *name, const char *what,
                             ctg_error *error)
{
    CTG_TRY(ctg_text_add(text, error, "%s = ", name));
    CTG_TRY(write_quoted(text, what, error));
    return ctg_text_add(text, error, ";\n");
}

static ctg_status write_head(const ctg_scenario *scenario, ctg_text_builder *text, ctg_error *error)
{
    char start[8];
    char known_to[8];
    const ctg_setting *const setting = &scenario->setting;
    ctg_month_write(setting->start, start);
    ctg_month_write(setting->covariates_known_to, known_to);
    CTG_TRY(write_text(text, "title", scenario->title, error));
    CTG_TRY(write_text(text, "question", scenario->question, error));
    return ctg_text_add(text, error,
                        "start = \"%s\";\nmonths = %d;\nreplicates = %lld;\nseed = %llu;\n"
                        "covariates_known_to = \"%s\";\ndata = \"data\";\n",
                        start, (int)setting->months, (long long)scenario->replicates,
                        (unsigned long long)setting->seed, known_to);
}

static ctg_status write_tables(const ctg_scenario *scenario, ctg_text_builder *text,
                               ctg_error *error)
{
    for (size_t i = 0; i < scenario->file_count; i++) {
        const ctg_scenario_file *const file = &scenario->files[i];
        if (strncmp(file->role, "table ", 6) == 0) {
            CTG_TRY(ctg_text_add(text, error, "# data/%s.csv %s\n", file->role + 6, file->sha256));
        } else if (strcmp(file->role, "posterior") == 0) {
            CTG_TRY(ctg_text_add(text, error,
                                 "posterior = \"data/posterior.csv\";\n# data/posterior.csv %s\n",
                                 file->sha256));
        }
    }
    return ctg_ok;
}

/* "training" of "training.turnover_per_year" */
static size_t group_length(const char *path)
{
    return (size_t)(strchr(path, '.') - path);
}

static ctg_status write_parameter(const ctg_scenario *scenario, ctg_parameter_id id,
                                  ctg_text_builder *text, ctg_error *error)
{
    char value[CTG_NUMBER_ROOM];
    const ctg_parameter *const row = ctg_parameters_row(id);
    ctg_number_write(scenario->setting.centre.value[id], value);
    return ctg_text_add(text, error,
                        scenario->setting.drawn[id] ? "        %s = { value = %s; draw = true; };\n"
                                                    : "        %s = %s;\n",
                        row->path + group_length(row->path) + 1, value);
}

static ctg_status write_parameters(const ctg_scenario *scenario, ctg_text_builder *text,
                                   ctg_error *error)
{
    CTG_TRY(ctg_text_add(text, error, "parameters = {\n"));
    for (size_t i = 0; i < CTG_PARAMETERS; i++) {
        const char *const path = ctg_parameters_row((ctg_parameter_id)i)->path;
        const char *const above = i == 0 ? "" : ctg_parameters_row((ctg_parameter_id)(i - 1))->path;
        const size_t length = group_length(path) + 1;
        if (strncmp(path, above, length) != 0) {
            CTG_TRY(ctg_text_add(text, error, "%s    %.*s = {\n", i == 0 ? "" : "    };\n",
                                 (int)length - 1, path));
        }
        CTG_TRY(write_parameter(scenario, (ctg_parameter_id)i, text, error));
    }
    return ctg_text_add(text, error, "    };\n};\n");
}

static ctg_status write_edit(const ctg_scenario_edit *edit, ctg_text_builder *text,
                             ctg_error *error)
{
    static const char *const operations[] = {"multiply", "add", "set"};
    char month[8];
    CTG_TRY(ctg_text_add(text, error, "    { path = "));
    CTG_TRY(write_quoted(text, edit->path, error));
    CTG_TRY(ctg_text_add(text, error, "; %s = ", operations[edit->operation]));
    CTG_TRY(edit->is_text ? write_quoted(text, edit->operand, error)
                          : ctg_text_add(text, error, "%s", edit->operand));
    if (edit->from > CTG_MONTH_LEAST) {
        ctg_month_write(edit->from, month);
        CTG_TRY(ctg_text_add(text, error, "; from = \"%s\"", month));
    }
    if (edit->to <= CTG_MONTH_MOST) {
        ctg_month_write(edit->to, month);
        CTG_TRY(ctg_text_add(text, error, "; to = \"%s\"", month));
    }
    return ctg_text_add(text, error, "; }");
}

/* The cells of an event that are not empty. */
static ctg_status write_event(const ctg_table *table, size_t row, const ctg_table_keys *keys,
                              ctg_text_builder *text, ctg_error *error)
{
    const char *before = "    { ";
    for (size_t i = 0; i < table->column_count; i++) {
        char cell[CTG_COLUMN_ROOM];
        const ctg_column *const column = &table->columns[i];
        const bool is_number = ctg_column_is_number(column);
        ctg_table_cell_write(column, ctg_table_row(table, row), keys, cell);
        if (cell[0] == '\0' || (is_number && strcmp(cell, "0") == 0)) {
            continue;
        }
        CTG_TRY(ctg_text_add(text, error, "%s%s = ", before, column->name));
        CTG_TRY(is_number ? ctg_text_add(text, error, "%s", cell)
                          : write_quoted(text, cell, error));
        before = "; ";
    }
    return ctg_text_add(text, error, "; }");
}

/* What the scenario adds to its table of events; nothing where it adds nothing. */
static ctg_status write_events(const ctg_scenario *scenario, ctg_text_builder *text,
                               ctg_error *error)
{
    const ctg_table *const table = &scenario->registry.tables[ctg_table_events];
    const ctg_table_keys keys = ctg_registry_keys(&scenario->registry);
    if (table->row_count == table->read_count) {
        return ctg_ok;
    }
    CTG_TRY(ctg_text_add(text, error, "events = ("));
    for (size_t row = table->read_count; row < table->row_count; row++) {
        CTG_TRY(ctg_text_add(text, error, "%s\n", row == table->read_count ? "" : ","));
        CTG_TRY(write_event(table, row, &keys, text, error));
    }
    return ctg_text_add(text, error, "\n);\n");
}

ctg_status ctg_scenario_resolved_write(const ctg_scenario *scenario, ctg_text_builder *text,
                                       ctg_error *error)
{
    CTG_TRY(write_head(scenario, text, error));
    CTG_TRY(write_tables(scenario, text, error));
    CTG_TRY(write_parameters(scenario, text, error));
    CTG_TRY(ctg_text_add(text, error, "change = ("));
    for (size_t i = 0; i < scenario->edit_count; i++) {
        CTG_TRY(ctg_text_add(text, error, "%s\n", i == 0 ? "" : ","));
        CTG_TRY(write_edit(&scenario->edits[i], text, error));
    }
    CTG_TRY(ctg_text_add(text, error, "%s);\n", scenario->edit_count == 0 ? "" : "\n"));
    return write_events(scenario, text, error);
}
