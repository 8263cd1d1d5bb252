/* What must hold of a month whatever the numbers: limits, ceilings, lumps, money, capacity.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "engine/model/capacity.h"
#include "engine/model/ceiling.h"
#include "engine/model/commitment.h"
#include "engine/model/fingerprint.h"
#include "engine/model/mandates.h"
#include "engine/model/people.h"
#include "engine/model/record_ready.h"
#include "engine/model/step.h"
#include "tests/support/lumps.h"
#include "tests/support/scene.h"

static void run(stage *at, int32_t months)
{
    for (int32_t t = 1; t <= months; t++) {
        if (ctg_step_run(at->world, t, &at->error) != ctg_ok) {
            fail_msg("%s", at->error.text);
        }
    }
}

/* The ceiling as the parameters' rows describe it, not as the engine reckons it. */
static double ceiling_by_hand(const stage *at, size_t s, bool police)
{
    const ctg_world *const world = at->world;
    const size_t cell = world->y * at->scene->S + s;
    const double share =
        police ? at->scene->population[cell] / 1e6 * world->p.ceiling_police_per_million
               : (double)at->scene->armed_forces[cell] * world->p.ceiling_military_share;
    return fmax(share, world->p.ceiling_minimum_pers);
}

/* What a state is used to, in the same way. */
static double used_to_by_hand(const ctg_world *world, size_t s, bool police)
{
    const float *const had = world->experience_as + s * CTG_PERSONNEL;
    const double soldiers = (double)had[ctg_troops] + (double)had[ctg_experts];
    return world->p.ceiling_usual_own * (police ? (double)had[ctg_police] : soldiers);
}

/* New offers respect the ceiling, as it was when they were made; people above it at the start are
 * facts. */
static void nobody_commits_beyond_its_ceiling(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2015, 1), 36);
    stage_set(&at);
    int64_t before[256][2];
    double used_to[256][2];
    for (int32_t t = 1; t <= 36; t++) {
        for (size_t s = 0; s < at.scene->S; s++) {
            ctg_ceiling_committed(at.world, s, before[s]);
            used_to[s][0] = used_to_by_hand(at.world, s, false);
            used_to[s][1] = used_to_by_hand(at.world, s, true);
        }
        assert_int_equal(ctg_step_run(at.world, t, &at.error), ctg_ok);
        for (size_t s = 0; s < at.scene->S; s++) {
            int64_t now[2];
            ctg_ceiling_committed(at.world, s, now);
            for (int police = 0; police < 2; police++) {
                const double share = ceiling_by_hand(&at, s, police != 0);
                const double used = used_to_by_hand(at.world, s, police != 0);
                const double then = fmax(share, used_to[s][police]);
                assert_close(ctg_ceiling_persons(at.world, s, police != 0), fmax(share, used),
                             1e-6);
                assert_true(now[police] <= before[s][police] || (double)now[police] <= then);
            }
        }
    }
    stage_close(&at);
}

/* People over posts of a type; 0 without posts. */
static double fill_by_hand(const stage *at, size_t m, ctg_personnel type)
{
    const double people = ctg_mandates_filled(at->world, m, type);
    const double posts = ctg_mandates_posts(at->world, m, type);
    return posts > 0.0 ? fmin(people / posts, 1.0) : 0.0;
}

/* Posts that a mission means to fill, as the parameter's row describes it, but not fewer than it
 * has shown. */
static int32_t planned_by_hand(const stage *at, size_t m, ctg_personnel type, double shown)
{
    const bool outside = ctg_world_is_outside(at->world, m);
    uint32_t words[4];
    ctg_draw_words(&at->world->draw, ctg_purpose_planned, 0, 0,
                   (uint32_t)at->epoch.tables.missions[m].number, 0, words);
    const double u = ctg_draw_of_word(words[type]);
    const double share =
        outside ? 1.0 : fmax(1.0 - at->world->p.demand_unplanned_share * (u * u), shown);
    return (int32_t)floor(ctg_mandates_posts(at->world, m, type) * share + 0.5);
}

/* Promises never exceed what is planned: by mission and type, where more are on their way than a
 * month before. (Missions that take others over may be promised more by those.) */
static void no_mission_is_promised_more_than_it_plans(void **state)
{
    (void)state;
    stage at;
    int32_t before[256][CTG_PERSONNEL] = {{0}};
    double shown[256][CTG_PERSONNEL];
    size_t less = 0; /* promises of missions that do not mean to fill all */
    size_t held = 0; /* and of those that would mean to fill less, had they not shown more */
    stage_open(&at, CTG_MONTH(2009, 12), 48);
    stage_fix(&at, ctg_parameter_demand_unplanned_share, 0.5);
    stage_set(&at);
    for (size_t m = 0; m < at.scene->M; m++) {
        for (int type = 0; type < CTG_PERSONNEL; type++) {
            shown[m][type] = fill_by_hand(&at, m, (ctg_personnel)type);
        }
    }
    for (int32_t t = 1; t <= 48; t++) {
        assert_int_equal(ctg_step_run(at.world, t, &at.error), ctg_ok);
        for (size_t m = 0; m < at.scene->M; m++) {
            for (int type = 0; type < CTG_PERSONNEL; type++) {
                const ctg_personnel of = (ctg_personnel)type;
                const int32_t coming = ctg_mandates_coming(at.world, m, of);
                const int32_t all = ctg_mandates_filled(at.world, m, of) + coming;
                const int32_t posts = ctg_mandates_posts(at.world, m, of);
                const int32_t planned = planned_by_hand(&at, m, of, shown[m][type]);
                const bool follows = at.epoch.tables.missions[m].predecessor >= 0;
                assert_true(coming == 0 || all <= posts);
                if (coming > before[m][type] && !follows) {
                    assert_true(all <= planned);
                    less += planned < posts;
                    held += all > planned_by_hand(&at, m, of, 0.0);
                }
                before[m][type] = coming;
            }
        }
    }
    assert_true(less > 20);
    assert_true(held > 0);
    stage_close(&at);
}

/* V7: contingents come in lumps: units that are promised have a standard size, or what is wanted
 * of one, but where a mission asks for less than the least of any. */
static void formed_units_are_lumps(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2015, 1), 24);
    stage_set(&at);
    const lumps promised = lumps_in(&at, 24);
    assert_int_equal(promised.odd, 0);
    assert_true(promised.seen > 48);
    stage_close(&at);
}

/* Zero in, zero out: nobody willing means that nobody new comes. (A draw that is exactly 0 offers
 * at any odds; it has probability 2^-24 and does not occur under this seed.) */
static void without_willingness_nobody_offers(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2015, 1), 24);
    stage_fix(&at, ctg_parameter_willingness_unit_base, -30.0);
    stage_fix(&at, ctg_parameter_willingness_officer_base, -30.0);
    stage_fix(&at, ctg_parameter_willingness_vacancy, 0.0);
    stage_fix(&at, ctg_parameter_habit_experience, 0.0);
    stage_fix(&at, ctg_parameter_habit_officer_experience, 0.0);
    stage_set(&at);
    for (int32_t t = 1; t <= 24; t++) {
        assert_int_equal(ctg_step_run(at.world, t, &at.error), ctg_ok);
        for (size_t need = 0; need < at.scene->M * at.scene->K; need++) {
            assert_int_equal(at.world->coming[need], 0);
        }
    }
    stage_close(&at);
}

/* When everybody pays everything at once, contributors are paid at once but for the reserve. */
static void prompt_payment_leaves_no_arrears(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2015, 1), 24);
    stage_fix(&at, ctg_parameter_money_payment_probability, 1.0);
    stage_fix(&at, ctg_parameter_money_paid_share, 1.0);
    stage_fix(&at, ctg_parameter_money_reserve_months, 0.0);
    stage_fix(&at, ctg_parameter_money_debts_start_months, 0.0);
    stage_set(&at);
    run(&at, 24);
    for (size_t i = 0; i < at.scene->S * at.scene->M; i++) {
        assert_true(at.world->arrears[i] == 0 && at.world->debts[i] == 0);
    }
    stage_close(&at);
}

/* M15: idle people lapse by half in a half-life. With n people the flow is rounded at random once a
 * month, so the sum lies within half a person a month of the exact curve in the mean. */
static void idle_people_lapse_with_their_half_life(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2015, 1), 12);
    stage_fix(&at, ctg_parameter_training_lapse_half_life_months, 7.0);
    stage_fix(&at, ctg_parameter_training_turnover_per_year, 0.0);
    stage_set(&at);
    ctg_people *const people = &at.world->people;
    const size_t pool = ctg_world_pool(at.world, stage_state(&at, "TUV"), 0);
    ctg_people_join(people, pool, 1000000);
    ctg_people_move(people, pool, ctg_never, ctg_current, 1000000);
    const int32_t begin = people->in[ctg_current][pool];
    for (at.world->now++; at.world->now <= CTG_MONTH(2015, 8); at.world->now++) {
        ctg_capacity_run(at.world);
    }
    assert_close(people->in[ctg_current][pool], (double)begin / 2.0, 7.0);
    stage_close(&at);
}

/* Deploying trained people must not lower what a state could sustain, nor a promise of untrained
 * people raise it, nor a withdrawal do either, nor dropping a promise. */
static void what_is_sustained_does_not_depend_on_who_is_out(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2015, 1), 12);
    stage_set(&at);
    size_t tried = 0;
    for (size_t i = 0; i < at.scene->start_unit_count; i++) {
        const ctg_start_unit *const unit = &at.scene->start_units[i];
        const size_t s = (size_t)unit->state;
        const size_t k = (size_t)unit->capability;
        const size_t pool = ctg_world_pool(at.world, s, k);
        const int32_t current = at.world->people.in[ctg_current][pool];
        const int64_t before = ctg_record_ready_sustained(at.world, s, k);
        const bool fresh = current + at.world->people.in[ctg_lapsed][pool] == 0;
        const int32_t persons = fresh ? 10 : current;
        ctg_commitment *const promised = ctg_commitment_pledge(
            at.world, unit->state, unit->mission, unit->capability, persons, at.world->now + 1);
        if (promised == NULL) {
            continue;
        }
        tried++;
        assert_int_equal(ctg_record_ready_sustained(at.world, s, k), before);
        if (fresh || tried % 2 == 0) {
            ctg_commitment_drop(at.world, promised);
            assert_int_equal(ctg_record_ready_sustained(at.world, s, k), before);
        } else {
            ctg_commitment_arrive(at.world, promised, at.world->now + 12);
            assert_int_equal(ctg_record_ready_sustained(at.world, s, k), before);
            ctg_commitment_withdraw(at.world, promised, promised->persons);
            assert_int_equal(ctg_record_ready_sustained(at.world, s, k), before);
        }
    }
    assert_true(tried > 100);
    stage_close(&at);
}

/* Whoever brings everybody home has no more to sustain: the people come back, they are not new. */
static void stopping_units_does_not_raise_what_is_sustained(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2015, 1), 6);
    stage_set(&at);
    run(&at, 6);
    size_t stopped = 0;
    for (size_t i = 0; i < at.world->commitment_count; i++) {
        ctg_commitment *const unit = &at.world->commitments[i];
        const size_t s = (size_t)unit->state;
        const size_t k = (size_t)unit->capability;
        const int64_t before = ctg_record_ready_sustained(at.world, s, k);
        if (unit->there) {
            ctg_commitment_withdraw(at.world, unit, unit->persons);
            stopped++;
        } else {
            ctg_commitment_drop(at.world, unit);
        }
        assert_int_equal(ctg_record_ready_sustained(at.world, s, k), before);
    }
    assert_true(stopped > 500);
    stage_close(&at);
}

/* A policy that begins in a month leaves every earlier month as it was, to the bit. */
static void arms_are_the_same_bits_until_the_policy_begins(void **state)
{
    (void)state;
    const ctg_month from = CTG_MONTH(2016, 3);
    const ctg_change changes[] = {
        {ctg_parameter_money_payment_probability, ctg_multiply, 0.5, from, CTG_MONTH_MOST},
        {ctg_parameter_interest_near_weight, ctg_set, 0.0, from, CTG_MONTH_MOST},
        {ctg_parameter_ceiling_military_share, ctg_add, -0.05, from, CTG_MONTH_MOST}};
    stage base;
    stage arm;
    stage_open(&base, CTG_MONTH(2015, 1), 24);
    stage_open(&arm, CTG_MONTH(2015, 1), 24);
    arm.setting.changes = changes;
    arm.setting.change_count = 3;
    stage_set(&base);
    stage_set(&arm);
    bool apart = false;
    for (int32_t t = 1; t <= 24; t++) {
        assert_int_equal(ctg_step_run(base.world, t, &base.error), ctg_ok);
        assert_int_equal(ctg_step_run(arm.world, t, &arm.error), ctg_ok);
        const bool same = ctg_fingerprint_of(base.world, 0) == ctg_fingerprint_of(arm.world, 0);
        assert_true(same || arm.world->now >= from);
        apart = apart || !same;
    }
    assert_true(apart);
    stage_close(&base);
    stage_close(&arm);
}

/* Sums over enough replicates that the sign is not chance. */
static double deployed_after(ctg_parameter_id id, double value)
{
    stage at;
    double sum = 0.0;
    const ctg_change change = {id, ctg_set, value, CTG_MONTH(2015, 2), CTG_MONTH_MOST};
    stage_open(&at, CTG_MONTH(2015, 1), 36);
    at.setting.changes = &change;
    at.setting.change_count = 1;
    stage_fix(&at, ctg_parameter_willingness_unit_base, -19.0); /* posts stay vacant, and */
    stage_fix(&at, ctg_parameter_ceiling_usual_own, 0.0);       /* ceilings yield to nobody */
    stage_set(&at);
    for (uint32_t replicate = 0; replicate < 4; replicate++) {
        ctg_world_start(at.world, replicate);
        run(&at, 36);
        for (size_t s = 0; s < at.scene->S; s++) {
            sum += at.world->deployed_by[s];
        }
    }
    stage_close(&at);
    return sum;
}

static void more_room_under_the_ceiling_means_more_people(void **state)
{
    (void)state;
    assert_true(deployed_after(ctg_parameter_ceiling_military_share, 0.004) <
                deployed_after(ctg_parameter_ceiling_military_share, 0.17));
}

static void slow_payment_means_fewer_people(void **state)
{
    (void)state;
    assert_true(deployed_after(ctg_parameter_money_payment_probability, 0.02) <
                deployed_after(ctg_parameter_money_payment_probability, 0.9));
}

static void a_replicate_is_the_same_whatever_ran_before(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2015, 1), 12);
    stage_set(&at);
    ctg_world_start(at.world, 5);
    run(&at, 12);
    const uint64_t alone = ctg_fingerprint_of(at.world, 0);
    ctg_world_start(at.world, 6);
    run(&at, 12);
    assert_true(ctg_fingerprint_of(at.world, 0) != alone);
    ctg_world_start(at.world, 5);
    run(&at, 12);
    assert_true(ctg_fingerprint_of(at.world, 0) == alone);
    stage_close(&at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_commits_beyond_its_ceiling),
        cmocka_unit_test(no_mission_is_promised_more_than_it_plans),
        cmocka_unit_test(formed_units_are_lumps),
        cmocka_unit_test(without_willingness_nobody_offers),
        cmocka_unit_test(prompt_payment_leaves_no_arrears),
        cmocka_unit_test(idle_people_lapse_with_their_half_life),
        cmocka_unit_test(what_is_sustained_does_not_depend_on_who_is_out),
        cmocka_unit_test(stopping_units_does_not_raise_what_is_sustained),
        cmocka_unit_test(arms_are_the_same_bits_until_the_policy_begins),
        cmocka_unit_test(more_room_under_the_ceiling_means_more_people),
        cmocka_unit_test(slow_payment_means_fewer_people),
        cmocka_unit_test(a_replicate_is_the_same_whatever_ran_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
