/* Demand that the model generates: its limits, more of this never gives less of that, and that no
 * row's place matters.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/authorisation.h"
#include "engine/model/conservation.h"
#include "engine/model/fingerprint.h"
#include "engine/model/situations.h"
#include "tests/support/demand.h"

#define START CTG_MONTH(1995, 1)
#define MONTHS 120
#define REPLICATES 12

typedef struct tally {
    int64_t begun, begun_outside, ended, open_months, lost, posts;
} tally;

static tally run(stage *at, uint32_t replicates)
{
    tally of = {0};
    for (uint32_t replicate = 0; replicate < replicates; replicate++) {
        ctg_world_start(at->world, replicate);
        for (int32_t t = 1; t <= at->setting.months; t++) {
            demand_turn(at->world, t);
            of.lost += at->world->month.openings_lost;
            for (size_t m = 0; m < at->scene->M; m++) {
                const bool begins = demand_begins(at->world, m);
                const bool outside = begins && ctg_world_is_outside(at->world, m);
                of.begun += begins && !outside;
                of.begun_outside += outside;
                of.ended += at->world->opened[m] == CTG_NO_MONTH &&
                            at->world->lives[m].ends == at->world->now;
                of.open_months += at->world->opened[m] != CTG_NO_MONTH;
                of.posts += demand_posts(at->world, m);
            }
        }
    }
    return of;
}

static tally run_with(ctg_parameter_id id, double value)
{
    stage at;
    demand_open(&at, START, MONTHS);
    stage_fix(&at, id, value);
    stage_set(&at);
    const tally of = run(&at, REPLICATES);
    stage_close(&at);
    return of;
}

static void without_openings_and_closings_missions_stay_as_they_are(void **state)
{
    (void)state;
    stage at;
    demand_open(&at, START, MONTHS);
    stage_fix(&at, ctg_parameter_demand_openings_factor, 0.0);
    stage_fix(&at, ctg_parameter_demand_closing_per_year_before_1999, 0.0);
    stage_fix(&at, ctg_parameter_demand_closing_per_year_from_1999, 0.0);
    stage_fix(&at, ctg_parameter_demand_closing_per_year_political, 0.0);
    stage_fix(&at, ctg_parameter_demand_closing_per_year_old, 0.0);
    stage_fix(&at, ctg_parameter_demand_closing_per_year_outside, 0.0);
    stage_set(&at);
    int64_t posts = 0;
    for (size_t m = 0; m < at.scene->M; m++) {
        posts += demand_posts(at.world, m);
    }
    const tally of = run(&at, 2);
    assert_int_equal(of.begun + of.begun_outside, 0);
    assert_int_equal(of.ended, 0);
    assert_int_equal(of.posts, posts * MONTHS * 2);
    stage_close(&at);
}

static void a_mission_that_never_closes_stays_and_others_come(void **state)
{
    (void)state;
    stage at;
    demand_open(&at, CTG_MONTH(2000, 1), MONTHS);
    stage_fix(&at, ctg_parameter_demand_closing_per_year_from_1999, 0.0);
    stage_set(&at);
    for (int32_t t = 1; t <= MONTHS; t++) {
        demand_turn(at.world, t);
        for (size_t m = at.scene->N; m < at.scene->M; m++) {
            if (demand_keeps_peace(at.world, m) && at.world->lives[m].begins == CTG_NO_MONTH) {
                assert_true(demand_posts(at.world, m) > 0);
            }
        }
    }
    stage_close(&at);
}

static void under_the_switch_situations_and_missions_stand_still(void **state)
{
    (void)state;
    stage at;
    demand_open(&at, START, MONTHS);
    stage_fix(&at, ctg_parameter_mechanism_demand, 0.0);
    stage_set(&at);
    uint8_t before[512];
    memcpy(before, at.world->situation, at.scene->H);
    const tally of = run(&at, 1);
    assert_int_equal(of.begun + of.begun_outside + of.ended, 0);
    assert_memory_equal(before, at.world->situation, at.scene->H);
    stage_close(&at);
}

static void without_frameworks_only_the_united_nations_begin_missions(void **state)
{
    (void)state;
    const tally of = run_with(ctg_parameter_mechanism_frameworks, 0.0);
    assert_true(of.begun > 0);
    assert_int_equal(of.begun_outside, 0);
}

static void likelier_openings_never_make_fewer_missions(void **state)
{
    (void)state;
    const tally few = run_with(ctg_parameter_demand_openings_factor, 0.5);
    const tally some = run_with(ctg_parameter_demand_openings_factor, 1.0);
    const tally many = run_with(ctg_parameter_demand_openings_factor, 2.0);
    assert_true(few.begun < some.begun && some.begun < many.begun);
    assert_true(few.begun_outside < some.begun_outside);
    assert_true(some.begun_outside < many.begun_outside);
}

static void likelier_closings_never_keep_more_missions_open(void **state)
{
    (void)state;
    const ctg_parameter_id id = ctg_parameter_demand_closing_per_year_outside;
    const tally few = run_with(id, 0.05);
    const tally some = run_with(id, 0.18);
    const tally many = run_with(id, 0.6);
    assert_true(few.open_months > some.open_months && some.open_months > many.open_months);
}

static void where_missions_are_followed_more_begin(void **state)
{
    (void)state;
    const tally never = run_with(ctg_parameter_demand_followed_share, 0.0);
    const tally always = run_with(ctg_parameter_demand_followed_share, 1.0);
    assert_true(always.begun > never.begun);
    assert_true(always.open_months > never.open_months);
}

static void posts_fall_in_thirds_before_a_mission_ends(void **state)
{
    (void)state;
    stage at;
    demand_open(&at, START, MONTHS);
    stage_fix(&at, ctg_parameter_demand_followed_share, 0.0);
    stage_fix(&at, ctg_parameter_demand_outside_followed_share, 0.0);
    stage_fix(&at, ctg_parameter_demand_rehat_share, 0.0);
    stage_set(&at);
    int64_t thirds[4] = {0};
    for (int32_t t = 1; t <= MONTHS; t++) {
        demand_turn(at.world, t);
        for (size_t m = 0; m < at.scene->M; m++) {
            const ctg_life *const life = &at.world->lives[m];
            const ctg_month left = life->ends - at.world->now;
            if (demand_posts(at.world, m) == 0 || life->ends == CTG_NO_MONTH ||
                at.world->now - at.world->opened[m] < 24) {
                continue;
            }
            const int32_t expected = left > 8 ? 3 : (left > 4 ? 2 : 1);
            for (size_t type = 0; type < CTG_PERSONNEL; type++) {
                assert_int_equal(at.world->posts[m * CTG_PERSONNEL + type],
                                 (life->posts[type] * expected + 2) / 3);
            }
            thirds[expected]++;
        }
    }
    assert_true(thirds[1] > 20 && thirds[2] > 20 && thirds[3] > 20);
    stage_close(&at);
}

static void no_host_is_rich_or_a_permanent_member_or_yet_to_exist(void **state)
{
    (void)state;
    stage at;
    demand_open(&at, START, MONTHS);
    stage_fix(&at, ctg_parameter_demand_openings_factor, 20.0);
    stage_fix(&at, ctg_parameter_demand_followed_share, 0.0);
    stage_fix(&at, ctg_parameter_demand_outside_followed_share, 0.0);
    stage_fix(&at, ctg_parameter_demand_bridging_share, 0.0);
    stage_set(&at);
    for (int32_t t = 1; t <= MONTHS; t++) {
        demand_turn(at.world, t);
        for (size_t m = at.scene->N; m < at.scene->M; m++) {
            if (at.world->host[m] < 0 || !demand_begins(at.world, m)) {
                continue;
            }
            const size_t h = (size_t)at.world->host[m];
            assert_true(ctg_situations_exists(at.world, h));
            assert_true(ctg_situations_income(at.world, h) <= 2.0);
            assert_true(h >= at.scene->S || at.scene->tables->states[h].p5 == 0);
        }
    }
    stage_close(&at);
}

static void where_no_place_is_left_nothing_begins_and_it_is_counted(void **state)
{
    (void)state;
    const tally of = run_with(ctg_parameter_demand_openings_factor, 60.0);
    assert_true(of.lost > 0);
}

/* Without generated demand nothing of it is drawn: slots make no difference. */
static void generated_demand_that_begins_later_changes_nothing_before(void **state)
{
    (void)state;
    stage plain;
    stage later;
    const ctg_change change = {.parameter = ctg_parameter_demand_generated,
                               .operation = ctg_set,
                               .operand = 1.0,
                               .from = CTG_MONTH(2012, 1),
                               .to = CTG_MONTH_MOST};
    stage_open(&plain, CTG_MONTH(2010, 1), 48);
    stage_set(&plain);
    stage_open(&later, CTG_MONTH(2010, 1), 48);
    later.setting.changes = &change;
    later.setting.change_count = 1;
    stage_set(&later);
    for (int32_t t = 1; t <= 48; t++) {
        assert_int_equal(ctg_step_run(plain.world, t, &plain.error), ctg_ok);
        assert_int_equal(ctg_step_run(later.world, t, &later.error), ctg_ok);
        const bool same = memcmp(plain.world->deployed_by, later.world->deployed_by,
                                 plain.scene->S * sizeof(int32_t)) == 0;
        assert_true(t < 24 ? same : t < 47 || !same);
    }
    stage_close(&plain);
    stage_close(&later);
}

#define REVERSED(type, name)                                                                       \
    type *const name = malloc(at.epoch.tables.name##_count * sizeof *name);                        \
    assert_non_null(name);                                                                         \
    for (size_t i = 0; i < at.epoch.tables.name##_count; i++) {                                    \
        name[i] = at.epoch.tables.name[at.epoch.tables.name##_count - 1 - i];                      \
    }                                                                                              \
    at.epoch.tables.name = name

static uint64_t digest_after(stage *at, int32_t months)
{
    stage_set(at);
    for (int32_t t = 1; t <= months; t++) {
        if (ctg_step_run(at->world, t, &at->error) != ctg_ok) {
            fail_msg("%s", at->error.text);
        }
    }
    return ctg_fingerprint_of(at->world, 0);
}

static void the_place_of_a_row_makes_no_difference(void **state)
{
    (void)state;
    stage at;
    demand_open(&at, START, 60);
    const uint64_t plain = digest_after(&at, 60);
    stage_close(&at);
    demand_open(&at, START, 60);
    REVERSED(ctg_conflict_row, conflicts);
    REVERSED(ctg_authorisation_row, authorisation);
    REVERSED(ctg_template_row, templates);
    REVERSED(ctg_territory_row, territories);
    assert_int_equal(digest_after(&at, 60), plain);
    stage_close(&at);
    free(conflicts);
    free(authorisation);
    free(templates);
    free(territories);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_openings_and_closings_missions_stay_as_they_are),
        cmocka_unit_test(a_mission_that_never_closes_stays_and_others_come),
        cmocka_unit_test(under_the_switch_situations_and_missions_stand_still),
        cmocka_unit_test(without_frameworks_only_the_united_nations_begin_missions),
        cmocka_unit_test(likelier_openings_never_make_fewer_missions),
        cmocka_unit_test(likelier_closings_never_keep_more_missions_open),
        cmocka_unit_test(where_missions_are_followed_more_begin),
        cmocka_unit_test(posts_fall_in_thirds_before_a_mission_ends),
        cmocka_unit_test(no_host_is_rich_or_a_permanent_member_or_yet_to_exist),
        cmocka_unit_test(where_no_place_is_left_nothing_begins_and_it_is_counted),
        cmocka_unit_test(generated_demand_that_begins_later_changes_nothing_before),
        cmocka_unit_test(the_place_of_a_row_makes_no_difference),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
