/* What something is, as a page.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/explain_page.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/commands/explain_mechanism.h"
#include "analysis/commands/explain_pattern.h"
#include "analysis/commands/explain_row.h"
#include "analysis/commands/explain_say.h"
#include "analysis/commands/explain_scenario.h"
#include "analysis/commands/page.h"
#include "engine/base/number.h"
#include "engine/io/tables.h"
#include "engine/io/value.h"

#define KEYS_ROOM 4096

/* Prints a fact that was put together, unless it is empty, and releases it. */
static ctg_status print_built(const char *label, ctg_text_builder *text, ctg_status status)
{
    if (status == ctg_ok && text->used > 0) {
        ctg_page_print_fact(stdout, label, text->text);
    }
    free(text->text);
    return status;
}

/* The mechanisms that the switch of that path switches. */
static void print_switched(const char *path)
{
    ctg_documents_mechanism mechanism;
    for (size_t at = 0; ctg_documents_mechanism_at(at, &mechanism); at++) {
        if (ctg_documents_has(mechanism.switches, path)) {
            ctg_explain_mechanism_print(at);
        }
    }
}

static ctg_status print_parameter(ctg_parameter_id id, ctg_error *error)
{
    char numbers[3][CTG_NUMBER_ROOM];
    char allowed[128];
    ctg_text_builder mechanisms = {0};
    const ctg_parameter *const row = ctg_parameters_row(id);
    ctg_number_write(row->value, numbers[0]);
    ctg_number_write(row->low, numbers[1]);
    ctg_number_write(row->high, numbers[2]);
    ctg_value_allowed(id, allowed);
    (void)printf("%s: a parameter\n", row->path);
    ctg_page_print_wrapped(stdout, row->what, "  ", CTG_PAGE_FACT);
    (void)printf("  value      %s %s\n", numbers[0], row->unit);
    (void)printf("  allowed    %s\n", allowed);
    (void)printf("  plausible  %s to %s; %s\n", numbers[1], numbers[2],
                 row->low < row->high ? "each replicate draws it" : "never drawn");
    (void)printf("  basis      %s\n", ctg_parameters_basis_name(row->basis));
    ctg_page_print_fact(stdout, "source", row->source);
    const ctg_status status = print_built(
        "mechanism", &mechanisms, ctg_explain_say_mechanisms(&mechanisms, row->path, error));
    print_switched(row->path);
    return status;
}

static ctg_status print_measure(ctg_measure_id id, ctg_error *error)
{
    const ctg_measure *const row = ctg_measures_row(id);
    ctg_text_builder files = {0};
    (void)printf("%s: a measure\n", row->path);
    ctg_page_print_wrapped(stdout, row->what, "  ", CTG_PAGE_FACT);
    ctg_page_print_fact(stdout, "called", row->label);
    ctg_page_print_fact(stdout, "unit", row->unit);
    ctg_page_print_fact(stdout, "better", ctg_measures_better_name(row->better));
    ctg_page_print_fact(stdout, "taken", ctg_explain_say_time(row));
    ctg_page_print_fact(stdout, "months", ctg_explain_say_months(row));
    ctg_page_print_fact(stdout, "scope", ctg_explain_say_scope(row->scope));
    if (row->scope != ctg_scope_world) {
        ctg_page_print_fact(stdout, "who", ctg_explain_say_who(row->scope));
    }
    return print_built("source", &files, ctg_explain_say_files(&files, row->path, error));
}

static ctg_status print_column(const ctg_table *table, const ctg_column *column, ctg_error *error)
{
    char allowed[256];
    ctg_documents_column of;
    ctg_text_builder source = {0};
    const bool known = ctg_documents_column_named(table->name, column->name, &of);
    const ctg_documents_cell unit = ctg_explain_say_unit(column, known ? &of : NULL);
    ctg_column_allowed(column, allowed);
    (void)printf("%s.%s: a column of the table %s\n", table->name, column->name, table->name);
    ctg_page_print_wrapped(stdout, column->what, "  ", CTG_PAGE_FACT);
    if (unit.length > 0) {
        (void)printf("  unit       %.*s\n", (int)unit.length, unit.text);
    }
    (void)printf("  allowed    %s\n", allowed);
    if (table->key_columns == 1 && column != &table->columns[0] &&
        column->kind != ctg_column_ignored) {
        (void)printf("  path       %s.<%s>.%s\n", table->name, table->columns[0].name,
                     column->name);
    }
    return print_built("source", &source,
                       known ? ctg_explain_say_source(&source, &of, error) : ctg_ok);
}

typedef struct key_list {
    char text[KEYS_ROOM];
    size_t used;
} key_list;

static void add_key(void *to, const char *key, size_t length)
{
    key_list *const keys = to;
    if (keys->used < sizeof keys->text) {
        keys->used += (size_t)snprintf(keys->text + keys->used, sizeof keys->text - keys->used,
                                       "%s%.*s", keys->used == 0 ? "" : ", ", (int)length, key);
    }
}

static void print_keys(const ctg_table *table)
{
    key_list keys = {.used = 0};
    ctg_explain_row_keys(table, add_key, &keys);
    if (keys.used > 0) {
        ctg_page_print_fact(stdout, "keys", keys.text);
    }
}

static void print_table(const ctg_table *table)
{
    (void)printf("%s: a table, data/%s.csv\n", table->name, table->name);
    ctg_page_print_wrapped(stdout, table->what, "  ", CTG_PAGE_FACT);
    for (size_t i = 0; i < table->column_count; i++) {
        char allowed[256];
        const ctg_column *const column = &table->columns[i];
        const bool is_set = column->kind == ctg_column_keys;
        ctg_column_allowed(column, allowed);
        (void)printf("  %-24s %s%s%s%s%s\n", column->name, column->what,
                     column->unit[0] == '\0' ? "" : ", ", column->unit, is_set ? ": " : "",
                     is_set ? allowed : "");
    }
    (void)printf("  one row for each");
    for (size_t i = 0; i < table->key_columns; i++) {
        (void)printf("%s %s", i == 0 ? "" : " and", table->columns[i].name);
    }
    (void)fputc('\n', stdout);
    print_keys(table);
    (void)printf("  source     scenarios/data/SOURCES.md; of a column: contingent explain "
                 "%s.COLUMN\n",
                 table->name);
}

/* A table that only scripts and tests read: its columns, each with its source. */
static ctg_status print_file(const char *name, ctg_error *error)
{
    ctg_documents_column of;
    (void)printf("%s: a table of scenarios/data, which the program does not read\n", name);
    for (size_t at = 0; ctg_documents_column_at(name, at, &of); at++) {
        ctg_text_builder text = {0};
        const bool has_unit = !ctg_documents_is(of.unit, "-");
        ctg_status status =
            ctg_text_add(&text, error, "%.*s%s%.*s: ", (int)of.name.length, of.name.text,
                         has_unit ? ", " : "", has_unit ? (int)of.unit.length : 0, of.unit.text);
        status = status == ctg_ok ? ctg_explain_say_source(&text, &of, error) : status;
        if (status == ctg_ok) {
            ctg_page_print_wrapped(stdout, text.text, "  ", CTG_PAGE_FACT);
        }
        free(text.text);
        CTG_TRY(status);
    }
    return ctg_ok;
}

static void print_group(const char *name)
{
    for (size_t i = 0; i < CTG_PARAMETERS; i++) {
        const ctg_parameter *const row = ctg_parameters_row((ctg_parameter_id)i);
        if (ctg_explain_find_is_in(row->path, name)) {
            char value[CTG_NUMBER_ROOM];
            ctg_number_write(row->value, value);
            (void)printf("%-38s %8s  %s\n", row->path, value, row->unit);
        }
    }
    for (size_t i = 0; i < CTG_MEASURES; i++) {
        const ctg_measure *const row = ctg_measures_row((ctg_measure_id)i);
        if (ctg_explain_find_is_in(row->path, name)) {
            (void)printf("%-38s %s\n", row->path, row->unit);
        }
    }
}

ctg_status ctg_explain_page_print(const ctg_explain_subject *subject, ctg_error *error)
{
    ctg_table table;
    switch (subject->kind) {
    case ctg_explain_parameter:
        return print_parameter((ctg_parameter_id)subject->id, error);
    case ctg_explain_measure:
        return print_measure((ctg_measure_id)subject->id, error);
    case ctg_explain_table:
        ctg_tables_describe(&table, (ctg_table_id)subject->id);
        print_table(&table);
        return ctg_ok;
    case ctg_explain_column:
        ctg_tables_describe(&table, (ctg_table_id)subject->id);
        return print_column(&table, &table.columns[subject->column], error);
    case ctg_explain_file:
        return print_file(subject->name, error);
    case ctg_explain_group:
        print_group(subject->name);
        return ctg_ok;
    case ctg_explain_mechanism:
        ctg_explain_mechanism_print(subject->id);
        return ctg_ok;
    case ctg_explain_rule:
        ctg_explain_mechanism_print_rule(subject->name);
        return ctg_ok;
    case ctg_explain_pattern:
        (void)ctg_explain_pattern_print(subject->name);
        return ctg_ok;
    case ctg_explain_scenario:
        return ctg_explain_scenario_print(subject->path, error);
    case ctg_explain_row:
        ctg_explain_row_print(subject->name);
        return ctg_ok;
    case ctg_explain_nothing:
        break;
    }
    return ctg_ok;
}

void ctg_explain_page_print_all(void)
{
    (void)printf("Parameters\n");
    for (size_t i = 0; i < CTG_PARAMETERS; i++) {
        const ctg_parameter *const row = ctg_parameters_row((ctg_parameter_id)i);
        (void)printf("  %-38s %s\n", row->path, row->unit);
    }
    (void)printf("Measures\n");
    for (size_t i = 0; i < CTG_MEASURES; i++) {
        const ctg_measure *const row = ctg_measures_row((ctg_measure_id)i);
        (void)printf("  %-38s %s\n", row->path, row->unit);
    }
    (void)printf("Tables\n");
    for (ctg_table_id id = 0; id < CTG_TABLE_COUNT; id++) {
        ctg_table table;
        ctg_tables_describe(&table, id);
        (void)printf("  %-38s %s\n", table.name, table.what);
    }
    ctg_explain_mechanism_print_all();
    ctg_explain_pattern_print_all();
    ctg_explain_scenario_print_all();
    (void)printf("`contingent explain NAME` says more of each; a rule of engine/MODEL.md, such as "
                 "FIN3, too.\n");
}
