/* Rows that a table has beside those of its file, and rows of its file that it does without.
 *
 * Other tables must not refer to one whose rows are dropped: the rows behind them move up.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_BASE_TABLE_ROWS_H
#define CTG_BASE_TABLE_ROWS_H

#include "engine/base/error.h"
#include "engine/base/table.h"

/* Makes room for `more` rows behind those that a table has, which has been read. */
ctg_status ctg_table_rows_reserve(ctg_table *table, size_t more, ctg_error *error);

/* Adds a row, for which there is room; it stands in line `line` of `file` (borrowed). -1; or the
 * row that has its key already, and nothing is added. */
int32_t ctg_table_rows_add(ctg_table *table, const void *row, const char *file, uint32_t line);

/* Leaves out the rows of the table's file that `keep` does not want; added ones stay. */
void ctg_table_rows_keep(ctg_table *table, bool (*keep)(const void *row, const void *of),
                         const void *of);

#endif
