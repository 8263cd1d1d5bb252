/* Typed tables: every kind of column, every kind of mistake, keys between tables.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/table.h"

#include "engine/base/month.h"
#include "engine/base/table_read.h"
#include "engine/base/table_rows.h"
#include "tests/support/assert.h"

typedef struct fleet_row {
    char fleet[8];
    int64_t ships;
    double share;
    ctg_month from;
    int32_t flag;
    int32_t after; /* row of fleets */
} fleet_row;

typedef struct port_row {
    int32_t fleet; /* row of fleets */
    int64_t year;
} port_row;

static const char *const flags[] = {"plain", "striped", NULL};

#define PLACE(type, member) offsetof(type, member), sizeof(((type *)0)->member)

static const ctg_column fleet_columns[] = {
    {"fleet", ctg_column_text, PLACE(fleet_row, fleet), 0, 0, false, NULL, NULL, "", "name"},
    {"ships", ctg_column_whole, PLACE(fleet_row, ships), 0, 500, false, NULL, NULL, "ships", "-"},
    {"share", ctg_column_real, PLACE(fleet_row, share), -1, 1, false, NULL, NULL, "", "-"},
    {"from", ctg_column_month, PLACE(fleet_row, from), 0, 0, true, NULL, NULL, "", "-"},
    {"flag", ctg_column_choice, PLACE(fleet_row, flag), 0, 0, false, flags, NULL, "", "-"},
    {"after", ctg_column_key, PLACE(fleet_row, after), 0, 0, true, NULL, "fleets", "", "-"},
    {"note", ctg_column_ignored, 0, 0, 0, 0, true, NULL, NULL, "", "-"},
};

static const ctg_column port_columns[] = {
    {"fleet", ctg_column_key, PLACE(port_row, fleet), 0, 0, false, NULL, "fleets", "", "-"},
    {"year", ctg_column_whole, PLACE(port_row, year), 1900, 2299, false, NULL, NULL, "", "-"},
};

typedef struct world {
    ctg_table fleets, ports;
} world;

static const ctg_table *find(const void *of, const char *name)
{
    const world *const w = of;
    const ctg_table *const table = strcmp(name, "fleets") == 0 ? &w->fleets : &w->ports;
    return table->rows == NULL ? NULL : table;
}

static world described(void)
{
    return (world){.fleets = {.name = "fleets",
                              .columns = fleet_columns,
                              .column_count = 7,
                              .key_columns = 1,
                              .row_bytes = sizeof(fleet_row)},
                   .ports = {.name = "ports",
                             .columns = port_columns,
                             .column_count = 2,
                             .key_columns = 2,
                             .row_bytes = sizeof(port_row)}};
}

#define HEADER "fleet,ships,share,from,flag,after,note\n"

static ctg_status read_into(world *w, ctg_table *table, const char *text, ctg_error *error)
{
    const ctg_table_keys keys = {find, w};
    ctg_error_clear(error);
    return ctg_table_read_csv(table, table == &w->fleets ? "f.csv" : "p.csv", text, strlen(text),
                              &keys, error);
}

static void assert_told(const char *text, const char *sentences)
{
    world w = described();
    ctg_error error;
    assert_int_equal(read_into(&w, &w.fleets, text, &error), ctg_input);
    assert_string_equal(error.text, sentences);
    assert_null(w.fleets.rows);
    assert_null(w.fleets.index);
    assert_int_equal(w.fleets.row_count, 0);
}

static void every_kind_of_column_is_read(void **state)
{
    (void)state;
    world w = described();
    ctg_error error;
    assert_int_equal(read_into(&w, &w.fleets,
                               HEADER "red,12,0.25,2015-01,striped,,x\n"
                                      "blue,0,-1,,plain,red,\n",
                               &error),
                     ctg_ok);
    const fleet_row *const rows = w.fleets.rows;
    assert_int_equal(w.fleets.row_count, 2);
    assert_string_equal(rows[0].fleet, "red");
    assert_int_equal(rows[0].ships, 12);
    assert_bits_equal(rows[0].share, 0.25);
    assert_int_equal(rows[0].from, CTG_MONTH(2015, 1));
    assert_int_equal(rows[0].flag, 1);
    assert_int_equal(rows[0].after, -1);
    assert_int_equal(rows[1].from, CTG_NO_MONTH);
    assert_int_equal(rows[1].after, 0);
    assert_int_equal(w.fleets.lines[1], 3);
    ctg_table_destroy(&w.fleets);
}

static void columns_are_found_by_name_in_any_order(void **state)
{
    (void)state;
    world w = described();
    ctg_error error;
    assert_int_equal(read_into(&w, &w.fleets,
                               "note,after,flag,from,share,ships,fleet\n,,plain,,0.5,7,red\n",
                               &error),
                     ctg_ok);
    const fleet_row *const rows = w.fleets.rows;
    assert_string_equal(rows[0].fleet, "red");
    assert_int_equal(rows[0].ships, 7);
    assert_bits_equal(rows[0].share, 0.5);
    ctg_table_destroy(&w.fleets);
}

static void a_key_may_name_a_row_further_down(void **state)
{
    (void)state;
    world w = described();
    ctg_error error;
    assert_int_equal(read_into(&w, &w.fleets, HEADER "a,1,0,,plain,b,\nb,1,0,,plain,a,\n", &error),
                     ctg_ok);
    const fleet_row *const rows = w.fleets.rows;
    assert_int_equal(rows[0].after, 1);
    assert_int_equal(rows[1].after, 0);
    ctg_table_destroy(&w.fleets);
}

static void what_is_wrong_with_a_header_is_told_column_by_column(void **state)
{
    (void)state;
    assert_told("fleet,shipz,share,from,flag,after,note,extra\n",
                "f.csv:1: error: column 'ships' is missing\n"
                "f.csv:1: error: fleets has no column 'shipz'; did you mean 'ships'?\n"
                "f.csv:1: error: fleets has no column 'extra'\n");
    assert_told("fleet,ships,share,from,flag,after,note,ships\n",
                "f.csv:1: error: column 'ships' stands there more than once\n");
}

static void each_bad_cell_is_told_with_its_place_value_and_range(void **state)
{
    (void)state;
    assert_told(
        HEADER "red,-5,2,2015-13,stripd,blue,\n",
        "f.csv:2: error: column 'ships' is '-5'; allowed is 0 to 500 ships\n"
        "f.csv:2: error: column 'share' is '2'; allowed is -1 to 1\n"
        "f.csv:2: error: column 'from' is '2015-13', which is no month (YYYY-MM); allowed is "
        "a month from 1900-01 to 2299-12, or nothing\n"
        "f.csv:2: error: column 'flag' is 'stripd'; allowed is plain, striped; did you mean "
        "'striped'?\n");
    assert_told(HEADER "red,,nan,,plain,,\n",
                "f.csv:2: error: column 'ships' is empty; allowed is 0 to 500 ships\n"
                "f.csv:2: error: column 'share' is 'nan', which is not a number; allowed is -1 to "
                "1\n");
    assert_told(
        HEADER ",1,0,,plain,,\nadmirals,1,0,,plain,,\n",
        "f.csv:2: error: column 'fleet' is empty; allowed is a text of at most 7 bytes\n"
        "f.csv:3: error: column 'fleet' is 'admirals', which is too long; allowed is a text "
        "of at most 7 bytes\n");
    assert_told(HEADER "red,1,0,,plain,rad,\n",
                "f.csv:2: error: column 'after' is 'rad', which is not in fleets; did you mean "
                "'red'?\n");
    assert_told(HEADER "red,1,0,,plain\n",
                "f.csv:2: error: the row has 5 cells; the header has 7\n");
}

static void a_key_that_stands_twice_is_told_with_its_first_line(void **state)
{
    (void)state;
    assert_told(HEADER "red,1,0,,plain,,\nblue,1,0,,plain,,\nred,2,0,,plain,,\n",
                "f.csv:4: error: the row of red stands there twice; the first is in line 2\n");
}

static void only_so_many_mistakes_are_told_then_their_number(void **state)
{
    (void)state;
    world w = described();
    ctg_error error;
    char text[4096] = HEADER;
    for (int i = 0; i < 47; i++) {
        const size_t used = strlen(text);
        (void)snprintf(text + used, sizeof text - used, "f%d,-1,0,,plain,,\n", i);
    }
    assert_int_equal(read_into(&w, &w.fleets, text, &error), ctg_input);
    assert_int_equal(error.sentences, 21);
    assert_non_null(strstr(error.text, "f.csv:21: error: column 'ships' is '-1'"));
    assert_null(strstr(error.text, "f.csv:22:"));
    assert_non_null(strstr(error.text, "f.csv: and 27 more mistakes\n"));
}

static void rows_of_two_keys_are_told_apart_by_both(void **state)
{
    (void)state;
    world w = described();
    ctg_error error;
    assert_int_equal(
        read_into(&w, &w.fleets, HEADER "red,1,0,,plain,,\nblue,1,0,,plain,,\n", &error), ctg_ok);
    assert_int_equal(read_into(&w, &w.ports, "fleet,year\nred,2001\nblue,2001\nred,2002\n", &error),
                     ctg_ok);
    const port_row *const rows = w.ports.rows;
    assert_int_equal(rows[1].fleet, 1);
    ctg_table_destroy(&w.ports);
    assert_int_equal(read_into(&w, &w.ports, "fleet,year\nred,2001\nblue,2001\nred,2001\n", &error),
                     ctg_input);
    assert_string_equal(
        error.text,
        "p.csv:4: error: the row of red, 2001 stands there twice; the first is in line 2\n");
    ctg_table_destroy(&w.fleets);
}

static void nothing_is_said_of_keys_into_a_table_that_could_not_be_read(void **state)
{
    (void)state;
    world w = described();
    ctg_error error;
    assert_int_equal(read_into(&w, &w.ports, "fleet,year\nred,1800\n", &error), ctg_input);
    assert_string_equal(error.text,
                        "p.csv:2: error: column 'year' is '1800'; allowed is 1900 to 2299\n");
}

static void a_row_is_found_by_its_key(void **state)
{
    (void)state;
    world w = described();
    ctg_error error;
    const ctg_table_keys keys = {find, &w};
    assert_int_equal(
        read_into(&w, &w.fleets, HEADER "red,1,0,,plain,,\nblue,1,0,,plain,,\n", &error), ctg_ok);
    assert_int_equal(ctg_table_find(&w.fleets, "blue", 4, &keys), 1);
    assert_int_equal(ctg_table_find(&w.fleets, "blu", 3, &keys), -1);
    assert_int_equal(ctg_table_find(&w.fleets, "", 0, &keys), -1);
    assert_int_equal(ctg_table_find(&w.fleets, "a name without end", 18, &keys), -1);
    assert_ptr_equal(ctg_table_column(&w.fleets, "share"), &fleet_columns[2]);
    assert_null(ctg_table_column(&w.fleets, "shares"));
    ctg_table_destroy(&w.fleets);
}

static void cells_are_written_as_the_file_has_them(void **state)
{
    (void)state;
    world w = described();
    ctg_error error;
    const ctg_table_keys keys = {find, &w};
    const char *const wanted[] = {"blue", "12", "0.1", "2015-01", "striped", "red", ""};
    assert_int_equal(read_into(&w, &w.fleets,
                               HEADER "red,1,0,,plain,,\nblue,12,0.1,2015-01,striped,red,x\n",
                               &error),
                     ctg_ok);
    for (size_t i = 0; i < 7; i++) {
        char text[CTG_COLUMN_ROOM];
        ctg_table_cell_write(&fleet_columns[i], ctg_table_row(&w.fleets, 1), &keys, text);
        assert_string_equal(text, wanted[i]);
    }
    ctg_table_destroy(&w.fleets);
}

static void a_number_is_set_in_its_range_and_rounded_where_it_is_whole(void **state)
{
    (void)state;
    fleet_row row = {.ships = 3, .share = 0.5};
    ctg_column_fault fault;
    assert_true(ctg_column_set_number(&fleet_columns[1], &row, 4.5, &fault));
    assert_int_equal(row.ships, 5);
    assert_true(ctg_column_set_number(&fleet_columns[1], &row, 500.4, &fault));
    assert_int_equal(row.ships, 500);
    assert_false(ctg_column_set_number(&fleet_columns[1], &row, 500.5, &fault));
    assert_string_equal(fault.text, "is '500.5'; allowed is 0 to 500 ships");
    assert_false(ctg_column_set_number(&fleet_columns[1], &row, 1e300, NULL));
    assert_int_equal(row.ships, 500);
    assert_true(ctg_column_set_number(&fleet_columns[2], &row, -0.125, &fault));
    assert_bits_equal(row.share, -0.125);
    assert_bits_equal(ctg_column_number(&fleet_columns[1], &row), 500.0);
}

static bool has_few_ships(const void *row, const void *of)
{
    return ((const fleet_row *)row)->ships < *(const int64_t *)of;
}

static void rows_that_are_added_have_their_own_place(void **state)
{
    (void)state;
    world w = described();
    ctg_error error;
    const ctg_table_keys keys = {find, &w};
    fleet_row row = {.ships = 3, .after = -1};
    assert_int_equal(
        read_into(&w, &w.fleets, HEADER "red,1,0,,plain,,\nblue,1,0,,plain,,\n", &error), ctg_ok);
    assert_int_equal(ctg_table_rows_reserve(&w.fleets, 40, &error), ctg_ok);
    for (uint32_t i = 0; i < 40; i++) {
        memset(row.fleet, 0, sizeof row.fleet);
        (void)snprintf(row.fleet, sizeof row.fleet, "f%u", (unsigned)i);
        assert_int_equal(ctg_table_rows_add(&w.fleets, &row, i < 20 ? "a" : "b", 7 + i), -1);
    }
    assert_int_equal(ctg_table_rows_add(&w.fleets, &row, "c", 1), 41);
    memcpy(row.fleet, "blue", 5);
    assert_int_equal(ctg_table_rows_add(&w.fleets, &row, "c", 1), 1);
    assert_int_equal(w.fleets.row_count, 42);
    assert_int_equal(w.fleets.read_count, 2);
    assert_int_equal(ctg_table_find(&w.fleets, "f39", 3, &keys), 41);
    assert_int_equal(ctg_table_find(&w.fleets, "red", 3, &keys), 0);
    assert_int_equal(w.fleets.lines[1], 3);
    assert_int_equal(w.fleets.lines[22], 27);
    assert_string_equal(ctg_table_file(&w.fleets, 1), "f.csv");
    assert_string_equal(ctg_table_file(&w.fleets, 21), "a");
    assert_string_equal(ctg_table_file(&w.fleets, 22), "b");
    assert_string_equal(ctg_table_file(&w.fleets, 42), "f.csv");
    assert_int_equal(ctg_table_rows_reserve(&w.fleets, 1, &error), ctg_ok);
    assert_string_equal(ctg_table_file(&w.fleets, 22), "b");
    assert_int_equal(ctg_table_find(&w.fleets, "f39", 3, &keys), 41);
    ctg_table_destroy(&w.fleets);
    assert_null(w.fleets.files);
}

static void rows_of_the_file_are_left_out_and_added_ones_stay(void **state)
{
    (void)state;
    world w = described();
    ctg_error error;
    const int64_t most = 5;
    const ctg_table_keys keys = {find, &w};
    const fleet_row row = {.fleet = "pink", .ships = 9, .after = -1};
    assert_int_equal(read_into(&w, &w.fleets,
                               HEADER "red,9,0,,plain,,\nblue,1,0,,plain,,\ngreen,7,0,,plain,,\n",
                               &error),
                     ctg_ok);
    assert_int_equal(ctg_table_rows_reserve(&w.fleets, 1, &error), ctg_ok);
    assert_int_equal(ctg_table_rows_add(&w.fleets, &row, "a", 4), -1);
    ctg_table_rows_keep(&w.fleets, has_few_ships, &most);
    assert_int_equal(w.fleets.row_count, 2);
    assert_int_equal(w.fleets.read_count, 1);
    assert_int_equal(ctg_table_find(&w.fleets, "red", 3, &keys), -1);
    assert_int_equal(ctg_table_find(&w.fleets, "blue", 4, &keys), 0);
    assert_int_equal(ctg_table_find(&w.fleets, "pink", 4, &keys), 1);
    assert_int_equal(w.fleets.lines[0], 3);
    assert_int_equal(w.fleets.lines[1], 4);
    assert_string_equal(ctg_table_file(&w.fleets, 1), "a");
    ctg_table_destroy(&w.fleets);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_of_column_is_read),
        cmocka_unit_test(columns_are_found_by_name_in_any_order),
        cmocka_unit_test(a_key_may_name_a_row_further_down),
        cmocka_unit_test(what_is_wrong_with_a_header_is_told_column_by_column),
        cmocka_unit_test(each_bad_cell_is_told_with_its_place_value_and_range),
        cmocka_unit_test(a_key_that_stands_twice_is_told_with_its_first_line),
        cmocka_unit_test(only_so_many_mistakes_are_told_then_their_number),
        cmocka_unit_test(rows_of_two_keys_are_told_apart_by_both),
        cmocka_unit_test(nothing_is_said_of_keys_into_a_table_that_could_not_be_read),
        cmocka_unit_test(a_row_is_found_by_its_key),
        cmocka_unit_test(cells_are_written_as_the_file_has_them),
        cmocka_unit_test(a_number_is_set_in_its_range_and_rounded_where_it_is_whole),
        cmocka_unit_test(rows_that_are_added_have_their_own_place),
        cmocka_unit_test(rows_of_the_file_are_left_out_and_added_ones_stay),
    };
    return cmocka_run_group_tests_name("table", tests, NULL, NULL);
}
