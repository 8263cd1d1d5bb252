/* What becomes of the money of a mission that has ended.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/liquidation.h"

#include "tests/support/scene.h"

#define CASH 123456789

/* A world with a mission that has neither people nor posts, but cash; its row. */
static size_t open_with_ended_mission(stage *at)
{
    stage_open(at, CTG_MONTH(2015, 1), 12);
    stage_set(at);
    const ctg_scene *const scene = at->scene;
    for (size_t m = 0; m < scene->M; m++) {
        int64_t all = 0;
        for (size_t k = 0; k < scene->K; k++) {
            const size_t need = m * scene->K + k;
            all += at->world->filled[need] + at->world->coming[need] + at->world->posts_by[need];
        }
        if (all == 0) {
            at->world->has_money[m] = 1;
            at->world->cash[m] = CASH;
            at->world->bills[m] = 0;
            return m;
        }
    }
    fail_msg("every mission has people or posts");
    return 0;
}

/* A last bill, a last debt to anybody, a last post or person, and nothing is given back. */
static void nothing_is_given_back_while_anything_is_owed(void **state)
{
    (void)state;
    stage at;
    const size_t m = open_with_ended_mission(&at);
    ctg_world *const world = at.world;
    const size_t last_state = m * at.scene->S + at.scene->S - 1;
    const size_t last_need = m * at.scene->K + at.scene->K - 1;
    world->bills[m] = 1;
    ctg_liquidation_run(world);
    assert_int_equal(world->cash[m], CASH);
    world->bills[m] = 0;
    world->debts[last_state] = 1;
    ctg_liquidation_run(world);
    assert_int_equal(world->cash[m], CASH);
    world->debts[last_state] = 0;
    int32_t *const of[] = {&world->filled[last_need], &world->coming[last_need],
                           &world->posts_by[last_need]};
    for (size_t i = 0; i < sizeof of / sizeof of[0]; i++) {
        *of[i] = 1;
        ctg_liquidation_run(world);
        assert_int_equal(world->cash[m], CASH);
        *of[i] = 0;
    }
    ctg_liquidation_run(world);
    assert_int_equal(world->cash[m], 0);
    assert_int_equal(world->flows.returned, CASH);
    stage_close(&at);
}

/* What a member still owes is first taken from its part. */
static void a_part_is_set_against_what_is_owed(void **state)
{
    (void)state;
    stage at;
    const size_t m = open_with_ended_mission(&at);
    ctg_world *const world = at.world;
    int64_t *const little = &world->arrears[m * at.scene->S + stage_state(&at, "USA")];
    int64_t *const much = &world->arrears[m * at.scene->S + stage_state(&at, "GHA")];
    for (size_t s = 0; s < at.scene->S; s++) {
        world->arrears[m * at.scene->S + s] = 0;
    }
    *little = 7;
    *much = CASH;
    world->ahead[m] = 5;
    ctg_liquidation_run(world);
    const int64_t credited = world->flows.credited;
    assert_int_equal(*little, 0);
    assert_true(*much > 0);
    assert_true(*much < CASH);
    assert_int_equal(credited, 7 + CASH - *much);
    assert_int_equal(world->flows.returned, CASH - credited);
    assert_int_equal(world->cash[m], credited); /* of the others, next month */
    assert_int_equal(world->ahead[m], 0);
    stage_close(&at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_given_back_while_anything_is_owed),
        cmocka_unit_test(a_part_is_set_against_what_is_owed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
