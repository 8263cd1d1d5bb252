/* Fuzz target: any bytes as a table. The first byte says which; the rest is read as CSV and as the
 * rows of that table, whose cells, written out again, must read the same.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "engine/base/csv.h"
#include "engine/base/table_read.h"
#include "tests/fuzz/fuzz.h"

static void try_cells(const char *bytes, size_t size, bool below)
{
    ctg_csv csv;
    ctg_error error;
    size_t total = 0;
    ctg_error_clear(&error);
    const ctg_status status = below ? ctg_csv_read_below(&csv, "a.csv", bytes, size, &error)
                                    : ctg_csv_read(&csv, "a.csv", bytes, size, &error);
    fuzz_must_be_told(status, &error);
    if (status != ctg_ok) {
        return;
    }
    for (size_t row = 0; row < csv.row_count; row++) {
        for (size_t column = 0; column < ctg_csv_width(&csv, row); column++) {
            size_t length = 0;
            const char *const cell = ctg_csv_cell(&csv, row, column, &length);
            FUZZ_MUST(strlen(cell) == length && length <= CTG_CSV_CELL_MOST);
            total += length;
        }
    }
    FUZZ_MUST(total <= size);
    ctg_csv_destroy(&csv);
}

static void try_row(const ctg_table *table, const void *row, const ctg_table_keys *keys)
{
    void *const copy = malloc(table->row_bytes);
    FUZZ_MUST(copy != NULL);
    memcpy(copy, row, table->row_bytes);
    for (size_t i = 0; i < table->column_count; i++) {
        const ctg_column *const column = &table->columns[i];
        char text[CTG_COLUMN_ROOM];
        char again[CTG_COLUMN_ROOM];
        if (column->kind == ctg_column_ignored) {
            continue;
        }
        ctg_table_cell_write(column, row, keys, text);
        FUZZ_MUST(ctg_table_cell_read(column, copy, text, strlen(text), keys, NULL));
        ctg_table_cell_write(column, copy, keys, again);
        FUZZ_MUST(strcmp(text, again) == 0);
    }
    free(copy);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    (void)fuzz_world_registry();
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) {
        return 0;
    }
    char *const bytes = malloc(size); /* no byte behind them may be read */
    FUZZ_MUST(bytes != NULL);
    memcpy(bytes, data + 1, size - 1);
    bytes[size - 1] = '\0';
    const ctg_table_keys keys = ctg_registry_keys(fuzz_world_registry());
    ctg_table table;
    ctg_error error;
    ctg_error_clear(&error);
    ctg_tables_describe(&table, (ctg_table_id)(data[0] % CTG_TABLE_COUNT));
    try_cells(bytes, size - 1, data[0] >= 128);
    const ctg_status status = ctg_table_read_csv(&table, "a.csv", bytes, size - 1, &keys, &error);
    fuzz_must_be_told(status, &error);
    for (size_t row = 0; row < table.row_count; row++) {
        try_row(&table, ctg_table_row(&table, row), &keys);
    }
    ctg_table_destroy(&table);
    free(bytes);
    return 0;
}
