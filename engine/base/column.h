/* The columns of tables: what a cell may hold, from text, to text, as a number.
 *
 * A refusal is the rest of a sentence that begins with the cell's name: "is '-5'; allowed is 0 to
 * 100 persons". Keys, which need other tables, are read and written by table.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_BASE_COLUMN_H
#define CTG_BASE_COLUMN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/month.h"

typedef enum ctg_column_kind {
    ctg_column_text,   /* char[size], NUL-ended; refused when longer than size - 1 bytes */
    ctg_column_whole,  /* int64_t */
    ctg_column_real,   /* double, finite */
    ctg_column_month,  /* ctg_month (int32_t); an empty cell is `CTG_NO_MONTH` where allowed */
    ctg_column_choice, /* int32_t, index into `choices` */
    ctg_column_key,    /* int32_t, row of the table named by `refers`; empty is -1 where allowed */
    ctg_column_keys,   /* uint64_t, a set of rows of `refers` (bit r: row r), at most 64 rows;
                          written "a;b", or "all"; empty is the empty set where allowed */
    ctg_column_ignored /* read by people only (sources, notes); not kept */
} ctg_column_kind;

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

typedef struct ctg_column_fault {
    char text[400];
} ctg_column_fault;

/* Reads text (NUL-ended, `length` bytes) into the column's member of `row`; any kind but key.
 * False: the row is as it was and *fault says why. `fault` may be NULL, here and below. */
bool ctg_column_read(const ctg_column *column, void *row, const char *text, size_t length,
                     ctg_column_fault *fault);

#define CTG_COLUMN_ROOM 2176 /* for any cell that is written, with its NUL: 64 keys of 33 bytes */

/* Writes the member as the file would have it; a key or an ignored column gives "". */
void ctg_column_write(const ctg_column *column, const void *row, char text[CTG_COLUMN_ROOM]);

/* True when the column holds numbers to reckon with. */
bool ctg_column_is_number(const ctg_column *column);

/* The member as a number; only where ctg_column_is_number. */
double ctg_column_number(const ctg_column *column, const void *row);

/* Sets the member to a number, in a whole column to the nearest whole one (halves away from zero).
 * False as in ctg_column_read. */
bool ctg_column_set_number(const ctg_column *column, void *row, double value,
                           ctg_column_fault *fault);

/* The place of a month, choice or key in its row, or its value. */
int32_t ctg_column_small(const ctg_column *column, const void *row);
void ctg_column_set_small(const ctg_column *column, void *row, int32_t value);

/* What a column allows: "0 to 100 persons", "troops, police, experts", "a key of states". */
void ctg_column_allowed(const ctg_column *column, char text[256]);

/* Says that a text (`length` 0: nothing) is not allowed, with `why` it is not where that is not
 * plain ("is too long"), else NULL; returns false. */
bool ctg_column_refuse(const ctg_column *column, const char *text, size_t length, const char *why,
                       ctg_column_fault *fault);

#endif
