/* One cell of a table: from text, to text, as a number.
 *
 * A refusal is the rest of a sentence that begins with the cell's name: "is '-5'; allowed is 0 to
 * 100 persons".
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_BASE_TABLE_CELL_H
#define CTG_BASE_TABLE_CELL_H

#include "engine/base/table.h"

typedef struct ctg_table_cell_fault {
    char text[400];
} ctg_table_cell_fault;

/* Reads text (NUL-ended, `length` bytes) into the column's member of `row`. False: the row is as it
 * was and *fault says why. */
bool ctg_table_cell_read(const ctg_column *column, void *row, const char *text, size_t length,
                         const ctg_table_keys *keys, ctg_table_cell_fault *fault);

#define CTG_TABLE_CELL_ROOM 128

/* Writes the member as the file would have it; an ignored column gives "". */
void ctg_table_cell_write(const ctg_column *column, const void *row, const ctg_table_keys *keys,
                          char text[CTG_TABLE_CELL_ROOM]);

/* True when the column holds numbers to reckon with. */
bool ctg_table_cell_is_number(const ctg_column *column);

/* The member as a number; only where ctg_table_cell_is_number. */
double ctg_table_cell_number(const ctg_column *column, const void *row);

/* Sets the member to a number, in a whole column to the nearest whole one (halves away from zero).
 * False as in ctg_table_cell_read. */
bool ctg_table_cell_set_number(const ctg_column *column, void *row, double value,
                               ctg_table_cell_fault *fault);

/* What a column allows, for sentences and `explain`: "0 to 100 persons", "troops, police, experts",
 * "a key of states". */
void ctg_table_cell_allowed(const ctg_column *column, char text[256]);

#endif
