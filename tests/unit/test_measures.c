/* Where each value is in a record, and what the rows of each scope are called.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/assert.h"

#include <stdlib.h>

#include "engine/model/record_page.h"
#include "tests/support/study.h"

static small_study small;

/* Every place of every measure is one of the record's, and no two are the same. */
static void every_value_has_a_place_of_its_own(void **state)
{
    (void)state;
    const ctg_record_shape *const shape = &small.study.shape;
    const size_t size = ctg_measures_record_size(shape);
    uint8_t *const taken = calloc(size, 1);
    size_t count = 0;
    assert_non_null(taken);
    for (size_t id = 0; id < CTG_MEASURES; id++) {
        const ctg_scope scope = ctg_measures_row((ctg_measure_id)id)->scope;
        for (size_t time = 0; time < ctg_measures_times(shape, scope); time++) {
            for (size_t who = 0; who < shape->who[scope]; who++) {
                const size_t place = ctg_measures_place(shape, (ctg_measure_id)id, time, who);
                assert_true(place < size);
                assert_int_equal(taken[place], 0);
                taken[place] = 1;
                count++;
            }
        }
    }
    assert_int_equal(count, size);
    free(taken);
}

/* The month's page is where the places are; sums by age belong to the year that ends next. */
static void a_page_lies_where_its_month_and_year_are(void **state)
{
    (void)state;
    const ctg_record_shape *const shape = &small.study.shape;
    double record[STUDY_RECORD_MOST];
    for (int32_t t = 0; t <= 24; t++) {
        ctg_record_page page;
        ctg_record_page_open(&page, shape, record, t);
        assert_int_equal(page.yearly, t % 12 == 0);
        assert_true(page.counts);
        for (size_t id = 0; id < CTG_MEASURES; id++) {
            const ctg_measure_id of = (ctg_measure_id)id;
            const ctg_scope scope = ctg_measures_row(of)->scope;
            const size_t year = t == 0 ? 0 : (t <= 12 ? 1 : 2);
            const size_t time = scope == ctg_scope_world
                                    ? (size_t)t
                                    : (scope == ctg_scope_age ? year : (size_t)t / 12);
            assert_int_equal(page.place[id], ctg_measures_place(shape, of, time, 0));
        }
    }
    ctg_record_shape longer = *shape; /* 25 months: the last one is in no year that ends */
    ctg_record_page page;
    longer.months = 25;
    ctg_record_page_open(&page, &longer, record, 25);
    assert_false(page.counts);
    assert_false(page.yearly);
}

static void months_of_a_life_fall_into_their_class(void **state)
{
    (void)state;
    const struct {
        int32_t month;
        const char *name;
    } cases[] = {{1, "month 1"},       {2, "months 2-3"},      {3, "months 2-3"},
                 {4, "months 4-6"},    {6, "months 4-6"},      {7, "months 7-9"},
                 {9, "months 7-9"},    {10, "months 10-12"},   {12, "months 10-12"},
                 {13, "months 13-18"}, {18, "months 13-18"},   {19, "months 19-36"},
                 {36, "months 19-36"}, {37, "over 36 months"}, {800, "over 36 months"}};
    char room[CTG_WHO_ROOM];
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const size_t class = ctg_measures_age(cases[i].month);
        assert_true(class < CTG_AGES);
        assert_string_equal(ctg_measures_who(&small.epoch.tables, ctg_scope_age, class, room),
                            cases[i].name);
    }
}

static void rows_are_called_by_their_keys(void **state)
{
    (void)state;
    const ctg_tables *const tables = &small.epoch.tables;
    char room[CTG_WHO_ROOM];
    assert_string_equal(ctg_measures_who(tables, ctg_scope_world, 0, room), "");
    assert_string_equal(ctg_measures_who(tables, ctg_scope_supplier, 1, room), "Western Africa");
    assert_string_equal(ctg_measures_who(tables, ctg_scope_host, 2, room), "Polynesia");
    assert_string_equal(ctg_measures_who(tables, ctg_scope_capability, 1, room), "engineering");
    assert_string_equal(ctg_measures_who(tables, ctg_scope_state, 2, room), "GHA");
    assert_string_equal(ctg_measures_who(tables, ctg_scope_mission, 1, room), "UNTO");
    assert_string_equal(ctg_measures_who(tables, ctg_scope_framework, 0, room), "UN");
    assert_string_equal(ctg_measures_who(tables, ctg_scope_pool, 3, room),
                        "Western Africa: engineering");
    for (size_t scope = 0; scope < CTG_SCOPES; scope++) {
        assert_int_equal(ctg_measures_who_count(tables, (ctg_scope)scope),
                         small.study.shape.who[scope]);
    }
}

/* A pool's name is room enough for the longest region and capability that tables may hold. */
static void the_longest_names_fit(void **state)
{
    (void)state;
    ctg_region_row region = {"", 1, "Asia"};
    ctg_capability_row capability = {.number = 1};
    char room[CTG_WHO_ROOM];
    memset(region.region, 'r', sizeof region.region - 1);
    memset(capability.capability, 'c', sizeof capability.capability - 1);
    const ctg_tables tables = {.regions = &region,
                               .regions_count = 1,
                               .capabilities = &capability,
                               .capabilities_count = 1};
    assert_int_equal(strlen(ctg_measures_who(&tables, ctg_scope_pool, 0, room)),
                     sizeof region.region - 1 + 2 + sizeof capability.capability - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_value_has_a_place_of_its_own),
        cmocka_unit_test(a_page_lies_where_its_month_and_year_are),
        cmocka_unit_test(months_of_a_life_fall_into_their_class),
        cmocka_unit_test(rows_are_called_by_their_keys),
        cmocka_unit_test(the_longest_names_fit),
    };
    small_study_make(&small);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
