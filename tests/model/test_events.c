/* Events happen in their month, to whom they name, and to nobody else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/events.h"

#include "engine/model/admission.h"
#include "engine/model/finance.h"
#include "engine/model/fingerprint.h"
#include "engine/model/mandates.h"
#include "engine/model/step.h"
#include "tests/support/scene.h"

#define MONTH CTG_MONTH(2015, 7) /* of every event here; t = 6 */

/* The baseline with one event; whom it names is set by the caller before stage_set. */
static ctg_event_row named(ctg_event_kind kind)
{
    return (ctg_event_row){.event = "event",
                           .month = MONTH,
                           .kind = (int32_t)kind,
                           .state = -1,
                           .mission = -1,
                           .to_mission = -1,
                           .capability = -1};
}

static void open_with(stage *at, ctg_event_row *event)
{
    stage_open(at, CTG_MONTH(2015, 1), 36);
    at->epoch.tables.events = event;
    at->epoch.tables.events_count = event == NULL ? 0 : 1;
}

static void run_to(stage *at, int32_t from, int32_t to)
{
    for (int32_t t = from; t <= to; t++) {
        if (ctg_step_run(at->world, t, &at->error) != ctg_ok) {
            fail_msg("%s", at->error.text);
        }
    }
}

static int64_t people_of(const stage *at, size_t s)
{
    return (int64_t)at->world->deployed_by[s] + at->world->outside_by[s];
}

/* Every kind leaves earlier months as they were and changes the month in which it happens. */
static void events_change_nothing_before_their_month(void **state)
{
    (void)state;
    stage base;
    open_with(&base, NULL);
    stage_set(&base);
    const size_t bgd = stage_state(&base, "BGD");
    const size_t jpn = stage_state(&base, "JPN");
    ctg_event_row events[CTG_EVENT_KINDS];
    for (int kind = 0; kind < CTG_EVENT_KINDS; kind++) {
        events[kind] = named((ctg_event_kind)kind);
        events[kind].mission = (int32_t)stage_mission(&base, "UNFICYP");
        events[kind].to_mission = (int32_t)stage_mission(&base, "UNIFIL");
        events[kind].state = (int32_t)(kind == ctg_event_contributor_sends ? jpn : bgd);
        events[kind].capability = (int32_t)stage_capability(&base, "infantry");
        events[kind].posts[ctg_troops] = 2000;
        events[kind].value = kind == ctg_event_handed_over ? 1.0 : 300.0;
        events[kind].months = 12;
    }
    events[ctg_event_share_changed].value = 5.0;
    events[ctg_event_pays_part].value = 0.5;
    events[ctg_event_share_changed].month = CTG_MONTH(2016, 1);
    events[ctg_event_contributor_leaves].mission = -1;
    for (int kind = 0; kind < CTG_EVENT_KINDS; kind++) {
        stage arm;
        bool apart = false;
        open_with(&arm, &events[kind]);
        stage_set(&arm);
        ctg_world_start(base.world, 0);
        for (int32_t t = 1; t <= 24; t++) {
            run_to(&base, t, t);
            run_to(&arm, t, t);
            const uint64_t digest = ctg_fingerprint_of(base.world, 0);
            const bool same = digest == ctg_fingerprint_of(arm.world, 0);
            assert_true(same || arm.world->now >= events[kind].month);
            apart = apart || !same;
        }
        /* without any caveat of its own Bangladesh has none to lose: see the test of reforms; what
         * is kept for the record does nothing, ever */
        assert_true(apart == (kind != ctg_event_recorded) || kind == ctg_event_law_reformed);
        stage_close(&arm);
    }
    stage_close(&base);
}

static void whoever_leaves_is_gone_and_stays_away_for_so_long(void **state)
{
    (void)state;
    stage at;
    ctg_event_row event = named(ctg_event_contributor_leaves);
    open_with(&at, &event);
    event.state = (int32_t)stage_state(&at, "BGD");
    event.months = 12;
    stage_set(&at);
    const size_t bgd = (size_t)event.state;
    run_to(&at, 1, 5);
    assert_true(people_of(&at, bgd) > 5000);
    for (int32_t t = 6; t < 18; t++) {
        run_to(&at, t, t);
        assert_int_equal(people_of(&at, bgd), 0);
        for (size_t k = 0; k < at.scene->K; k++) {
            const size_t pool = ctg_world_pool(at.world, bgd, k);
            assert_int_equal(at.world->people.in[ctg_assigned][pool], 0);
            assert_int_equal(at.world->people.in[ctg_learning][pool], 0);
        }
    }
    run_to(&at, 18, 36);
    assert_true(people_of(&at, bgd) > 0); /* its know-how and its pools are still there */
    stage_close(&at);
}

static void whoever_leaves_a_mission_stays_away_from_it_alone(void **state)
{
    (void)state;
    stage at;
    ctg_event_row event = named(ctg_event_contributor_leaves);
    open_with(&at, &event);
    event.state = (int32_t)stage_state(&at, "BGD");
    event.mission = (int32_t)stage_mission(&at, "MONUSCO");
    event.months = 12;
    stage_set(&at);
    const size_t bgd = (size_t)event.state;
    const size_t m = (size_t)event.mission;
    const int32_t *const there = &at.world->deployed_in[m * at.scene->S + bgd];
    run_to(&at, 1, 5);
    const int64_t elsewhere = people_of(&at, bgd) - *there;
    assert_true(*there > 100 && elsewhere > 100);
    for (int32_t t = 6; t < 18; t++) {
        run_to(&at, t, t);
        assert_int_equal(*there, 0);
        assert_false(ctg_admission_holds(at.world, bgd, m, 0));
        assert_true(ctg_admission_holds(at.world, bgd, stage_mission(&at, "UNMISS"), 0));
    }
    assert_true(people_of(&at, bgd) > elsewhere / 2);
    run_to(&at, 18, 18);
    assert_true(ctg_admission_holds(at.world, bgd, m, 0));
    assert_bits_equal(ctg_admission_share(at.world, bgd, 0), 1.0); /* its own choice, no law */
    event.months = 0;                                              /* for good */
    ctg_world_start(at.world, 0);
    run_to(&at, 1, 5);
    assert_true(ctg_admission_holds(at.world, bgd, m, 0));
    run_to(&at, 6, 30);
    assert_false(ctg_admission_holds(at.world, bgd, m, 0));
    stage_close(&at);
}

static void a_disaster_calls_so_many_home_and_no_more(void **state)
{
    (void)state;
    stage at;
    ctg_event_row event = named(ctg_event_disaster);
    open_with(&at, &event);
    event.state = (int32_t)stage_state(&at, "JPN");
    event.value = 100.0;
    event.months = 6;
    stage_set(&at);
    ctg_world_turn(at.world, 6);
    const int64_t before = people_of(&at, (size_t)event.state);
    int64_t others = 0;
    for (size_t s = 0; s < at.scene->S; s++) {
        others += people_of(&at, s);
    }
    assert_true(before > 200);
    ctg_events_run(at.world);
    assert_int_equal(people_of(&at, (size_t)event.state), before - 100);
    for (size_t s = 0; s < at.scene->S; s++) {
        others -= people_of(&at, s);
    }
    assert_int_equal(others, 100);
    assert_int_equal(at.world->away_until[event.state], MONTH + 6);
    stage_close(&at);
}

static void who_is_sent_is_there_at_once(void **state)
{
    (void)state;
    stage at;
    ctg_event_row event = named(ctg_event_contributor_sends);
    open_with(&at, &event);
    event.state = (int32_t)stage_state(&at, "ZAF");
    event.mission = (int32_t)stage_mission(&at, "UNFICYP");
    event.capability = (int32_t)stage_capability(&at, "infantry");
    event.value = 850.0;
    stage_set(&at);
    ctg_world_turn(at.world, 6);
    const int64_t before = people_of(&at, (size_t)event.state);
    ctg_events_run(at.world);
    assert_int_equal(people_of(&at, (size_t)event.state), before + 850);
    ctg_admission_run(at.world); /* sending is no leaving */
    assert_true(ctg_admission_holds(at.world, (size_t)event.state, (size_t)event.mission,
                                    (size_t)event.capability));
    stage_close(&at);
}

/* Whole units, never more than the share; all of them when the share is 1 and all are admitted. */
static void a_mission_hands_over_its_share_of_units(void **state)
{
    (void)state;
    for (int quarters = 0; quarters <= 4; quarters++) {
        stage at;
        ctg_event_row event = named(ctg_event_handed_over);
        open_with(&at, &event);
        const size_t from = stage_mission(&at, "UNMIL");
        const size_t to = stage_mission(&at, "UNFICYP"); /* whose host has nobody in Liberia */
        event.mission = (int32_t)from;
        event.to_mission = (int32_t)to;
        event.value = quarters / 4.0;
        stage_set(&at);
        ctg_world_turn(at.world, 6);
        const int32_t before = ctg_mandates_filled(at.world, from, ctg_troops) +
                               ctg_mandates_filled(at.world, from, ctg_police) +
                               ctg_mandates_filled(at.world, from, ctg_experts);
        const int32_t experts = ctg_mandates_filled(at.world, from, ctg_experts);
        assert_true(experts > 0);
        ctg_events_run(at.world);
        const int32_t left = ctg_mandates_filled(at.world, from, ctg_troops) +
                             ctg_mandates_filled(at.world, from, ctg_police) +
                             ctg_mandates_filled(at.world, from, ctg_experts);
        assert_true(before > 4000);
        assert_true(before - left <= before * quarters / 4);
        assert_true(before - left >= before * quarters / 4 - 850);
        assert_int_equal(ctg_mandates_posts(at.world, to, ctg_experts), 0); /* so they stay */
        assert_true(quarters < 4 || left == experts);
        stage_close(&at);
    }
}

static void missions_open_and_close_as_events_say(void **state)
{
    (void)state;
    stage at;
    ctg_event_row event = named(ctg_event_mission_opened);
    open_with(&at, &event);
    event.mission = (int32_t)stage_mission(&at, "UNTAC"); /* that ended in 1993 */
    event.posts[ctg_troops] = 4000;
    event.posts[ctg_police] = 300;
    stage_set(&at);
    const size_t m = (size_t)event.mission;
    run_to(&at, 1, 5);
    assert_false(ctg_mandates_is_open(at.world, m));
    run_to(&at, 6, 36);
    assert_int_equal(ctg_mandates_posts(at.world, m, ctg_troops), 4000);
    assert_int_equal(ctg_mandates_posts(at.world, m, ctg_police), 300);
    assert_int_equal(at.world->opened[m], MONTH);
    assert_true(ctg_mandates_filled(at.world, m, ctg_troops) > 2000);
    stage_close(&at);

    event = named(ctg_event_mission_closed);
    open_with(&at, &event);
    event.mission = (int32_t)stage_mission(&at, "UNIFIL");
    stage_set(&at);
    run_to(&at, 1, 6);
    for (int type = 0; type < CTG_PERSONNEL; type++) {
        assert_int_equal(ctg_mandates_filled(at.world, (size_t)event.mission, (ctg_personnel)type),
                         0);
    }
    stage_close(&at);
}

/* The regular number of the state is what the event says, from its calendar year on. */
static void a_changed_share_holds_from_its_year_on(void **state)
{
    (void)state;
    stage at;
    ctg_event_row event = named(ctg_event_share_changed);
    open_with(&at, &event);
    event.state = (int32_t)stage_state(&at, "JPN");
    event.month = CTG_MONTH(2016, 1);
    event.value = 6.93;
    stage_set(&at);
    const ctg_shares *const regular = at.scene->shares[ctg_budget_regular];
    assert_true(regular[0].numerators[event.state] != 6930);
    for (size_t y = 1; y < at.scene->Y; y++) {
        int64_t sum = 0;
        assert_int_equal(regular[y].numerators[event.state], 6930);
        for (size_t s = 0; s < at.scene->S; s++) {
            sum += at.scene->shares[ctg_budget_peacekeeping][y].numerators[s];
        }
        assert_true(sum == at.scene->shares[ctg_budget_peacekeeping][y].denominator);
    }
    stage_close(&at);
}

static void a_raised_rate_holds_until_the_table_raises_it(void **state)
{
    (void)state;
    stage at;
    ctg_event_row event = named(ctg_event_rate_raised);
    open_with(&at, &event);
    event.value = 1428.0;
    stage_set(&at);
    ctg_world_turn(at.world, 5);
    assert_bits_equal(ctg_finance_rate_usd(at.world), 1332.0);
    ctg_world_turn(at.world, 6);
    assert_bits_equal(ctg_finance_rate_usd(at.world), 1428.0);
    ctg_world_turn(at.world, 18); /* July 2016: the General Assembly's next rate */
    assert_bits_equal(ctg_finance_rate_usd(at.world), 1365.0);
    stage_close(&at);
}

/* Cents that a state was assessed and paid from month t = from to t = to. */
static void sum_up(stage *at, int32_t from, int32_t to, size_t s, int64_t *assessed, int64_t *paid)
{
    *assessed = *paid = 0;
    for (int32_t t = from; t <= to; t++) {
        at->world->assessed_year[s] = at->world->paid_year[s] = 0;
        ctg_world_turn(at->world, t);
        ctg_finance_run(at->world);
        *assessed += at->world->assessed_year[s];
        *paid += at->world->paid_year[s];
    }
}

/* Once the arrears from before are paid, a state that pays half pays half of what it is assessed;
 * afterwards it pays the rest too. Others pay what they paid. */
static void whoever_pays_a_part_withholds_the_rest_until_the_event_ends(void **state)
{
    (void)state;
    for (int arm = 0; arm < 2; arm++) {
        stage at;
        int64_t assessed = 0;
        int64_t paid = 0;
        ctg_event_row event = named(ctg_event_pays_part);
        open_with(&at, arm == 0 ? NULL : &event);
        event.state = (int32_t)stage_state(&at, "USA");
        event.value = 0.5;
        event.months = 150;
        at.setting.months = 300;
        stage_fix(&at, ctg_parameter_money_paid_share, 1.0);
        stage_fix(&at, ctg_parameter_money_payment_probability, 0.5);
        stage_set(&at);
        const size_t usa = (size_t)event.state;
        sum_up(&at, 1, 35, usa, &assessed, &paid);
        sum_up(&at, 36, 155, usa, &assessed, &paid); /* to the event's last month */
        const double part = (double)paid / (double)assessed;
        assert_close(part, arm == 0 ? 1.0 : 0.5, 0.03);
        sum_up(&at, 156, 299, usa, &assessed, &paid);
        assert_true(at.world->withheld[usa] == 0);
        assert_true(arm == 0 || paid > assessed + assessed / 2); /* ten years' halves come in */
        stage_close(&at);
    }
}

/* All of new assessments: no difference to the bit. */
static void whoever_pays_all_pays_as_without_the_event(void **state)
{
    (void)state;
    uint64_t digests[2];
    for (int arm = 0; arm < 2; arm++) {
        stage at;
        ctg_event_row event = named(ctg_event_pays_part);
        open_with(&at, arm == 0 ? NULL : &event);
        event.state = (int32_t)stage_state(&at, "USA");
        event.value = 1.0;
        stage_set(&at);
        run_to(&at, 1, 24);
        digests[arm] = ctg_fingerprint_of(at.world, 0);
        stage_close(&at);
    }
    assert_true(digests[0] == digests[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(events_change_nothing_before_their_month),
        cmocka_unit_test(whoever_leaves_is_gone_and_stays_away_for_so_long),
        cmocka_unit_test(whoever_leaves_a_mission_stays_away_from_it_alone),
        cmocka_unit_test(a_disaster_calls_so_many_home_and_no_more),
        cmocka_unit_test(who_is_sent_is_there_at_once),
        cmocka_unit_test(a_mission_hands_over_its_share_of_units),
        cmocka_unit_test(missions_open_and_close_as_events_say),
        cmocka_unit_test(a_changed_share_holds_from_its_year_on),
        cmocka_unit_test(a_raised_rate_holds_until_the_table_raises_it),
        cmocka_unit_test(whoever_pays_a_part_withholds_the_rest_until_the_event_ends),
        cmocka_unit_test(whoever_pays_all_pays_as_without_the_event),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
