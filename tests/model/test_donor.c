/* What must hold of donors' money and of what it does, whatever the numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/donor.h"

#include "engine/model/people.h"
#include "engine/model/willingness.h"
#include "tests/support/donors.h"

#define INFANTRY 0 /* row of capabilities of the shipped table */

static void every_cent_of_a_budget_is_spent_or_leaks_or_waits_in_a_purse(void **state)
{
    (void)state;
    donor_stage own;
    donor_stage_open(&own, 36);
    donor_stage_spread(&own);
    stage_set(&own.at);
    const ctg_world *const world = own.at.world;
    int64_t a_month = 0;
    int64_t spent = 0;
    for (size_t d = 0; d < own.at.scene->D; d++) {
        a_month += (int64_t)(own.donors[d].budget_usd_m_per_year * 1e8 / 12.0);
    }
    for (int32_t t = 1; t <= 36; t++) {
        assert_int_equal(ctg_step_run(own.at.world, t, &own.at.error), ctg_ok);
        int64_t kept = 0;
        for (size_t p = 0; p < own.at.scene->P; p++) {
            assert_true(world->purse[p] >= 0 && world->purse[p] <= 12 * world->inflow[p]);
            kept += world->purse[p];
        }
        for (size_t d = 0; d < own.at.scene->D; d++) {
            assert_true(world->lift_purse[d] >= 0);
            kept += world->lift_purse[d];
        }
        spent += world->month.donor_spent_cents;
        assert_true(world->flows.spent == spent);
        assert_true(world->flows.budgeted == a_month * t);
        assert_true(world->flows.spent + world->flows.unspent + kept == a_month * t);
        assert_true(world->month.donor_leaked_cents >= 0);
    }
    assert_true(spent > 0 && world->flows.unspent > 0);
    stage_close(&own.at);
}

/* Zero in, zero out. */
static void without_money_nobody_is_taught_and_nothing_is_gained(void **state)
{
    (void)state;
    donor_stage own;
    donor_stage_open(&own, 24);
    for (size_t d = 0; d < own.at.epoch.tables.donors_count; d++) {
        own.donors[d].budget_usd_m_per_year = 0.0;
    }
    stage_set(&own.at);
    const ctg_world *const world = own.at.world;
    for (int32_t t = 1; t <= 24; t++) {
        assert_int_equal(ctg_step_run(own.at.world, t, &own.at.error), ctg_ok);
        assert_true(world->month.programme_cents == 0 && world->month.donor_spent_cents == 0);
        assert_true(world->month.donor_leaked_cents == 0);
        for (size_t d = 0; d < own.at.scene->D; d++) {
            assert_bits_equal(world->support[d] + world->donors[d] + world->skill[d], 0.0);
            assert_bits_equal(world->security[d], 0.0);
        }
    }
    for (size_t at = 0; at < own.at.scene->D * own.at.scene->S; at++) {
        assert_bits_equal(world->relation[at], 0.0);
    }
    for (size_t pool = 0; pool < own.at.scene->S * own.at.scene->K; pool++) {
        assert_bits_equal(world->people.dependent[pool], 0.0);
    }
    stage_close(&own.at);
}

static void money_of_an_item_without_an_open_programme_leaks(void **state)
{
    (void)state;
    donor_stage own;
    donor_stage_open(&own, 6);
    donor_stage_clear(&own, 12.0, ctg_spending_equipment);
    donor_stage_add(&own, 0, ctg_mode_course, INFANTRY); /* lives from another item */
    donor_stage_teach(&own, "GHA");
    stage_set(&own.at);
    stage_run(&own.at, 6);
    assert_true(own.at.world->flows.spent == 0);
    assert_true(own.at.world->flows.unspent == own.at.world->flows.budgeted);
    assert_true(own.at.world->flows.budgeted == (int64_t)6 * 100000000 * 2);
    stage_close(&own.at);
}

/* People in practice in the recipients after two years, the mean of replicates. */
static double taught_with(double budget)
{
    donor_stage own;
    double sum = 0.0;
    donor_stage_open(&own, 24);
    donor_stage_clear(&own, budget, ctg_spending_courses);
    donor_stage_add(&own, 0, ctg_mode_course, INFANTRY);
    donor_stage_teach(&own, "ZMB");
    donor_stage_teach(&own, "MWI");
    donor_stage_teach(&own, "MNG");
    stage_set(&own.at);
    for (uint32_t replicate = 0; replicate < 12; replicate++) {
        ctg_world_start(own.at.world, replicate);
        stage_run(&own.at, 24);
        for (size_t i = 0; i < 3; i++) {
            const size_t s = (size_t)own.recipients[i].state;
            sum += (double)ctg_people_practised(&own.at.world->people,
                                                ctg_world_pool(own.at.world, s, INFANTRY));
        }
    }
    stage_close(&own.at);
    return sum / 12.0;
}

static void more_money_brings_more_people_into_practice(void **state)
{
    (void)state;
    double before = taught_with(0.0);
    for (double budget = 1.0; budget <= 4.0; budget *= 2.0) {
        const double now = taught_with(budget);
        assert_true(now > before);
        before = now;
    }
}

static double levels_with(double budget)
{
    donor_stage own;
    double sum = 0.0;
    donor_stage_open(&own, 18);
    donor_stage_clear(&own, budget, ctg_spending_equipment);
    donor_stage_add(&own, 0, ctg_mode_equipment, INFANTRY);
    donor_stage_teach(&own, "ZMB");
    donor_stage_teach(&own, "MWI");
    donor_stage_teach(&own, "MNG");
    donor_stage_teach(&own, "BOL");
    stage_set(&own.at);
    for (uint32_t replicate = 0; replicate < 12; replicate++) {
        ctg_world_start(own.at.world, replicate);
        stage_run(&own.at, 18);
        for (size_t i = 0; i < 4; i++) {
            const size_t s = (size_t)own.recipients[i].state;
            sum += own.at.world->level[ctg_world_pool(own.at.world, s, INFANTRY)];
        }
    }
    stage_close(&own.at);
    return sum / 48.0;
}

static void equipment_raises_readiness_the_more_the_more_is_spent(void **state)
{
    (void)state;
    const double none = levels_with(0.0);
    const double some = levels_with(2.0);
    const double much = levels_with(500.0);
    assert_true(none < some && some < much);
    assert_true(much <= 4.0 && much > 3.8);
}

/* The world a month in, before anybody decides. */
static void open_units(donor_stage *own, ctg_spending item, double budget)
{
    donor_stage_open(own, 3);
    donor_stage_clear(own, budget, item);
    stage_set(&own->at);
    ctg_world_turn(own->at.world, 1);
    own->at.world->month = (ctg_month_flows){0};
    ctg_donor_budget(own->at.world);
    ctg_willingness_begin(own->at.world);
}

static void money_for_own_units_raises_their_margin_up_to_their_cost(void **state)
{
    (void)state;
    double before = -1e9;
    const double budgets[] = {0.0, 0.5, 2.0, 8.0, 1e5};
    for (size_t i = 0; i < 5; i++) {
        donor_stage own;
        open_units(&own, ctg_spending_units, budgets[i]);
        const ctg_world *const world = own.at.world;
        const size_t s = stage_state(&own.at, "JPN");
        assert_true(world->subsidy[s] <= world->own_cost[s]);
        assert_true(budgets[i] > 0.0 || world->subsidy[s] == 0.0);
        assert_true(world->margin[s] >= before);
        before = world->margin[s];
        ctg_donor_spend(own.at.world);
        assert_true(world->flows.spent + world->flows.unspent == world->flows.budgeted);
        assert_true(i < 4 || world->flows.unspent > world->flows.spent);
        assert_bits_equal(world->subsidy[stage_state(&own.at, "FRA")], 0.0);
        stage_close(&own.at);
    }
    assert_true(before > 0.5); /* with all its cost borne the state keeps what it is paid */
}

static void money_for_own_officers_bears_their_cost_up_to_all_of_it(void **state)
{
    (void)state;
    double before = 0.0;
    const double budgets[] = {0.0, 0.01, 0.05, 1e5};
    for (size_t i = 0; i < 4; i++) {
        donor_stage own;
        open_units(&own, ctg_spending_officers, budgets[i]);
        const double share = ctg_donor_officer_share(own.at.world, stage_state(&own.at, "USA"));
        assert_true(i == 0 ? share == 0.0 : share > before);
        before = share;
        stage_close(&own.at);
    }
    assert_bits_equal(before, 1.0);
}

static void lift_costs_its_people_and_goes_to_partners_and_the_poor(void **state)
{
    (void)state;
    donor_stage own;
    donor_stage_open(&own, 12);
    donor_stage_clear(&own, 24.0, ctg_spending_lift);
    donor_stage_add(&own, 0, ctg_mode_course, INFANTRY);
    donor_stage_teach(&own, "MYS");
    stage_fix(&own.at, ctg_parameter_donor_lift_usd_per_pers, 2000.0);
    stage_set(&own.at);
    ctg_world *const world = own.at.world;
    ctg_world_turn(world, 1);
    ctg_donor_budget(world);
    const int32_t first = ctg_donor_lifter(world, stage_state(&own.at, "BDI"), 850);
    assert_true(first >= 0);                                                        /* poor */
    assert_int_equal(ctg_donor_lifter(world, stage_state(&own.at, "MYS"), 850), 0); /* partner */
    assert_int_equal(ctg_donor_lifter(world, stage_state(&own.at, "DEU"), 850), -1);
    assert_int_equal(ctg_donor_lifter(world, stage_state(&own.at, "BDI"), 1001), -1);
    const int64_t before = world->lift_purse[first];
    ctg_donor_lift(world, (size_t)first, stage_state(&own.at, "BDI"), 850);
    assert_true(before - world->lift_purse[first] == (int64_t)850 * 200000);
    assert_int_equal(ctg_donor_lifter(world, stage_state(&own.at, "BDI"), 850), 1 - first);
    stage_close(&own.at);
}

/* Mean months from promise to arrival of units promised in the first half year. */
static double delay_with(double budget)
{
    donor_stage own;
    double months = 0.0;
    double units = 0.0;
    donor_stage_open(&own, 6);
    donor_stage_clear(&own, budget, ctg_spending_lift);
    stage_fix(&own.at, ctg_parameter_donor_lift_income_usd, 1e6);
    stage_fix(&own.at, ctg_parameter_readiness_delay_months, 6); /* so that there is time to gain */
    stage_set(&own.at);
    for (int32_t t = 1; t <= 6; t++) {
        assert_int_equal(ctg_step_run(own.at.world, t, &own.at.error), ctg_ok);
        for (size_t i = 0; i < own.at.world->commitment_count; i++) {
            const ctg_commitment *const unit = &own.at.world->commitments[i];
            months += unit->there ? 0.0 : (double)(unit->arrives - own.at.world->now);
            units += unit->there ? 0.0 : 1.0;
        }
    }
    stage_close(&own.at);
    return months / units;
}

static void lift_makes_units_arrive_sooner(void **state)
{
    (void)state;
    assert_true(delay_with(1e4) < delay_with(0.0) - 0.3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_cent_of_a_budget_is_spent_or_leaks_or_waits_in_a_purse),
        cmocka_unit_test(without_money_nobody_is_taught_and_nothing_is_gained),
        cmocka_unit_test(money_of_an_item_without_an_open_programme_leaks),
        cmocka_unit_test(more_money_brings_more_people_into_practice),
        cmocka_unit_test(equipment_raises_readiness_the_more_the_more_is_spent),
        cmocka_unit_test(money_for_own_units_raises_their_margin_up_to_their_cost),
        cmocka_unit_test(money_for_own_officers_bears_their_cost_up_to_all_of_it),
        cmocka_unit_test(lift_costs_its_people_and_goes_to_partners_and_the_poor),
        cmocka_unit_test(lift_makes_units_arrive_sooner),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
