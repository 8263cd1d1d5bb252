/* Mistakes in scenarios: each told once, with its place and what was meant.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/scenario_folder.h"

static void all_mistakes_of_a_file_are_told_at_once(void **state)
{
    (void)state;
    const char *const sentences[] = {
        "a.cfg:2: error: 'replicats' is no key of a scenario; did you mean 'replicates'?",
        "a.cfg:3: error: 'seed' is -1; allowed is 0 to 9223372036854775807",
        "a.cfg:4: error: 'training.laps_half_life_months' is no parameter; did you mean",
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
        {"programmes.benin-cpadd.host=XQX", "column 'host' is 'XQX', which is not in states"},
        {"donors.JPN.budget_usd_m_per_year=-1", "is '-1'; allowed is 0 to 1000000 million US"},
        {"donors.JPN.budget_usd_m_per_year*=1e9", "00000000'; allowed is 0 to 1000000 million"},
        {"donors.JPN.budget_usd_m_per_year*=two", "the operand is 'two', which is not a number"},
        {"rotation.tour_months+=-0.5", "which is not a whole number"},
        {"training.turnover_per_year*=100", "when changed is"},
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
    write_file("rich.csv", "donor,budget_usd_m_per_year,units_permille,officers_permille,"
                           "centres_permille,courses_permille,trainers_permille,"
                           "equipment_permille,lift_permille,aid_permille,coordinates,basis,"
                           "source\nJPN,99.5,0,0,1000,0,0,0,0,0,0,assumed,-\n"
                           "USA,1,0,0,1000,0,0,0,0,0,0,assumed,-\n"
                           "NOR,1,0,0,1000,0,0,0,0,0,0,assumed,-\n");
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
                     "'start' is 1990-01; allowed is 1994-12 to 2299-12");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_mistakes_of_a_file_are_told_at_once),
        cmocka_unit_test(paths_that_lead_nowhere_name_what_was_meant),
        cmocka_unit_test(changes_that_nobody_would_notice_are_refused),
        cmocka_unit_test(a_range_is_checked_in_every_month_in_which_changes_meet),
        cmocka_unit_test(bases_that_go_round_or_too_deep_are_refused),
        cmocka_unit_test(tables_do_not_leave_the_folder_of_their_file),
        cmocka_unit_test(a_table_may_be_another_file),
        cmocka_unit_test(a_start_without_record_is_refused),
    };
    return cmocka_run_group_tests_name("scenario_mistakes", tests, make_folder, remove_folder);
}
