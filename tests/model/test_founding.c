/* Missions that the model begins: whose people pass to whom, places that are used again, mandates.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/demand.h"

#define START CTG_MONTH(1995, 1)
#define MONTHS 120

/* Runs until a mission of the United Nations begins in a place with that predecessor kind. */
static size_t find_taking(ctg_world *world, int32_t months, int32_t *t)
{
    ctg_error error;
    ctg_error_clear(&error);
    for (*t = 1; *t <= months; ++*t) {
        if (ctg_step_run(world, *t, &error) != ctg_ok) {
            fail_msg("%s", error.text);
        }
        for (size_t m = world->scene->N; m < world->scene->M; m++) {
            if (world->host[m] >= 0 && demand_begins(world, m) && !ctg_world_is_outside(world, m) &&
                ctg_world_mission(world, m)->predecessor >= 0) {
                return m;
            }
        }
    }
    return world->scene->M;
}

static int64_t people_in(const ctg_world *world, size_t m)
{
    int64_t sum = 0;
    for (size_t k = 0; k < world->scene->K; k++) {
        sum += world->filled[m * world->scene->K + k];
    }
    return sum;
}

/* Every new mission of the United Nations comes after a bridging force, whose people it gets. */
static void a_bridging_force_passes_its_people_to_the_united_nations(void **state)
{
    (void)state;
    stage at;
    int32_t t = 0;
    demand_open(&at, START, MONTHS);
    stage_fix(&at, ctg_parameter_demand_bridging_share, 1.0);
    stage_fix(&at, ctg_parameter_demand_followed_share, 0.0);
    stage_fix(&at, ctg_parameter_demand_rehat_share, 0.0);
    stage_fix(&at, ctg_parameter_demand_openings_factor, 3.0);
    stage_fix(&at, ctg_parameter_demand_closing_per_year_outside, 6.0); /* but bridging forces */
    stage_fix(&at, ctg_parameter_frameworks_bridging_months, 9.0);
    stage_fix(&at, ctg_parameter_frameworks_rehat_months, 2.0);
    stage_set(&at);
    const size_t m = find_taking(at.world, MONTHS - 3, &t);
    assert_true(m < at.scene->M);
    const size_t bridge = (size_t)ctg_world_mission(at.world, m)->predecessor;
    assert_true(ctg_world_is_outside(at.world, bridge));
    assert_int_equal(at.world->host[bridge], at.world->host[m]);
    assert_int_equal(at.world->now - at.world->opened[bridge], 9);
    assert_int_equal(ctg_step_run(at.world, t + 1, &at.error), ctg_ok);
    const int64_t there = people_in(at.world, bridge);
    assert_true(there > 0);
    assert_int_equal(ctg_step_run(at.world, t + 2, &at.error), ctg_ok);
    assert_int_equal(demand_posts(at.world, bridge), 0);
    assert_int_equal(people_in(at.world, bridge), 0);
    const int64_t posts = demand_posts(at.world, m);
    assert_true(4 * people_in(at.world, m) > 3 * (there < posts ? there : posts));
    stage_close(&at);
}

static void a_mission_that_follows_takes_over_at_once(void **state)
{
    (void)state;
    stage at;
    int32_t t = 0;
    demand_open(&at, START, MONTHS);
    stage_fix(&at, ctg_parameter_demand_followed_share, 1.0);
    stage_fix(&at, ctg_parameter_demand_openings_factor, 0.0);
    stage_set(&at);
    const size_t m = find_taking(at.world, MONTHS, &t);
    assert_true(m < at.scene->M);
    const size_t before = (size_t)ctg_world_mission(at.world, m)->predecessor;
    assert_int_equal(demand_posts(at.world, before), 0);
    assert_int_equal(at.world->host[before], at.world->host[m]);
    assert_int_equal(people_in(at.world, before), 0);
    stage_close(&at);
}

static int64_t owed_in(const ctg_world *world, size_t m)
{
    int64_t cents = 0;
    for (size_t s = 0; s < world->scene->S; s++) {
        const size_t at = m * world->scene->S + s;
        cents += world->arrears[at] + world->debts[at];
    }
    return cents + world->cash[m];
}

/* What a mission plans is drawn anew for each use of its place, by type of personnel. */
static void expect_own_plan(const ctg_world *world, size_t m)
{
    uint32_t words[4];
    ctg_draw_words(&world->draw, ctg_purpose_planned, CTG_NO_MONTH, 0,
                   ctg_world_mission_number(world, m), ctg_world_uses(world, m), words);
    for (size_t type = 0; type < CTG_PERSONNEL; type++) {
        const double u = ctg_draw_of_word(words[type]);
        const double drawn = 1.0 - world->p.demand_unplanned_share * (u * u);
        const double shown = world->shown[m * CTG_PERSONNEL + type];
        assert_close(world->planned[m * CTG_PERSONNEL + type], drawn > shown ? drawn : shown, 0.0);
    }
}

/* So many missions that places must be used again, with the people and money of a whole world. */
static void places_are_used_again_and_nothing_gets_lost(void **state)
{
    (void)state;
    stage at;
    int64_t again = 0;
    demand_open(&at, START, MONTHS);
    stage_fix(&at, ctg_parameter_mechanism_frameworks, 0.0);       /* so that all have money */
    stage_fix(&at, ctg_parameter_money_payment_probability, 0.04); /* and keep it for years */
    stage_fix(&at, ctg_parameter_demand_openings_factor, 20.0);
    stage_fix(&at, ctg_parameter_demand_closing_per_year_before_1999, 1.0);
    stage_fix(&at, ctg_parameter_demand_closing_per_year_from_1999, 1.0);
    stage_fix(&at, ctg_parameter_demand_closing_per_year_political, 1.0);
    stage_set(&at);
    for (int32_t t = 1; t <= MONTHS; t++) {
        if (ctg_step_run(at.world, t, &at.error) != ctg_ok) {
            fail_msg("%s", at.error.text);
        }
        for (size_t m = at.scene->N; m < at.scene->M; m++) {
            const int32_t before = ctg_world_mission(at.world, m)->predecessor;
            assert_true(before != (int32_t)m);
            if (before >= 0 && at.world->opened[m] != CTG_NO_MONTH) {
                assert_int_equal(at.world->host[before], at.world->host[m]);
            }
            if (demand_begins(at.world, m) && ctg_world_uses(at.world, m) > 1) {
                again++;
                expect_own_plan(at.world, m);
                assert_true(before >= 0 || owed_in(at.world, m) == 0);
            }
        }
    }
    assert_true(again > 20);
    stage_close(&at);
}

static void the_share_of_robust_mandates_can_be_set(void **state)
{
    (void)state;
    static const double shares[] = {0.0, 0.5, 1.0};
    for (size_t i = 0; i < sizeof shares / sizeof shares[0]; i++) {
        stage at;
        double robust = 0.0;
        double all = 0.0;
        demand_open(&at, CTG_MONTH(2000, 1), 240);
        stage_fix(&at, ctg_parameter_demand_robust_share, shares[i]);
        stage_set(&at);
        for (int32_t t = 1; t <= 240; t++) {
            demand_turn(at.world, t);
            for (size_t m = at.scene->N; m < at.scene->M; m++) {
                if (demand_keeps_peace(at.world, m) && demand_begins(at.world, m) &&
                    at.world->lives[m].posts[ctg_troops] > 0) {
                    const ctg_mission_row *const row = ctg_world_mission(at.world, m);
                    robust += row->class_initial == ctg_class_robust;
                    assert_true(row->class_initial != ctg_class_robust || row->chapter == 7);
                    all += 1.0;
                }
            }
        }
        assert_true(all > 20.0);
        assert_close(robust / all, shares[i], 0.25);
        stage_close(&at);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bridging_force_passes_its_people_to_the_united_nations),
        cmocka_unit_test(a_mission_that_follows_takes_over_at_once),
        cmocka_unit_test(places_are_used_again_and_nothing_gets_lost),
        cmocka_unit_test(the_share_of_robust_mandates_can_be_set),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
