/* Scenarios: from files to the setting, the order of authority, changes by date, the resolved text.
 *
 * Every file is written into a folder of its own, beside a link to the shipped tables.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/io/scenario.h"

#include <stdlib.h>
#include <unistd.h>

#include "tests/support/assert.h"

#define HEAD "start = \"2015-01\"; months = 24; data = \"data\";\n"

static char folder[64];

static const char *path_of(const char *name)
{
    static char path[128];
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void write_file(const char *name, const char *text)
{
    FILE *const file = fopen(path_of(name), "wb");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static ctg_status open_file(ctg_scenario **scenario, const char *name, const char *set,
                            const char *from, ctg_error *error)
{
    const ctg_scenario_overrides overrides = {
        .set = &set, .set_count = set == NULL ? 0 : 1, .from = from};
    ctg_error_clear(error);
    return ctg_scenario_open(scenario, path_of(name), &overrides, error);
}

/* The scenario of a text, which must be right. */
static ctg_scenario *opened(const char *text, const char *set, const char *from)
{
    ctg_error error;
    ctg_scenario *scenario = NULL;
    write_file("a.cfg", text);
    if (open_file(&scenario, "a.cfg", set, from, &error) != ctg_ok) {
        fail_msg("%s", error.text);
    }
    return scenario;
}

/* A text that is wrong: each of the sentences, in this order, and no other. */
static void assert_told(const char *text, const char *set, size_t count,
                        const char *const *sentences)
{
    ctg_error error;
    ctg_scenario *scenario = NULL;
    write_file("a.cfg", text);
    assert_int_equal(open_file(&scenario, "a.cfg", set, NULL, &error), ctg_input);
    assert_null(scenario);
    const char *at = error.text;
    for (size_t i = 0; i < count; i++) {
        at = strstr(at, sentences[i]);
        if (at == NULL) {
            fail_msg("'%s' is not in its place in:\n%s", sentences[i], error.text);
        }
    }
    if (error.sentences != count) {
        fail_msg("%zu sentences, not %zu:\n%s", error.sentences, count, error.text);
    }
}

static void assert_told_once(const char *text, const char *set, const char *sentence)
{
    assert_told(text, set, 1, &sentence);
}

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
    assert_int_equal(ctg_scenario_file_count(scenario), 23);
    assert_string_equal(ctg_scenario_file_at(scenario, 0)->role, "scenario");
    const ctg_scenario_file *const states = ctg_scenario_file_at(scenario, 2);
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
    assert_string_equal(ctg_scenario_change_at(scenario, 1).text,
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

static void all_mistakes_of_a_file_are_told_at_once(void **state)
{
    (void)state;
    const char *const sentences[] = {
        "a.cfg:2: error: 'replicats' is no key of a scenario; did you mean 'replicates'?",
        "a.cfg:3: error: 'seed' is -1; allowed is 0 to 9223372036854775807",
        "a.cfg:4: error: 'training.laps_half_life_months' is no parameter; did you mean "
        "'training.lapse_half_life_months'?",
        "a.cfg:5: error: 'training.turnover_per_year' is 1.2; allowed is 0 to 1 share a year",
        "a.cfg:6: error: 'mulitply' is no key of a change; did you mean 'multiply'?",
        "a.cfg:7: error: 'from' is '2015-13'; a month is written \"YYYY-MM\"",
    };
    assert_told(HEAD "replicats = 3;\nseed = -1;\n"
                     "parameters = { training = { laps_half_life_months = 9;\n"
                     "turnover_per_year = 1.2; }; };\n"
                     "change = ( { path = \"exit.base\"; mulitply = 2; },\n"
                     "{ path = \"exit.base\"; add = 2; from = \"2015-13\"; } );",
                NULL, 6, sentences);
}

static void paths_that_lead_nowhere_name_what_was_meant(void **state)
{
    (void)state;
    const struct {
        const char *set, *sentence;
    } cases[] = {
        {"donors.JPM.budget_usd_m_per_year*=2", "did you mean 'JPN'?"},
        {"donors.JPN.buget_usd_m_per_year*=2", "did you mean 'budget_usd_m_per_year'?"},
        {"donor.JPN.budget_usd_m_per_year*=2", "did you mean 'donors'?"},
        {"turnover_per_year=0.1", "did you mean 'training.turnover_per_year'?"},
        {"trainig.turnover_per_year=0.1", "did you mean 'training.turnover_per_year'?"},
        {"training=0.1", "'training' is no parameter"},
        {"x.y.z=0.1", "names no table 'x'"},
        {"donors.JPN.donor=FRA", "is a key; keys cannot be changed"},
        {"states.JPN.number=7", "is a permanent number"},
        {"donors.JPN.basis=x", "is for readers only"},
        {"placements.JPN.troops=7", "whose rows have keys of 3 columns"},
        {"programmes.benin-cpadd.mode*=2", "is no number; it can only be set"},
        {"programmes.benin-cpadd.mode=adviser2", "did you mean 'adviser'?"},
        {"programmes.benin-cpadd.host=XXX", "column 'host' is 'XXX', which is not in states"},
        {"donors.JPN.budget_usd_m_per_year=-1", "is '-1'; allowed is 0 to 1000000 million US"},
        {"donors.JPN.budget_usd_m_per_year*=1e9", "00000000'; allowed is 0 to 1000000 million"},
        {"donors.JPN.budget_usd_m_per_year*=two", "the operand is 'two', which is not a number"},
        {"rotation.tour_months+=-0.5", "is 11.5, which is not a whole number"},
        {"training.turnover_per_year*=100", "when changed is 12; allowed is 0 to 1 share a year"},
        {"training.turnover_per_year", "a change is written PATH=VALUE"},
        {"=5", "a change is written PATH=VALUE"},
        {"*=5", "a change is written PATH=VALUE"},
        {"exit.base=", "a change is written PATH=VALUE"},
        {"", "a change is written PATH=VALUE"},
        {"exit.base\n=5", "is too long or not plain text"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_told_once(HEAD, cases[i].set, cases[i].sentence);
    }
}

static void changes_that_nobody_would_notice_are_refused(void **state)
{
    (void)state;
    assert_told_once(HEAD "change = ( { path = \"exit.base\"; add = 1; from = \"2017-02\"; } );",
                     NULL, "'exit.base' is changed in no month that is simulated");
    assert_told_once(HEAD "change = ( { path = \"exit.base\"; add = 1; to = \"2015-01\"; } );",
                     NULL, "'exit.base' is changed in no month that is simulated");
    assert_told_once(HEAD "change = ( { path = \"exit.base\"; add = 1; from = \"2015-05\"; to = "
                          "\"2015-05\"; } );",
                     NULL, "is in force from 2015-05 until before 2015-05: never");
    ctg_scenario_destroy(opened(
        HEAD "change = ( { path = \"exit.base\"; add = 1; from = \"2017-01\"; } );", NULL, NULL));
}

static void a_range_is_checked_in_every_month_in_which_changes_meet(void **state)
{
    (void)state;
    assert_told_once(
        HEAD "parameters = { training = { turnover_per_year = 0.4; }; };\n"
             "change = (\n{ path = \"training.turnover_per_year\"; multiply = 2; },\n"
             "{ path = \"training.turnover_per_year\"; multiply = 2; from = "
             "\"2015-07\"; } );",
        NULL,
        "a.cfg:5: error: 'training.turnover_per_year' in 2015-07 is 1.6; allowed is 0 to "
        "1 share a year");
    assert_told_once(HEAD "change = (\n{ path = \"rotation.tour_months\"; add = 20; },\n"
                          "{ path = \"rotation.tour_months\"; set = 6; to = \"2016-01\"; } );",
                     NULL,
                     "a.cfg:4: error: 'rotation.tour_months' in 2016-01 is 32; allowed is 3 to 12");
}

static void bases_that_go_round_or_too_deep_are_refused(void **state)
{
    (void)state;
    char name[32];
    char text[64];
    assert_told_once("base = \"a.cfg\";", NULL, "a.cfg:1: error: base '");
    write_file("b.cfg", "\nbase = \"a.cfg\";");
    assert_told_once("base = \"b.cfg\";", NULL, "leads back to where it came from");
    for (int i = 0; i < 10; i++) {
        (void)snprintf(name, sizeof name, "base%d.cfg", i);
        (void)snprintf(text, sizeof text, i == 9 ? HEAD : "base = \"base%d.cfg\";", i + 1);
        write_file(name, text);
    }
    ctg_scenario_destroy(opened("base = \"base2.cfg\";", NULL, NULL));
    assert_told_once("base = \"base1.cfg\";", NULL,
                     "is the ninth below another; at most 8 are read");
    assert_told_once("base = \"none.cfg\";", NULL, "none.cfg' cannot be read: No such file");
    assert_told_once("base = 5;", NULL, "'base' is a whole number (5); a text in quotes is needed");
}

static void tables_do_not_leave_the_folder_of_their_file(void **state)
{
    (void)state;
    const char *const paths[] = {"/etc", "../data", "data/../../x", "..", "data/..", ""};
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
        char text[200];
        (void)snprintf(text, sizeof text, HEAD "tables = { states = \"%s\"; };", paths[i]);
        assert_told_once(text, NULL, "tables lie in the folder of the scenario or below");
    }
}

static void a_table_may_be_another_file(void **state)
{
    (void)state;
    write_file("rich.csv", "donor,budget_usd_m_per_year,basis,source\n"
                           "JPN,99.5,assumed,-\nUSA,1,assumed,-\nNOR,1,assumed,-\n");
    const char *const texts[] = {HEAD "tables = { donors = \"rich.csv\"; };",
                                 "tables = { donors = \"rich.csv\"; };\n" HEAD};
    for (size_t i = 0; i < 2; i++) {
        ctg_scenario *const scenario = opened(texts[i], NULL, NULL);
        const ctg_tables *const tables = &ctg_scenario_setting(scenario)->epochs[0].tables;
        assert_int_equal(tables->donors_count, 3);
        assert_bits_equal(tables->donors[0].budget_usd_m_per_year, 99.5);
        ctg_scenario_destroy(scenario);
    }
    assert_told_once(HEAD "tables = { donnors = \"rich.csv\"; };", NULL,
                     "there is no table 'donnors'; did you mean 'donors'?");
}

static void a_start_without_record_is_refused(void **state)
{
    (void)state;
    const char *const sentences[] = {"'start' is 2030-01, of which contributions (",
                                     "'start' is 2030-01, of which deployments ("};
    assert_told("start = \"2030-01\"; months = 24; data = \"data\";", NULL, 2, sentences);
    assert_told_once("start = \"1990-01\"; months = 24; data = \"data\";", NULL,
                     "'start' is 1990-01; allowed is 1995-01 to 2299-12");
}

static int make_folder(void **state)
{
    (void)state;
    char here[1024];
    char shipped[1100];
    (void)snprintf(folder, sizeof folder, "/tmp/ctg-test-scenario-XXXXXX");
    if (mkdtemp(folder) == NULL || getcwd(here, sizeof here) == NULL) {
        return -1;
    }
    (void)snprintf(shipped, sizeof shipped, "%s/scenarios/data", here);
    return symlink(shipped, path_of("data"));
}

static int remove_folder(void **state)
{
    (void)state;
    char name[32];
    for (int i = 0; i < 10; i++) {
        (void)snprintf(name, sizeof name, "base%d.cfg", i);
        (void)unlink(path_of(name));
    }
    const char *const names[] = {"a.cfg", "b.cfg", "base.cfg", "rich.csv", "data"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        (void)unlink(path_of(names[i]));
    }
    return rmdir(folder);
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
        cmocka_unit_test(the_resolved_text_gives_the_same_setting),
        cmocka_unit_test(fixed_parameters_are_drawn_by_nobody),
        cmocka_unit_test(all_mistakes_of_a_file_are_told_at_once),
        cmocka_unit_test(paths_that_lead_nowhere_name_what_was_meant),
        cmocka_unit_test(changes_that_nobody_would_notice_are_refused),
        cmocka_unit_test(a_range_is_checked_in_every_month_in_which_changes_meet),
        cmocka_unit_test(bases_that_go_round_or_too_deep_are_refused),
        cmocka_unit_test(tables_do_not_leave_the_folder_of_their_file),
        cmocka_unit_test(a_table_may_be_another_file),
        cmocka_unit_test(a_start_without_record_is_refused),
    };
    return cmocka_run_group_tests_name("scenario", tests, make_folder, remove_folder);
}
