/* Conservation holds, and each planted violation is caught with its place.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/conservation.h"

#include "engine/model/step.h"
#include "tests/support/scene.h"

static void five_years_conserve_people_and_money(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2009, 12), 60);
    stage_set(&at);
    for (uint32_t replicate = 0; replicate < 3; replicate++) {
        ctg_world_start(at.world, replicate);
        for (int32_t t = 1; t <= 60; t++) {
            assert_int_equal(ctg_step_run(at.world, t, &at.error), ctg_ok);
        }
    }
    stage_close(&at);
}

static void expect_broken(stage *at, const char *what)
{
    ctg_error_clear(&at->error);
    assert_int_equal(ctg_conservation_check(at->world, &at->error), ctg_broken);
    assert_non_null(strstr(at->error.text, what));
    assert_non_null(strstr(at->error.text, "2016-01"));
}

#define PLANT(place, what)                                                                         \
    do {                                                                                           \
        (place) += 1;                                                                              \
        expect_broken(&at, what);                                                                  \
        (place) -= 1;                                                                              \
        assert_int_equal(ctg_conservation_check(at.world, NULL), ctg_ok);                          \
    } while (0)

static void every_planted_violation_is_caught(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2015, 1), 12);
    stage_set(&at);
    for (int32_t t = 1; t <= 12; t++) {
        assert_int_equal(ctg_step_run(at.world, t, &at.error), ctg_ok);
    }
    ctg_world *const world = at.world;
    const size_t pool = ctg_world_pool(world, stage_state(&at, "ETH"), 0);
    const size_t need = (size_t)world->commitments[0].mission * at.scene->K;
    const size_t owed = (size_t)world->commitments[0].mission * at.scene->S + 17;
    PLANT(world->people.in[ctg_current][pool], "people of a pool");
    PLANT(world->people.left[pool], "people of a pool");
    const size_t month = (size_t)(world->now + 1) % CTG_HOMECOMING_MONTHS;
    PLANT(world->homecoming[month * at.scene->S * at.scene->K + pool], "people to come home");
    PLANT(world->commitments[0].persons, "people of");
    PLANT(world->filled[need], "people filling posts");
    PLANT(world->coming[need], "people promised to posts");
    PLANT(world->filled_by[need / at.scene->K * CTG_PERSONNEL], "people by type of personnel");
    PLANT(world->coming_by[need / at.scene->K * CTG_PERSONNEL + 1], "people by type of personnel");
    PLANT(world->deployed_in[3], "people of a state in a mission");
    PLANT(world->deployed_by[stage_state(&at, "ETH")], "people of a state");
    PLANT(world->arrears[owed], "cents owed by members");
    PLANT(world->debts[owed], "cents owed to contributors");
    PLANT(world->cash[5], "cents of cash");
    PLANT(world->bills[5], "cents of bills");
    PLANT(world->flows.paid, "cents owed by members");
    PLANT(world->purse[0], "cents of donors' budgets");
    PLANT(world->lift_purse[0], "cents of donors' budgets");
    PLANT(world->flows.unspent, "cents of donors' budgets");
    world->people.dependent[pool] += 1e9;
    expect_broken(&at, "people who depend on donors");
    stage_close(&at);
}

static void people_below_zero_are_caught(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2016, 1), 12);
    stage_set(&at);
    at.world->people.in[ctg_never][0] -= 1 << 30;
    at.world->people.left[0] += 1 << 30;
    expect_broken(&at, "people in a stock");
    stage_close(&at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(five_years_conserve_people_and_money),
        cmocka_unit_test(every_planted_violation_is_caught),
        cmocka_unit_test(people_below_zero_are_caught),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
