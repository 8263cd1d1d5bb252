/* Typed tables from CSV.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/table_read.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/csv.h"
#include "engine/base/memory.h"
#include "engine/base/text.h"

#define MISTAKES_MOST 20

/* What the reading of one table shares. */
typedef struct reading {
    ctg_table *table;
    const ctg_csv *csv;
    const ctg_table_keys *keys;
    ctg_error *error;
    size_t mistakes;                               /* all of them */
    size_t at[CTG_CSV_COLUMNS_MOST];               /* where in the file each described column is */
    const ctg_table *tables[CTG_CSV_COLUMNS_MOST]; /* to which a described column refers, or NULL */
    size_t next[CTG_CSV_COLUMNS_MOST]; /* the row of the file below the last that was fine there */
} reading;

/* Looks up once what every cell of a column refers to. */
static void find_tables(reading *r)
{
    for (size_t i = 0; i < r->table->column_count; i++) {
        const char *const name = r->table->columns[i].refers;
        r->tables[i] = name != NULL ? r->keys->find(r->keys->of, name) : NULL;
    }
}

/* Finds the table as the keys do. */
static const ctg_table *found(const void *of, const char *name)
{
    const reading *const r = of;
    for (size_t i = 0; i < r->table->column_count; i++) {
        if (r->table->columns[i].refers == name && r->tables[i] != NULL) {
            return r->tables[i];
        }
    }
    return r->keys->find(r->keys->of, name);
}

/* Counts a mistake; true while it should be told. */
static bool tell(reading *r)
{
    return ++r->mistakes <= MISTAKES_MOST;
}

/* Finds each described column in the header and tells what is wrong with the header. */
static void match_header(reading *r)
{
    const ctg_table *const table = r->table;
    const size_t width = ctg_csv_width(r->csv, 0);
    size_t length = 0;
    for (size_t i = 0; i < table->column_count; i++) {
        size_t found = 0;
        for (size_t at = 0; at < width; at++) {
            if (strcmp(ctg_csv_cell(r->csv, 0, at, &length), table->columns[i].name) == 0) {
                r->at[i] = at;
                found++;
            }
        }
        if (found != 1 && tell(r)) {
            (void)ctg_error_add_at(r->error, ctg_input, table->file, 1, "column '%s' %s",
                                   table->columns[i].name,
                                   found == 0 ? "is missing" : "stands there more than once");
        }
    }
    for (size_t at = 0; at < width; at++) {
        const char *const name = ctg_csv_cell(r->csv, 0, at, &length);
        if (ctg_table_column(table, name) == NULL && tell(r)) {
            ctg_text_nearest nearest;
            ctg_text_nearest_begin(&nearest, name);
            for (size_t i = 0; i < table->column_count; i++) {
                ctg_text_nearest_try(&nearest, table->columns[i].name);
            }
            (void)ctg_error_add_at(r->error, ctg_input, table->file, 1, "%s has no column '%s'%s",
                                   table->name, ctg_text_shown(name, length).text,
                                   ctg_text_nearest_hint(&nearest).text);
        }
    }
}

/* Takes a cell that says what the cell above it says; false where it does not. */
static bool take_above(const reading *r, size_t row, size_t column, size_t csv_row,
                       const char *text, size_t length)
{
    size_t above = 0;
    if (csv_row != r->next[column] ||
        memcmp(ctg_csv_cell(r->csv, csv_row - 1, r->at[column], &above), text, length + 1) != 0) {
        return false; /* each has its NUL: a longer one differs */
    }
    const ctg_column *const of = &r->table->columns[column];
    char *const to = ctg_table_row(r->table, row);
    memcpy(to + of->offset, to - r->table->row_bytes + of->offset, of->size);
    return true;
}

/* Reads one cell into its row and tells what is wrong with it. */
static bool read_cell(reading *r, size_t row, size_t column, size_t csv_row)
{
    size_t length = 0;
    ctg_column_fault fault;
    const ctg_table *const table = r->table;
    const char *const text = ctg_csv_cell(r->csv, csv_row, r->at[column], &length);
    const ctg_table_keys keys = {found, r};
    if (take_above(r, row, column, csv_row, text, length)) {
        r->next[column] = csv_row + 1;
        return true;
    }
    if (ctg_table_cell_read(&table->columns[column], ctg_table_row(table, row), text, length, &keys,
                            r->mistakes < MISTAKES_MOST ? &fault : NULL)) {
        r->next[column] = csv_row + 1;
        return true;
    }
    if (tell(r)) {
        (void)ctg_error_add_at(r->error, ctg_input, table->file, table->lines[row],
                               "column '%s' %s", table->columns[column].name, fault.text);
    }
    return false;
}

/* Enters a row into the index, or tells that its key is there already. */
static void enter_row(reading *r, size_t row, size_t csv_row)
{
    const ctg_table *const table = r->table;
    uint32_t *const place = ctg_table_place(table, ctg_table_row(table, row));
    if (*place == 0) {
        *place = (uint32_t)row + 1;
        return;
    }
    if (!tell(r)) {
        return;
    }
    ctg_text_quote key = {""};
    for (size_t i = 0; i < table->key_columns; i++) {
        size_t length = 0;
        const char *const text = ctg_csv_cell(r->csv, csv_row, r->at[i], &length);
        char longer[2 * CTG_TEXT_SHOWN + 4];
        (void)snprintf(longer, sizeof longer, "%s%s%s", key.text, i == 0 ? "" : ", ",
                       ctg_text_shown(text, length).text);
        key = ctg_text_shown(longer, strlen(longer));
    }
    (void)ctg_error_add_at(r->error, ctg_input, table->file, table->lines[row],
                           "the row of %s stands there twice; the first is in line %u", key.text,
                           (unsigned)table->lines[*place - 1]);
}

/* Keys into the table itself wait until all of its rows are known. */
static bool refers_to_itself(const ctg_table *table, const ctg_column *column)
{
    return (column->kind == ctg_column_key || column->kind == ctg_column_keys) &&
           strcmp(column->refers, table->name) == 0;
}

/* Keys into a table that could not be read are all the same: they tell no rows apart. */
static bool is_known(const reading *r, const ctg_column *column)
{
    return column->kind != ctg_column_key || found(r, column->refers) != NULL;
}

static void read_row(reading *r, size_t csv_row)
{
    ctg_table *const table = r->table;
    const size_t row = table->row_count++;
    bool key_fine = true;
    table->lines[row] = (uint32_t)r->csv->rows[csv_row].line;
    if (ctg_csv_width(r->csv, csv_row) != table->column_count) {
        if (tell(r)) {
            (void)ctg_error_add_at(r->error, ctg_input, table->file, table->lines[row],
                                   "the row has %zu cells; the header has %zu",
                                   ctg_csv_width(r->csv, csv_row), table->column_count);
        }
        return;
    }
    for (size_t i = 0; i < table->column_count; i++) {
        const ctg_column *const column = &table->columns[i];
        if (!refers_to_itself(table, column)) {
            const bool fine = read_cell(r, row, i, csv_row);
            key_fine = key_fine && (i >= table->key_columns || (fine && is_known(r, column)));
        }
    }
    if (key_fine) {
        enter_row(r, row, csv_row);
    }
}

static ctg_status make_room(ctg_table *table, size_t rows, const char *file, ctg_error *error)
{
    void *place = NULL;
    size_t room = 16;
    while (room < rows * 2) {
        room *= 2;
    }
    CTG_TRY(ctg_text_duplicate(&table->file, file, strlen(file), error));
    CTG_TRY(ctg_memory_array(&place, rows, table->row_bytes, "the rows of a table", error));
    table->rows = place;
    CTG_TRY(ctg_memory_array(&place, rows, sizeof *table->lines, "the lines of a table", error));
    table->lines = place;
    CTG_TRY(ctg_memory_array(&place, room, sizeof *table->index, "the index of a table", error));
    table->index = place;
    table->index_room = room;
    return ctg_ok;
}

static ctg_status read_rows(reading *r)
{
    const ctg_table *const table = r->table;
    find_tables(r);
    match_header(r);
    const bool headed = r->mistakes == 0;
    for (size_t row = 1; headed && row < r->csv->row_count; row++) {
        read_row(r, row);
    }
    for (size_t i = 0; r->mistakes == 0 && i < table->column_count; i++) {
        for (size_t row = 0; refers_to_itself(table, &table->columns[i]) && row < table->row_count;
             row++) {
            (void)read_cell(r, row, i, row + 1);
        }
    }
    if (r->mistakes > MISTAKES_MOST) {
        (void)ctg_error_add(r->error, ctg_input, "%s: and %zu more mistakes", table->file,
                            r->mistakes - MISTAKES_MOST);
    }
    return r->mistakes > 0 ? ctg_input : ctg_ok;
}

ctg_status ctg_table_read_csv(ctg_table *table, const char *file, const char *bytes, size_t size,
                              const ctg_table_keys *keys, ctg_error *error)
{
    ctg_csv csv;
    CTG_TRY(ctg_csv_read(&csv, file, bytes, size, error));
    reading r = {.table = table, .csv = &csv, .keys = keys, .error = error};
    ctg_status status = make_room(table, csv.row_count, file, error);
    if (status == ctg_ok) {
        table->bytes = size;
        status = read_rows(&r);
    }
    ctg_csv_destroy(&csv);
    table->read_count = table->row_count;
    if (status != ctg_ok) {
        ctg_table_destroy(table);
    }
    return status;
}
