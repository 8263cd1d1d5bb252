/* In which lumps people come (UNI2): formed units as large as posts and people let them,
 * individuals in groups by weight.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/unit.h"

#include <string.h>

#include "tests/support/scene.h"

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

/* How often each number of police comes when at most `most` are wanted: [0..most]. */
static size_t count_groups(const stage *at, int64_t most, size_t *counts)
{
    const size_t k = capability(at, "individual_police");
    const size_t m = mission_for(at, k, 100);
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
    const size_t k = capability(&at, "individual_police");
    size_t counts[1000] = {0};
    const size_t all = count_groups(&at, 999, counts);
    int64_t weights = 0;
    size_t of_units = 0;
    for (size_t u = 0; u < at.world->tables->units_count; u++) {
        weights += (size_t)at.world->tables->units[u].capability == k
                       ? at.world->tables->units[u].weight
                       : 0;
    }
    for (size_t u = 0; u < at.world->tables->units_count; u++) {
        const ctg_unit_row *const row = &at.world->tables->units[u];
        if ((size_t)row->capability == k) {
            const double share = (double)row->weight / (double)weights;
            of_units += counts[row->persons];
            assert_close((double)counts[row->persons] / (double)all, share, 0.02);
        }
    }
    assert_int_equal(of_units, all);
    stage_close(&at);
}

static void a_group_that_is_wanted_less_than_whole_comes_with_fewer(void **state)
{
    (void)state;
    stage at;
    open_world(&at);
    size_t counts[4] = {0};
    const size_t all = count_groups(&at, 3, counts);
    /* of five sizes of equal weight, 1 and 2, 5, 12, 29, the last three are cut to 3 */
    assert_int_equal(counts[0], 0);
    assert_close((double)counts[1] / (double)all, 0.2, 0.02);
    assert_close((double)counts[2] / (double)all, 0.2, 0.02);
    assert_close((double)counts[3] / (double)all, 0.6, 0.02);
    stage_close(&at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_largest_formed_unit_comes_cut_to_what_is_wanted),
        cmocka_unit_test(individuals_come_in_groups_by_weight),
        cmocka_unit_test(a_group_that_is_wanted_less_than_whole_comes_with_fewer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
