/* M1, M12: cuts of posts, closures, and missions that take over from others.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/mandates.h"

#include "engine/model/admission.h"
#include "engine/model/commitment.h"
#include "engine/model/step.h"
#include "engine/model/succession.h"
#include "tests/support/scene.h"

/* Posts of last month and of this one. */
static void set_posts(stage *at, size_t m, ctg_personnel type, int32_t before, int32_t now)
{
    at->world->posts_before[m * CTG_PERSONNEL + (size_t)type] = before;
    at->world->posts[m * CTG_PERSONNEL + (size_t)type] = now;
}

static int32_t largest_unit(const stage *at, size_t m)
{
    int32_t largest = 0;
    for (size_t i = 0; i < at->world->commitment_count; i++) {
        const ctg_commitment *const unit = &at->world->commitments[i];
        largest = (size_t)unit->mission == m && unit->persons > largest ? unit->persons : largest;
    }
    return largest;
}

/* Whatever the size of the cut, what remains is nearer to the posts than half the largest unit. */
static void a_cut_leaves_about_as_many_as_there_are_posts(void **state)
{
    static const char *const names[] = {"MONUSCO", "UNMIL", "UNISFA", "UNMISS", "UNIFIL"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        for (int tenths = 1; tenths <= 9; tenths++) {
            stage at;
            stage_open(&at, CTG_MONTH(2015, 1), 12);
            stage_set(&at);
            const size_t m = stage_mission(&at, names[i]);
            const int32_t there = ctg_mandates_filled(at.world, m, ctg_troops);
            const int32_t posts = there * tenths / 10;
            const int32_t half = largest_unit(&at, m) / 2 + 1;
            ctg_world_turn(at.world, 1);
            set_posts(&at, m, ctg_troops, there, posts);
            ctg_mandates_run(at.world);
            const int32_t left = ctg_mandates_filled(at.world, m, ctg_troops);
            assert_true(left >= posts - half && left <= posts + half);
            stage_close(&at);
        }
    }
}

/* Each contributor loses about its part: nobody loses more than its quota and one unit. */
static void a_cut_falls_on_contributors_in_proportion(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2015, 1), 12);
    stage_set(&at);
    const size_t m = stage_mission(&at, "MONUSCO");
    const int32_t there = ctg_mandates_filled(at.world, m, ctg_troops);
    int32_t before[256];
    for (size_t s = 0; s < at.scene->S; s++) {
        before[s] = at.world->deployed_in[m * at.scene->S + s];
    }
    ctg_world_turn(at.world, 1);
    set_posts(&at, m, ctg_troops, there, there / 2);
    ctg_mandates_run(at.world);
    for (size_t s = 0; s < at.scene->S; s++) {
        const int32_t lost = before[s] - at.world->deployed_in[m * at.scene->S + s];
        assert_true(lost >= 0 && lost <= before[s] / 2 + 850);
    }
    stage_close(&at);
}

/* UNMIS ends in July 2011 and UNMISS takes over: people and money. */
static void a_successor_takes_over_people_up_to_its_posts_and_the_money(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2009, 12), 36);
    stage_set(&at);
    const size_t from = stage_mission(&at, "UNMIS");
    const size_t to = stage_mission(&at, "UNMISS");
    int32_t t = 1;
    for (; t <= 36 && at.scene->posts[((size_t)t * at.scene->N + from) * CTG_PERSONNEL] > 0; t++) {
        assert_int_equal(ctg_step_run(at.world, t, &at.error), ctg_ok);
    }
    assert_true(t < 36);
    const int32_t before = ctg_mandates_filled(at.world, from, ctg_troops);
    const int64_t cash = at.world->cash[from];
    const int64_t ahead = at.world->ahead[from];
    ctg_world_turn(at.world, t);
    ctg_admission_run(at.world);
    ctg_succession_run(at.world);
    const int32_t posts = ctg_mandates_posts(at.world, to, ctg_troops);
    const int32_t taken = ctg_mandates_filled(at.world, to, ctg_troops) +
                          ctg_mandates_coming(at.world, to, ctg_troops);
    assert_true(before > 1000 && posts > 1000);
    assert_true(taken <= posts + largest_unit(&at, to) / 2 + 1);
    assert_true(taken >= (before < posts ? before : posts) * 9 / 10);
    assert_true(at.world->cash[from] == 0 && at.world->cash[to] == cash);
    assert_true(at.world->ahead[from] == 0 && at.world->ahead[to] == ahead && ahead != 0);
    stage_close(&at);
}

/* After a mission ends it holds no people, and in the end neither cash nor debts. */
static void an_ended_mission_leaves_nothing_behind(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2009, 12), 84);
    stage_fix(&at, ctg_parameter_money_paid_share, 1.0);
    stage_set(&at);
    for (int32_t t = 1; t <= 84; t++) {
        assert_int_equal(ctg_step_run(at.world, t, &at.error), ctg_ok);
    }
    static const char *const ended[] = {"MONUC", "MINURCAT", "UNMIS", "UNMIT"};
    for (size_t i = 0; i < sizeof ended / sizeof ended[0]; i++) {
        const size_t m = stage_mission(&at, ended[i]);
        for (int type = 0; type < CTG_PERSONNEL; type++) {
            assert_int_equal(ctg_mandates_filled(at.world, m, (ctg_personnel)type), 0);
        }
        assert_true(at.world->has_money[m] && at.world->cash[m] == 0 && at.world->bills[m] == 0);
        for (size_t s = 0; s < at.scene->S; s++) {
            assert_true(at.world->debts[m * at.scene->S + s] == 0);
        }
    }
    assert_true(at.world->flows.returned > 0);
    stage_close(&at);
}

/* A rate rise is paid by the members: what is assessed grows by what contributors gain. */
static int64_t assessed_at_rate(int64_t usd)
{
    stage at;
    stage_open(&at, CTG_MONTH(2015, 1), 12);
    const ctg_rate_row rate = {CTG_MONTH(1990, 1), usd};
    at.epoch.tables.reimbursement = &rate;
    at.epoch.tables.reimbursement_count = 1;
    stage_set(&at);
    assert_int_equal(ctg_step_run(at.world, 1, &at.error), ctg_ok);
    const int64_t assessed = at.world->flows.assessed;
    stage_close(&at);
    return assessed;
}

static void a_higher_rate_is_assessed_on_the_members(void **state)
{
    (void)state;
    assert_true(assessed_at_rate(2000) > assessed_at_rate(1000) + 50 * 1000 * 1000LL * 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cut_leaves_about_as_many_as_there_are_posts),
        cmocka_unit_test(a_cut_falls_on_contributors_in_proportion),
        cmocka_unit_test(a_successor_takes_over_people_up_to_its_posts_and_the_money),
        cmocka_unit_test(an_ended_mission_leaves_nothing_behind),
        cmocka_unit_test(a_higher_rate_is_assessed_on_the_members),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
