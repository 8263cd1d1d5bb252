/* Ablation and probes: rows are found at run time, what moves is what its interval says, and a row
 * that names something that is not there is a defect of the program.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/assert.h"

#include "analysis/ablation.h"
#include "analysis/probe.h"

#define BASELINE "scenarios/baseline-2015.cfg"

static const ctg_ablation_asked asked = {.replicates = 3, .overrides = {.months = 2}};

/* Whether the row's case moves what it should; two months of three replicates. */
static bool moves(const ctg_ablation_row *row, ctg_pair_effect *effect)
{
    const ctg_arm_means means = {.threads = 1};
    ctg_ablation ablation;
    ctg_arms arms;
    ctg_error error;
    ctg_error_clear(&error);
    ctg_arms_begin(&arms, &means);
    if (ctg_ablation_open(&ablation, row, 1, &asked, &error) != ctg_ok ||
        ctg_ablation_run(&ablation, &ablation.cases[0], &arms, &error) != ctg_ok) {
        fail_msg("%s", error.text);
    }
    const bool moved = ablation.cases[0].moves;
    *effect = ablation.cases[0].effect;
    ctg_arms_destroy(&arms);
    ctg_ablation_destroy(&ablation);
    return moved;
}

static void a_mechanism_moves_a_measure_to_the_side_that_is_said(void **state)
{
    (void)state;
    ctg_pair_effect effect;
    ctg_ablation_row row = {"mechanism.frameworks", 0, 1, BASELINE, "world.outside_share", "", '+'};
    assert_true(moves(&row, &effect));
    assert_true(effect.split.mean > 0 && effect.policy_median > effect.base_median);
    assert_int_equal(effect.split.draws, 3);
    row.sign = '-';
    assert_false(moves(&row, &effect));
    row.measure = "world.authorised_pers"; /* the record's */
    assert_false(moves(&row, &effect));
    assert_bits_equal(effect.split.mean_high, 0);
}

static void a_row_about_nothing_is_a_defect(void **state)
{
    (void)state;
    const ctg_ablation_row rows[] = {
        {"mechanism.magic", 0, 1, BASELINE, "world.deployed_pers", "", '+'},
        {"mechanism.habit", 0, 1, BASELINE, "world.magic", "", '+'},
        {"mechanism.habit", 0, 1, BASELINE, "state.deployed_pers", "XYZ", '+'}};
    const char *const sentences[] = {"there is no parameter 'mechanism.magic'",
                                     "there is no measure 'world.magic'", "'XYZ'"};
    for (size_t at = 0; at < sizeof rows / sizeof rows[0]; at++) {
        ctg_ablation ablation;
        ctg_error error;
        ctg_error_clear(&error);
        assert_int_equal(ctg_ablation_open(&ablation, &rows[at], 1, &asked, &error), ctg_broken);
        assert_non_null(strstr(error.text, sentences[at]));
        ctg_ablation_destroy(&ablation);
    }
}

static void a_switch_without_a_row_is_found(void **state)
{
    (void)state;
    const ctg_ablation_row row = {"mechanism.habit", 0, 1, BASELINE, "world.share_moved", "", '-'};
    size_t switches = 0;
    size_t without = 0;
    for (size_t id = 0; id < CTG_PARAMETERS; id++) {
        switches += ctg_parameters_row((ctg_parameter_id)id)->kind == ctg_parameter_switch ? 1 : 0;
    }
    ctg_parameter_id id = ctg_ablation_without_row(&row, 1, 0);
    for (; id < CTG_PARAMETERS; id = ctg_ablation_without_row(&row, 1, id + 1)) {
        assert_true(id != ctg_parameter_mechanism_habit);
        without++;
    }
    assert_true(switches > 1);
    assert_int_equal(without, switches - 1);
}

static void the_shipped_table_is_about_every_mechanism(void **state)
{
    (void)state;
    size_t count = 0;
    const ctg_ablation_row *const rows = ctg_ablation_table_rows(&count);
    ctg_parameter_id id = ctg_ablation_without_row(rows, count, 0);
    for (; id < CTG_PARAMETERS; id = ctg_ablation_without_row(rows, count, id + 1)) {
        if (ctg_ablation_is_mechanism(id)) {
            fail_msg("%s has no row", ctg_parameters_row(id)->path);
        }
    }
    assert_true(ctg_ablation_is_mechanism(ctg_parameter_mechanism_habit));
    assert_false(ctg_ablation_is_mechanism(ctg_parameter_demand_generated));
}

static void a_probe_runs_a_quarter_in_whole_draws(void **state)
{
    (void)state;
    assert_int_equal(ctg_probe_replicates(200, 2), 50);
    assert_int_equal(ctg_probe_replicates(1000, 3), 252);
    assert_int_equal(ctg_probe_replicates(60, 3), 21);
    assert_int_equal(ctg_probe_replicates(40, 2), 20);
    assert_int_equal(ctg_probe_replicates(6, 2), 6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mechanism_moves_a_measure_to_the_side_that_is_said),
        cmocka_unit_test(a_row_about_nothing_is_a_defect),
        cmocka_unit_test(a_switch_without_a_row_is_found),
        cmocka_unit_test(the_shipped_table_is_about_every_mechanism),
        cmocka_unit_test(a_probe_runs_a_quarter_in_whole_draws),
    };
    return cmocka_run_group_tests_name("ablation", tests, NULL, NULL);
}
