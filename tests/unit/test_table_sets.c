/* Columns that hold a set of keys: read, refused, written, the same in any order of rows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/table.h"

#include "engine/base/table_read.h"
#include "tests/support/assert.h"

typedef struct task_row {
    char task[12];
    int64_t number;
} task_row;

typedef struct law_row {
    char law[8];
    uint64_t must; /* set of tasks */
    uint64_t may;  /* set of tasks, perhaps empty */
} law_row;

#define PLACE(type, member) offsetof(type, member), sizeof(((type *)0)->member)

static const ctg_column task_columns[] = {
    {"task", ctg_column_text, PLACE(task_row, task), 0, 0, false, NULL, NULL, "", "-"},
    {"number", ctg_column_whole, PLACE(task_row, number), 1, 255, false, NULL, NULL, "", "-"},
};

static const ctg_column law_columns[] = {
    {"law", ctg_column_text, PLACE(law_row, law), 0, 0, false, NULL, NULL, "", "-"},
    {"must", ctg_column_keys, PLACE(law_row, must), 0, 0, false, NULL, "tasks", "", "-"},
    {"may", ctg_column_keys, PLACE(law_row, may), 0, 0, true, NULL, "tasks", "", "-"},
};

typedef struct world {
    ctg_table tasks, laws;
} world;

static const ctg_table *find(const void *of, const char *name)
{
    const world *const w = of;
    const ctg_table *const table = strcmp(name, "tasks") == 0 ? &w->tasks : &w->laws;
    return table->rows == NULL ? NULL : table;
}

/* A world whose tasks are those of `tasks`, rows of CSV. */
static void begin(world *w, const char *tasks)
{
    ctg_error error;
    char text[4096];
    const ctg_table_keys keys = {find, w};
    *w = (world){.tasks = {.name = "tasks",
                           .columns = task_columns,
                           .column_count = 2,
                           .key_columns = 1,
                           .row_bytes = sizeof(task_row)},
                 .laws = {.name = "laws",
                          .columns = law_columns,
                          .column_count = 3,
                          .key_columns = 1,
                          .row_bytes = sizeof(law_row)}};
    ctg_error_clear(&error);
    (void)snprintf(text, sizeof text, "task,number\n%s", tasks);
    if (ctg_table_read_csv(&w->tasks, "t.csv", text, strlen(text), &keys, &error) != ctg_ok) {
        fail_msg("%s", error.text);
    }
}

static void end(world *w)
{
    ctg_table_destroy(&w->tasks);
    ctg_table_destroy(&w->laws);
}

static ctg_status read_laws(world *w, const char *rows, ctg_error *error)
{
    char text[4096];
    const ctg_table_keys keys = {find, w};
    ctg_error_clear(error);
    (void)snprintf(text, sizeof text, "law,must,may\n%s", rows);
    return ctg_table_read_csv(&w->laws, "l.csv", text, strlen(text), &keys, error);
}

#define FOUR "works,4\nsupport,2\nobserve,3\nstaff,1\n"

static void a_set_holds_the_rows_that_are_named(void **state)
{
    (void)state;
    world w;
    ctg_error error;
    begin(&w, FOUR);
    assert_int_equal(read_laws(&w, "a,staff;works,\nb,observe,all\nc,all,support\n", &error),
                     ctg_ok);
    const law_row *const laws = w.laws.rows;
    assert_true(laws[0].must == 0x9);
    assert_true(laws[0].may == 0);
    assert_true(laws[1].must == 0x4);
    assert_true(laws[1].may == 0xf);
    assert_true(laws[2].must == 0xf);
    assert_true(laws[2].may == 0x2);
    end(&w);
}

static void assert_told(const char *rows, const char *sentences)
{
    world w;
    ctg_error error;
    begin(&w, FOUR);
    assert_int_equal(read_laws(&w, rows, &error), ctg_input);
    assert_string_equal(error.text, sentences);
    assert_null(w.laws.rows);
    end(&w);
}

static void a_set_that_is_wrong_is_told_with_the_key_that_was_meant(void **state)
{
    (void)state;
    assert_told("a,works;suport,\n", "l.csv:2: error: column 'must' is 'suport', which is not in "
                                     "tasks; did you mean 'support'?\n");
    assert_told("a,works;staff;works,\n",
                "l.csv:2: error: column 'must' is 'works', which is named twice; allowed is keys "
                "of tasks with ';' between them, or all\n");
    assert_told("a,,\n", "l.csv:2: error: column 'must' is empty; allowed is keys of tasks with "
                         "';' between them, or all\n");
    assert_told("a,works;;staff,\n",
                "l.csv:2: error: column 'must' is 'works;;staff', which holds an empty key; "
                "allowed is keys of tasks with ';' between them, or all\n");
    assert_told("a,all,staff;\n",
                "l.csv:2: error: column 'may' is 'staff;', which holds an empty key; allowed is "
                "keys of tasks with ';' between them, or all, or nothing\n");
    assert_told("a,all;works,\n",
                "l.csv:2: error: column 'must' is 'all', which is not in tasks\n");
    assert_told("a,works; staff,\n", "l.csv:2: error: column 'must' is ' staff', which is not in "
                                     "tasks; did you mean 'staff'?\n");
}

static void a_key_without_end_is_no_key(void **state)
{
    (void)state;
    world w;
    ctg_error error;
    char rows[3100] = "a,works;";
    memset(rows + 8, 'x', 3000);
    memcpy(rows + 3008, ",\n", 3);
    begin(&w, FOUR);
    assert_int_equal(read_laws(&w, rows, &error), ctg_input);
    assert_int_equal(error.sentences, 1);
    assert_non_null(strstr(error.text, "xxx...', which is not in tasks\n"));
    end(&w);
}

static void a_set_is_written_as_it_can_be_read(void **state)
{
    (void)state;
    static const char *const sets[][2] = {{"staff;works", "works;staff"},
                                          {"works;support;observe;staff", "all"},
                                          {"all", "all"},
                                          {"", ""},
                                          {"observe", "observe"}};
    for (size_t i = 0; i < sizeof sets / sizeof sets[0]; i++) {
        world w;
        law_row row = {.may = 0x5555};
        char text[CTG_COLUMN_ROOM];
        ctg_column_fault fault;
        const ctg_table_keys keys = {find, &w};
        begin(&w, FOUR);
        assert_true(ctg_table_cell_read(&law_columns[2], &row, sets[i][0], strlen(sets[i][0]),
                                        &keys, &fault));
        ctg_table_cell_write(&law_columns[2], &row, &keys, text);
        assert_string_equal(text, sets[i][1]);
        end(&w);
    }
}

static void a_set_that_is_refused_leaves_the_row_alone(void **state)
{
    (void)state;
    world w;
    law_row row = {.may = 0x5};
    const ctg_table_keys keys = {find, &w};
    begin(&w, FOUR);
    assert_false(ctg_table_cell_read(&law_columns[2], &row, "staff;wroks", 11, &keys, NULL));
    assert_false(ctg_table_cell_read(&law_columns[2], &row, "staff;staff", 11, &keys, NULL));
    assert_true(row.may == 0x5);
    assert_false(ctg_column_is_number(&law_columns[2]));
    end(&w);
}

/* Whether a set holds the task of that name. */
static bool holds(const world *w, uint64_t set, const char *task)
{
    const ctg_table_keys keys = {find, w};
    const int32_t row = ctg_table_find(&w->tasks, task, strlen(task), &keys);
    assert_true(row >= 0);
    return (set >> row & 1) != 0;
}

static void permuting_the_rows_of_the_referred_table_names_the_same_set(void **state)
{
    (void)state;
    static const char *const names[] = {"works", "support", "observe", "staff"};
    const char *const laws = "a,staff;works,\nb,observe,all\n";
    world one;
    world other;
    ctg_error error;
    begin(&one, FOUR);
    begin(&other, "staff,1\nobserve,3\nsupport,2\nworks,4\n");
    assert_int_equal(read_laws(&one, laws, &error), ctg_ok);
    assert_int_equal(read_laws(&other, laws, &error), ctg_ok);
    for (size_t law = 0; law < 2; law++) {
        const law_row *const a = ctg_table_row(&one.laws, law);
        const law_row *const b = ctg_table_row(&other.laws, law);
        for (size_t i = 0; i < 4; i++) {
            assert_int_equal(holds(&one, a->must, names[i]), holds(&other, b->must, names[i]));
            assert_int_equal(holds(&one, a->may, names[i]), holds(&other, b->may, names[i]));
        }
    }
    end(&one);
    end(&other);
}

/* Tasks t0 to t(count - 1). */
static void begin_with(world *w, size_t count)
{
    char text[2048];
    size_t used = 0;
    text[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        used += (size_t)snprintf(text + used, sizeof text - used, "task-%06zu,%zu\n", i, i + 1);
    }
    begin(w, text);
}

static void a_set_refers_to_at_most_64_rows(void **state)
{
    (void)state;
    world w;
    ctg_error error;
    char text[CTG_COLUMN_ROOM];
    const ctg_table_keys keys = {find, &w};
    begin_with(&w, 64);
    assert_int_equal(read_laws(&w, "a,all,task-000063\n", &error), ctg_ok);
    law_row *const row = w.laws.rows;
    assert_true(row->must == UINT64_MAX);
    assert_true(row->may == (uint64_t)1 << 63);
    row->must ^= 1;
    ctg_table_cell_write(&law_columns[1], row, &keys, text);
    assert_int_equal(strlen(text), 63 * 12 - 1);
    end(&w);
    begin_with(&w, 65);
    assert_int_equal(read_laws(&w, "a,all,task-000001\n", &error), ctg_input);
    assert_string_equal(
        error.text,
        "l.csv:2: error: column 'must' is 'all', which refers to a table of more than 64 rows; "
        "allowed is keys of tasks with ';' between them, or all\n"
        "l.csv:2: error: column 'may' is 'task-000001', which refers to a table of more than 64 "
        "rows; allowed is keys of tasks with ';' between them, or all, or nothing\n");
    end(&w);
}

static void nothing_is_said_of_sets_of_a_table_that_could_not_be_read(void **state)
{
    (void)state;
    world w;
    ctg_error error;
    begin(&w, FOUR);
    ctg_table_destroy(&w.tasks);
    assert_int_equal(read_laws(&w, "a,wroks,all\n", &error), ctg_ok);
    ctg_table_destroy(&w.laws);
    assert_int_equal(read_laws(&w, "a,,all\n", &error), ctg_input);
    end(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_set_holds_the_rows_that_are_named),
        cmocka_unit_test(a_set_that_is_wrong_is_told_with_the_key_that_was_meant),
        cmocka_unit_test(a_key_without_end_is_no_key),
        cmocka_unit_test(a_set_is_written_as_it_can_be_read),
        cmocka_unit_test(a_set_that_is_refused_leaves_the_row_alone),
        cmocka_unit_test(permuting_the_rows_of_the_referred_table_names_the_same_set),
        cmocka_unit_test(a_set_refers_to_at_most_64_rows),
        cmocka_unit_test(nothing_is_said_of_sets_of_a_table_that_could_not_be_read),
    };
    return cmocka_run_group_tests_name("table_sets", tests, NULL, NULL);
}
