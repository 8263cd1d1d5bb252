/* Typed tables: what a CSV file holds, once read and checked.
 *
 * A table is described by its columns, in one place; the reader, the checks, the paths of policies
 * (`states.VNM.name`), `explain` and the documentation all use that description. Rows are C structs
 * that the model reads; the description says where in the struct each column lives. This floor
 * knows nothing of what the tables are about. table_read.h reads them, table_rows.h adds rows to
 * them that stand elsewhere.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_BASE_TABLE_H
#define CTG_BASE_TABLE_H

#include "engine/base/column.h"

#define CTG_TABLE_SET_MOST 64 /* rows of a table to which a set of keys may refer */

typedef struct ctg_table {
    const char *name;          /* as in a scenario's `tables` and in paths */
    const char *what;          /* one sentence */
    const ctg_column *columns; /* `column_count` of them, in the file's order */
    size_t column_count;
    size_t key_columns; /* the first that many columns together are unique */
    size_t row_bytes;
    /* what was read: */
    void *rows; /* `row_count` x `row_bytes`; owned by the table */
    size_t row_count;
    char *file;         /* where it came from; owned */
    uint64_t bytes;     /* of the file */
    uint32_t *lines;    /* in which each row begins; owned */
    size_t read_count;  /* rows that stand in `file`; those behind them were added */
    const char **files; /* where each added row stands; owned, the names are borrowed */
    uint32_t *index;    /* hashed: row + 1 by the key columns' bytes, 0 where free; owned */
    size_t index_room;
} ctg_table;

/* How key columns find the tables that they refer to. `find` gives NULL for a table that could not
 * be read (its mistakes are told already): then nothing is said of keys into it. */
typedef struct ctg_table_keys {
    const ctg_table *(*find)(const void *of, const char *name);
    const void *of;
} ctg_table_keys;

/* Releases what was read; the description stays. */
void ctg_table_destroy(ctg_table *table);

/* The address of a row. */
void *ctg_table_row(const ctg_table *table, size_t row);

/* The name of the file in which a row stands; of the table's where there is no such row. */
const char *ctg_table_file(const ctg_table *table, size_t row);

/* The column of that name, or NULL. */
const ctg_column *ctg_table_column(const ctg_table *table, const char *name);

/* The row with this key, written as in the file; -1 when there is none or the key has more than one
 * column. */
int32_t ctg_table_find(const ctg_table *table, const char *key, size_t length,
                       const ctg_table_keys *keys);

/* The place in the index for the key of `row`: of the row that has this key, as its number + 1, or
 * 0 where a row with this key may be entered. */
uint32_t *ctg_table_place(const ctg_table *table, const void *row);

/* As ctg_column_read, keys included. */
bool ctg_table_cell_read(const ctg_column *column, void *row, const char *text, size_t length,
                         const ctg_table_keys *keys, ctg_column_fault *fault);

/* As ctg_column_write, keys included. */
void ctg_table_cell_write(const ctg_column *column, const void *row, const ctg_table_keys *keys,
                          char text[CTG_COLUMN_ROOM]);

/* The rest of a sentence on a key that is not in the table: "is 'JPM', which is not in states;
 * did you mean 'JPN'?" */
ctg_column_fault ctg_table_unknown(const ctg_table *table, const char *key, size_t length,
                                   const ctg_table_keys *keys);

#endif
