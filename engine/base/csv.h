/* CSV as RFC 4180 has it: bytes to rows of cells with the line each row begins in.
 *
 * Strict: UTF-8 without a byte order mark, no NUL, quotes only where they belong, no blank line; LF
 * or CRLF. Spaces belong to the cell. No allocation for a single cell.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_BASE_CSV_H
#define CTG_BASE_CSV_H

#include <stddef.h>
#include <stdint.h>

#include "engine/base/error.h"

#define CTG_CSV_CELL_MOST 4096 /* bytes */
#define CTG_CSV_COLUMNS_MOST 64

typedef struct ctg_csv_row {
    size_t first; /* cell */
    size_t line;
} ctg_csv_row;

typedef struct ctg_csv {
    char *text; /* all cells, each with its NUL */
    size_t text_used, text_room;
    uint32_t *cells; /* where each begins in `text`; one more than there are */
    size_t cell_count, cell_room;
    ctg_csv_row *rows; /* one more than there are */
    size_t row_count, row_room;
} ctg_csv;

/* Reads `size` bytes, less than 4 GiB, that came from `file` (named in sentences). On failure
 * nothing is owned. */
ctg_status ctg_csv_read(ctg_csv *csv, const char *file, const char *bytes, size_t size,
                        ctg_error *error);

/* The same of a file that may begin with lines of comment, each with a '#' first. */
ctg_status ctg_csv_read_below(ctg_csv *csv, const char *file, const char *bytes, size_t size,
                              ctg_error *error);

void ctg_csv_destroy(ctg_csv *csv);

/* How many cells a row has. */
size_t ctg_csv_width(const ctg_csv *csv, size_t row);

/* A cell, NUL-ended, and its length. */
const char *ctg_csv_cell(const ctg_csv *csv, size_t row, size_t column, size_t *length);

#endif
