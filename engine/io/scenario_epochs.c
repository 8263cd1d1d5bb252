/* The tables as changes leave them, span of months by span of months.
 *
 * An epoch begins wherever a change of a cell begins or ends. Only tables that a change touches are
 * copied; the others are shared by pointer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/io/registry_check.h"
#include "engine/io/registry_events.h"
#include "engine/io/scenario_inside.h"

static int earlier(const void *a, const void *b)
{
    const ctg_month x = *(const ctg_month *)a;
    const ctg_month y = *(const ctg_month *)b;
    return x < y ? -1 : x > y;
}

/* The months in which epochs begin, in order, each once; there is room for all. */
static size_t list_beginnings(const ctg_scenario *scenario, ctg_month *months)
{
    size_t count = 0;
    months[count++] = CTG_MONTH_LEAST;
    for (size_t i = 0; i < scenario->edit_count; i++) {
        const ctg_scenario_edit *const edit = &scenario->edits[i];
        if (edit->leads_to.is_cell && !edit->told) {
            months[count++] = edit->from;
            months[count++] = edit->to;
        }
    }
    qsort(months, count, sizeof *months, earlier);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (months[i] <= CTG_MONTH_MOST && (kept == 0 || months[kept - 1] != months[i])) {
            months[kept++] = months[i];
        }
    }
    return kept;
}

/* Copies the rows of a table for one epoch. */
static ctg_status copy_rows(ctg_scenario *scenario, const ctg_table *table, void **rows,
                            ctg_error *error)
{
    void *copies = scenario->copies;
    const ctg_status status =
        ctg_memory_grow(&copies, &scenario->copy_room, scenario->copy_count + 1,
                        sizeof *scenario->copies, "changed tables", error);
    scenario->copies = copies;
    CTG_TRY(status);
    CTG_TRY(ctg_memory_array(rows, table->row_count, table->row_bytes, "a changed table", error));
    memcpy(*rows, table->rows, table->row_count * table->row_bytes);
    scenario->copies[scenario->copy_count++] = *rows;
    return ctg_ok;
}

static bool change_cell(const ctg_scenario_edit *edit, void *row, const ctg_table_keys *keys,
                        ctg_column_fault *fault)
{
    const ctg_column *const column = edit->leads_to.column;
    if (edit->operation == ctg_set) {
        return ctg_table_cell_read(column, row, edit->operand, strlen(edit->operand), keys, fault);
    }
    const double old = ctg_column_number(column, row);
    return ctg_column_set_number(
        column, row, edit->operation == ctg_multiply ? old * edit->number : old + edit->number,
        fault);
}

/* Applies an edit to its table's rows in an epoch that begins in `month`. */
static ctg_status apply(const ctg_scenario *scenario, ctg_scenario_edit *edit, void *rows,
                        ctg_month month, ctg_error *error)
{
    ctg_column_fault fault;
    char begins[9];
    const ctg_table_keys keys = ctg_registry_keys(&scenario->registry);
    const ctg_table *const table = &scenario->registry.tables[edit->leads_to.table];
    char *const row = (char *)rows + (size_t)edit->leads_to.row * table->row_bytes;
    if (change_cell(edit, row, &keys, &fault) || edit->told) {
        return edit->told ? ctg_input : ctg_ok;
    }
    edit->told = true;
    ctg_month_write(month, begins);
    begins[7] = ' ';
    begins[8] = '\0';
    return ctg_error_add_at(error, ctg_input, edit->place.file, edit->place.line, "'%s' %s%s%s",
                            ctg_text_shown(edit->path, strlen(edit->path)).text,
                            month == CTG_MONTH_LEAST ? "when changed " : "in ",
                            month == CTG_MONTH_LEAST ? "" : begins, fault.text);
}

/* What holds of the files must hold of changed tables. */
static ctg_status check_rows(const ctg_registry *view, ctg_month month, const char *file,
                             ctg_error *error)
{
    ctg_error findings;
    char begins[8];
    ctg_error_clear(&findings);
    const ctg_status of_rows = ctg_registry_check_rows(view, &findings);
    const ctg_status of_events = ctg_registry_events_check(view, &findings);
    const ctg_status status = of_rows == ctg_ok ? of_events : of_rows;
    if (status == ctg_ok) {
        return ctg_ok;
    }
    ctg_month_write(month, begins);
    return ctg_error_add_at(error, status, file, 0, "with the changes in force in %s: %.*s",
                            month == CTG_MONTH_LEAST ? "all months" : begins,
                            (int)strcspn(findings.text, "\n"), findings.text);
}

/* Makes the tables of one epoch. */
static ctg_status make_epoch(ctg_scenario *scenario, ctg_epoch *epoch, ctg_error *error)
{
    ctg_status worst = ctg_ok;
    bool touched = false;
    void *rows[CTG_TABLE_COUNT] = {NULL};
    ctg_registry view = scenario->registry; /* borrows everything but the copies */
    for (size_t i = 0; i < scenario->edit_count; i++) {
        ctg_scenario_edit *const edit = &scenario->edits[i];
        if (edit->told || !edit->leads_to.is_cell || epoch->from < edit->from ||
            epoch->from >= edit->to) {
            continue;
        }
        const ctg_table_id id = edit->leads_to.table;
        if (rows[id] == NULL) {
            CTG_TRY(copy_rows(scenario, &scenario->registry.tables[id], &rows[id], error));
            view.tables[id].rows = rows[id];
            touched = true;
        }
        const ctg_status status = apply(scenario, edit, rows[id], epoch->from, error);
        worst = worst == ctg_ok ? status : worst;
    }
    epoch->tables = ctg_registry_view(&view);
    return worst == ctg_ok && touched
               ? check_rows(&view, epoch->from, scenario->files[0].path, error)
               : worst;
}

/* Makes every epoch whose beginning stands in `months`. */
static ctg_status make_epochs(ctg_scenario *scenario, const ctg_month *months, size_t count,
                              ctg_error *error)
{
    void *place = NULL;
    ctg_status worst = ctg_ok;
    CTG_TRY(ctg_memory_array(&place, count, sizeof *scenario->epochs, "epochs", error));
    scenario->epochs = place;
    for (size_t i = 0; i < count && worst != ctg_memory; i++) {
        scenario->epochs[i].from = months[i];
        const ctg_status status = make_epoch(scenario, &scenario->epochs[i], error);
        worst = worst == ctg_ok || status == ctg_memory ? status : worst;
    }
    scenario->setting.epochs = scenario->epochs;
    scenario->setting.epoch_count = count;
    return worst;
}

ctg_status ctg_scenario_epochs_make(ctg_scenario *scenario, ctg_error *error)
{
    void *months = NULL;
    CTG_TRY(ctg_memory_array(&months, 2 * scenario->edit_count + 1, sizeof(ctg_month),
                             "the months of changes", error));
    const size_t count = list_beginnings(scenario, months);
    const ctg_status status = make_epochs(scenario, months, count, error);
    free(months);
    return status;
}
