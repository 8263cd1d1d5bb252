/* Typed tables: what a CSV file holds, once read and checked.
 *
 * A table is described by its columns, in one place; the reader, the checks, the paths of policies
 * (`states.VNM.name`), `explain` and the documentation all use that description. Rows are C structs
 * that the model reads; the description says where in the struct each column lives. This floor knows
 * nothing of what the tables are about.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_BASE_TABLE_H
#define CTG_BASE_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/error.h"

typedef enum ctg_column_kind {
    ctg_column_text,   /* char[size], NUL-ended; refused when longer than size - 1 bytes */
    ctg_column_whole,  /* int64_t */
    ctg_column_real,   /* double, finite */
    ctg_column_month,  /* ctg_month (int32_t); an empty cell is `CTG_NO_MONTH` where allowed */
    ctg_column_choice, /* int32_t, index into `choices` */
    ctg_column_key,    /* int32_t, row of the table named by `refers`; empty is -1 where allowed */
    ctg_column_ignored /* read by people only (sources, notes); not kept */
} ctg_column_kind;

#define CTG_NO_MONTH 0

typedef struct ctg_column {
    const char *name;
    ctg_column_kind kind;
    size_t offset, size;        /* of the member in the row */
    double least, most;         /* allowed, for whole and real */
    bool may_be_empty;          /* an empty text, month or key; an empty number is refused */
    const char *const *choices; /* NULL-ended, for choice */
    const char *refers;         /* the table whose key this is */
    const char *unit;           /* "" when it has none */
    const char *what;           /* one sentence for `explain` */
} ctg_column;

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
    char *file;      /* where it came from; owned */
    uint64_t bytes;  /* of the file */
    uint32_t *lines; /* of the file, in which each row begins; owned */
    uint32_t *index; /* hashed: row + 1 by the key columns' bytes, 0 where free; owned */
    size_t index_room;
} ctg_table;

/* How key columns find the tables that they refer to. `find` gives NULL for a table that could not
 * be read (its mistakes are told already): then nothing is said of keys into it. */
typedef struct ctg_table_keys {
    const ctg_table *(*find)(const void *of, const char *name);
    const void *of;
} ctg_table_keys;

/* Fills rows, row_count, file, bytes, lines and index from the `size` bytes of `file`. The header
 * must hold every column's name once, in any order; each cell must be what its column says; no two
 * rows may have the same key. Every mistake is a sentence with file, line, column, value and what is
 * allowed, up to 20 a table, then their number. On failure the table holds nothing. */
ctg_status ctg_table_read(ctg_table *table, const char *file, const char *bytes, size_t size,
                          const ctg_table_keys *keys, ctg_error *error);

/* Releases what was read; the description stays. */
void ctg_table_destroy(ctg_table *table);

/* The column of that name, or NULL. */
const ctg_column *ctg_table_column(const ctg_table *table, const char *name);

/* The row with this key, written as in the file; -1 when there is none or the key has more than one
 * column. */
int32_t ctg_table_find(const ctg_table *table, const char *key, size_t length,
                       const ctg_table_keys *keys);

/* The address of a row. */
void *ctg_table_row(const ctg_table *table, size_t row);

#endif
