/* Numbers that come row by row and are wanted column by column, in memory that does not grow with
 * them: beyond some megabytes they lie in a temporary file without a name.
 *
 * Rows are kept in blocks; a block that is full is cut into pieces of some columns each, which a
 * private data base keeps. A column is read with its neighbours, one piece of every block: in order
 * of columns everything is written once and read once, so the work grows as the numbers do.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_STORE_COLUMNS_H
#define CTG_ANALYSIS_STORE_COLUMNS_H

#include <stddef.h>

#include "engine/base/error.h"

typedef struct ctg_store_columns ctg_store_columns;

/* Makes room for at most `rows` rows of `width` numbers. */
ctg_status ctg_store_columns_create(ctg_store_columns **columns, size_t width, size_t rows,
                                    ctg_error *error);

/* NULL is fine. */
void ctg_store_columns_destroy(ctg_store_columns *columns);

/* Adds a row. */
ctg_status ctg_store_columns_add(ctg_store_columns *columns, const double *row, ctg_error *error);

/* How many rows were added. */
size_t ctg_store_columns_rows(const ctg_store_columns *columns);

/* Sets *values to a column's number in every row, in the order in which they were added; they stand
 * until the next call of any of these functions. */
ctg_status ctg_store_columns_read(ctg_store_columns *columns, size_t column, const double **values,
                                  ctg_error *error);

#endif
