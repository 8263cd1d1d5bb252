/* In which lumps people come (UNI2): formed units as large as posts and people let them,
 * individuals in groups by weight.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/unit.h"

#include <string.h>

#include "tests/support/scene.h"
#include "tests/support/small_world.h"

static size_t capability(const stage *at, const char *key)
{
    const ctg_tables *const tables = at->world->tables;
    for (size_t k = 0; k < tables->capabilities_count; k++) {
        if (strcmp(tables->capabilities[k].capability, key) == 0) {
            return k;
        }
    }
    fail_msg("no capability %s", key);
    return 0;
}

static const ctg_unit_row *unit(const stage *at, const char *key)
{
    const ctg_tables *const tables = at->world->tables;
    for (size_t u = 0; u < tables->units_count; u++) {
        if (strcmp(tables->units[u].unit, key) == 0) {
            return &tables->units[u];
        }
    }
    fail_msg("no unit %s", key);
    return NULL;
}

/* A mission that asks for more people of a capability than so many. */
static size_t mission_for(const stage *at, size_t k, int32_t more)
{
    for (size_t m = 0; m < at->scene->N; m++) {
        if (at->world->posts_by[m * at->scene->K + k] > more) {
            return m;
        }
    }
    fail_msg("no mission with so many posts");
    return 0;
}

static void open_world(stage *at)
{
    stage_open(at, CTG_MONTH(2015, 1), 12);
    stage_set(at);
}

static void the_largest_formed_unit_comes_cut_to_what_is_wanted(void **state)
{
    (void)state;
    stage at;
    open_world(&at);
    const size_t k = capability(&at, "infantry");
    const size_t m = mission_for(&at, k, 2000);
    const ctg_unit_row *const battalion = unit(&at, "infantry_battalion");
    const ctg_unit_row *const company = unit(&at, "infantry_company");
    assert_true(battalion->persons_least > company->persons);
    const struct {
        int64_t most, comes;
    } cases[] = {{5000, battalion->persons},
                 {battalion->persons, battalion->persons},
                 {battalion->persons - 1, battalion->persons - 1},
                 {battalion->persons_least, battalion->persons_least},
                 {battalion->persons_least - 1, company->persons},
                 {company->persons - 1, company->persons - 1},
                 {company->persons_least, company->persons_least},
                 {company->persons_least - 1, 0},
                 {0, 0},
                 {-5, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(ctg_unit_choose(at.world, 1, m, k, cases[i].most), cases[i].comes);
        assert_int_equal(ctg_unit_fits(at.world, m, k, cases[i].most), cases[i].comes > 0);
    }
    stage_close(&at);
}

/* How often each number of a capability comes when at most `most` are wanted: [0..most]. */
static size_t count_groups(const stage *at, const char *key, int64_t most, size_t *counts)
{
    const size_t k = capability(at, key);
    const size_t m = mission_for(at, k, 30);
    size_t all = 0;
    for (int month = 0; month < 100; month++, at->world->now++) {
        for (size_t s = 0; s < at->scene->S; s++, all++) {
            counts[ctg_unit_choose(at->world, s, m, k, most)]++;
        }
    }
    return all;
}

static void individuals_come_in_groups_by_weight(void **state)
{
    (void)state;
    stage at;
    open_world(&at);
    static const int sizes[] = {1, 2, 5, 12, 29}; /* of police, of equal weight */
    size_t police[1000] = {0};
    size_t all = count_groups(&at, "individual_police", 999, police);
    size_t of_units = 0;
    for (size_t i = 0; i < 5; i++) {
        of_units += police[sizes[i]];
        assert_close((double)police[sizes[i]] / (double)all, 0.2, 0.02);
    }
    assert_int_equal(of_units, all);
    size_t staff[1000] = {0}; /* of weight 3, 1 and 1 */
    all = count_groups(&at, "staff_officers", 999, staff);
    assert_close((double)staff[1] / (double)all, 0.6, 0.02);
    assert_close((double)staff[2] / (double)all, 0.2, 0.02);
    assert_close((double)staff[3] / (double)all, 0.2, 0.02);
    assert_int_equal(staff[1] + staff[2] + staff[3], all);
    stage_close(&at);
}

static void a_group_that_is_wanted_less_than_whole_comes_with_fewer(void **state)
{
    (void)state;
    stage at;
    open_world(&at);
    size_t police[4] = {0};
    size_t all = count_groups(&at, "individual_police", 3, police);
    /* of five sizes of equal weight, 1 and 2, 5, 12, 29, the last three are cut to 3 */
    assert_int_equal(police[0], 0);
    assert_close((double)police[1] / (double)all, 0.2, 0.02);
    assert_close((double)police[2] / (double)all, 0.2, 0.02);
    assert_close((double)police[3] / (double)all, 0.6, 0.02);
    size_t staff[3] = {0};
    all = count_groups(&at, "staff_officers", 2, staff);
    assert_int_equal(staff[0], 0);
    assert_close((double)staff[1] / (double)all, 0.6, 0.02); /* of 1 with a weight of 3 */
    assert_close((double)staff[2] / (double)all, 0.4, 0.02); /* of 2, and of 3 cut to 2 */
    stage_close(&at);
}

/* A small world of 100 posts for infantry, which has a unit of 40 and the rows that a test sets
 * instead of those of staff and police. */
static void make_small(small_world *small, int64_t experts)
{
    const small_knobs knobs = {
        .states = 1, .missions = 1, .posts = 100, .experts = experts, .unit = 40};
    small_world_make(small, &knobs);
}

static int32_t small_choose(const small_world *small, size_t k, int64_t most)
{
    return ctg_unit_choose(small->world, 1, 0, k, most);
}

/* Two rows of the same size are one, whichever comes first; the lower least is its least. */
static void of_rows_of_the_same_size_the_lowest_least_counts(void **state)
{
    (void)state;
    for (int lower = 0; lower < 2; lower++) {
        static const size_t rows[2] = {small_infantry, small_staff};
        small_world small;
        make_small(&small, 0);
        for (int i = 0; i < 2; i++) {
            const int64_t least = i == lower ? 10 : 30;
            small.units[rows[i]] = (ctg_unit_row){"", small_infantry, 40, least, 40, 1};
        }
        small_world_set(&small);
        assert_int_equal(small_choose(&small, small_infantry, 50), 40);
        assert_int_equal(small_choose(&small, small_infantry, 29), 29);
        assert_int_equal(small_choose(&small, small_infantry, 10), 10);
        assert_int_equal(small_choose(&small, small_infantry, 9), 0);
        assert_true(ctg_unit_fits(small.world, 0, small_infantry, 10));
        assert_false(ctg_unit_fits(small.world, 0, small_infantry, 9));
        small_world_close(&small);
    }
}

/* Experts come as 10, at least 6, with a weight of 3, or as 4, at least 3, with a weight of 1. */
static void a_group_does_not_come_for_fewer_than_its_least(void **state)
{
    (void)state;
    small_world small;
    size_t tens = 0;
    make_small(&small, 100);
    small.units[small_experts] = (ctg_unit_row){"", small_experts, 10, 6, 10, 3};
    small.units[small_police] = (ctg_unit_row){"", small_experts, 4, 3, 4, 1};
    small_world_set(&small);
    for (int month = 0; month < 2000; month++, small.world->now++) {
        const int32_t seven = small_choose(&small, small_experts, 7);
        assert_true(seven == 7 || seven == 4);
        tens += seven == 7;
        assert_int_equal(small_choose(&small, small_experts, 5), 4);
        assert_int_equal(small_choose(&small, small_experts, 3), 3);
        assert_int_equal(small_choose(&small, small_experts, 2), 0);
    }
    assert_close((double)tens / 2000.0, 0.75, 0.05);
    assert_false(ctg_unit_fits(small.world, 0, small_experts, 2));
    small_world_close(&small);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_largest_formed_unit_comes_cut_to_what_is_wanted),
        cmocka_unit_test(individuals_come_in_groups_by_weight),
        cmocka_unit_test(a_group_that_is_wanted_less_than_whole_comes_with_fewer),
        cmocka_unit_test(of_rows_of_the_same_size_the_lowest_least_counts),
        cmocka_unit_test(a_group_does_not_come_for_fewer_than_its_least),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
