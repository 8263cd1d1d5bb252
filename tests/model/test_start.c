/* The initial state against the record.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/start.h"

#include "engine/model/mandates.h"
#include "engine/model/people.h"
#include "engine/model/step.h"
#include "tests/support/scene.h"

/* Compares people deployed by state and type with the table of contributions, to the person. */
static int64_t expect_record(const stage *at)
{
    const ctg_scene *const scene = at->scene;
    int64_t all = 0;
    for (size_t s = 0; s < scene->S; s++) {
        int64_t recorded[CTG_PERSONNEL] = {0};
        int64_t found[CTG_PERSONNEL] = {0};
        for (size_t i = 0; i < scene->tables->contributions_count; i++) {
            const ctg_contribution_row *const row = &scene->tables->contributions[i];
            for (int type = 0; type < CTG_PERSONNEL; type++) {
                const bool counts = row->month == scene->setting->start && (size_t)row->state == s;
                recorded[type] += counts ? row->persons[type] : 0;
            }
        }
        for (size_t i = 0; i < at->world->commitment_count; i++) {
            const ctg_commitment *const unit = &at->world->commitments[i];
            const bool counts =
                (size_t)unit->state == s && !ctg_world_is_outside(at->world, (size_t)unit->mission);
            found[scene->tables->capabilities[unit->capability].personnel] +=
                counts ? unit->persons : 0;
        }
        for (int type = 0; type < CTG_PERSONNEL; type++) {
            assert_int_equal(found[type], recorded[type]);
            all += found[type];
        }
    }
    return all;
}

static void january_2015_equals_the_record_by_state_and_type(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2015, 1), 12);
    stage_set(&at);
    assert_int_equal(expect_record(&at), 104496);
    stage_close(&at);
}

/* Before November 2009 only the margins are recorded. */
static void estimated_months_keep_the_margin_of_the_states(void **state)
{
    static const ctg_month starts[] = {CTG_MONTH(1995, 1), CTG_MONTH(1999, 12), CTG_MONTH(2004, 12),
                                       CTG_MONTH(2008, 1)};
    static const int64_t recorded[] = {0, 18167, 64723, 0};
    (void)state;
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
        stage at;
        stage_open(&at, starts[i], 12);
        stage_set(&at);
        const int64_t all = expect_record(&at);
        assert_true(recorded[i] == 0 ? all > 0 : all == recorded[i]);
        stage_close(&at);
    }
}

/* The missions' people as estimated are the recorded ones, scaled to the states' sum. */
static void estimated_months_keep_the_margin_of_the_missions(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2004, 12), 12);
    stage_set(&at);
    const ctg_tables *const tables = at.scene->tables;
    for (size_t m = 0; m < at.scene->M; m++) {
        double recorded = 0.0;
        double found = 0.0;
        for (size_t i = 0; i < tables->deployments_count; i++) {
            const ctg_deployment_row *const row = &tables->deployments[i];
            const bool counts = row->month == at.setting.start && (size_t)row->mission == m;
            recorded += counts ? (double)(row->persons[0] + row->persons[1] + row->persons[2]) : 0;
        }
        for (size_t k = 0; k < at.scene->K; k++) {
            found += at.world->filled[m * at.scene->K + k];
        }
        assert_close(found, recorded, 2.0 + 0.02 * recorded);
    }
    stage_close(&at);
}

static void nobody_starts_in_their_own_country(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2004, 12), 12);
    stage_set(&at);
    size_t hosts = 0;
    for (size_t pair = 0; pair < at.scene->S * at.scene->M; pair++) {
        const char *const state_code = at.scene->tables->states[pair / at.scene->M].state;
        const char *const host = at.scene->tables->missions[pair % at.scene->M].host;
        if (strcmp(state_code, host) == 0) {
            hosts++;
            assert_int_equal(
                at.world->admits[pair % at.scene->M * at.scene->S + pair / at.scene->M], 0);
            assert_int_equal(
                at.world->deployed_in[pair % at.scene->M * at.scene->S + pair / at.scene->M], 0);
        }
    }
    assert_true(hosts > 50);
    stage_close(&at);
}

static void a_month_without_record_is_refused_with_its_neighbours(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2014, 10), 12);
    ctg_error_clear(&at.error);
    assert_int_equal(ctg_scene_create(&at.scene, &at.setting, &at.error), ctg_input);
    assert_non_null(strstr(at.error.text, "2014-08"));
    assert_non_null(strstr(at.error.text, "2015-01"));
    stage_close(&at);
}

/* Japan in UNMISS was an engineer unit: a source names it, so its 270 troops are engineers. */
static void a_named_unit_keeps_its_capability(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2015, 1), 12);
    stage_set(&at);
    const size_t japan = stage_state(&at, "JPN");
    for (size_t k = 0; k < at.scene->K; k++) {
        const int32_t there = at.world->people.in[ctg_deployed][ctg_world_pool(at.world, japan, k)];
        const bool engineers =
            strcmp(at.scene->tables->capabilities[k].capability, "engineering") == 0;
        assert_true(engineers ? there > 200 : there < 20);
    }
    stage_close(&at);
}

static int64_t people_in(const stage *at, const char *mission)
{
    int64_t sum = 0;
    for (int type = 0; type < CTG_PERSONNEL; type++) {
        sum += ctg_mandates_filled(at->world, stage_mission(at, mission), (ctg_personnel)type);
    }
    return sum;
}

/* Where nobody decides to leave or to come, units of the start are relieved by those who served
 * before them. In missions that are not cut nobody is missing after a tour. */
static void whoever_is_there_at_the_start_can_be_relieved(void **state)
{
    static const ctg_parameter_id nobody[] = {
        ctg_parameter_exit_base, ctg_parameter_exit_officer_base,
        ctg_parameter_willingness_unit_base, ctg_parameter_willingness_officer_base};
    (void)state;
    stage at;
    int64_t before = 0;
    int64_t after = 0;
    stage_open(&at, CTG_MONTH(2004, 12), 12);
    for (size_t i = 0; i < sizeof nobody / sizeof nobody[0]; i++) {
        stage_fix(&at, nobody[i], -30.0);
    }
    stage_fix(&at, ctg_parameter_mechanism_will, 0.0);
    stage_fix(&at, ctg_parameter_mechanism_casualties, 0.0);
    stage_fix(&at, ctg_parameter_pools_spare_share, 0.0); /* nobody beyond those who take turns */
    stage_set(&at);
    static const char *const uncut[] = {"UNDOF", "UNIFIL", "MONUC", "UNMEE", "UNMIL", "MINUSTAH"};
    const size_t count = sizeof uncut / sizeof uncut[0];
    for (size_t i = 0; i < count; i++) {
        before += people_in(&at, uncut[i]);
    }
    for (int32_t t = 1; t <= 12; t++) {
        assert_int_equal(ctg_step_run(at.world, t, &at.error), ctg_ok);
    }
    for (size_t i = 0; i < count; i++) {
        after += people_in(&at, uncut[i]);
    }
    assert_true(before > 40000);
    assert_int_equal(after, before);
    stage_close(&at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(january_2015_equals_the_record_by_state_and_type),
        cmocka_unit_test(estimated_months_keep_the_margin_of_the_states),
        cmocka_unit_test(estimated_months_keep_the_margin_of_the_missions),
        cmocka_unit_test(nobody_starts_in_their_own_country),
        cmocka_unit_test(a_month_without_record_is_refused_with_its_neighbours),
        cmocka_unit_test(whoever_is_there_at_the_start_can_be_relieved),
        cmocka_unit_test(a_named_unit_keeps_its_capability),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
