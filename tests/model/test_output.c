/* What must hold of a mission's output: limits of the mean that it is, and what raises and lowers
 * it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/output.h"

#include <math.h>

#include "engine/model/donor.h"
#include "tests/support/donors.h"

static double ces(const double parts[CTG_OUTPUT_PARTS], const double weights[CTG_OUTPUT_PARTS],
                  double substitution)
{
    double output;
    ctg_output_ces(parts, weights, 1, substitution, &output);
    return output;
}

static const double weights[CTG_OUTPUT_PARTS] = {0.4, 0.3, 0.2, 0.1};

static void equal_parts_are_their_own_mean(void **state)
{
    (void)state;
    const double elasticities[] = {0.05, 0.25, 0.5, 1.0, 1.00001, 2.0, 1e9};
    for (size_t i = 0; i < sizeof elasticities / sizeof elasticities[0]; i++) {
        for (double part = 0.125; part < 1.3; part += 0.125) {
            const double parts[] = {part, part, part, part};
            assert_close(ces(parts, weights, elasticities[i]), part, 1e-12);
        }
    }
}

/* Against the closed forms: minimum, harmonic, geometric and arithmetic mean. */
static void the_mean_is_the_textbooks_at_its_limits(void **state)
{
    (void)state;
    const double parts[] = {0.9, 0.5, 0.7, 1.1};
    double harmonic = 0.0;
    double geometric = 0.0;
    double arithmetic = 0.0;
    double root = 0.0;
    for (int i = 0; i < CTG_OUTPUT_PARTS; i++) {
        harmonic += weights[i] / parts[i];
        geometric += weights[i] * log(parts[i]);
        arithmetic += weights[i] * parts[i];
        root += weights[i] * sqrt(parts[i]);
    }
    assert_close(ces(parts, weights, 0.5), 1.0 / harmonic, 1e-12);
    assert_close(ces(parts, weights, 1.0), exp(geometric), 1e-12);
    assert_close(ces(parts, weights, 1.000001), exp(geometric), 1e-6);
    assert_close(ces(parts, weights, 1e9), arithmetic, 1e-8);
    assert_close(ces(parts, weights, 2.0), root * root, 1e-12);
    assert_close(ces(parts, weights, 0.05), 0.5, 0.04); /* 0.5 x 0.3^(-1/19) */
    assert_close(
        ces(parts, weights, 0.05),
        pow(0.4 * pow(0.9, -19) + 0.3 * pow(0.5, -19) + 0.2 * pow(0.7, -19) + 0.1 * pow(1.1, -19),
            -1.0 / 19.0),
        1e-12);
}

static void a_part_that_is_missing_spoils_all_only_where_parts_need_each_other(void **state)
{
    (void)state;
    const double parts[] = {1.0, 0.0, 1.0, 1.0};
    const double without[] = {0.5, 0.0, 0.3, 0.2};
    assert_bits_equal(ces(parts, weights, 0.5), 0.0);
    assert_bits_equal(ces(parts, weights, 1.0), 0.0);
    assert_close(ces(parts, weights, 1e9), 0.7, 1e-8);
    assert_close(ces(parts, without, 0.5), 1.0, 1e-12); /* weight 0: not asked for */
}

static void weights_count_by_their_proportion_and_more_is_never_less(void **state)
{
    (void)state;
    const double twice[] = {0.8, 0.6, 0.4, 0.2};
    const double elasticities[] = {0.1, 0.5, 1.0, 3.0};
    for (size_t e = 0; e < 4; e++) {
        for (int i = 0; i < CTG_OUTPUT_PARTS; i++) {
            double parts[] = {0.9, 0.5, 0.7, 1.1};
            double before = 0.0;
            for (parts[i] = 0.1; parts[i] < 1.2; parts[i] += 0.1) {
                const double now = ces(parts, weights, elasticities[e]);
                assert_close(ces(parts, twice, elasticities[e]), now, 1e-12);
                assert_true(now > before);
                before = now;
            }
        }
    }
}

/* The mean output of all open missions at the start under a parameter's value. */
static double output_with(ctg_parameter_id id, double value, double *over_tasked)
{
    donor_stage own;
    double sum = 0.0;
    double diverted = 0.0;
    donor_stage_open(&own, 3);
    if (id < CTG_PARAMETERS) {
        stage_fix(&own.at, id, value);
    }
    stage_set(&own.at);
    for (size_t m = 0; m < own.at.scene->M; m++) {
        const double output = own.at.world->output[m];
        assert_true(output >= 0.0 && output <= own.at.world->p.civil_part_most + 1e-9);
        sum += output;
        diverted += own.at.world->diverted[m];
    }
    *over_tasked = diverted;
    stage_close(&own.at);
    return sum;
}

/* S20: nine tasks, the same civilians. */
static void more_tasks_for_the_same_civilians_tie_down_uniformed_people(void **state)
{
    (void)state;
    double diverted[4];
    const double base = output_with(CTG_PARAMETERS, 0.0, &diverted[0]);
    const double twice = output_with(ctg_parameter_civil_tasks_factor, 2.0, &diverted[1]);
    const double staffed = output_with(ctg_parameter_civil_posts_factor, 2.0, &diverted[2]);
    const double none = output_with(ctg_parameter_civil_tasks_factor, 0.0, &diverted[3]);
    assert_true(twice < base && base < staffed && twice < none);
    assert_true(diverted[1] > diverted[0] && diverted[0] > diverted[2]);
    assert_bits_equal(diverted[3], 0.0);
}

/* Missions with civilian tasks have their senior staff whatever their size, others none. */
static void senior_posts_are_added_where_a_mandate_has_civilian_tasks(void **state)
{
    (void)state;
    donor_stage own[2];
    size_t with = 0;
    for (int arm = 0; arm < 2; arm++) {
        donor_stage_open(&own[arm], 3);
        stage_fix(&own[arm].at, ctg_parameter_civil_senior_posts, arm == 0 ? 0.0 : 40.0);
        stage_fix(&own[arm].at, ctg_parameter_civil_staff_fill, 0.5);
        stage_set(&own[arm].at);
    }
    const ctg_world *const none = own[0].at.world;
    for (size_t m = 0; m < none->scene->M; m++) {
        const int32_t more = own[1].at.world->staff[m] - none->staff[m];
        const bool civil = none->opened[m] != CTG_NO_MONTH && ctg_output_civil_tasks(none, m) > 0.0;
        assert_int_equal(more, civil ? 20 : 0); /* half of the forty are filled */
        with += civil ? 1 : 0;
    }
    assert_true(with > 5);
    stage_close(&own[0].at);
    stage_close(&own[1].at);
}

/* A world with aid of one donor in the missions where it has people. */
static double output_with_aid(double budget, double joint, bool engineers, const char *donor)
{
    donor_stage own;
    double sum = 0.0;
    donor_stage_open(&own, 3);
    donor_stage_clear(&own, 0.0, ctg_spending_aid);
    own.donors[donor_stage_donor(&own, donor)].budget_usd_m_per_year = budget;
    stage_fix(&own.at, ctg_parameter_civil_joint_works, joint);
    stage_fix(&own.at, ctg_parameter_civil_aid_base_share, 0.3);
    stage_set(&own.at);
    ctg_world *const world = own.at.world;
    ctg_world_turn(world, 1);
    ctg_donor_budget(world);
    for (size_t i = 0; i < world->commitment_count && !engineers; i++) {
        if (world->commitments[i].state == (int32_t)stage_state(&own.at, donor)) {
            world->commitments[i].there = false;
        }
    }
    ctg_output_run(world);
    for (size_t m = 0; m < own.at.scene->M; m++) {
        sum += world->output[m];
    }
    stage_close(&own.at);
    return sum;
}

static void coordinated_aid_raises_what_missions_achieve(void **state)
{
    (void)state;
    const double none = output_with_aid(0.0, 0.0, true, "JPN");
    const double some = output_with_aid(20.0, 0.0, true, "JPN");
    const double much = output_with_aid(60.0, 0.0, true, "JPN");
    assert_true(none < some && some < much);
}

/* S9: aid and engineers of the same state; Japan had both in South Sudan. */
static void works_and_aid_of_one_state_do_more_together(void **state)
{
    (void)state;
    const double apart = output_with_aid(20.0, 0.0, true, "JPN");
    const double some = output_with_aid(20.0, 0.5, true, "JPN");
    const double doctrine = output_with_aid(20.0, 1.0, true, "JPN");
    const double nobody = output_with_aid(20.0, 1.0, false, "JPN");
    const double penniless = output_with_aid(0.0, 1.0, true, "JPN");
    assert_true(apart < some && some < doctrine);
    assert_bits_equal(nobody, apart);
    assert_bits_equal(penniless, output_with_aid(0.0, 0.0, true, "JPN"));
}

static void a_mission_that_achieves_all_draws_as_before_others_less(void **state)
{
    (void)state;
    donor_stage own;
    donor_stage_open(&own, 3);
    stage_fix(&own.at, ctg_parameter_civil_standing, 0.3);
    stage_set(&own.at);
    ctg_world *const world = own.at.world;
    world->repute[0] = 1.0;
    assert_bits_equal(ctg_output_standing(world, 0), 0.0);
    world->repute[0] = 0.5;
    assert_close(ctg_output_standing(world, 0), -0.15, 1e-6);
    world->opened[0] = world->now; /* nobody knows yet */
    assert_bits_equal(ctg_output_standing(world, 0), 0.0);
    world->opened[0] = world->now - 1;
    world->p.civil_standing = 0.0;
    assert_close(ctg_output_standing(world, 0), 0.0, 0.0);
    stage_close(&own.at);
}

/* Memory: half the distance to what is achieved is gone after a half-life. */
static void repute_follows_output_with_its_half_life(void **state)
{
    (void)state;
    donor_stage own;
    donor_stage_open(&own, 8);
    stage_fix(&own.at, ctg_parameter_civil_repute_half_life_months, 6.0);
    stage_set(&own.at);
    ctg_world *const world = own.at.world;
    size_t m = 0;
    while (world->opened[m] == CTG_NO_MONTH || world->output[m] <= 0.0) {
        m++;
    }
    world->repute[m] = 0.0;
    for (int32_t month = 0; month < 6; month++) {
        ctg_output_run(world);
    }
    assert_close(world->repute[m], 0.5 * world->output[m], 1e-12);
    stage_close(&own.at);
}

static void switched_off_missions_need_no_mix_and_output_moves_nobody(void **state)
{
    (void)state;
    static const struct {
        ctg_parameter_id id;
        double value;
    } off[] = {{ctg_parameter_civil_substitution, 1e9},
               {ctg_parameter_civil_joint_works, 0.0},
               {ctg_parameter_civil_overtask_share, 0.0},
               {ctg_parameter_civil_standing, 0.0},
               {ctg_parameter_civil_support, 0.0}};
    uint64_t digests[3];
    for (int how = 0; how < 3; how++) {
        donor_stage own;
        donor_stage_open(&own, 18);
        if (how == 0) {
            stage_fix(&own.at, ctg_parameter_mechanism_civil_military, 0.0);
        }
        for (size_t i = 0; i < 5 && how == 1; i++) {
            stage_fix(&own.at, off[i].id, off[i].value);
        }
        digests[how] = donor_stage_digest(&own, 18);
    }
    assert_true(digests[0] == digests[1]);
    assert_true(digests[0] != digests[2]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_parts_are_their_own_mean),
        cmocka_unit_test(the_mean_is_the_textbooks_at_its_limits),
        cmocka_unit_test(a_part_that_is_missing_spoils_all_only_where_parts_need_each_other),
        cmocka_unit_test(weights_count_by_their_proportion_and_more_is_never_less),
        cmocka_unit_test(more_tasks_for_the_same_civilians_tie_down_uniformed_people),
        cmocka_unit_test(senior_posts_are_added_where_a_mandate_has_civilian_tasks),
        cmocka_unit_test(coordinated_aid_raises_what_missions_achieve),
        cmocka_unit_test(works_and_aid_of_one_state_do_more_together),
        cmocka_unit_test(a_mission_that_achieves_all_draws_as_before_others_less),
        cmocka_unit_test(repute_follows_output_with_its_half_life),
        cmocka_unit_test(switched_off_missions_need_no_mix_and_output_moves_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
