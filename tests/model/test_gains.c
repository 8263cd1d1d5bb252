/* What must hold of what donors gain: how fast it comes and goes, that each gain does what it says
 * and nothing when it is switched off.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/gains.h"

#include "engine/base/maths.h"
#include "engine/model/donor.h"
#include "engine/model/response.h"
#include "engine/model/willingness.h"
#include "tests/support/donors.h"

#define INFANTRY 0 /* row of capabilities of the shipped table */

/* Closed form: with the same money every month a relation closes half its gap in a half-life. */
static void a_relation_closes_half_its_gap_in_a_half_life(void **state)
{
    (void)state;
    donor_stage own;
    donor_stage_open(&own, 36);
    donor_stage_clear(&own, 12.0, ctg_spending_equipment);
    donor_stage_add(&own, 0, ctg_mode_equipment, INFANTRY);
    donor_stage_teach(&own, "BOL");
    stage_fix(&own.at, ctg_parameter_gains_half_life_months, 9.0);
    stage_fix(&own.at, ctg_parameter_gains_recipient_half_usd_per_month, 250000.0);
    stage_fix(&own.at, ctg_parameter_donor_equipment_usd_per_unit, 1e18); /* stays below the top */
    stage_set(&own.at);
    const size_t s = stage_state(&own.at, "BOL");
    const double goal = 1e6 / (1e6 + 250000.0);
    assert_bits_equal(own.at.world->relation[s], 0.0); /* it begins a month after the start */
    for (int32_t t = 1; t <= 36; t++) {
        own.at.world->level[ctg_world_pool(own.at.world, s, INFANTRY)] = 1;
        assert_int_equal(ctg_step_run(own.at.world, t, &own.at.error), ctg_ok);
        assert_close(own.at.world->relation[s], goal * (1.0 - ctg_maths_exp2(-(double)t / 9.0)),
                     1e-12);
        assert_close(own.at.world->help[s], goal * (1.0 - ctg_maths_exp2(-(double)t / 9.0)), 1e-12);
    }
    stage_close(&own.at);
}

/* Without money both fade at the same pace, of every donor and month alike. */
static void help_that_ends_is_half_forgotten_in_a_half_life(void **state)
{
    (void)state;
    donor_stage own;
    donor_stage_open(&own, 3);
    donor_stage_clear(&own, 1.0, ctg_spending_equipment);
    stage_fix(&own.at, ctg_parameter_gains_half_life_months, 9.0);
    stage_set(&own.at);
    ctg_world *const world = own.at.world;
    const size_t s = stage_state(&own.at, "BOL");
    world->help[s] = 0.8;
    world->relation[s] = 0.4;
    for (int month = 0; month < 9; month++) {
        ctg_gains_run(world);
    }
    assert_close(world->help[s], 0.4, 1e-12);
    assert_close(world->relation[s], 0.2, 1e-12);
    stage_close(&own.at);
}

/* Help counts what all donors spend; side payments and the response to losses follow it. */
static void help_grows_with_what_all_donors_spend(void **state)
{
    (void)state;
    donor_stage own;
    donor_stage_open(&own, 3);
    donor_stage_clear(&own, 0.6, ctg_spending_equipment);
    for (int32_t d = 0; d < (int32_t)own.at.epoch.tables.donors_count; d++) {
        donor_stage_add(&own, d, ctg_mode_equipment, INFANTRY)->start = own.at.setting.start;
        donor_stage_teach(&own, "BOL");
    }
    donor_stage_teach(&own, "PER"); /* the last donor's money goes to both */
    stage_fix(&own.at, ctg_parameter_gains_recipient_half_usd_per_month, 100000.0);
    stage_fix(&own.at, ctg_parameter_willingness_side_payment, 0.9);
    stage_fix(&own.at, ctg_parameter_casualties_aided_share, 0.4);
    stage_set(&own.at);
    ctg_world *const world = own.at.world;
    const size_t helped[] = {stage_state(&own.at, "BOL"), stage_state(&own.at, "PER"),
                             stage_state(&own.at, "CHL")};
    const double expected[] = {75.0 / 175.0, 25.0 / 125.0, 0.0}; /* two donors, 50,000 a month */
    assert_int_equal(own.at.epoch.tables.donors_count, 2);
    ctg_world_turn(world, 1);
    for (size_t i = 0; i < 3; i++) {
        const size_t s = helped[i];
        const size_t at = INFANTRY * own.at.scene->S + s;
        assert_close(world->help[s], expected[i], 1e-12);
        ctg_response_begin(world);
        assert_close(world->aided[s], 1.0 - 0.6 * expected[i], 1e-6);
        ctg_willingness_begin(world);
        const float with = world->utility[at];
        world->help[s] = 0.0;
        ctg_willingness_begin(world);
        assert_close(with - world->utility[at], 0.9 * expected[i], 1e-5);
    }
    stage_close(&own.at);
}

/* At the start what goes on has gone on for long, so that a month of the same moves little. */
static void the_start_is_where_the_first_years_stay(void **state)
{
    (void)state;
    donor_stage own;
    donor_stage_open(&own, 12);
    stage_set(&own.at);
    const ctg_world *const world = own.at.world;
    const size_t usa = donor_stage_donor(&own, "USA");
    const double support = world->support[usa];
    const double skill = world->skill[usa];
    const double relation = world->relation[usa * own.at.scene->S + stage_state(&own.at, "SEN")];
    assert_true(support > 0.5 && skill > 0.5 && relation > 0.2);
    stage_run(&own.at, 12);
    assert_close(world->support[usa], support, 0.1);
    assert_close(world->skill[usa], skill, 0.1);
    assert_close(world->relation[usa * own.at.scene->S + stage_state(&own.at, "SEN")], relation,
                 0.15);
    for (size_t d = 0; d < own.at.scene->D; d++) {
        const double index = ctg_gains_index(world, d);
        assert_true(index > 0.0 && index < 5.0);
        assert_true(world->security[d] >= 0.0 && world->security[d] <= 1.0);
        assert_true(world->donors[d] >= 0.0 && world->donors[d] <= 1.0);
    }
    stage_close(&own.at);
}

/* Relations draw recipients to where the donor is, and the donor to where they are. */
static void relations_draw_partners_into_the_same_missions(void **state)
{
    (void)state;
    donor_stage own;
    donor_stage_open(&own, 3);
    donor_stage_clear(&own, 1.0, ctg_spending_courses);
    stage_fix(&own.at, ctg_parameter_gains_recipient_weight, 0.8);
    stage_set(&own.at);
    ctg_world *const world = own.at.world;
    const size_t d = donor_stage_donor(&own, "JPN");
    const size_t japan = stage_state(&own.at, "JPN");
    const size_t kenya = stage_state(&own.at, "KEN");
    world->relation[d * own.at.scene->S + kenya] = 0.5;
    size_t met = 0;
    size_t apart = 0;
    for (size_t m = 0; m < own.at.scene->M; m++) {
        double people = 0.0;
        if (world->opened[m] == CTG_NO_MONTH) {
            continue;
        }
        for (size_t k = 0; k < own.at.scene->K; k++) {
            people += world->filled[m * own.at.scene->K + k];
        }
        const bool there = world->deployed_in[m * own.at.scene->S + japan] > 0;
        const double share =
            people > 0.0 ? world->deployed_in[m * own.at.scene->S + kenya] / people : 0.0;
        ctg_gains_approach(world, m);
        assert_close(world->pull[kenya], there ? 0.4 : 0.0, 1e-6);
        assert_close(world->pull[japan], 0.4 * share, 1e-6);
        assert_bits_equal(world->pull[stage_state(&own.at, "FRA")], 0.0);
        met += there;
        apart += share > 0.0;
    }
    assert_true(met > 0 && apart > 0);
    world->p.gains_recipient_weight = 0.0;
    ctg_gains_approach(world, 0);
    assert_bits_equal(world->pull[kenya], 0.0);
    stage_close(&own.at);
}

static void support_at_home_makes_a_donor_offer_and_nobody_else(void **state)
{
    (void)state;
    donor_stage own;
    donor_stage_open(&own, 3);
    stage_fix(&own.at, ctg_parameter_gains_support_weight, 0.7);
    stage_set(&own.at);
    ctg_world *const world = own.at.world;
    const size_t d = donor_stage_donor(&own, "JPN");
    const size_t at = INFANTRY * own.at.scene->S + stage_state(&own.at, "JPN");
    const size_t other = INFANTRY * own.at.scene->S + stage_state(&own.at, "FRA");
    float utility[2][2];
    ctg_world_turn(world, 1);
    for (int i = 0; i < 2; i++) {
        world->support[d] = i;
        ctg_willingness_begin(world);
        utility[i][0] = world->utility[at];
        utility[i][1] = world->utility[other];
    }
    assert_close(utility[1][0] - utility[0][0], 0.7, 1e-5);
    assert_bits_equal(utility[1][1], utility[0][1]);
    stage_close(&own.at);
}

/* Lapsed people of the donor come back into practice, as many as its instructors keep. */
static void instructors_abroad_keep_their_own_in_practice(void **state)
{
    (void)state;
    donor_stage own;
    donor_stage_open(&own, 3);
    stage_fix(&own.at, ctg_parameter_gains_skill_weight, 0.5);
    stage_set(&own.at);
    ctg_world *const world = own.at.world;
    const size_t d = donor_stage_donor(&own, "USA");
    const size_t at = ctg_world_pool(world, stage_state(&own.at, "USA"), INFANTRY);
    const int32_t *const now = &world->people.in[ctg_current][at];
    world->people.in[ctg_never][at] -= 1000;
    world->people.in[ctg_lapsed][at] += 1000;
    ctg_world_turn(world, 1);
    for (size_t k = 0; k < own.at.scene->K; k++) {
        world->abroad[d * own.at.scene->K + k] = k == INFANTRY ? 100 : 0;
    }
    const int32_t current = *now;
    ctg_gains_run(world);
    const double expected = 0.5 * 100.0 * world->skill[d];
    assert_close(*now - current, expected, 1.0);
    assert_true(expected > 10.0);
    world->p.gains_skill_weight = 0.0;
    const int32_t before = *now;
    ctg_gains_run(world);
    assert_int_equal(*now, before);
    stage_close(&own.at);
}

/* Donors who know each other leave partners to each other though nobody told them to. */
static void good_relations_with_other_donors_make_overlaps_rarer(void **state)
{
    (void)state;
    size_t overlaps[3];
    for (int how = 0; how < 3; how++) {
        donor_stage own;
        donor_stage_open(&own, 24);
        donor_stage_clear(&own, 10.0, ctg_spending_courses);
        for (int32_t d = 0; d < 2; d++) {
            donor_stage_add(&own, d, ctg_mode_course, INFANTRY);
            donor_stage_teach(&own, "ZMB");
            donor_stage_teach(&own, "AGO");
            donor_stage_teach(&own, "NER");
        }
        stage_fix(&own.at, ctg_parameter_gains_donors_weight, 0.5 * how);
        stage_set(&own.at);
        overlaps[how] = 0;
        for (int32_t t = 1; t <= 24; t++) {
            assert_int_equal(ctg_step_run(own.at.world, t, &own.at.error), ctg_ok);
            for (size_t s = 0; s < own.at.scene->S; s++) {
                overlaps[how] +=
                    own.at.world->given[s] > 0 && own.at.world->given[own.at.scene->S + s] > 0;
            }
        }
        stage_close(&own.at);
    }
    assert_int_equal(overlaps[0], 3 * 24);
    assert_true(overlaps[0] > overlaps[1] && overlaps[1] > overlaps[2] && overlaps[2] > 0);
}

/* Partners who fill posts near the donor make it secure, the others do not count. */
static void security_is_what_partners_fill_near_the_donor(void **state)
{
    (void)state;
    donor_stage own;
    donor_stage_open(&own, 3);
    donor_stage_clear(&own, 1.0, ctg_spending_courses);
    stage_fix(&own.at, ctg_parameter_gains_half_life_months, 1.0);
    stage_set(&own.at);
    ctg_world *const world = own.at.world;
    const size_t d = donor_stage_donor(&own, "JPN");
    const size_t japan = stage_state(&own.at, "JPN");
    const size_t nepal = stage_state(&own.at, "NPL");
    double near = 0.0;
    double all = 0.0;
    world->relation[d * own.at.scene->S + nepal] = 1.0;
    for (size_t m = 0; m < own.at.scene->M; m++) {
        if (world->opened[m] != CTG_NO_MONTH) {
            const double interest =
                (double)world->interest[(size_t)world->host[m] * own.at.scene->S + japan];
            near += interest * world->deployed_in[m * own.at.scene->S + nepal];
            for (size_t type = 0; type < CTG_PERSONNEL; type++) {
                all += interest * world->posts[m * CTG_PERSONNEL + type];
            }
        }
    }
    world->security[d] = 0.0;
    ctg_gains_run(world); /* the relation halves as nothing is given */
    assert_true(near > 0.0);
    assert_close(world->security[d], 0.5 * 0.5 * near / all, 1e-9);
    stage_close(&own.at);
}

static uint64_t digest_with(ctg_parameter_id switched, ctg_parameter_id weight)
{
    donor_stage own;
    donor_stage_open(&own, 36);
    if (switched < CTG_PARAMETERS) {
        stage_fix(&own.at, switched, 0.0);
    }
    if (weight < CTG_PARAMETERS) {
        stage_fix(&own.at, weight, 0.0);
    }
    return donor_stage_digest(&own, 36);
}

static void a_gain_that_is_switched_off_has_no_weight(void **state)
{
    (void)state;
    static const ctg_parameter_id pairs[][2] = {
        {ctg_parameter_gains_recipient, ctg_parameter_gains_recipient_weight},
        {ctg_parameter_gains_donors, ctg_parameter_gains_donors_weight},
        {ctg_parameter_gains_support, ctg_parameter_gains_support_weight},
        {ctg_parameter_gains_skill, ctg_parameter_gains_skill_weight},
        {ctg_parameter_gains_security, ctg_parameter_gains_security_weight},
    };
    const uint64_t on = digest_with(CTG_PARAMETERS, CTG_PARAMETERS);
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        const uint64_t off = digest_with(pairs[i][0], CTG_PARAMETERS);
        assert_true(off == digest_with(CTG_PARAMETERS, pairs[i][1]));
        assert_true(off != on);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_relation_closes_half_its_gap_in_a_half_life),
        cmocka_unit_test(help_that_ends_is_half_forgotten_in_a_half_life),
        cmocka_unit_test(help_grows_with_what_all_donors_spend),
        cmocka_unit_test(the_start_is_where_the_first_years_stay),
        cmocka_unit_test(relations_draw_partners_into_the_same_missions),
        cmocka_unit_test(support_at_home_makes_a_donor_offer_and_nobody_else),
        cmocka_unit_test(instructors_abroad_keep_their_own_in_practice),
        cmocka_unit_test(good_relations_with_other_donors_make_overlaps_rarer),
        cmocka_unit_test(security_is_what_partners_fill_near_the_donor),
        cmocka_unit_test(a_gain_that_is_switched_off_has_no_weight),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
