/* Typed tables from CSV: every cell what its column says, every mistake told.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_BASE_TABLE_READ_H
#define CTG_BASE_TABLE_READ_H

#include "engine/base/error.h"
#include "engine/base/table.h"

/* Fills rows, row_count, file, bytes, lines and index of a described table from the `size` bytes of
 * `file`. The header must hold every column's name once, in any order; each cell must be what its
 * column says; no two rows may have the same key. Every mistake is a sentence with file, line,
 * column, value and what is allowed, up to 20 a table, then their number. On failure the table
 * holds nothing. */
ctg_status ctg_table_read_csv(ctg_table *table, const char *file, const char *bytes, size_t size,
                              const ctg_table_keys *keys, ctg_error *error);

#endif
