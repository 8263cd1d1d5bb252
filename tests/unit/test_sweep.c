/* Study files of sweeps: what is written is what is asked, and what points come of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/sweep.h"

#include <math.h>

#include "analysis/design_points.h"

#define SOBOL "design = { kind = \"sobol\"; points = 8; };"

static void all_that_can_be_said_is_kept(void **state)
{
    ctg_sweep sweep;
    (void)state;
    sweep_right(&sweep,
                "title = \"T\"; question = \"Q?\";\n" BASE
                "policies = ( \"p.cfg\", \"q/r.cfg\" );\n"
                "vary = ( { path = \"training.turnover_per_year\"; group = \"g\"; },\n"
                "  { path = \"exit.base\"; low = -6; high = -1.5; group = \"g\"; },\n"
                "  { path = \"donors.JPN.budget_usd_m_per_year\"; values = ( 1, 2.5 ); } );\n"
                "design = { kind = \"saltelli\"; points = 1024; second_order = true; seed = 7; };\n"
                "replicates = 50; seed = 9223372036854775807; months = 120;\n"
                "keep = ( \"supplier.sustained_ready_pers\",\n"
                "  { measure = \"state.deployed_pers\"; who = \"JPN\"; at = \"end\"; },\n"
                "  { measure = \"state.deployed_pers\"; who = \"JPN\"; at = \"years\"; } ); "
                "on_error = \"stop\";");
    assert_string_equal(sweep.name, "a");
    assert_string_equal(sweep.title, "T");
    assert_string_equal(sweep.question, "Q?");
    assert_non_null(strstr(sweep.base, "/base.cfg"));
    assert_int_equal(sweep.policy_count, 2);
    assert_non_null(strstr(sweep.policies[1], "/q/r.cfg"));
    assert_int_equal(sweep.policy_lines[1], 3);
    assert_int_equal(sweep.varied_count, 3);
    assert_int_equal(sweep.varied[1].line, 5);
    assert_int_equal(sweep.kind, ctg_design_saltelli);
    assert_int_equal(sweep.points, 1024);
    assert_true(sweep.second_order && sweep.stops_on_error);
    assert_int_equal(sweep.design_seed, 7);
    assert_int_equal(sweep.replicates, 50);
    assert_int_equal(sweep.months, 120);
    assert_true(sweep.seed == INT64_MAX);
    assert_int_equal(sweep.keep_count, 3);
    assert_int_equal(sweep.keeps[0].measure, ctg_measure_supplier_sustained_ready_pers);
    assert_string_equal(sweep.keeps[0].who_name, "");
    assert_int_equal(sweep.keeps[0].at, ctg_sweep_years);
    assert_string_equal(sweep.keeps[1].who_name, "JPN");
    assert_int_equal(sweep.keeps[1].at, ctg_sweep_end);
    assert_true(sweep.keeps[1].who > 0);
    assert_int_equal(sweep.keeps[2].at, ctg_sweep_years);
    assert_int_equal(strlen(sweep.file.sha256), 64);
    ctg_sweep_close(&sweep);
}

static void what_is_not_said_is_the_base_s_or_plain(void **state)
{
    ctg_sweep sweep;
    ctg_design_points points;
    (void)state;
    sweep_right(&sweep, BASE "policies = ( \"p.cfg\" );");
    assert_string_equal(sweep.title, "");
    assert_string_equal(sweep.question, "");
    assert_true(sweep.replicates == 0 && sweep.months == 0 && sweep.seed == -1);
    assert_true(!sweep.stops_on_error && !sweep.has_design && sweep.keep_count == 0);
    assert_int_equal(ctg_design_points_open(&points, &sweep, NULL), ctg_ok);
    assert_int_equal(points.count, 1);
    ctg_design_points_at(&points, 0, NULL);
    ctg_design_points_close(&points);
    ctg_sweep_close(&sweep);
    sweep_right(&sweep, BASE "vary = ( { path = \"exit.base\"; } ); design = { points = 3; "
                             "kind = \"morris\"; };");
    assert_true(sweep.policy_count == 0 && sweep.design_seed == 42);
    assert_int_equal(ctg_design_points_open(&points, &sweep, NULL), ctg_ok);
    assert_int_equal(points.design.morris_levels, 4);
    assert_int_equal(points.count, 6);
    ctg_design_points_close(&points);
    ctg_sweep_close(&sweep);
}

static const ctg_distribution *distribution(ctg_sweep *sweep, const char *vary)
{
    char text[512];
    (void)snprintf(text, sizeof text, BASE "vary = ( { %s } ); " SOBOL, vary);
    sweep_right(sweep, text);
    return &sweep->varied[0].distribution;
}

static void assert_bounds(const ctg_distribution *of, ctg_distribution_kind kind, double low,
                          double high)
{
    assert_int_equal(of->kind, kind);
    assert_bits_equal(of->low, low);
    assert_bits_equal(of->high, high);
}

static void bounds_that_are_not_said_are_what_is_plausible(void **state)
{
    ctg_sweep sweep;
    const ctg_parameter *const row = ctg_parameters_row(ctg_parameter_training_turnover_per_year);
    (void)state;
    const ctg_distribution *of = distribution(&sweep, "path = \"training.turnover_per_year\";");
    assert_bounds(of, ctg_distribution_triangular, row->low, row->high);
    assert_bits_equal(of->mode, row->value);
    assert_false(of->is_whole);
    ctg_sweep_close(&sweep);
    of = distribution(&sweep, "path = \"training.turnover_per_year\"; distribution = "
                              "\"log-uniform\";");
    assert_bounds(of, ctg_distribution_log_uniform, row->low, row->high);
    ctg_sweep_close(&sweep);
    of = distribution(&sweep, "path = \"training.turnover_per_year\"; distribution = \"normal\"; "
                              "mean = 0.1; sd = 0.02;");
    assert_bounds(of, ctg_distribution_normal, row->least, row->most);
    assert_bits_equal(of->centre, 0.1);
    assert_bits_equal(of->spread, 0.02);
    ctg_sweep_close(&sweep);
    of = distribution(&sweep, "path = \"training.turnover_per_year\"; distribution = "
                              "\"triangular\"; low = 0.5; high = 0.75;");
    assert_bounds(of, ctg_distribution_triangular, 0.5, 0.75);
    assert_bits_equal(of->mode, 0.5); /* the base's is below */
    ctg_sweep_close(&sweep);
}

/* A lognormal of mean m and standard deviation s has the median m / sqrt(1 + (s / m)^2) and the
 * log-variance log(1 + (s / m)^2). */
static void a_lognormal_is_said_in_two_ways(void **state)
{
    ctg_sweep sweep;
    (void)state;
    const ctg_distribution *of =
        distribution(&sweep, "path = \"donors.JPN.budget_usd_m_per_year\"; distribution = "
                             "\"lognormal\"; mean = 6.1; sd = 3.05;");
    assert_close(of->centre, 6.1 / sqrt(1.25), 1e-14);
    assert_close(of->spread * log(2), sqrt(log(1.25)), 1e-14);
    assert_bits_equal(of->low, 0.0);
    ctg_sweep_close(&sweep);
    of = distribution(&sweep, "path = \"donors.JPN.budget_usd_m_per_year\"; distribution = "
                              "\"lognormal\"; median = 6.1; sd_log = 0.4; low = 2; high = 20;");
    assert_bounds(of, ctg_distribution_lognormal, 2, 20);
    assert_bits_equal(of->centre, 6.1);
    assert_close(of->spread * log(2), 0.4, 1e-15);
    ctg_sweep_close(&sweep);
}

static void a_lognormal_begins_at_0_where_less_is_allowed(void **state)
{
    ctg_sweep sweep;
    (void)state;
    const ctg_distribution *const of = distribution(
        &sweep, "path = \"exit.base\"; distribution = \"lognormal\"; median = 1; sd_log = 0.5;");
    assert_bounds(of, ctg_distribution_lognormal, 0, 10);
    ctg_sweep_close(&sweep);
}

static void switches_and_whole_numbers_are_whole(void **state)
{
    ctg_sweep sweep;
    (void)state;
    const ctg_distribution *of =
        distribution(&sweep, "path = \"mechanism.peers\"; values = ( true, false );");
    assert_int_equal(of->value_count, 2);
    assert_bits_equal(of->values[0], 1.0);
    assert_bits_equal(of->values[1], 0.0);
    assert_true(of->is_whole);
    ctg_sweep_close(&sweep);
    of = distribution(&sweep, "path = \"rotation.tour_months\"; low = 6; high = 12;");
    assert_bounds(of, ctg_distribution_uniform, 6, 12);
    assert_true(of->is_whole);
    ctg_sweep_close(&sweep);
}

static void a_group_goes_up_and_down_together(void **state)
{
    ctg_sweep sweep;
    ctg_design_points points;
    (void)state;
    sweep_right(&sweep, BASE "vary = ( { path = \"exit.base\"; low = -3; high = -1; group = \"g\"; "
                             "}, { path = \"exit.will\"; low = 0; high = 1; }, { path = "
                             "\"exit.habit\"; low = 0; high = 4; group = \"g\"; } );\n" SOBOL);
    assert_int_equal(sweep.factor_count, 2);
    assert_int_equal(ctg_design_points_open(&points, &sweep, NULL), ctg_ok);
    assert_int_equal(points.count, 8);
    bool apart = false;
    for (uint64_t i = 0; i < 8; i++) {
        double values[3];
        ctg_design_points_at(&points, i, values);
        assert_close((values[0] + 3) / 2, values[2] / 4, 1e-11);
        apart = apart || fabs((values[0] + 3) / 2 - values[1]) > 0.1;
    }
    assert_true(apart);
    ctg_design_points_close(&points);
    ctg_sweep_close(&sweep);
}

static void a_grid_crosses_levels_and_values(void **state)
{
    static const double expected[6][2] = {{-3, 12}, {-3, 3}, {-2, 12}, {-2, 3}, {-1, 12}, {-1, 3}};
    ctg_sweep sweep;
    ctg_design_points points;
    (void)state;
    sweep_right(&sweep, BASE "vary = ( { path = \"exit.base\"; low = -3; high = -1; }, { path = "
                             "\"rotation.tour_months\"; values = ( 12, 3 ); } );\n"
                             "design = { kind = \"grid\"; levels = 3; };");
    assert_int_equal(ctg_design_points_open(&points, &sweep, NULL), ctg_ok);
    assert_int_equal(points.count, 6);
    for (uint64_t i = 0; i < 6; i++) {
        double values[2];
        ctg_design_points_at(&points, i, values);
        assert_memory_equal(values, expected[i], sizeof values);
    }
    ctg_design_points_close(&points);
    ctg_sweep_close(&sweep);
}

static void a_list_is_taken_as_it_is(void **state)
{
    ctg_sweep sweep;
    ctg_design_points points;
    double values[3];
    (void)state;
    write_file("points.csv", "# two\n# points\ntraining.turnover_per_year,mechanism.peers,"
                             "donors.JPN.budget_usd_m_per_year\n0.1,true,6.1\n0.3,0,12.2\n");
    sweep_right(&sweep, BASE "design = { kind = \"list\"; file = \"points.csv\"; };");
    assert_int_equal(sweep.varied_count, 3);
    assert_int_equal(sweep.varied[2].line, 3);
    assert_true(sweep.varied[2].leads_to.is_cell);
    assert_int_equal(strlen(sweep.list.sha256), 64);
    assert_int_equal(ctg_design_points_open(&points, &sweep, NULL), ctg_ok);
    assert_int_equal(points.count, 2);
    ctg_design_points_at(&points, 1, values);
    assert_bits_equal(values[0], 0.3);
    assert_bits_equal(values[1], 0.0);
    assert_bits_equal(values[2], 12.2);
    ctg_design_points_at(&points, 0, values);
    assert_bits_equal(values[1], 1.0);
    ctg_design_points_close(&points);
    ctg_sweep_close(&sweep);
}

/* Twelve factors of 1000 levels are 10^36 points. */
static void a_grid_that_is_too_large_is_refused_in_its_line(void **state)
{
    static const char *const paths[] = {
        "exit.base",     "exit.will",        "exit.habit",       "exit.officer_base",
        "habit.mission", "habit.region",     "habit.experience", "willingness.profit",
        "will.spread",   "willingness.load", "willingness.risk", "willingness.interest"};
    char text[2048] = BASE "vary = ( ";
    ctg_sweep sweep;
    ctg_design_points points;
    ctg_error error;
    (void)state;
    for (size_t i = 0; i < 12; i++) {
        const size_t used = strlen(text);
        (void)snprintf(text + used, sizeof text - used, "%s{ path = \"%s\"; }", i == 0 ? "" : ", ",
                       paths[i]);
    }
    (void)strcat(text, " );\ndesign = { kind = \"grid\"; levels = 1000; };");
    sweep_right(&sweep, text);
    ctg_error_clear(&error);
    assert_int_equal(ctg_design_points_open(&points, &sweep, &error), ctg_input);
    assert_non_null(strstr(error.text, "a.cfg:3: error: a grid of 12 factors has more than 2^53"));
    ctg_design_points_close(&points);
    ctg_sweep_close(&sweep);
}

static void a_policy_must_change_the_same_base(void **state)
{
    ctg_sweep sweep;
    ctg_scenario *base = NULL;
    ctg_scenario *policy = NULL;
    ctg_error error;
    (void)state;
    sweep_right(&sweep, BASE "policies = (\n\"b.cfg\" );");
    assert_int_equal(open_file(&base, "base.cfg", NULL, NULL, &error), ctg_ok);
    write_file("b.cfg", "base = \"base.cfg\"; change = ( { path = \"exit.base\"; add = 1; } );");
    assert_int_equal(open_file(&policy, "b.cfg", NULL, NULL, &error), ctg_ok);
    assert_int_equal(ctg_sweep_check_policy(&sweep, 0, base, policy, &error), ctg_ok);
    ctg_scenario_destroy(policy);
    write_file("base1.cfg", HEAD "seed = 8;");
    write_file("b.cfg", "base = \"base1.cfg\"; change = ( { path = \"exit.base\"; add = 1; } );");
    assert_int_equal(open_file(&policy, "b.cfg", NULL, NULL, &error), ctg_ok);
    assert_int_equal(ctg_sweep_check_policy(&sweep, 0, base, policy, &error), ctg_input);
    assert_non_null(strstr(error.text, "a.cfg:3: error: the policy '"));
    assert_non_null(strstr(error.text, "base1.cfg; its base must be "));
    ctg_scenario_destroy(policy);
    ctg_error_clear(&error);
    assert_int_equal(ctg_sweep_check_policy(&sweep, 0, base, base, &error), ctg_input);
    assert_non_null(strstr(error.text, "base.cfg' changes no base; its base must be"));
    ctg_scenario_destroy(base);
    ctg_sweep_close(&sweep);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_that_can_be_said_is_kept),
        cmocka_unit_test(what_is_not_said_is_the_base_s_or_plain),
        cmocka_unit_test(bounds_that_are_not_said_are_what_is_plausible),
        cmocka_unit_test(a_lognormal_is_said_in_two_ways),
        cmocka_unit_test(a_lognormal_begins_at_0_where_less_is_allowed),
        cmocka_unit_test(switches_and_whole_numbers_are_whole),
        cmocka_unit_test(a_group_goes_up_and_down_together),
        cmocka_unit_test(a_grid_crosses_levels_and_values),
        cmocka_unit_test(a_list_is_taken_as_it_is),
        cmocka_unit_test(a_grid_that_is_too_large_is_refused_in_its_line),
        cmocka_unit_test(a_policy_must_change_the_same_base),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
