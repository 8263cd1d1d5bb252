/* Premiums on reimbursement: who has them, to the cent, and what contributors make of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/premium.h"

#include "engine/model/commitment.h"
#include "engine/model/finance.h"
#include "engine/model/step.h"
#include "engine/model/willingness.h"
#include "tests/support/scene.h"

static void enablers_are_formed_troops_other_than_infantry(void **state)
{
    (void)state;
    static const char *const enablers[] = {"engineering", "logistics", "aviation", "medical",
                                           "signals"};
    static const char *const others[] = {"infantry", "staff_officers", "formed_police",
                                         "individual_police", "military_experts"};
    stage at;
    stage_open(&at, CTG_MONTH(2015, 1), 12);
    for (size_t i = 0; i < 5; i++) {
        assert_true(ctg_premium_is_enabler(&at.epoch.tables, stage_capability(&at, enablers[i])));
        assert_false(ctg_premium_is_enabler(&at.epoch.tables, stage_capability(&at, others[i])));
    }
    stage_close(&at);
}

/* Whether a unit ends at its review. */
static bool ends(const ctg_world *world, const ctg_commitment *unit)
{
    ctg_rank rank = {.at = (int32_t)(unit - world->commitments)};
    ctg_willingness_ends(world, &rank, 1);
    return rank.word != 0;
}

/* What falls due in a month for the units that are there, from their rows. */
static int64_t due_by_hand(const ctg_world *world, double risk, double enabler)
{
    int64_t sum = 0;
    for (size_t i = 0; i < world->commitment_count; i++) {
        const ctg_commitment *const unit = &world->commitments[i];
        const ctg_capability_row *const row = &world->tables->capabilities[unit->capability];
        const size_t m = (size_t)unit->mission;
        const ctg_mission_row *const mission = ctg_world_mission(world, m);
        if (!unit->there || row->individual || mission->budget == ctg_budget_own) {
            continue;
        }
        const bool scarce =
            row->personnel == ctg_troops && strcmp(row->capability, "infantry") != 0;
        const double premiums =
            (scarce ? enabler : 0.0) + (world->mission_class[m] == ctg_class_robust ? risk : 0.0);
        const double usd =
            ctg_finance_rate_usd(world) * (1.0 + world->p.money_equipment_share + premiums);
        sum += (int64_t)(usd * 100.0 + 0.5) * unit->persons;
    }
    return sum;
}

static void premiums_fall_due_to_the_cent(void **state)
{
    (void)state;
    static const double shares[][2] = {{0.0, 0.0}, {0.10, 0.0}, {0.0, 0.15}, {0.0731, 0.1113}};
    int64_t dues[4];
    for (size_t i = 0; i < 4; i++) {
        stage at;
        stage_open(&at, CTG_MONTH(2015, 1), 12);
        stage_fix(&at, ctg_parameter_money_risk_premium_share, shares[i][0]);
        stage_fix(&at, ctg_parameter_money_enabler_premium_share, shares[i][1]);
        stage_set(&at);
        dues[i] = due_by_hand(at.world, shares[i][0], shares[i][1]);
        const int64_t before = at.world->flows.accrued;
        ctg_finance_run(at.world);
        assert_true(at.world->flows.accrued - before == dues[i]);
        for (int32_t t = 1; t <= 12; t++) {
            assert_int_equal(ctg_step_run(at.world, t, &at.error), ctg_ok); /* conserved */
        }
        stage_close(&at);
    }
    assert_true(dues[0] < dues[1] && dues[0] < dues[2] && dues[2] < dues[3]);
}

/* Sums of log-odds of units, enablers and officers of a state in a mission. */
static void approach(const char *key, double risk, double enabler, double sums[3])
{
    stage at;
    stage_open(&at, CTG_MONTH(2015, 1), 12);
    stage_fix(&at, ctg_parameter_money_risk_premium_share, risk);
    stage_fix(&at, ctg_parameter_money_enabler_premium_share, enabler);
    stage_fix(&at, ctg_parameter_willingness_profit, 1.7);
    stage_set(&at);
    const size_t s = stage_state(&at, "NPL");
    at.world->paid_share[s] = 0.6;
    ctg_willingness_begin(at.world);
    at.world->paid_share[s] = 0.1; /* offers go by what was paid when the month began */
    ctg_willingness_approach(at.world, stage_mission(&at, key));
    for (size_t kind = 0; kind < 3; kind++) {
        sums[kind] = (double)at.world->pair[kind * at.scene->S + s];
    }
    stage_close(&at);
}

/* The margin rises by the premium as far as it is paid; outside the United Nations by nothing. */
static void contributors_weigh_premiums_where_they_are_paid(void **state)
{
    (void)state;
    static const struct {
        const char *mission;
        double units, enablers;
    } cases[] = {{"MONUSCO", 0.10, 0.25}, {"UNFICYP", 0.0, 0.15}, {"AMISOM", 0.0, 0.0}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        double without[3];
        double with[3];
        approach(cases[i].mission, 0.0, 0.0, without);
        approach(cases[i].mission, 0.10, 0.15, with);
        assert_close(with[0] - without[0], 1.7 * cases[i].units * 0.6, 1e-6);
        assert_close(with[1] - without[1], 1.7 * cases[i].enablers * 0.6, 1e-6);
        assert_close(with[2] - without[2], 0.0, 0.0);
    }
}

/* Units that ended at their reviews or stayed: with premiums no more end, by the same draws. */
static void premiums_never_make_a_unit_leave(void **state)
{
    (void)state;
    size_t ended[2] = {0, 0};
    for (int paid = 0; paid < 2; paid++) {
        stage at;
        stage_open(&at, CTG_MONTH(2015, 1), 12);
        stage_fix(&at, ctg_parameter_money_risk_premium_share, paid ? 2.0 : 0.0);
        stage_fix(&at, ctg_parameter_exit_profit, 3.0);
        stage_set(&at);
        ctg_willingness_begin(at.world);
        for (size_t i = 0; i < at.world->commitment_count; i++) {
            const ctg_commitment *const unit = &at.world->commitments[i];
            const bool formed = !at.world->tables->capabilities[unit->capability].individual;
            ended[paid] += formed && ends(at.world, unit);
        }
        stage_close(&at);
    }
    assert_true(ended[1] < ended[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(enablers_are_formed_troops_other_than_infantry),
        cmocka_unit_test(premiums_fall_due_to_the_cent),
        cmocka_unit_test(contributors_weigh_premiums_where_they_are_paid),
        cmocka_unit_test(premiums_never_make_a_unit_leave),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
