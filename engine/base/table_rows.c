/* Rows added to a table and left out of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/table_rows.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"

/* Enters every row anew; no two have the same key. */
static void enter_all(ctg_table *table)
{
    memset(table->index, 0, table->index_room * sizeof *table->index);
    for (size_t row = 0; row < table->row_count; row++) {
        *ctg_table_place(table, ctg_table_row(table, row)) = (uint32_t)row + 1;
    }
}

/* Exchanges the array at *old, of `count` elements in use, for one with room for `room`. */
static ctg_status enlarge(void **old, size_t count, size_t room, size_t size, const char *what,
                          ctg_error *error)
{
    void *larger = NULL;
    CTG_TRY(ctg_memory_array(&larger, room, size, what, error));
    if (count > 0) {
        memcpy(larger, *old, count * size);
    }
    free(*old);
    *old = larger;
    return ctg_ok;
}

static ctg_status enlarge_rows(ctg_table *table, size_t room, ctg_error *error)
{
    const size_t count = table->row_count;
    void *lines = table->lines;
    CTG_TRY(enlarge(&table->rows, count, room, table->row_bytes, "the rows of a table", error));
    const ctg_status status =
        enlarge(&lines, count, room, sizeof *table->lines, "the lines of a table", error);
    table->lines = lines;
    return status;
}

ctg_status ctg_table_rows_reserve(ctg_table *table, size_t more, ctg_error *error)
{
    const size_t room = table->row_count + more;
    const size_t added = table->row_count - table->read_count;
    void *files = table->files;
    void *index = NULL;
    size_t places = 16;
    while (places < room * 2) {
        places *= 2;
    }
    CTG_TRY(enlarge_rows(table, room, error));
    const ctg_status status =
        enlarge(&files, added, added + more, sizeof *table->files, "added rows", error);
    table->files = files;
    CTG_TRY(status);
    CTG_TRY(ctg_memory_array(&index, places, sizeof *table->index, "the index of a table", error));
    free(table->index);
    table->index = index;
    table->index_room = places;
    enter_all(table);
    return ctg_ok;
}

int32_t ctg_table_rows_add(ctg_table *table, const void *row, const char *file, uint32_t line)
{
    uint32_t *const place = ctg_table_place(table, row);
    if (*place != 0) {
        return (int32_t)*place - 1;
    }
    assert((table->row_count + 1) * 2 <= table->index_room);
    const size_t at = table->row_count++;
    memcpy(ctg_table_row(table, at), row, table->row_bytes);
    table->lines[at] = line;
    table->files[at - table->read_count] = file;
    *place = (uint32_t)at + 1;
    return -1;
}

void ctg_table_rows_keep(ctg_table *table, bool (*keep)(const void *row, const void *of),
                         const void *of)
{
    size_t kept = 0;
    size_t kept_read = 0;
    for (size_t row = 0; row < table->row_count; row++) {
        const bool was_read = row < table->read_count;
        if (was_read && !keep(ctg_table_row(table, row), of)) {
            continue;
        }
        memmove(ctg_table_row(table, kept), ctg_table_row(table, row), table->row_bytes);
        table->lines[kept++] = table->lines[row];
        kept_read += was_read ? 1 : 0;
    }
    table->row_count = kept;
    table->read_count = kept_read;
    enter_all(table);
}
