/* Typed tables: rows, keys, cells.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/table.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/digest.h"
#include "engine/base/text.h"

#define KEY_ROOM 64

void *ctg_table_row(const ctg_table *table, size_t row)
{
    return (char *)table->rows + row * table->row_bytes;
}

const char *ctg_table_file(const ctg_table *table, size_t row)
{
    const bool added = row >= table->read_count && row < table->row_count;
    return added ? table->files[row - table->read_count] : table->file;
}

const ctg_column *ctg_table_column(const ctg_table *table, const char *name)
{
    for (size_t i = 0; i < table->column_count; i++) {
        if (strcmp(table->columns[i].name, name) == 0) {
            return &table->columns[i];
        }
    }
    return NULL;
}

void ctg_table_destroy(ctg_table *table)
{
    if (table == NULL) {
        return;
    }
    free(table->rows);
    free(table->file);
    free(table->lines);
    free(table->index);
    free(table->files);
    table->files = NULL;
    table->rows = NULL;
    table->file = NULL;
    table->lines = NULL;
    table->index = NULL;
    table->row_count = table->read_count = table->index_room = 0;
    table->bytes = 0;
}

static uint64_t key_digest(const ctg_table *table, const void *row)
{
    uint64_t digest = 0;
    for (size_t i = 0; i < table->key_columns; i++) {
        const ctg_column *const column = &table->columns[i];
        digest = ctg_digest_chain(digest, (const char *)row + column->offset, column->size);
    }
    return digest;
}

static bool same_key(const ctg_table *table, const void *a, const void *b)
{
    for (size_t i = 0; i < table->key_columns; i++) {
        const ctg_column *const column = &table->columns[i];
        if (memcmp((const char *)a + column->offset, (const char *)b + column->offset,
                   column->size) != 0) {
            return false;
        }
    }
    return true;
}

/* The index always has free places: the search ends. */
uint32_t *ctg_table_place(const ctg_table *table, const void *row)
{
    size_t at = (size_t)key_digest(table, row) & (table->index_room - 1);
    while (table->index[at] != 0 &&
           !same_key(table, ctg_table_row(table, table->index[at] - 1), row)) {
        at = (at + 1) & (table->index_room - 1);
    }
    return &table->index[at];
}

int32_t ctg_table_find(const ctg_table *table, const char *key, size_t length,
                       const ctg_table_keys *keys)
{
    _Alignas(8) char bytes[KEY_ROOM] = {0};
    if (table->key_columns != 1 || table->index == NULL) {
        return -1;
    }
    const ctg_column *const column = &table->columns[0];
    assert(column->size <= KEY_ROOM && column->offset == 0);
    if (!ctg_table_cell_read(column, bytes, key, length, keys, NULL)) {
        return -1;
    }
    return (int32_t)*ctg_table_place(table, bytes) - 1;
}

/* The key that was meant, of those that the table has. */
ctg_column_fault ctg_table_unknown(const ctg_table *table, const char *key, size_t length,
                                   const ctg_table_keys *keys)
{
    char best[CTG_COLUMN_ROOM] = "";
    ctg_column_fault fault;
    ctg_text_nearest nearest;
    ctg_text_nearest_begin(&nearest, key);
    for (size_t row = 0; table->key_columns == 1 && row < table->row_count; row++) {
        char name[CTG_COLUMN_ROOM];
        ctg_table_cell_write(&table->columns[0], ctg_table_row(table, row), keys, name);
        nearest.best = NULL;
        ctg_text_nearest_try(&nearest, name);
        if (nearest.best != NULL) {
            memcpy(best, name, sizeof best);
        }
    }
    nearest.best = best[0] == '\0' ? NULL : best;
    (void)snprintf(fault.text, sizeof fault.text, "is '%s', which is not in %s%s",
                   ctg_text_shown(key, length).text, table->name,
                   ctg_text_nearest_hint(&nearest).text);
    return fault;
}

static bool read_key(const ctg_column *column, void *row, const char *text, size_t length,
                     const ctg_table_keys *keys, ctg_column_fault *fault)
{
    const ctg_table *const table = keys->find(keys->of, column->refers);
    int32_t key = -1;
    if (length > 0 && table != NULL) {
        key = ctg_table_find(table, text, length, keys);
        if (key < 0) {
            if (fault != NULL) {
                *fault = ctg_table_unknown(table, text, length, keys);
            }
            return false;
        }
    }
    ctg_column_set_small(column, row, key);
    return true;
}

/* The set of all rows that a set of keys can hold. */
static uint64_t whole_set(const ctg_table *table)
{
    return table->row_count >= CTG_TABLE_SET_MOST ? UINT64_MAX
                                                  : ((uint64_t)1 << table->row_count) - 1;
}

/* Adds the key that begins at `text` to the set; each must be there, none twice. */
static bool add_key(const ctg_column *column, const ctg_table *table, const char *text,
                    size_t length, const ctg_table_keys *keys, uint64_t *set,
                    ctg_column_fault *fault)
{
    char name[CTG_COLUMN_ROOM];
    (void)ctg_text_copy(name, sizeof name, text, length); /* one that is cut is no key either */
    const int32_t key = ctg_table_find(table, name, strlen(name), keys);
    if (key < 0) {
        if (fault != NULL) {
            *fault = ctg_table_unknown(table, name, strlen(name), keys);
        }
        return false;
    }
    const uint64_t bit = (uint64_t)1 << key;
    if ((*set & bit) != 0) {
        return ctg_column_refuse(column, name, strlen(name), "is named twice", fault);
    }
    *set |= bit;
    return true;
}

/* "all", or one key after the other. Nothing is said of keys into a table that is not there. */
static bool read_keys(const ctg_column *column, void *row, const char *text, size_t length,
                      const ctg_table_keys *keys, ctg_column_fault *fault)
{
    const ctg_table *const table = keys->find(keys->of, column->refers);
    uint64_t set = 0;
    const char *at = table == NULL || length == 0 ? NULL : text;
    if (at != NULL && table->row_count > CTG_TABLE_SET_MOST) {
        return ctg_column_refuse(column, text, length, "refers to a table of more than 64 rows",
                                 fault);
    }
    if (at != NULL && strcmp(text, "all") == 0) {
        set = whole_set(table);
        at = NULL;
    }
    while (at != NULL) {
        const size_t of_key = strcspn(at, ";");
        if (of_key == 0) {
            return ctg_column_refuse(column, text, length, "holds an empty key", fault);
        }
        if (!add_key(column, table, at, of_key, keys, &set, fault)) {
            return false;
        }
        at = at[of_key] == ';' ? at + of_key + 1 : NULL;
    }
    memcpy((char *)row + column->offset, &set, sizeof set);
    return true;
}

bool ctg_table_cell_read(const ctg_column *column, void *row, const char *text, size_t length,
                         const ctg_table_keys *keys, ctg_column_fault *fault)
{
    if (column->kind != ctg_column_key && column->kind != ctg_column_keys) {
        return ctg_column_read(column, row, text, length, fault);
    }
    if (length == 0 && !column->may_be_empty) {
        return ctg_column_refuse(column, text, length, NULL, fault);
    }
    return column->kind == ctg_column_key ? read_key(column, row, text, length, keys, fault)
                                          : read_keys(column, row, text, length, keys, fault);
}

static void write_keys(const ctg_column *column, const void *row, const ctg_table *table,
                       const ctg_table_keys *keys, char text[CTG_COLUMN_ROOM])
{
    uint64_t set = 0;
    size_t used = 0;
    memcpy(&set, (const char *)row + column->offset, sizeof set);
    if (set != 0 && set == whole_set(table)) {
        (void)snprintf(text, CTG_COLUMN_ROOM, "all");
        return;
    }
    for (size_t key = 0; key < table->row_count && key < CTG_TABLE_SET_MOST; key++) {
        if ((set & (uint64_t)1 << key) != 0) {
            char name[CTG_COLUMN_ROOM];
            ctg_table_cell_write(&table->columns[0], ctg_table_row(table, key), keys, name);
            const int added =
                snprintf(text + used, CTG_COLUMN_ROOM - used, "%s%s", used == 0 ? "" : ";", name);
            used += added > 0 ? (size_t)added : 0;
            assert(used < CTG_COLUMN_ROOM); /* keys to which sets refer are short */
        }
    }
}

void ctg_table_cell_write(const ctg_column *column, const void *row, const ctg_table_keys *keys,
                          char text[CTG_COLUMN_ROOM])
{
    ctg_column_write(column, row, text);
    if (column->kind != ctg_column_key && column->kind != ctg_column_keys) {
        return;
    }
    const ctg_table *const table = keys->find(keys->of, column->refers);
    if (table == NULL) {
        return;
    }
    if (column->kind == ctg_column_keys) {
        write_keys(column, row, table, keys, text);
    } else if (ctg_column_small(column, row) >= 0) {
        ctg_table_cell_write(&table->columns[0],
                             ctg_table_row(table, (size_t)ctg_column_small(column, row)), keys,
                             text);
    }
}
