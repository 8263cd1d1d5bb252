/* M9: laws and hosts close missions to states, and only to those whom they name.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/admission.h"

#include <stdlib.h>

#include "engine/model/record_ready.h"
#include "engine/model/step.h"
#include "tests/support/scene.h"

#define TASKS 4
enum { observe, protect, works, serve };

/* The baseline with four tasks, which its capabilities are asked for in every mandate. */
typedef struct legal {
    stage at;
    ctg_task_row tasks[TASKS];
    ctg_capability_row capabilities[CTG_CAPABILITIES_MOST];
    ctg_mandate_row mandates[CTG_MISSION_CLASSES * TASKS];
    ctg_caveat_row caveat;
    ctg_consent_row consent[2];
    ctg_event_row event;
} legal;

static void open_legal(legal *of, int32_t months)
{
    ctg_tables *const tables = &of->at.epoch.tables;
    stage_open(&of->at, CTG_MONTH(2015, 1), months);
    memset(of->tasks, 0, sizeof of->tasks);
    for (size_t k = 0; k < tables->capabilities_count; k++) {
        const char *const name = tables->capabilities[k].capability;
        of->capabilities[k] = tables->capabilities[k];
        of->capabilities[k].tasks = (uint64_t)1
                                    << (strcmp(name, "infantry") == 0           ? protect
                                        : strcmp(name, "engineering") == 0      ? works
                                        : strcmp(name, "military_experts") == 0 ? observe
                                                                                : serve);
    }
    for (size_t i = 0; i < CTG_MISSION_CLASSES * TASKS; i++) {
        of->mandates[i] =
            (ctg_mandate_row){(int32_t)(i / TASKS), (int32_t)(i % TASKS), CTG_MONTH(1990, 1)};
    }
    tables->tasks = of->tasks;
    tables->tasks_count = TASKS;
    tables->capabilities = of->capabilities;
    tables->mandates = of->mandates;
    tables->mandates_count = CTG_MISSION_CLASSES * TASKS;
    tables->caveats_count = tables->consent_count = tables->events_count = 0;
    of->caveat = (ctg_caveat_row){.state = (int32_t)stage_state(&of->at, "JPN"),
                                  .tasks = (uint64_t)1 << works | (uint64_t)1 << serve,
                                  .chapters = 2,
                                  .frameworks = UINT64_MAX};
    tables->caveats = &of->caveat;
    tables->consent = of->consent;
    tables->events = &of->event;
}

static size_t capability(const legal *of, const char *name)
{
    size_t k = 0;
    while (strcmp(of->capabilities[k].capability, name) != 0) {
        k++;
    }
    return k;
}

static size_t an_open_mission(const legal *of, const char *name)
{
    size_t m = 0;
    while (strcmp(of->at.epoch.tables.missions[m].mission, name) != 0) {
        m++;
    }
    return m;
}

static void a_caveat_admits_its_tasks_and_no_others(void **state)
{
    (void)state;
    legal of;
    open_legal(&of, 12);
    of.at.epoch.tables.caveats_count = 1;
    stage_set(&of.at);
    const size_t jpn = (size_t)of.caveat.state;
    const size_t bgd = stage_state(&of.at, "BGD");
    const size_t m = an_open_mission(&of, "UNMISS");
    assert_true(ctg_admission_holds(of.at.world, jpn, m, capability(&of, "engineering")));
    assert_true(ctg_admission_holds(of.at.world, jpn, m, capability(&of, "logistics")));
    assert_false(ctg_admission_holds(of.at.world, jpn, m, capability(&of, "infantry")));
    assert_false(ctg_admission_holds(of.at.world, jpn, m, capability(&of, "military_experts")));
    assert_true(ctg_admission_holds(of.at.world, bgd, m, capability(&of, "infantry")));
    /* and so no infantry of its can be sustained in missions, while its engineers can */
    const size_t infantry = capability(&of, "infantry");
    assert_bits_equal(ctg_admission_share(of.at.world, jpn, infantry), 0.0);
    assert_bits_equal(ctg_admission_share(of.at.world, jpn, capability(&of, "engineering")), 1.0);
    assert_int_equal(ctg_record_ready_sustained(of.at.world, jpn, infantry), 0);
    stage_close(&of.at);
}

static void a_chapter_or_framework_that_a_law_does_not_admit_is_closed(void **state)
{
    (void)state;
    for (int way = 0; way < 2; way++) {
        legal of;
        open_legal(&of, 12);
        of.caveat.tasks = UINT64_MAX;
        of.caveat.chapters = way == 0 ? 0 : 2; /* VI alone */
        of.caveat.frameworks = way == 1 ? 0 : UINT64_MAX;
        of.at.epoch.tables.caveats_count = 1;
        stage_set(&of.at);
        const size_t jpn = (size_t)of.caveat.state;
        size_t closed = 0;
        for (size_t m = 0; m < of.at.scene->N; m++) {
            if (of.at.world->opened[m] != CTG_NO_MONTH &&
                of.at.scene->joins[m * of.at.scene->S + jpn]) {
                const bool seven = of.at.epoch.tables.missions[m].chapter == 7;
                const bool holds = ctg_admission_holds(of.at.world, jpn, m, 0);
                closed += !holds;
                assert_true(holds == (way == 0 && !seven));
            }
        }
        assert_true(closed > 5);
        stage_close(&of.at);
    }
}

static void a_host_refuses_whom_it_names_for_as_long_as_it_does(void **state)
{
    (void)state;
    legal of;
    open_legal(&of, 12);
    const size_t nor = stage_state(&of.at, "NOR");
    const size_t swe = stage_state(&of.at, "SWE");
    const size_t m = an_open_mission(&of, "UNAMID");
    of.consent[0] =
        (ctg_consent_row){(int32_t)m, (int32_t)nor, CTG_MONTH(2015, 3), CTG_MONTH(2015, 6)};
    of.consent[1] = of.consent[0]; /* refused twice is refused once, whatever its own law says */
    of.consent[1].from = CTG_MONTH(2015, 4);
    of.at.epoch.tables.consent_count = 2;
    of.caveat = (ctg_caveat_row){.state = (int32_t)nor,
                                 .tasks = UINT64_MAX,
                                 .frameworks = UINT64_MAX >> 1, /* all that there are */
                                 .chapters = 2};
    of.at.epoch.tables.caveats_count = 1;
    stage_set(&of.at);
    for (int32_t t = 1; t <= 12; t++) {
        assert_int_equal(ctg_step_run(of.at.world, t, &of.at.error), ctg_ok);
        const bool refused = t >= 2 && t <= 5;
        assert_true(ctg_admission_holds(of.at.world, nor, m, 0) == !refused);
        assert_true(ctg_admission_holds(of.at.world, swe, m, 0));
        const double closed =
            (double)of.at.world->posts_by[m * of.at.scene->K] / (double)of.at.world->posts_all[0];
        assert_close(ctg_admission_share(of.at.world, nor, 0), refused ? 1.0 - closed : 1.0, 1e-12);
    }
    stage_close(&of.at);
}

static void a_refusal_without_an_end_lasts(void **state)
{
    (void)state;
    legal of;
    open_legal(&of, 12);
    const size_t nor = stage_state(&of.at, "NOR");
    const size_t m = an_open_mission(&of, "UNAMID");
    of.consent[0] = (ctg_consent_row){(int32_t)m, (int32_t)nor, CTG_MONTH(2015, 3), CTG_NO_MONTH};
    of.at.epoch.tables.consent_count = 1;
    stage_set(&of.at);
    for (int32_t t = 1; t <= 12; t++) {
        assert_int_equal(ctg_step_run(of.at.world, t, &of.at.error), ctg_ok);
        assert_true(ctg_admission_holds(of.at.world, nor, m, 0) == (t < 2));
    }
    stage_close(&of.at);
}

/* A host contributes to no mission in its own country; of all posts those are closed to it. */
static void nobody_serves_in_its_own_country(void **state)
{
    (void)state;
    legal of;
    open_legal(&of, 12);
    stage_set(&of.at);
    const ctg_world *const world = of.at.world;
    int64_t home[256] = {0};
    size_t hosts = 0;
    for (size_t m = 0; m < of.at.scene->N; m++) {
        if (world->opened[m] != CTG_NO_MONTH) {
            const size_t host = (size_t)of.at.scene->host_party[world->host[m]];
            assert_false(ctg_admission_holds(world, host, m, 0));
            home[host] += world->posts_by[m * of.at.scene->K];
        }
    }
    for (size_t s = 0; s < of.at.scene->S; s++) {
        assert_close(ctg_admission_share(world, s, 0),
                     1.0 - (double)home[s] / (double)world->posts_all[0], 1e-12);
        hosts += home[s] > 0;
    }
    assert_true(hosts > 5);
    stage_close(&of.at);
}

/* Under the switch neither laws nor hosts close anything. */
static void without_caveats_neither_laws_nor_hosts_refuse(void **state)
{
    (void)state;
    for (int on = 0; on < 2; on++) {
        legal of;
        open_legal(&of, 12);
        const size_t jpn = (size_t)of.caveat.state;
        const size_t nor = stage_state(&of.at, "NOR");
        const size_t m = an_open_mission(&of, "UNAMID");
        of.caveat.chapters = 0; /* VI alone; Darfur is of VII */
        of.consent[0] =
            (ctg_consent_row){(int32_t)m, (int32_t)nor, CTG_MONTH(2014, 3), CTG_NO_MONTH};
        of.at.epoch.tables.caveats_count = of.at.epoch.tables.consent_count = 1;
        stage_fix(&of.at, ctg_parameter_mechanism_caveats, on);
        stage_set(&of.at);
        assert_true(ctg_admission_holds(of.at.world, jpn, m, 0) == !on);
        assert_true(ctg_admission_holds(of.at.world, nor, m, 0) == !on);
        assert_true((ctg_admission_share(of.at.world, jpn, 0) < 1.0) == (on != 0));
        assert_true((ctg_admission_share(of.at.world, nor, 0) < 1.0) == (on != 0));
        stage_close(&of.at);
    }
}

static void a_reform_widens_the_law_from_its_month_on(void **state)
{
    (void)state;
    legal of;
    open_legal(&of, 12);
    of.event = (ctg_event_row){.event = "reform",
                               .month = CTG_MONTH(2015, 7),
                               .kind = ctg_event_law_reformed,
                               .state = of.caveat.state,
                               .mission = -1,
                               .to_mission = -1,
                               .capability = -1,
                               .tasks = UINT64_MAX};
    of.at.epoch.tables.caveats_count = of.at.epoch.tables.events_count = 1;
    stage_set(&of.at);
    const size_t m = an_open_mission(&of, "UNMISS");
    for (int32_t t = 1; t <= 12; t++) {
        assert_int_equal(ctg_step_run(of.at.world, t, &of.at.error), ctg_ok);
        assert_true(ctg_admission_holds(of.at.world, (size_t)of.caveat.state, m,
                                        capability(&of, "infantry")) == (t >= 6));
    }
    stage_close(&of.at);
}

/* Nobody arrives where the law of its state does not admit it; without the mechanism some do. */
static void nobody_serves_against_its_law(void **state)
{
    (void)state;
    int64_t sent[2] = {0, 0};
    for (int off = 0; off < 2; off++) {
        legal of;
        open_legal(&of, 36);
        of.caveat.state = (int32_t)stage_state(&of.at, "IND");
        of.at.epoch.tables.caveats_count = 1;
        stage_fix(&of.at, ctg_parameter_mechanism_caveats, off ? 0.0 : 1.0);
        stage_set(&of.at);
        for (int32_t t = 1; t <= 36; t++) {
            assert_int_equal(ctg_step_run(of.at.world, t, &of.at.error), ctg_ok);
            for (size_t i = 0; i < of.at.world->commitment_count; i++) {
                const ctg_commitment *const unit = &of.at.world->commitments[i];
                sent[off] += unit->state == of.caveat.state && !unit->there &&
                             (size_t)unit->capability == capability(&of, "infantry");
            }
        }
        stage_close(&of.at);
    }
    assert_int_equal(sent[0], 0);
    assert_true(sent[1] > 0);
}

#define YEARS 6

/* Reads laws and doors anew, and expects them to be what they were. */
static void expect_same_when_read_anew(const stage *at)
{
    const size_t pairs = at->scene->S * at->scene->M;
    const size_t pools = at->scene->S * at->scene->K;
    uint8_t *const admits = calloc(pairs, sizeof *admits);
    int32_t *const refused = calloc(pools, sizeof *refused);
    assert_true(admits != NULL && refused != NULL);
    memcpy(admits, at->world->admits, pairs * sizeof *admits);
    memcpy(refused, at->world->refused_posts, pools * sizeof *refused);
    at->world->admitted_of = (ctg_admitted_of){0};
    ctg_admission_run(at->world);
    assert_memory_equal(admits, at->world->admits, pairs * sizeof *admits);
    assert_memory_equal(refused, at->world->refused_posts, pools * sizeof *refused);
    free(refused);
    free(admits);
}

/* In month 4 of a year a state's law is reformed to admit nothing or everything; in month 8 a state
 * leaves UNMIL for two months. */
static void plan_events(const stage *at, ctg_event_row events[2 * YEARS])
{
    int32_t unmil = 0;
    while (strcmp(at->epoch.tables.missions[unmil].mission, "UNMIL") != 0) {
        unmil++;
    }
    for (int i = 0; i < YEARS; i++) {
        events[2 * i] = (ctg_event_row){.event = "reform",
                                        .month = CTG_MONTH(2010 + i, 5),
                                        .kind = ctg_event_law_reformed,
                                        .state = (int32_t)stage_state(at, "GHA"),
                                        .mission = -1,
                                        .to_mission = -1,
                                        .capability = -1,
                                        .tasks = i % 2 == 0 ? 0 : UINT64_MAX};
        events[2 * i + 1] = (ctg_event_row){.event = "leave",
                                            .month = CTG_MONTH(2010 + i, 9),
                                            .months = 2,
                                            .kind = ctg_event_contributor_leaves,
                                            .state = (int32_t)stage_state(at, "PAK"),
                                            .mission = unmil,
                                            .to_mission = -1,
                                            .capability = -1};
    }
}

/* Where nothing seems to have changed nothing is read: in the second of two months without a look
 * in between, and while missions begin and end. */
static void laws_and_doors_are_read_whenever_they_change(void **state)
{
    (void)state;
    for (int generated = 0; generated < 2; generated++) {
        stage at;
        ctg_event_row events[2 * YEARS];
        stage_open(&at, CTG_MONTH(2010, 1), 12 * YEARS);
        plan_events(&at, events);
        at.epoch.tables.events = events;
        at.epoch.tables.events_count = 2 * YEARS;
        stage_fix(&at, ctg_parameter_demand_generated, generated);
        stage_fix(&at, ctg_parameter_mechanism_caveats, 1.0);
        stage_set(&at);
        for (int32_t t = 1; t <= 12 * YEARS; t++) {
            ctg_world_turn(at.world, t);
            ctg_admission_run(at.world);
            if (t % 2 == 0) {
                expect_same_when_read_anew(&at);
            }
        }
        stage_close(&at);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_caveat_admits_its_tasks_and_no_others),
        cmocka_unit_test(a_chapter_or_framework_that_a_law_does_not_admit_is_closed),
        cmocka_unit_test(a_host_refuses_whom_it_names_for_as_long_as_it_does),
        cmocka_unit_test(a_refusal_without_an_end_lasts),
        cmocka_unit_test(nobody_serves_in_its_own_country),
        cmocka_unit_test(without_caveats_neither_laws_nor_hosts_refuse),
        cmocka_unit_test(a_reform_widens_the_law_from_its_month_on),
        cmocka_unit_test(nobody_serves_against_its_law),
        cmocka_unit_test(laws_and_doors_are_read_whenever_they_change),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
