/* Scenarios: from files to the setting, the order of authority, changes by date, the resolved text.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/io/tables.h"
#include "tests/support/scenario_folder.h"

static void the_shipped_baseline_is_read(void **state)
{
    (void)state;
    ctg_error error;
    ctg_scenario *scenario = NULL;
    ctg_error_clear(&error);
    if (ctg_scenario_open(&scenario, "scenarios/baseline-2015.cfg", NULL, &error) != ctg_ok) {
        fail_msg("%s", error.text);
    }
    const ctg_setting *const setting = ctg_scenario_setting(scenario);
    assert_string_equal(ctg_scenario_name(scenario), "baseline-2015");
    assert_int_equal(setting->start, CTG_MONTH(2015, 1));
    assert_int_equal(setting->epoch_count, 1);
    assert_int_equal(setting->epochs[0].from, CTG_MONTH_LEAST);
    assert_int_equal(setting->epochs[0].tables.states_count, 193);
    assert_int_equal(ctg_scenario_file_count(scenario), 2 + CTG_TABLE_COUNT); /* a posterior */
    assert_string_equal(ctg_scenario_file_at(scenario, 0)->role, "scenario");
    const ctg_scenario_file *const states = ctg_scenario_file_at(scenario, 3);
    assert_string_equal(states->role, "table states");
    assert_string_equal(states->path, "scenarios/data/states.csv");
    assert_int_equal(strlen(states->sha256), 64);
    assert_int_equal(strlen(states->bytes), states->size);
    ctg_scenario_destroy(scenario);
}

static void what_is_not_said_has_its_default(void **state)
{
    (void)state;
    ctg_scenario *const scenario = opened(HEAD, NULL, NULL);
    const ctg_setting *const setting = ctg_scenario_setting(scenario);
    assert_int_equal(setting->seed, 42);
    assert_int_equal(ctg_scenario_replicates(scenario), 200);
    assert_int_equal(setting->covariates_known_to, CTG_MONTH(2016, 12));
    assert_string_equal(ctg_scenario_title(scenario), "");
    for (size_t i = 0; i < CTG_PARAMETERS; i++) {
        const ctg_parameter *const row = ctg_parameters_row((ctg_parameter_id)i);
        assert_bits_equal(setting->centre.value[i], row->value);
        assert_int_equal(setting->drawn[i], row->low < row->high);
    }
    ctg_scenario_destroy(scenario);
}

static void a_seed_keeps_all_its_digits(void **state)
{
    (void)state;
    ctg_scenario *scenario = opened(HEAD "seed = 5000000000;", NULL, NULL);
    assert_int_equal(ctg_scenario_setting(scenario)->seed, 5000000000u);
    ctg_scenario_destroy(scenario);
    scenario = opened(HEAD "seed = 9223372036854775807;", NULL, NULL);
    assert_int_equal(ctg_scenario_setting(scenario)->seed, INT64_MAX);
    ctg_scenario_destroy(scenario);
}

static void a_parameter_that_is_set_is_no_longer_drawn(void **state)
{
    (void)state;
    ctg_scenario *const scenario =
        opened(HEAD "parameters = { training = { lapse_half_life_months = 7;\n"
                    "  turnover_per_year = { value = 0.07; draw = true; };\n"
                    "  refresher_share = { value = 0.3; }; }; };",
               NULL, NULL);
    const ctg_setting *const setting = ctg_scenario_setting(scenario);
    assert_bits_equal(setting->centre.training_lapse_half_life_months, 7.0);
    assert_false(setting->drawn[ctg_parameter_training_lapse_half_life_months]);
    assert_bits_equal(setting->centre.training_turnover_per_year, 0.07);
    assert_true(setting->drawn[ctg_parameter_training_turnover_per_year]);
    assert_false(setting->drawn[ctg_parameter_training_refresher_share]);
    assert_true(setting->drawn[ctg_parameter_training_lecture_effect]);
    ctg_scenario_destroy(scenario);
}

static void default_then_base_then_scenario_then_command_line(void **state)
{
    (void)state;
    write_file("base.cfg", HEAD "title = \"Base\"; seed = 1; replicates = 10;\n"
                                "parameters = { exit = { base = -3; habit = 1; }; };\n"
                                "change = ( { path = \"exit.base\"; add = 1; } );");
    ctg_scenario *const scenario =
        opened("base = \"base.cfg\"; seed = 2;\n"
               "parameters = { exit = { habit = 1.5; }; };\n"
               "change = ( { path = \"exit.base\"; multiply = 2; from = \"2015-07\"; } );",
               "exit.base=-1.5", "2016-01");
    const ctg_setting *const setting = ctg_scenario_setting(scenario);
    assert_int_equal(setting->start, CTG_MONTH(2015, 1)); /* of the base */
    assert_int_equal(setting->seed, 2);
    assert_int_equal(ctg_scenario_replicates(scenario), 10);
    assert_bits_equal(setting->centre.exit_base, -3.0);
    assert_bits_equal(setting->centre.exit_habit, 1.5);
    assert_string_equal(ctg_scenario_title(scenario), ""); /* a title is its file's own */
    assert_int_equal(setting->change_count, 3);
    assert_int_equal(setting->changes[0].operation, ctg_add);
    assert_int_equal(setting->changes[0].from, CTG_MONTH_LEAST);
    assert_int_equal(setting->changes[0].to, CTG_MONTH_MOST + 1);
    assert_int_equal(setting->changes[1].operation, ctg_multiply);
    assert_int_equal(setting->changes[1].from, CTG_MONTH(2015, 7));
    assert_int_equal(setting->changes[2].operation, ctg_set);
    assert_bits_equal(setting->changes[2].operand, -1.5);
    assert_int_equal(setting->changes[2].from, CTG_MONTH(2016, 1));
    assert_string_equal(ctg_scenario_file_at(scenario, 1)->role, "base");
    assert_int_equal(ctg_scenario_change_count(scenario), 2 + 3); /* what files set comes first */
    assert_string_equal(ctg_scenario_change_at(scenario, 1).text, "exit.habit 2 -> 1.5, not drawn");
    assert_string_equal(ctg_scenario_change_at(scenario, 3).text,
                        "exit.base -3 -> -4 from 2015-07");
    ctg_scenario_destroy(scenario);
}

static double budget_in(const ctg_setting *setting, ctg_month month)
{
    size_t at = 0;
    while (at + 1 < setting->epoch_count && setting->epochs[at + 1].from <= month) {
        at++;
    }
    return setting->epochs[at].tables.donors[0].budget_usd_m_per_year;
}

static void a_change_of_a_cell_holds_in_its_months_alone(void **state)
{
    (void)state;
    ctg_scenario *const scenario =
        opened(HEAD "change = (\n"
                    "{ path = \"donors.JPN.budget_usd_m_per_year\"; set = 5; },\n"
                    "{ path = \"donors.JPN.budget_usd_m_per_year\"; multiply = 3; "
                    "from = \"2015-04\"; to = \"2016-04\"; },\n"
                    "{ path = \"donors.JPN.budget_usd_m_per_year\"; add = 0.5; "
                    "from = \"2016-01\"; } );",
               NULL, NULL);
    const ctg_setting *const setting = ctg_scenario_setting(scenario);
    assert_int_equal(setting->epoch_count, 4);
    assert_bits_equal(budget_in(setting, CTG_MONTH(2015, 3)), 5.0);
    assert_bits_equal(budget_in(setting, CTG_MONTH(2015, 4)), 15.0);
    assert_bits_equal(budget_in(setting, CTG_MONTH(2015, 12)), 15.0);
    assert_bits_equal(budget_in(setting, CTG_MONTH(2016, 1)), 15.5);
    assert_bits_equal(budget_in(setting, CTG_MONTH(2016, 3)), 15.5);
    assert_bits_equal(budget_in(setting, CTG_MONTH(2016, 4)), 5.5);
    const ctg_scenario_change change = ctg_scenario_change_at(scenario, 1);
    assert_non_null(strstr(change.text, "donors.JPN.budget_usd_m_per_year "));
    assert_non_null(strstr(change.text, " -> 15 from 2015-04 before 2016-04"));
    ctg_scenario_destroy(scenario);
}

static void tables_that_no_change_touches_are_shared(void **state)
{
    (void)state;
    ctg_scenario *const scenario = opened(HEAD, "programmes.benin-cpadd.mode=adviser", "2016-01");
    const ctg_setting *const setting = ctg_scenario_setting(scenario);
    assert_int_equal(setting->epoch_count, 2);
    const ctg_tables *const before = &setting->epochs[0].tables;
    const ctg_tables *const after = &setting->epochs[1].tables;
    assert_ptr_equal(before->placements, after->placements);
    assert_ptr_equal(before->donors, after->donors);
    assert_ptr_not_equal(before->programmes, after->programmes);
    assert_int_equal(before->programmes[0].mode, ctg_mode_course);
    assert_int_equal(after->programmes[0].mode, ctg_mode_adviser);
    ctg_scenario_destroy(scenario);
}

/* Three tasks and one law beside those that are shipped. */
#define LAWS HEAD "tables = { tasks = \"tasks.csv\"; caveats = \"caveats.csv\"; };\n"

static void write_laws(void)
{
    write_extended("tasks.csv", "tasks.csv",
                   "alpha,201,0,0,A,assumed,-\nbeta,202,0,0,B,assumed,-\n"
                   "gamma,203,1,0,C,assumed,-\n");
    write_file("caveats.csv", "state,tasks,chapters,frameworks,basis,source\n"
                              "JPN,alpha,both,UN,assumed,-\n");
}

static void a_set_of_keys_is_changed_by_naming_another(void **state)
{
    (void)state;
    write_laws();
    ctg_scenario *const scenario =
        opened(LAWS "change = ( { path = \"caveats.JPN.tasks\"; set = \"gamma;alpha\"; from = "
                    "\"2015-07\"; },\n"
                    "{ path = \"caveats.JPN.tasks\"; set = \"\"; from = \"2016-01\"; } );",
               "caveats.JPN.tasks=all", "2016-06");
    const ctg_setting *const setting = ctg_scenario_setting(scenario);
    assert_int_equal(setting->epoch_count, 4);
    const size_t count = setting->epochs[0].tables.tasks_count;
    const uint64_t alpha = (uint64_t)1 << (count - 3);
    const uint64_t gamma = (uint64_t)1 << (count - 1);
    assert_true(setting->epochs[0].tables.caveats[0].tasks == alpha);
    assert_true(setting->epochs[1].tables.caveats[0].tasks == (alpha | gamma));
    assert_true(setting->epochs[2].tables.caveats[0].tasks == 0);
    assert_true(setting->epochs[3].tables.caveats[0].tasks == (gamma << 1) - 1);
    assert_string_equal(ctg_scenario_change_at(scenario, 0).text,
                        "caveats.JPN.tasks alpha -> alpha;gamma from 2015-07");
    assert_string_equal(ctg_scenario_change_at(scenario, 1).text,
                        "caveats.JPN.tasks alpha -> nothing from 2016-01");
    assert_string_equal(ctg_scenario_change_at(scenario, 2).text,
                        "caveats.JPN.tasks alpha -> all from 2016-06");
    ctg_scenario_destroy(scenario);
}

static void a_set_of_keys_can_only_be_set(void **state)
{
    (void)state;
    write_laws();
    assert_told_once(LAWS, "caveats.JPN.tasks*=2",
                     "'caveats.JPN.tasks' is no number; it can only be set");
    assert_told_once(LAWS, "caveats.JPN.tasks+=beta",
                     "'caveats.JPN.tasks' is no number; it can only be set");
    assert_told_once(LAWS, "caveats.JPN.tasks=beta;gama",
                     "'caveats.JPN.tasks' when changed is 'gama', which is not in tasks; did you "
                     "mean 'gamma'?");
    assert_told_once(LAWS, "caveats.JPN.tasks=beta;beta",
                     "'caveats.JPN.tasks' when changed is 'beta', which is named twice; allowed is "
                     "keys of tasks with ';' between them, or all, or nothing");
    assert_told_once(LAWS "change = ( { path = \"caveats.JPN.tasks\"; set = 3; } );", NULL,
                     "'caveats.JPN.tasks' when changed is '3', which is not in tasks");
}

static void assert_same_setting(const ctg_scenario *a, const ctg_scenario *b)
{
    const ctg_setting *const x = ctg_scenario_setting(a);
    const ctg_setting *const y = ctg_scenario_setting(b);
    assert_int_equal(x->seed, y->seed);
    assert_int_equal(x->start, y->start);
    assert_int_equal(x->months, y->months);
    assert_int_equal(x->covariates_known_to, y->covariates_known_to);
    assert_memory_equal(&x->centre, &y->centre, sizeof x->centre);
    assert_memory_equal(x->drawn, y->drawn, sizeof x->drawn);
    assert_int_equal(x->change_count, y->change_count);
    for (size_t i = 0; i < x->change_count; i++) {
        assert_int_equal(x->changes[i].parameter, y->changes[i].parameter);
        assert_int_equal(x->changes[i].operation, y->changes[i].operation);
        assert_bits_equal(x->changes[i].operand, y->changes[i].operand);
        assert_int_equal(x->changes[i].from, y->changes[i].from);
        assert_int_equal(x->changes[i].to, y->changes[i].to);
    }
    assert_int_equal(x->epoch_count, y->epoch_count);
    for (size_t i = 0; i < x->epoch_count; i++) {
        assert_int_equal(x->epochs[i].from, y->epochs[i].from);
        assert_memory_equal(x->epochs[i].tables.donors, y->epochs[i].tables.donors,
                            x->epochs[i].tables.donors_count * sizeof(ctg_donor_row));
        assert_memory_equal(x->epochs[i].tables.programmes, y->epochs[i].tables.programmes,
                            x->epochs[i].tables.programmes_count * sizeof(ctg_programme_row));
    }
}

static void the_resolved_text_gives_the_same_setting(void **state)
{
    (void)state;
    ctg_error error;
    char *text = NULL;
    char *again = NULL;
    ctg_scenario *const scenario = opened(
        HEAD "title = \"A \\\"title\\\" \\\\ é\"; question = \"?\"; seed = 77;\n"
             "parameters = { exit = { base = -2.385e-3; habit = { value = 1.1; draw = true; }; "
             "}; };\nchange = ( { path = \"exit.interest\"; multiply = 1.3; },\n"
             "{ path = \"programmes.benin-cpadd.mode\"; set = \"adviser\"; from = "
             "\"2015-06\"; to = \"2016-06\"; },\n"
             "{ path = \"programmes.benin-cpadd.name\"; set = \"x \\\"y\\\" \\\\\"; } );",
        "donors.JPN.budget_usd_m_per_year*=2", "2016-01");
    ctg_error_clear(&error);
    assert_int_equal(ctg_scenario_resolved(scenario, &text, &error), ctg_ok);
    ctg_scenario *const reread = opened(text, NULL, NULL);
    assert_same_setting(scenario, reread);
    assert_string_equal(ctg_scenario_title(reread), "A \"title\" \\ é");
    assert_string_equal(reread == NULL ? "" : ctg_scenario_question(reread), "?");
    assert_int_equal(ctg_scenario_resolved(reread, &again, &error), ctg_ok);
    assert_string_equal(text, again);
    free(text);
    free(again);
    ctg_scenario_destroy(scenario);
    ctg_scenario_destroy(reread);
}

static void fixed_parameters_are_drawn_by_nobody(void **state)
{
    (void)state;
    ctg_error error;
    ctg_scenario *scenario = NULL;
    const ctg_scenario_overrides overrides = {
        .fixed_parameters = true, .replicates = 7, .months = 3, .seed = "9223372036854775807"};
    ctg_error_clear(&error);
    write_file("a.cfg", HEAD);
    assert_int_equal(ctg_scenario_open(&scenario, path_of("a.cfg"), &overrides, &error), ctg_ok);
    const ctg_setting *const setting = ctg_scenario_setting(scenario);
    for (size_t i = 0; i < CTG_PARAMETERS; i++) {
        assert_false(setting->drawn[i]);
    }
    assert_int_equal(setting->months, 3);
    assert_int_equal(setting->seed, INT64_MAX);
    assert_int_equal(ctg_scenario_replicates(scenario), 7);
    ctg_scenario_destroy(scenario);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_shipped_baseline_is_read),
        cmocka_unit_test(what_is_not_said_has_its_default),
        cmocka_unit_test(a_seed_keeps_all_its_digits),
        cmocka_unit_test(a_parameter_that_is_set_is_no_longer_drawn),
        cmocka_unit_test(default_then_base_then_scenario_then_command_line),
        cmocka_unit_test(a_change_of_a_cell_holds_in_its_months_alone),
        cmocka_unit_test(tables_that_no_change_touches_are_shared),
        cmocka_unit_test(a_set_of_keys_is_changed_by_naming_another),
        cmocka_unit_test(a_set_of_keys_can_only_be_set),
        cmocka_unit_test(the_resolved_text_gives_the_same_setting),
        cmocka_unit_test(fixed_parameters_are_drawn_by_nobody),
    };
    return cmocka_run_group_tests_name("scenario", tests, make_folder, remove_folder);
}
