/* M12: missions outside the United Nations' command: who is in them, who may be, what they are
 * paid.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/outside.h"

#include "engine/model/fingerprint.h"
#include "engine/model/framework.h"
#include "engine/model/mandates.h"
#include "engine/model/margin.h"
#include "engine/model/record.h"
#include "engine/model/step.h"
#include "tests/support/scene.h"

static void run(stage *at, int32_t from, int32_t to)
{
    for (int32_t t = from; t <= to; t++) {
        if (ctg_step_run(at->world, t, &at->error) != ctg_ok) {
            fail_msg("%s", at->error.text);
        }
    }
}

/* At the start every such mission has the people of the record, to the person and by type, whether
 * lists say who they are or there is no list at all. */
static void the_start_has_the_people_of_the_record(void **state)
{
    static const ctg_month starts[] = {CTG_MONTH(1999, 12), CTG_MONTH(2009, 12),
                                       CTG_MONTH(2015, 1)};
    (void)state;
    for (size_t i = 0; i < 2 * sizeof starts / sizeof starts[0]; i++) {
        stage at;
        size_t compared = 0;
        stage_open(&at, starts[i / 2], 12);
        at.epoch.tables.outside_contributors_count *= i % 2;
        stage_set(&at);
        for (size_t row = 0; row < at.epoch.tables.deployments_count; row++) {
            const ctg_deployment_row *const record = &at.epoch.tables.deployments[row];
            const size_t m = (size_t)record->mission;
            if (record->month != starts[i / 2] || !ctg_outside_is(at.scene, m)) {
                continue;
            }
            compared++;
            for (int type = 0; type < CTG_PERSONNEL; type++) {
                assert_int_equal(ctg_mandates_filled(at.world, m, (ctg_personnel)type),
                                 record->persons[type]);
            }
        }
        assert_true(compared > 8);
        stage_close(&at);
    }
}

/* Nobody who may not join has people there, at the start or ten years later. */
static void only_those_serve_who_may_join(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2009, 12), 84);
    stage_set(&at);
    int64_t people = 0;
    for (int32_t t = 0; t <= 84; t += 12) {
        run(&at, t == 0 ? 1 : t - 11, t);
        for (size_t m = 0; m < at.scene->N; m++) {
            for (size_t s = 0; ctg_outside_is(at.scene, m) && s < at.scene->S; s++) {
                const int32_t there = at.world->deployed_in[m * at.scene->S + s];
                people += there;
                assert_true(there == 0 || at.scene->joins[m * at.scene->S + s]);
            }
        }
    }
    assert_true(people > 100000);
    stage_close(&at);
}

static void a_lead_nation_operates_alone(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2015, 1), 12);
    stage_set(&at);
    const size_t m = stage_mission(&at, "Sangaris");
    const size_t fra = stage_state(&at, "FRA");
    size_t joining = 0;
    for (size_t s = 0; s < at.scene->S; s++) {
        joining += at.scene->joins[m * at.scene->S + s];
    }
    assert_int_equal(joining, 1);
    assert_true(at.world->deployed_in[m * at.scene->S + fra] > 1000);
    stage_close(&at);
}

/* People of a mission at the start, in all and of those whom a list of a month names. */
static void people_of_list(const stage *at, const char *mission, ctg_month month, double *all,
                           double *named)
{
    const size_t m = stage_mission(at, mission);
    *all = *named = 0.0;
    for (size_t s = 0; s < at->scene->S; s++) {
        *all += at->world->deployed_in[m * at->scene->S + s];
    }
    for (size_t i = 0; i < at->epoch.tables.outside_contributors_count; i++) {
        const ctg_outside_row *const row = &at->epoch.tables.outside_contributors[i];
        if ((size_t)row->mission == m && row->month == month) {
            *named += at->world->deployed_in[m * at->scene->S + (size_t)row->state];
        }
    }
}

/* A list of November 2004 names Rwanda and Nigeria, 392 to 202 of 716: three years later they still
 * have that share, and the African Union's other members the rest. Before it nobody is named. */
static void a_list_says_who_was_there(void **state)
{
    static const ctg_month starts[] = {CTG_MONTH(2004, 10), CTG_MONTH(2007, 12)};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        stage at;
        double all = 0.0;
        double named = 0.0;
        stage_open(&at, starts[i], 12);
        stage_set(&at);
        people_of_list(&at, "AMIS", CTG_MONTH(2004, 11), &all, &named);
        assert_true(all > 100.0);
        if (i == 1) {
            const size_t m = stage_mission(&at, "AMIS");
            const double of_rwa = at.world->deployed_in[m * at.scene->S + stage_state(&at, "RWA")];
            assert_close(named / all, 594.0 / 716.0, 0.001);
            assert_close(of_rwa / named, 392.0 / 594.0, 0.001);
        } else {
            assert_true(named / all < 0.2);
        }
        stage_close(&at);
    }
}

/* KFOR's list of February 2008 names four states with 8,000 of 15,707: in December they have that
 * share, and NATO's other members the rest. */
static void a_partial_list_speaks_for_its_share(void **state)
{
    (void)state;
    stage at;
    double all = 0.0;
    double named = 0.0;
    stage_open(&at, CTG_MONTH(2008, 12), 12);
    stage_set(&at);
    people_of_list(&at, "KFOR", CTG_MONTH(2008, 2), &all, &named);
    assert_true(all > 14000.0);
    assert_close(named / all, 8000.0 / 15707.0, 0.001);
    const size_t kfor = stage_mission(&at, "KFOR");
    assert_true(at.world->deployed_in[kfor * at.scene->S + stage_state(&at, "TUR")] > 0);
    assert_int_equal(at.world->deployed_in[kfor * at.scene->S + stage_state(&at, "EGY")], 0);
    stage_close(&at);
}

/* From December 2008 ISAF's list of June 2008 speaks, alone: 14 states have it all but for the
 * share that the list lacks, and those whom only the earlier list names have no more than their
 * part of that. Whatever the lists of 2009 and 2010 say changes nothing. */
static void one_list_speaks_and_none_of_a_later_month(void **state)
{
    (void)state;
    stage at;
    double all = 0.0;
    double named = 0.0;
    size_t later = 0;
    ctg_outside_row rows[512];
    stage_open(&at, CTG_MONTH(2008, 12), 12);
    stage_set(&at);
    const uint64_t as_it_is = ctg_fingerprint_of(at.world, 0);
    people_of_list(&at, "ISAF", CTG_MONTH(2008, 6), &all, &named);
    assert_true(all > 50000.0);
    assert_close(named / all, 1.0, 0.001);
    stage_close(&at);

    stage_open(&at, CTG_MONTH(2008, 12), 12);
    assert_true(at.epoch.tables.outside_contributors_count <= 512);
    memcpy(rows, at.epoch.tables.outside_contributors,
           at.epoch.tables.outside_contributors_count * sizeof rows[0]);
    at.epoch.tables.outside_contributors = rows;
    for (size_t i = 0; i < at.epoch.tables.outside_contributors_count; i++) {
        if (rows[i].month > CTG_MONTH(2008, 12)) {
            rows[i].state = (int32_t)stage_state(&at, "NZL");
            later++;
        }
    }
    stage_set(&at);
    assert_true(later > 100);
    assert_true(ctg_fingerprint_of(at.world, 0) == as_it_is);
    stage_close(&at);
}

/* One pool: people under other command are neither free nor counted twice. */
static void whoever_serves_outside_is_not_at_home(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2015, 1), 24);
    stage_set(&at);
    run(&at, 1, 24);
    for (size_t s = 0; s < at.scene->S; s++) {
        int64_t deployed = 0;
        for (size_t k = 0; k < at.scene->K; k++) {
            deployed += at.world->people.in[ctg_deployed][ctg_world_pool(at.world, s, k)];
        }
        assert_int_equal(deployed, at.world->deployed_by[s] + at.world->outside_by[s]);
    }
    stage_close(&at);
}

static void without_frameworks_nobody_else_has_missions(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2015, 1), 12);
    const ctg_change off = {ctg_parameter_mechanism_frameworks, ctg_set, 0.0, CTG_MONTH(2015, 6),
                            CTG_MONTH_MOST};
    at.setting.changes = &off;
    at.setting.change_count = 1;
    stage_set(&at);
    int64_t before = 0;
    int64_t after = 0;
    run(&at, 1, 4);
    for (size_t s = 0; s < at.scene->S; s++) {
        before += at.world->outside_by[s];
    }
    run(&at, 5, 6);
    for (size_t s = 0; s < at.scene->S; s++) {
        after += at.world->outside_by[s];
    }
    assert_true(before > 30000 && after == 0);
    stage_close(&at);
}

/* NATO pays nothing, the African Union an allowance: what a member of the one loses by going counts
 * for nothing, of the other it does. */
static void who_is_paid_nothing_weighs_no_profit(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2009, 12), 12);
    stage_set(&at);
    run(&at, 1, 1);
    const size_t deu = stage_state(&at, "DEU");
    const size_t uga = stage_state(&at, "UGA");
    const size_t isaf = stage_mission(&at, "ISAF");
    const size_t amisom = stage_mission(&at, "AMISOM");
    assert_bits_equal(ctg_margin_in(at.world, deu, isaf, 0.0), 0.0);
    assert_true(at.world->margin[deu] < -0.1);
    assert_true(ctg_margin_in(at.world, deu, amisom, 0.0) <
                ctg_margin_in(at.world, uga, amisom, 0.0));
    stage_close(&at);
}

/* What its money does not reach for lapses: contributors get no more than a framework has. */
static void a_framework_pays_no_more_than_it_has(void **state)
{
    (void)state;
    for (int halves = 0; halves <= 2; halves++) {
        stage at;
        ctg_framework_row frameworks[16];
        stage_open(&at, CTG_MONTH(2015, 1), 12);
        memcpy(frameworks, at.epoch.tables.frameworks,
               at.epoch.tables.frameworks_count * sizeof frameworks[0]);
        at.epoch.tables.frameworks = frameworks;
        size_t au = 0;
        while (strcmp(frameworks[au].framework, "AU") != 0) {
            au++;
        }
        frameworks[au].budget_usd_m_per_year *= halves / 2.0;
        stage_set(&at);
        run(&at, 1, 12);
        const int64_t has = (int64_t)(frameworks[au].budget_usd_m_per_year * 1e8);
        assert_true(at.world->flows.allowances <= has);
        assert_true(at.world->flows.allowances == at.world->flows.allowances_received);
        assert_true(at.world->allowance_share[au] <= 1.0);
        assert_true(halves == 2 || at.world->allowance_share[au] < 0.9);
        assert_true((halves == 0) == (at.world->flows.allowances == 0));
        stage_close(&at);
    }
}

/* The longer a mission goes on beyond what its framework sustains, the readier its units end. */
static void frameworks_tire_only_beyond_what_they_sustain(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2015, 1), 12);
    stage_set(&at);
    const size_t amisom = stage_mission(&at, "AMISOM");
    const size_t unmiss = stage_mission(&at, "UNMISS");
    assert_true(ctg_framework_tired(at.world, amisom) > 0.0); /* since 2007 */
    assert_bits_equal(ctg_framework_tired(at.world, unmiss), 0.0);
    at.world->opened[amisom] = at.world->now - 12;
    assert_bits_equal(ctg_framework_tired(at.world, amisom), 0.0);
    stage_close(&at);
}

/* AFISMA's people pass to MINUSMA when it begins, as far as they fit. */
static void a_bridging_force_is_rehatted(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2013, 4), 12);
    stage_set(&at);
    const size_t from = stage_mission(&at, "AFISMA");
    const size_t to = stage_mission(&at, "MINUSMA");
    int32_t t = 1;
    for (; at.scene->posts[((size_t)t * at.scene->N + from) * CTG_PERSONNEL] > 0; t++) {
        run(&at, t, t);
    }
    const int32_t before = ctg_mandates_filled(at.world, from, ctg_troops);
    const int32_t had = ctg_mandates_filled(at.world, to, ctg_troops);
    run(&at, t, t);
    assert_true(before > 3000);
    assert_int_equal(ctg_mandates_filled(at.world, from, ctg_troops), 0);
    assert_true(ctg_mandates_filled(at.world, to, ctg_troops) >= had + before * 2 / 3);
    stage_close(&at);
}

/* What is lent to AMISOM is assessed on the members; other such missions cost them nothing. */
static void only_supported_missions_are_assessed(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2015, 1), 12);
    stage_set(&at);
    run(&at, 1, 12);
    for (size_t m = 0; m < at.scene->N; m++) {
        if (ctg_outside_is(at.scene, m)) {
            assert_int_equal(at.world->has_money[m], m == stage_mission(&at, "AMISOM"));
        }
    }
    stage_close(&at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_start_has_the_people_of_the_record),
        cmocka_unit_test(only_those_serve_who_may_join),
        cmocka_unit_test(a_lead_nation_operates_alone),
        cmocka_unit_test(a_list_says_who_was_there),
        cmocka_unit_test(a_partial_list_speaks_for_its_share),
        cmocka_unit_test(one_list_speaks_and_none_of_a_later_month),
        cmocka_unit_test(whoever_serves_outside_is_not_at_home),
        cmocka_unit_test(without_frameworks_nobody_else_has_missions),
        cmocka_unit_test(who_is_paid_nothing_weighs_no_profit),
        cmocka_unit_test(a_framework_pays_no_more_than_it_has),
        cmocka_unit_test(frameworks_tire_only_beyond_what_they_sustain),
        cmocka_unit_test(a_bridging_force_is_rehatted),
        cmocka_unit_test(only_supported_missions_are_assessed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
