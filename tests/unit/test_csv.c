/* Strict CSV: the cells and lines that were written, or a sentence.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "engine/base/csv.h"
#include "tests/support/assert.h"

static ctg_status read_bytes(ctg_csv *csv, const char *bytes, size_t size, ctg_error *error)
{
    ctg_error_clear(error);
    return ctg_csv_read(csv, "x.csv", bytes, size, error);
}

/* Rows as "a|b|;c|d|;", so that a test is one line. */
static void assert_cells(const char *bytes, const char *wanted)
{
    ctg_csv csv;
    ctg_error error;
    char seen[512] = "";
    if (read_bytes(&csv, bytes, strlen(bytes), &error) != ctg_ok) {
        fail_msg("%s", error.text);
    }
    for (size_t row = 0; row < csv.row_count; row++) {
        for (size_t i = 0; i < ctg_csv_width(&csv, row); i++) {
            size_t length = 0;
            const char *const cell = ctg_csv_cell(&csv, row, i, &length);
            assert_int_equal(strlen(cell), length);
            (void)strcat(strcat(seen, cell), "|");
        }
        (void)strcat(seen, ";");
    }
    assert_string_equal(seen, wanted);
    ctg_csv_destroy(&csv);
}

static void assert_refused_bytes(const char *bytes, size_t size, const char *sentence)
{
    ctg_csv csv;
    ctg_error error;
    assert_int_equal(read_bytes(&csv, bytes, size, &error), ctg_input);
    assert_int_equal(error.sentences, 1);
    if (strstr(error.text, sentence) == NULL) {
        fail_msg("'%s' is not in: %s", sentence, error.text);
    }
    assert_null(csv.text);
    assert_null(csv.cells);
    assert_null(csv.rows);
}

static void assert_refused(const char *bytes, const char *sentence)
{
    assert_refused_bytes(bytes, strlen(bytes), sentence);
}

static void cells_are_read_as_they_were_written(void **state)
{
    (void)state;
    assert_cells("a,b\n1,2\n", "a|b|;1|2|;");
    assert_cells("a,b\r\n1,2\r\n", "a|b|;1|2|;");
    assert_cells("a,b\n1,2", "a|b|;1|2|;");
    assert_cells("a\n,\n", "a|;||;");
    assert_cells("\"a\"\n", "a|;");
    assert_cells("a, b \n", "a| b |;");
    assert_cells("\"x, \"\"y\"\"\nz\",2\n", "x, \"y\"\nz|2|;");
    assert_cells("Côte d'Ivoire\n", "Côte d'Ivoire|;");
    assert_cells("\"\"\n", "|;");
}

static void each_row_knows_its_line(void **state)
{
    (void)state;
    ctg_csv csv;
    ctg_error error;
    const char *const bytes = "a,b\n1,\"two\nlines\"\n3,4\r\n5,6";
    assert_int_equal(read_bytes(&csv, bytes, strlen(bytes), &error), ctg_ok);
    assert_int_equal(csv.row_count, 4);
    const size_t lines[] = {1, 2, 4, 5};
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(csv.rows[i].line, lines[i]);
    }
    ctg_csv_destroy(&csv);
}

static void what_is_not_strict_csv_is_refused_with_its_line(void **state)
{
    (void)state;
    assert_refused("", "x.csv: error: the file is empty");
    assert_refused("a,b\n\n1,2\n", "x.csv:2: error: the line is blank");
    assert_refused("a\n1\n\n", "x.csv:3: error: the line is blank");
    assert_refused("a\r\n1\r\n\r\n", "x.csv:3: error: the line is blank");
    assert_refused("a\n1\"2\n", "x.csv:2: error: a quote stands where none may");
    assert_refused("a\n\"1\"2\n", "x.csv:2: error: a quote stands where none may");
    assert_refused("a\n2\n\"1\n",
                   "x.csv:3: error: a quoted cell begins in this row and never ends");
    assert_refused("a\rb\n", "x.csv:1: error: a carriage return stands without its line feed");
    assert_refused("a\r", "x.csv:1: error: a carriage return stands without its line feed");
}

static void assert_same_beginning(const ctg_csv *part, const ctg_csv *whole)
{
    for (size_t row = 0; row < part->row_count; row++) {
        assert_int_equal(ctg_csv_width(part, row), ctg_csv_width(whole, row));
        assert_int_equal(part->rows[row].line, whole->rows[row].line);
        for (size_t i = 0; i < ctg_csv_width(part, row); i++) {
            size_t lengths[2] = {0, 0};
            const char *const cell = ctg_csv_cell(part, row, i, &lengths[0]);
            assert_string_equal(cell, ctg_csv_cell(whole, row, i, &lengths[1]));
            assert_int_equal(lengths[0], lengths[1]);
        }
    }
}

/* A quoted cell in the last row makes libcsv read all. */
static void plain_bytes_are_read_as_libcsv_reads_them(void **state)
{
    (void)state;
    uint64_t word = 2015;
    size_t read = 0;
    for (int i = 0; i < 5000; i++) {
        char bytes[40];
        size_t size = 0;
        const size_t most = 1 + (size_t)i % 24;
        while (size < most) {
            word = word * 6364136223846793005u + 1442695040888963407u;
            bytes[size++] = "ab1,,\n \n"[word >> 61];
        }
        char quoted[40];
        memcpy(quoted, bytes, size);
        const char *const last = bytes[size - 1] == '\n' ? "\"q\"" : "\n\"q\"";
        memcpy(quoted + size, last, strlen(last));
        ctg_csv plain;
        ctg_csv whole;
        ctg_error errors[2];
        const ctg_status status = read_bytes(&plain, bytes, size, &errors[0]);
        assert_int_equal(status, read_bytes(&whole, quoted, size + strlen(last), &errors[1]));
        if (status == ctg_ok) {
            assert_int_equal(plain.row_count + 1, whole.row_count);
            assert_same_beginning(&plain, &whole);
            ctg_csv_destroy(&plain);
            ctg_csv_destroy(&whole);
            read++;
        } else {
            assert_string_equal(errors[0].text, errors[1].text);
        }
    }
    assert_in_range(read, 500, 4500);
}

static void bytes_that_are_no_plain_text_are_refused(void **state)
{
    (void)state;
    assert_refused_bytes("a,b\n1\0,2\n", 9, "x.csv:2: error: holds a NUL byte");
    assert_refused("\xef\xbb\xbf"
                   "a,b\n",
                   "x.csv:1: error: begins with a byte order mark");
    assert_refused("a\nC\xf4te\n", "x.csv:2: error: the byte 0xf4 is not part of UTF-8");
}

static void long_cells_and_wide_rows_are_refused(void **state)
{
    (void)state;
    char *const bytes = malloc(CTG_CSV_CELL_MOST + 64);
    assert_non_null(bytes);
    memset(bytes, 'a', CTG_CSV_CELL_MOST + 1);
    memcpy(bytes + CTG_CSV_CELL_MOST, "\n", 2);
    ctg_csv csv;
    ctg_error error;
    assert_int_equal(read_bytes(&csv, bytes, CTG_CSV_CELL_MOST + 1, &error), ctg_ok);
    ctg_csv_destroy(&csv);
    memcpy(bytes + CTG_CSV_CELL_MOST, "a\n", 3);
    assert_refused(bytes, "x.csv:1: error: a cell has 4097 bytes; at most 4096 are allowed");
    memset(bytes, ',', CTG_CSV_COLUMNS_MOST);
    memcpy(bytes + CTG_CSV_COLUMNS_MOST, "\n", 2);
    assert_refused(bytes, "x.csv:1: error: the row has more than 64 cells");
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_are_read_as_they_were_written),
        cmocka_unit_test(each_row_knows_its_line),
        cmocka_unit_test(what_is_not_strict_csv_is_refused_with_its_line),
        cmocka_unit_test(plain_bytes_are_read_as_libcsv_reads_them),
        cmocka_unit_test(bytes_that_are_no_plain_text_are_refused),
        cmocka_unit_test(long_cells_and_wide_rows_are_refused),
    };
    return cmocka_run_group_tests_name("csv", tests, NULL, NULL);
}
