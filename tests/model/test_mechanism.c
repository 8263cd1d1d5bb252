/* Switched off, a mechanism does nothing; switched on, it does something.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/mechanism.h"

#include "engine/model/fingerprint.h"
#include "engine/model/people.h"
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

static uint64_t digest_with(ctg_parameter_id off, ctg_parameter_id id, double value)
{
    stage at;
    stage_open(&at, CTG_MONTH(2015, 1), 18);
    if (off < CTG_PARAMETERS) {
        stage_fix(&at, off, 0.0);
    }
    if (id < CTG_PARAMETERS) {
        stage_fix(&at, id, value);
    }
    stage_set(&at);
    run(&at, 18);
    const uint64_t digest = ctg_fingerprint_of(at.world, 0);
    stage_close(&at);
    return digest;
}

/* Each with a parameter of its own, which then no longer matters. */
static const struct {
    ctg_parameter_id mechanism, parameter;
    double other; /* value of the parameter, far from its default */
} still[] = {
    {ctg_parameter_mechanism_willingness, ctg_parameter_willingness_interest, 9.0},
    {ctg_parameter_mechanism_willingness, ctg_parameter_willingness_vacancy, 9.0},
    {ctg_parameter_mechanism_demand, ctg_parameter_demand_unplanned_share, 0.9},
    {ctg_parameter_mechanism_habit, ctg_parameter_habit_experience, 1.5},
    {ctg_parameter_mechanism_ceilings, ctg_parameter_ceiling_military_share, 0.01},
    {ctg_parameter_mechanism_financing, ctg_parameter_money_payment_probability, 0.05},
    {ctg_parameter_mechanism_reimbursement, ctg_parameter_willingness_profit, 5.0},
    {ctg_parameter_mechanism_will, ctg_parameter_will_half_life_months, 3.0},
    {ctg_parameter_mechanism_will, ctg_parameter_will_start_share, 0.1},
    {ctg_parameter_mechanism_will, ctg_parameter_will_lasting_share, 0.9},
    {ctg_parameter_mechanism_risk, ctg_parameter_willingness_risk, 6.0},
    {ctg_parameter_mechanism_casualties, ctg_parameter_casualties_other_factor, 5.0},
    {ctg_parameter_mechanism_peers, ctg_parameter_peers_un, 3.0},
    {ctg_parameter_mechanism_training, ctg_parameter_training_people_per_instructor, 2.0},
    {ctg_parameter_mechanism_lapse, ctg_parameter_training_lapse_half_life_months, 2.0},
    {ctg_parameter_mechanism_readiness, ctg_parameter_readiness_delay_months, 12.0},
    {ctg_parameter_mechanism_civil_military, ctg_parameter_civil_standing, 3.0},
    {ctg_parameter_mechanism_portfolio, ctg_parameter_gains_support_weight, 4.0},
};

static void a_mechanism_that_is_off_does_not_listen_to_its_parameters(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof still / sizeof still[0]; i++) {
        const uint64_t on = digest_with(CTG_PARAMETERS, CTG_PARAMETERS, 0.0);
        const uint64_t changed = digest_with(CTG_PARAMETERS, still[i].parameter, still[i].other);
        const uint64_t off = digest_with(still[i].mechanism, CTG_PARAMETERS, 0.0);
        const uint64_t both = digest_with(still[i].mechanism, still[i].parameter, still[i].other);
        assert_true(changed != on); /* the parameter matters */
        assert_true(off != on);     /* and so does the mechanism */
        assert_true(both == off);
    }
}

static void every_switch_is_on_unless_a_scenario_says_otherwise(void **state)
{
    (void)state;
    size_t switches = 0;
    size_t listed = 1; /* mechanisms in `still`, whose rows stand together */
    for (size_t i = 1; i < sizeof still / sizeof still[0]; i++) {
        listed += still[i].mechanism != still[i - 1].mechanism;
    }
    for (size_t id = 0; id < CTG_PARAMETERS; id++) {
        const ctg_parameter *const row = ctg_parameters_row((ctg_parameter_id)id);
        if (strncmp(row->path, "mechanism.", 10) == 0) {
            switches++;
            assert_int_equal(row->kind, ctg_parameter_switch);
            assert_bits_equal(row->value, 1.0);
            const bool is_drawn = row->low < row->high;
            assert_false(is_drawn);
        }
    }
    assert_true(switches > listed);
}

static void without_financing_all_is_paid_at_once(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2015, 1), 12);
    stage_fix(&at, ctg_parameter_mechanism_financing, 0.0);
    stage_set(&at);
    for (int32_t t = 1; t <= 12; t++) {
        assert_int_equal(ctg_step_run(at.world, t, &at.error), ctg_ok);
        for (size_t i = 0; i < at.scene->S * at.scene->M; i++) {
            assert_true(at.world->arrears[i] == 0);
        }
    }
    stage_close(&at);
}

static int64_t ever_trained(const stage *at)
{
    int64_t sum = 0;
    for (size_t pool = 0; pool < at->scene->S * at->scene->K; pool++) {
        sum += ctg_people_trained(&at->world->people, pool);
    }
    return sum;
}

static void without_training_nobody_is_taught(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2015, 1), 12);
    stage_fix(&at, ctg_parameter_mechanism_training, 0.0);
    stage_set(&at);
    for (int32_t t = 1; t <= 12; t++) {
        const int64_t before = ever_trained(&at);
        assert_int_equal(ctg_step_run(at.world, t, &at.error), ctg_ok);
        assert_true(at.world->month.own_training_cents == 0);
        assert_true(ever_trained(&at) <= before);
    }
    stage_close(&at);
}

static void without_lapse_nobody_falls_out_of_practice(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2015, 1), 24);
    stage_fix(&at, ctg_parameter_mechanism_lapse, 0.0);
    stage_set(&at);
    const size_t pools = at.scene->S * at.scene->K;
    for (int32_t t = 1; t <= 24; t++) {
        int64_t before = 0;
        int64_t after = 0;
        for (size_t pool = 0; pool < pools; pool++) {
            before += at.world->people.in[ctg_lapsed][pool];
        }
        assert_int_equal(ctg_step_run(at.world, t, &at.error), ctg_ok);
        for (size_t pool = 0; pool < pools; pool++) {
            after += at.world->people.in[ctg_lapsed][pool];
        }
        assert_true(after <= before);
    }
    stage_close(&at);
}

static void without_the_pipeline_pledges_arrive_in_the_next_month(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2015, 1), 24);
    stage_fix(&at, ctg_parameter_mechanism_readiness, 0.0);
    stage_set(&at);
    size_t pledged = 0;
    for (int32_t t = 1; t <= 24; t++) {
        assert_int_equal(ctg_step_run(at.world, t, &at.error), ctg_ok);
        for (size_t i = 0; i < at.world->commitment_count; i++) {
            const ctg_commitment *const unit = &at.world->commitments[i];
            if (!unit->there && unit->learning == 0) {
                pledged++;
                assert_true(unit->arrives == at.world->now + 1);
            }
        }
    }
    assert_true(pledged > 50);
    stage_close(&at);
}

/* Without lumps a vacancy that no unit fits is filled to the last post; with them none is. */
static void without_the_menu_contributions_have_any_size(void **state)
{
    (void)state;
    for (int menu = 0; menu < 2; menu++) {
        stage at;
        stage_open(&at, CTG_MONTH(2015, 1), 12);
        stage_fix(&at, ctg_parameter_mechanism_menu, (double)menu);
        stage_set(&at);
        const lumps promised = lumps_in(&at, 12);
        assert_true(menu == 0 ? promised.odd > 5 : promised.odd == 0);
        assert_true(promised.seen > 24);
        stage_close(&at);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mechanism_that_is_off_does_not_listen_to_its_parameters),
        cmocka_unit_test(every_switch_is_on_unless_a_scenario_says_otherwise),
        cmocka_unit_test(without_financing_all_is_paid_at_once),
        cmocka_unit_test(without_training_nobody_is_taught),
        cmocka_unit_test(without_lapse_nobody_falls_out_of_practice),
        cmocka_unit_test(without_the_pipeline_pledges_arrive_in_the_next_month),
        cmocka_unit_test(without_the_menu_contributions_have_any_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
