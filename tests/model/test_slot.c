/* Places for missions that the model begins, when none is left that was never used: which is taken,
 * and where the money of the mission before goes (SLOT1).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/slot.h"

#include "tests/support/demand.h"

#define ENDED CTG_MONTH(2013, 1)

/* A mission that ended in ENDED had the place, and has a cent of cash left. */
static void fill(ctg_world *world, size_t m)
{
    world->host[m] = 0;
    world->lives[m] = (ctg_life){.bridge = -1, .ends = ENDED};
    world->slots[m - world->scene->N].budget = ctg_budget_peacekeeping;
    world->cash[m] = 1;
}

/* A world without a place that was never used, a month before accounts may pass on. */
static size_t open_full(stage *at)
{
    demand_open(at, CTG_MONTH(2015, 1), 12);
    stage_set(at);
    for (size_t m = at->scene->N; m < at->scene->M; m++) {
        fill(at->world, m);
    }
    at->world->now = ENDED + 23;
    return at->scene->N;
}

static void cash_of_all(const stage *at, int64_t *sum)
{
    *sum = 0;
    for (size_t m = 0; m < at->scene->M; m++) {
        *sum += at->world->cash[m];
    }
}

static void where_every_place_has_accounts_nothing_begins(void **state)
{
    (void)state;
    stage at;
    (void)open_full(&at);
    assert_int_equal(at.scene->M - at.scene->N, 128);
    assert_int_equal(ctg_slot_take(at.world), at.scene->M);
    assert_int_equal(ctg_slot_take(at.world), at.scene->M);
    assert_int_equal(at.world->month.openings_lost, 2);
    stage_close(&at);
}

/* Neither people nor money nor posts nor plans: the lowest such place, after those never used. */
static void an_ended_mission_without_anything_makes_room(void **state)
{
    (void)state;
    stage at;
    const size_t first = open_full(&at);
    ctg_world *const world = at.world;
    const size_t states = at.scene->S;
    world->cash[first + 5] = world->cash[first + 9] = world->cash[first + 20] = 0;
    world->host[first + 30] = -1;
    assert_int_equal(ctg_slot_take(world), first + 30);
    fill(world, first + 30);
    world->serving[first + 5] = 1;
    assert_int_equal(ctg_slot_take(world), first + 9);
    fill(world, first + 9);
    world->serving[first + 5] = 0;
    world->lives[first + 5].begins = ENDED + 30;
    assert_int_equal(ctg_slot_take(world), first + 20);
    fill(world, first + 20);
    world->lives[first + 5].begins = CTG_NO_MONTH;
    world->posts[(first + 5) * CTG_PERSONNEL + ctg_police] = 1;
    assert_int_equal(ctg_slot_take(world), at.scene->M);
    world->posts[(first + 5) * CTG_PERSONNEL + ctg_police] = 0;
    int64_t *const accounts[] = {&world->bills[first + 5],
                                 &world->arrears[(first + 5) * states + 3],
                                 &world->debts[(first + 5) * states + 4]};
    for (size_t i = 0; i < sizeof accounts / sizeof accounts[0]; i++) {
        *accounts[i] = 1;
        assert_int_equal(ctg_slot_take(world), at.scene->M);
        *accounts[i] = 0;
    }
    assert_int_equal(ctg_slot_take(world), first + 5);
    assert_int_equal(world->slot_uses[5], 1);
    stage_close(&at);
}

/* After two years the accounts pass to the open mission of the lowest number on the same budget. */
static void after_two_years_accounts_pass_to_an_heir(void **state)
{
    (void)state;
    stage at;
    int64_t before = 0;
    int64_t after = 0;
    const size_t first = open_full(&at);
    ctg_world *const world = at.world;
    size_t heir = at.scene->M;
    for (size_t rank = 0; rank < at.scene->M && heir == at.scene->M; rank++) {
        const size_t m = (size_t)at.scene->mission_order[rank];
        heir = demand_posts(world, m) > 0 &&
                       ctg_world_mission(world, m)->budget == ctg_budget_peacekeeping
                   ? m
                   : heir;
    }
    assert_true(heir < first);
    world->slots[0].budget = ctg_budget_own; /* outside: its accounts go where the others' go */
    world->slots[7].predecessor = (int32_t)first;
    world->cash[first] = 1000;
    world->debts[first * at.scene->S + 3] = 70;
    assert_int_equal(ctg_slot_take(world), at.scene->M);
    world->now = ENDED + 24;
    cash_of_all(&at, &before);
    const int64_t cash = world->cash[heir];
    const int64_t debts = world->debts[heir * at.scene->S + 3];
    assert_int_equal(ctg_slot_take(world), first);
    cash_of_all(&at, &after);
    assert_int_equal(after, before);
    assert_int_equal(world->cash[heir], cash + 1000);
    assert_int_equal(world->debts[heir * at.scene->S + 3], debts + 70);
    assert_int_equal(world->cash[first], 0);
    assert_int_equal(world->host[first], -1);
    assert_int_equal(world->slots[7].predecessor, -1);
    stage_close(&at);
}

/* Without anybody who could inherit, accounts keep their place. */
static void without_an_heir_accounts_stay(void **state)
{
    (void)state;
    stage at;
    (void)open_full(&at);
    at.world->now = ENDED + 100;
    for (size_t m = 0; m < at.scene->N; m++) {
        for (size_t type = 0; type < CTG_PERSONNEL; type++) {
            at.world->posts[m * CTG_PERSONNEL + type] = 0;
        }
    }
    assert_int_equal(ctg_slot_take(at.world), at.scene->M);
    stage_close(&at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(where_every_place_has_accounts_nothing_begins),
        cmocka_unit_test(an_ended_mission_without_anything_makes_room),
        cmocka_unit_test(after_two_years_accounts_pass_to_an_heir),
        cmocka_unit_test(without_an_heir_accounts_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
