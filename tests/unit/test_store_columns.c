/* Numbers that were added row by row come back column by column to the bit, however many there are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/assert.h"

#include <stdlib.h>

#include "analysis/store_columns.h"

static double number(size_t row, size_t column)
{
    return (double)row * 1.7320508 + (double)column * 0.61803399 - 2.385;
}

static void add_rows(ctg_store_columns *columns, size_t from, size_t to, size_t width)
{
    ctg_error error;
    double *const row = calloc(width, sizeof *row);
    assert_non_null(row);
    ctg_error_clear(&error);
    for (size_t at = from; at < to; at++) {
        for (size_t column = 0; column < width; column++) {
            row[column] = number(at, column);
        }
        assert_int_equal(ctg_store_columns_add(columns, row, &error), ctg_ok);
    }
    free(row);
}

static void check_column(ctg_store_columns *columns, size_t rows, size_t column)
{
    ctg_error error;
    const double *values = NULL;
    ctg_error_clear(&error);
    assert_int_equal(ctg_store_columns_rows(columns), rows);
    assert_int_equal(ctg_store_columns_read(columns, column, &values, &error), ctg_ok);
    for (size_t row = 0; row < rows; row++) {
        assert_bits_equal(values[row], number(row, column));
    }
}

static ctg_store_columns *columns_of(size_t width, size_t rows)
{
    ctg_store_columns *columns = NULL;
    ctg_error error;
    ctg_error_clear(&error);
    assert_int_equal(ctg_store_columns_create(&columns, width, rows, &error), ctg_ok);
    return columns;
}

static void few_rows_come_back(void **state)
{
    (void)state;
    ctg_store_columns *const columns = columns_of(5, 9);
    add_rows(columns, 0, 7, 5); /* fewer than there might be: some runs failed */
    for (size_t column = 0; column < 5; column++) {
        check_column(columns, 7, column);
    }
    ctg_store_columns_destroy(columns);
}

/* 2,999 x 1,111 numbers are more than three blocks; neither is a multiple of anything. */
static void more_than_memory_holds_comes_back_in_any_order_of_columns(void **state)
{
    enum { width = 2999, rows = 1111 };
    (void)state;
    ctg_store_columns *const columns = columns_of(width, rows);
    add_rows(columns, 0, rows, width);
    for (size_t column = 0; column < width; column++) {
        check_column(columns, rows, column);
    }
    for (size_t column = width; column-- > width - 5;) {
        check_column(columns, rows, column);
    }
    check_column(columns, rows, 0);
    ctg_store_columns_destroy(columns);
}

/* A row that is wider than a block, columns of which each is a piece of its own. */
static void wide_rows_come_back(void **state)
{
    enum { width = 1200001, rows = 3 };
    (void)state;
    ctg_store_columns *const columns = columns_of(width, rows);
    add_rows(columns, 0, rows, width);
    check_column(columns, rows, 0);
    check_column(columns, rows, width - 1);
    ctg_store_columns_destroy(columns);
}

static void rows_may_be_added_after_reading(void **state)
{
    (void)state;
    ctg_store_columns *const columns = columns_of(3, 4);
    add_rows(columns, 0, 2, 3);
    check_column(columns, 2, 1);
    add_rows(columns, 2, 4, 3);
    check_column(columns, 4, 1);
    ctg_store_columns_destroy(columns);
}

static void nothing_comes_back_as_nothing(void **state)
{
    (void)state;
    ctg_store_columns *const columns = columns_of(3, 0);
    check_column(columns, 0, 2);
    ctg_store_columns_destroy(columns);
    ctg_store_columns_destroy(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(few_rows_come_back),
        cmocka_unit_test(more_than_memory_holds_comes_back_in_any_order_of_columns),
        cmocka_unit_test(wide_rows_come_back),
        cmocka_unit_test(rows_may_be_added_after_reading),
        cmocka_unit_test(nothing_comes_back_as_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
