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
    char *file;     /* where it came from; owned */
    uint64_t bytes; /* of the file */
} ctg_table;

#endif
