/* Numbers that come row by row and are wanted column by column.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/store_columns.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/store_open.h"
#include "engine/base/memory.h"

#define NUMBERS ((size_t)1 << 20) /* doubles, 8 MB: a block; and what is read at once */

struct ctg_store_columns {
    size_t width, most; /* columns; rows at most */
    size_t block_rows;  /* of a full block */
    size_t piece_width; /* columns of a piece; the last piece may be narrower */
    size_t rows;        /* added */
    size_t kept;        /* rows that the data base has, in full blocks */
    size_t loaded;      /* the piece that `values` has; SIZE_MAX: none */
    double *block;      /* rows since the last full block, row after row */
    double *piece;      /* room for a piece of a block */
    double *values;     /* [column of the piece][row] */
    ctg_sql sql;        /* nothing before the first block is full */
    ctg_query add, read;
};

static size_t clamp(size_t value, size_t most)
{
    return value < 1 ? 1 : (value < most ? value : most);
}

static ctg_status make_room(ctg_store_columns *columns, ctg_error *error)
{
    static const char what[] = "numbers by columns";
    const size_t width = columns->piece_width;
    void *place = NULL;
    CTG_TRY(ctg_memory_array(&place, columns->block_rows * columns->width, sizeof(double), what,
                             error));
    columns->block = place;
    CTG_TRY(ctg_memory_array(&place, columns->block_rows * width, sizeof(double), what, error));
    columns->piece = place;
    CTG_TRY(ctg_memory_array(&place, columns->most * width, sizeof(double), what, error));
    columns->values = place;
    return ctg_ok;
}

ctg_status ctg_store_columns_create(ctg_store_columns **columns, size_t width, size_t rows,
                                    ctg_error *error)
{
    void *place = NULL;
    *columns = NULL;
    CTG_TRY(ctg_memory_array(&place, 1, sizeof **columns, "numbers by columns", error));
    ctg_store_columns *const made = place;
    made->width = clamp(width, width);
    made->most = clamp(rows, rows);
    made->block_rows = clamp(NUMBERS / made->width, made->most);
    made->piece_width = clamp(NUMBERS / made->most, made->width);
    made->loaded = SIZE_MAX;
    const ctg_status status = make_room(made, error);
    if (status != ctg_ok) {
        ctg_store_columns_destroy(made);
        return status;
    }
    *columns = made;
    return ctg_ok;
}

void ctg_store_columns_destroy(ctg_store_columns *columns)
{
    if (columns == NULL) {
        return;
    }
    ctg_store_sql_finish(&columns->add);
    ctg_store_sql_finish(&columns->read);
    ctg_store_open_close(&columns->sql);
    free(columns->block);
    free(columns->piece);
    free(columns->values);
    free(columns);
}

static ctg_status open_base(ctg_store_columns *columns, ctg_error *error)
{
    if (columns->sql.base != NULL) {
        return ctg_ok;
    }
    CTG_TRY(ctg_store_open_private(&columns->sql, error));
    CTG_TRY(ctg_store_sql_run(
        &columns->sql,
        "CREATE TABLE piece(place INTEGER PRIMARY KEY, numbers BLOB NOT NULL); BEGIN", error));
    CTG_TRY(ctg_store_sql_prepare(&columns->sql, &columns->add, "INSERT INTO piece VALUES(?,?)",
                                  error));
    return ctg_store_sql_prepare(&columns->sql, &columns->read,
                                 "SELECT numbers FROM piece WHERE place=?", error);
}

/* Pieces lie block after block, in the order in which they are written. */
static int64_t place_of(const ctg_store_columns *columns, size_t block, size_t piece)
{
    const size_t pieces = (columns->width + columns->piece_width - 1) / columns->piece_width;
    return (int64_t)(block * pieces + piece);
}

static size_t width_of(const ctg_store_columns *columns, size_t piece)
{
    const size_t left = columns->width - piece * columns->piece_width;
    return left < columns->piece_width ? left : columns->piece_width;
}

/* Hands the full block over to the data base, piece by piece. */
static ctg_status keep_block(ctg_store_columns *columns, ctg_error *error)
{
    const size_t block = columns->kept / columns->block_rows;
    CTG_TRY(open_base(columns, error));
    for (size_t piece = 0; piece * columns->piece_width < columns->width; piece++) {
        const size_t width = width_of(columns, piece);
        const double *const from = columns->block + piece * columns->piece_width;
        for (size_t row = 0; row < columns->block_rows; row++) {
            memcpy(columns->piece + row * width, from + row * columns->width, width * sizeof *from);
        }
        ctg_store_sql_bind_whole(&columns->add, place_of(columns, block, piece));
        ctg_store_sql_bind_bytes(&columns->add, columns->piece,
                                 columns->block_rows * width * sizeof *from);
        CTG_TRY(ctg_store_sql_write(&columns->add, error));
    }
    columns->kept += columns->block_rows;
    return ctg_ok;
}

ctg_status ctg_store_columns_add(ctg_store_columns *columns, const double *row, ctg_error *error)
{
    assert(columns->rows < columns->most);
    if (columns->rows - columns->kept == columns->block_rows) {
        CTG_TRY(keep_block(columns, error));
    }
    memcpy(columns->block + (columns->rows - columns->kept) * columns->width, row,
           columns->width * sizeof *row);
    columns->rows++;
    columns->loaded = SIZE_MAX;
    return ctg_ok;
}

size_t ctg_store_columns_rows(const ctg_store_columns *columns)
{
    return columns->rows;
}

/* Puts `rows` rows, `stride` numbers apart, on their sides behind the first `before` rows. */
static void turn(ctg_store_columns *columns, const double *from, size_t stride, size_t width,
                 size_t before, size_t rows)
{
    for (size_t column = 0; column < width; column++) {
        double *const to = columns->values + column * columns->rows + before;
        for (size_t row = 0; row < rows; row++) {
            to[row] = from[row * stride + column];
        }
    }
}

static ctg_status read_piece(ctg_store_columns *columns, size_t block, size_t piece,
                             ctg_error *error)
{
    const size_t width = width_of(columns, piece);
    const size_t bytes = columns->block_rows * width * sizeof(double);
    bool line = false;
    ctg_store_sql_bind_whole(&columns->read, place_of(columns, block, piece));
    CTG_TRY(ctg_store_sql_step(&columns->read, &line, error));
    const void *const found = line ? sqlite3_column_blob(columns->read.statement, 0) : NULL;
    if (found == NULL) {
        return ctg_store_sql_failure(&columns->sql, "read", error);
    }
    memcpy(columns->piece, found, bytes);
    ctg_store_sql_reset(&columns->read);
    turn(columns, columns->piece, width, width, block * columns->block_rows, columns->block_rows);
    return ctg_ok;
}

static ctg_status load(ctg_store_columns *columns, size_t piece, ctg_error *error)
{
    const double *const last = columns->block + piece * columns->piece_width;
    columns->loaded = SIZE_MAX;
    for (size_t block = 0; block * columns->block_rows < columns->kept; block++) {
        CTG_TRY(read_piece(columns, block, piece, error));
    }
    turn(columns, last, columns->width, width_of(columns, piece), columns->kept,
         columns->rows - columns->kept);
    columns->loaded = piece;
    return ctg_ok;
}

ctg_status ctg_store_columns_read(ctg_store_columns *columns, size_t column, const double **values,
                                  ctg_error *error)
{
    const size_t piece = column / columns->piece_width;
    assert(column < columns->width);
    *values = NULL;
    if (columns->loaded != piece) {
        CTG_TRY(load(columns, piece, error));
    }
    *values = columns->values + column % columns->piece_width * columns->rows;
    return ctg_ok;
}
