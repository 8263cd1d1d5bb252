/* What must hold of several donors: what states can take in, who yields to whom, what no order and
 * no name decides.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/coordination.h"

#include "engine/model/donor.h"
#include "engine/model/programme.h"
#include "tests/support/donors.h"

#define INFANTRY 0 /* row of capabilities of the shipped table */

/* Two donors who both teach two states, each with money for far more people than they have. */
static void open_overlap(donor_stage *own, int32_t months)
{
    donor_stage_open(own, months);
    donor_stage_clear(own, 60.0, ctg_spending_courses);
    for (int32_t d = 0; d < 2; d++) {
        donor_stage_add(own, d, ctg_mode_course, INFANTRY);
        donor_stage_teach(own, "ZMB");
        donor_stage_teach(own, "AGO");
    }
    stage_fix(&own->at, ctg_parameter_gains_donors_weight, 0.0);
    stage_fix(&own->at, ctg_parameter_training_absorption_share_per_month, 0.01);
}

static void courses_beyond_what_a_state_can_take_in_are_in_vain(void **state)
{
    (void)state;
    donor_stage own;
    open_overlap(&own, 12);
    stage_set(&own.at);
    ctg_world *const world = own.at.world;
    ctg_world_turn(world, 1);
    world->month = (ctg_month_flows){0};
    ctg_donor_budget(world);
    for (size_t i = 0; i < 2; i++) {
        const size_t s = (size_t)own.recipients[i].state;
        const size_t pool = ctg_world_pool(world, s, INFANTRY);
        const int32_t before = world->people.in[ctg_current][pool];
        const double most = (double)(world->people.joined[pool] - world->people.left[pool]) * 0.01;
        ctg_programme_run(world);
        const int32_t reached = world->people.in[ctg_current][pool] - before;
        assert_true((double)reached >= most - 1.0 && (double)reached <= most + 1.0);
        assert_true(world->month.donor_leaked_cents > world->month.donor_spent_cents / 2);
        ctg_world_start(world, 0);
        ctg_world_turn(world, 1);
        world->month = (ctg_month_flows){0};
        ctg_donor_budget(world);
    }
    stage_close(&own.at);
}

static uint64_t digest_of_overlap(int64_t first, int64_t second, bool apart, int64_t *leaked)
{
    donor_stage own;
    open_overlap(&own, 12);
    own.donors[0].coordinates = first;
    own.donors[1].coordinates = second;
    if (apart) {
        own.recipients[2].state = (int32_t)stage_state(&own.at, "NER");
        own.recipients[3].state = (int32_t)stage_state(&own.at, "MNG");
    }
    stage_set(&own.at);
    *leaked = 0;
    for (int32_t t = 1; t <= 12; t++) {
        assert_int_equal(ctg_step_run(own.at.world, t, &own.at.error), ctg_ok);
        *leaked += own.at.world->month.donor_leaked_cents;
        for (size_t i = 0; i < 2; i++) {
            const size_t s = (size_t)own.recipients[i].state;
            const bool both =
                own.at.world->given[s] > 0 && own.at.world->given[own.at.scene->S + s] > 0;
            assert_true(both == (!apart && first == 0 && second == 0));
            assert_true(own.at.world->given[s] + own.at.world->given[own.at.scene->S + s] > 0);
        }
    }
    const uint64_t digest = ctg_fingerprint_of(own.at.world, 0);
    stage_close(&own.at);
    return digest;
}

static void donors_who_coordinate_leave_each_partner_to_one_of_them(void **state)
{
    (void)state;
    int64_t leaked[4];
    const uint64_t none = digest_of_overlap(0, 0, false, &leaked[0]);
    const uint64_t both = digest_of_overlap(1, 1, false, &leaked[1]);
    (void)digest_of_overlap(1, 0, false, &leaked[2]);
    (void)digest_of_overlap(0, 1, false, &leaked[3]);
    assert_true(none != both);
}

/* No donor is nearer than the other: one of them, the same every month, and not always that one. */
static void at_equal_interest_a_lot_decides(void **state)
{
    (void)state;
    donor_stage own;
    int left_to_first = 0;
    open_overlap(&own, 12);
    own.donors[0].coordinates = own.donors[1].coordinates = 1;
    stage_set(&own.at);
    ctg_world *const world = own.at.world;
    for (uint32_t replicate = 0; replicate < 40; replicate++) {
        const size_t s = (size_t)own.recipients[0].state;
        bool first = false;
        ctg_world_start(world, replicate);
        for (int32_t t = 1; t <= 2; t++) {
            ctg_world_turn(world, t);
            ctg_donor_budget(world);
            for (size_t d = 0; d < 2; d++) {
                world->interest[s * own.at.scene->S + (size_t)own.donors[d].donor] = 0.5f;
            }
            ctg_coordination_begin(world);
            const bool yields = ctg_coordination_yielded(world, 0)[0];
            assert_true(yields != ctg_coordination_yielded(world, 1)[0]);
            assert_true(t == 1 || yields == !first);
            first = !yields;
        }
        left_to_first += first ? 1 : 0;
    }
    assert_true(left_to_first > 5 && left_to_first < 35);
    stage_close(&own.at);
}

static void without_overlap_coordination_changes_nothing(void **state)
{
    (void)state;
    int64_t leaked[2];
    const uint64_t none = digest_of_overlap(0, 0, true, &leaked[0]);
    const uint64_t both = digest_of_overlap(1, 1, true, &leaked[1]);
    assert_true(none == both && leaked[0] == leaked[1]);
}

/* With as much money as two states can take in, overlapping teaching wastes, assigned does not. */
static void coordination_wastes_less(void **state)
{
    (void)state;
    int64_t wasted[2];
    for (int coordinated = 0; coordinated < 2; coordinated++) {
        donor_stage own;
        open_overlap(&own, 12);
        for (size_t d = 0; d < 2; d++) {
            own.donors[d].budget_usd_m_per_year = 0.5;
            own.donors[d].coordinates = coordinated;
        }
        own.recipients[3].state = (int32_t)stage_state(&own.at, "VNM"); /* one partner in common */
        stage_fix(&own.at, ctg_parameter_training_absorption_share_per_month, 0.0008);
        stage_set(&own.at);
        wasted[coordinated] = 0;
        for (int32_t t = 1; t <= 12; t++) {
            assert_int_equal(ctg_step_run(own.at.world, t, &own.at.error), ctg_ok);
            wasted[coordinated] += own.at.world->month.donor_leaked_cents;
        }
        stage_close(&own.at);
    }
    assert_true(wasted[1] < wasted[0]);
}

static void turn_round(donor_stage *own)
{
    const ctg_tables *const tables = &own->at.epoch.tables;
    const size_t programmes = tables->programmes_count;
    const ctg_donor_row kept = own->donors[0];
    own->donors[0] = own->donors[1];
    own->donors[1] = kept;
    for (size_t p = 0; p < programmes / 2; p++) {
        const ctg_programme_row first = own->programmes[p];
        own->programmes[p] = own->programmes[programmes - 1 - p];
        own->programmes[programmes - 1 - p] = first;
    }
    for (size_t p = 0; p < programmes; p++) {
        own->programmes[p].donor = 1 - own->programmes[p].donor;
    }
    for (size_t i = 0; i < tables->recipients_count; i++) {
        own->recipients[i].programme = (int32_t)programmes - 1 - own->recipients[i].programme;
    }
}

static void rows_of_donors_and_programmes_may_stand_in_any_order(void **state)
{
    (void)state;
    uint64_t digests[2];
    for (int turned = 0; turned < 2; turned++) {
        donor_stage own;
        donor_stage_open(&own, 18);
        donor_stage_spread(&own);
        own.donors[0].coordinates = 1;
        stage_fix(&own.at, ctg_parameter_training_absorption_share_per_month, 0.001);
        if (turned) {
            turn_round(&own);
        }
        digests[turned] = donor_stage_digest(&own, 18);
    }
    assert_true(digests[0] == digests[1]);
}

/* Two donors alike in all but the numbers of their programmes teach alike in the mean. */
static void donors_who_are_alike_fare_alike(void **state)
{
    (void)state;
    donor_stage own;
    double given[2] = {0.0, 0.0};
    open_overlap(&own, 12);
    own.donors[0].budget_usd_m_per_year = own.donors[1].budget_usd_m_per_year = 1.0;
    stage_set(&own.at);
    for (uint32_t replicate = 0; replicate < 8; replicate++) {
        ctg_world_start(own.at.world, replicate);
        for (int32_t t = 1; t <= 12; t++) {
            assert_int_equal(ctg_step_run(own.at.world, t, &own.at.error), ctg_ok);
            for (size_t d = 0; d < 2; d++) {
                for (size_t s = 0; s < own.at.scene->S; s++) {
                    given[d] += (double)own.at.world->given[d * own.at.scene->S + s];
                }
            }
        }
    }
    assert_true(given[0] > 0.0);
    assert_close(given[0] / given[1], 1.0, 0.01);
    stage_close(&own.at);
}

static void a_portfolio_switched_off_only_teaches(void **state)
{
    (void)state;
    uint64_t digests[3];
    for (int how = 0; how < 3; how++) {
        donor_stage own;
        donor_stage_open(&own, 18);
        donor_stage_spread(&own);
        if (how == 0) {
            stage_fix(&own.at, ctg_parameter_mechanism_portfolio, 0.0);
        } else if (how == 1) {
            stage_fix(&own.at, ctg_parameter_donor_unit_cost_share, 0.0);
            stage_fix(&own.at, ctg_parameter_donor_officers_log_odds, 0.0);
            stage_fix(&own.at, ctg_parameter_donor_lift_share, 0.0);
            stage_fix(&own.at, ctg_parameter_donor_equipment_usd_per_unit, 1e18);
            stage_fix(&own.at, ctg_parameter_gains_recipient, 0.0);
            stage_fix(&own.at, ctg_parameter_gains_donors, 0.0);
            stage_fix(&own.at, ctg_parameter_gains_support, 0.0);
            stage_fix(&own.at, ctg_parameter_gains_skill, 0.0);
            stage_fix(&own.at, ctg_parameter_gains_security, 0.0);
        }
        digests[how] = donor_stage_digest(&own, 18);
    }
    assert_true(digests[0] == digests[1]);
    assert_true(digests[0] != digests[2]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(courses_beyond_what_a_state_can_take_in_are_in_vain),
        cmocka_unit_test(donors_who_coordinate_leave_each_partner_to_one_of_them),
        cmocka_unit_test(at_equal_interest_a_lot_decides),
        cmocka_unit_test(without_overlap_coordination_changes_nothing),
        cmocka_unit_test(coordination_wastes_less),
        cmocka_unit_test(rows_of_donors_and_programmes_may_stand_in_any_order),
        cmocka_unit_test(donors_who_are_alike_fare_alike),
        cmocka_unit_test(a_portfolio_switched_off_only_teaches),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
