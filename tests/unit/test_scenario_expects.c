/* What a scenario says of itself: lever, source, expectations, its base.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/scenario_folder.h"

#define READY "{ measure = \"supplier.sustained_ready_pers\"; "

static void expectations_name_a_measure_whose_and_a_sign(void **state)
{
    (void)state;
    ctg_scenario *const scenario =
        opened(HEAD "lever = \"Twice the money\"; source = \"X 2014\"; expects = (\n" READY
                    "who = \"South-eastern Asia\"; sign = \"+\"; because = \"more is taught\"; },\n"
                    "{ sign = \"?\"; measure = \"world.deployed_pers\"; },\n"
                    "{ measure = \"state.deployed_pers\"; who = \"JPN\"; sign = \"0\"; },\n"
                    "{ measure = \"capability.posts_pers\"; who = \"engineering\"; sign = \"-\"; },"
                    "{ measure = \"host.fill_share\"; who = \"Southern Asia\"; sign = \"-\"; } );",
               NULL, NULL);
    const ctg_tables *const tables = &ctg_scenario_setting(scenario)->epochs[0].tables;
    assert_string_equal(ctg_scenario_lever(scenario), "Twice the money");
    assert_string_equal(ctg_scenario_source(scenario), "X 2014");
    assert_int_equal(ctg_scenario_expect_count(scenario), 5);
    const ctg_scenario_expect *expect = ctg_scenario_expect_at(scenario, 0);
    assert_int_equal(expect->measure, ctg_measure_supplier_sustained_ready_pers);
    assert_string_equal(tables->regions[expect->who].region, "South-eastern Asia");
    assert_string_equal(expect->who_name, "South-eastern Asia");
    assert_int_equal(expect->sign, '+');
    assert_string_equal(expect->because, "more is taught");
    expect = ctg_scenario_expect_at(scenario, 1);
    assert_int_equal(expect->measure, ctg_measure_world_deployed_pers);
    assert_int_equal(expect->who, 0);
    assert_string_equal(expect->who_name, "");
    assert_string_equal(expect->because, "");
    assert_int_equal(expect->sign, '?');
    expect = ctg_scenario_expect_at(scenario, 2);
    assert_string_equal(tables->states[expect->who].state, "JPN");
    expect = ctg_scenario_expect_at(scenario, 3);
    assert_string_equal(tables->capabilities[expect->who].capability, "engineering");
    expect = ctg_scenario_expect_at(scenario, 4);
    assert_string_equal(tables->regions[expect->who].region, "Southern Asia");
    ctg_scenario_destroy(scenario);
}

static void whose_it_is_may_be_a_mission_a_framework_an_age_or_a_pool(void **state)
{
    (void)state;
    ctg_scenario *const scenario = opened(
        HEAD "expects = ( { measure = \"mission.deployed_pers\"; who = \"UNIFIL\"; sign = \"+\"; },"
             "{ measure = \"framework.missions\"; who = \"AU\"; sign = \"-\"; },"
             "{ measure = \"age.troops_post_months\"; who = \"months 2-3\"; sign = \"0\"; },"
             "{ measure = \"pool.sustained_ready_pers\"; who = \"South-eastern Asia: "
             "engineering\"; sign = \"+\"; } );",
        NULL, NULL);
    const ctg_tables *const tables = &ctg_scenario_setting(scenario)->epochs[0].tables;
    char room[CTG_WHO_ROOM];
    assert_int_equal(ctg_scenario_expect_count(scenario), 4);
    for (size_t at = 0; at < 4; at++) {
        const ctg_scenario_expect *const expect = ctg_scenario_expect_at(scenario, at);
        const ctg_scope scope = ctg_measures_row(expect->measure)->scope;
        assert_string_equal(ctg_measures_who(tables, scope, expect->who, room), expect->who_name);
    }
    ctg_scenario_destroy(scenario);
    assert_told_once(HEAD "expects = ( { measure = \"pool.deployed_pers\"; who = \"Polynesia: "
                          "engineers\"; sign = \"+\"; } );",
                     NULL,
                     "'who' of the expectation of pool.deployed_pers is 'Polynesia: engineers', "
                     "which is none of 170; did you mean 'Polynesia: engineering'?");
    assert_told_once(HEAD "expects = ( { measure = \"age.troops_post_months\"; who = \"month 2\"; "
                          "sign = \"+\"; } );",
                     NULL, "is 'month 2', which is none of 8; did you mean 'month 1'?");
    assert_told_once(HEAD "expects = ( { measure = \"mission.deployed_pers\"; who = \"UNIFILL\"; "
                          "sign = \"+\"; } );",
                     NULL, "is 'UNIFILL', which is not in missions; did you mean 'UNIFIL'?");
    assert_told_once(HEAD "expects = ( { measure = \"pool.deployed_pers\"; sign = \"+\"; } );",
                     NULL,
                     "the expectation of pool.deployed_pers needs `who`, a key of regions and one "
                     "of capabilities");
}

static void what_a_base_says_of_itself_is_its_own(void **state)
{
    (void)state;
    write_file("base.cfg",
               HEAD "lever = \"L\"; source = \"S\"; expects = ( " READY
                    "who = \"Polynesia\"; sign = \"+\"; }, { measure = \"world.deployed_pers\"; "
                    "sign = \"+\"; } );");
    ctg_scenario *scenario = opened("base = \"base.cfg\";", NULL, NULL);
    assert_string_equal(ctg_scenario_lever(scenario), "");
    assert_string_equal(ctg_scenario_source(scenario), "");
    assert_int_equal(ctg_scenario_expect_count(scenario), 0);
    ctg_scenario_destroy(scenario);
    scenario = opened("base = \"base.cfg\"; expects = ( { measure = \"world.deployed_pers\"; sign "
                      "= \"-\"; } );",
                      NULL, NULL);
    assert_int_equal(ctg_scenario_expect_count(scenario), 1);
    assert_int_equal(ctg_scenario_expect_at(scenario, 0)->sign, '-');
    ctg_scenario_destroy(scenario);
}

static void a_base_can_be_opened_where_the_scenario_says(void **state)
{
    (void)state;
    ctg_error error;
    ctg_scenario *base = NULL;
    write_file("b.cfg", HEAD "seed = 5;");
    write_file("base.cfg", "base = \"b.cfg\"; seed = 6;");
    ctg_scenario *const scenario = opened("base = \"base.cfg\"; seed = 7;", NULL, NULL);
    ctg_error_clear(&error);
    assert_int_equal(ctg_scenario_open(&base, ctg_scenario_base_path(scenario), NULL, &error),
                     ctg_ok);
    assert_int_equal(ctg_scenario_setting(base)->seed, 6);
    ctg_scenario_destroy(scenario);
    ctg_scenario_destroy(base);
    ctg_scenario *const alone = opened(HEAD, NULL, NULL);
    assert_string_equal(ctg_scenario_base_path(alone), "");
    ctg_scenario_destroy(alone);
}

static void what_is_wrong_with_expectations_is_told_at_once(void **state)
{
    (void)state;
    const char *const sentences[] = {
        "a.cfg:2: error: 'lever' is a whole number (3); a text in quotes is needed",
        "a.cfg:3: error: 'measure' is 'supplier.sustaned_ready_pers', which is no measure; did "
        "you mean 'supplier.sustained_ready_pers'?",
        "a.cfg:4: error: 'measure' is 'enabled_brigades', which is no measure; did you mean "
        "'supplier.enabled_brigades'?",
        "a.cfg:4: error: 'sign' is '+-'; allowed is +, -, 0, ?",
        "a.cfg:5: error: 'becase' is no key of an expectation; did you mean 'because'?",
        "a.cfg:6: error: an expectation without `measure`",
        "a.cfg:6: error: an expectation without `sign`",
        "a.cfg:7: error: the expectation of supplier.sustained_ready_pers needs `who`, a key of "
        "regions",
        "a.cfg:8: error: 'who' is 'JPN'; world.deployed_pers is one number for the world",
        "a.cfg:9: error: 'an element' is a whole number (3); a group { } is needed",
        "a.cfg:11: error: 'who' of the expectation of supplier.sustained_ready_pers is "
        "'South-estern Asia', which is not in regions; did you mean 'South-eastern Asia'?",
        "a.cfg:13: error: the expectation of world.deployed_pers stands there twice; the first is "
        "in line 12",
    };
    assert_told(
        HEAD "lever = 3; expects = (\n"
             "{ measure = \"supplier.sustaned_ready_pers\"; who = \"Polynesia\"; sign = \"+\"; },\n"
             "{ measure = \"enabled_brigades\"; who = \"Polynesia\"; sign = \"+-\"; },\n"
             "{ measure = \"world.deployed_pers\"; sign = \"+\"; becase = \"x\"; },\n"
             "{ who = \"Polynesia\"; },\n" READY "sign = \"+\"; },\n"
             "{ measure = \"world.deployed_pers\"; who = \"JPN\"; sign = \"+\"; },\n3,\n" READY
             "sign = \"+\";\nwho = \"South-estern Asia\"; },\n"
             "{ measure = \"world.deployed_pers\"; who = \"\"; sign = \"0\"; },\n"
             "{ measure = \"world.deployed_pers\"; sign = \"+\"; } );",
        NULL, 12, sentences);
    assert_told_once(HEAD "expects = { };", NULL, "'expects' is a group { }; a list ( ) is needed");
}

static void what_a_scenario_says_of_itself_is_not_in_the_resolved_text(void **state)
{
    (void)state;
    ctg_error error;
    char *with = NULL;
    char *without = NULL;
    ctg_scenario *const said = opened(HEAD "lever = \"L\"; source = \"S\"; expects = ( " READY
                                           "who = \"Polynesia\"; sign = \"+\"; } );",
                                      NULL, NULL);
    ctg_scenario *const unsaid = opened(HEAD, NULL, NULL);
    ctg_error_clear(&error);
    assert_int_equal(ctg_scenario_resolved(said, &with, &error), ctg_ok);
    assert_int_equal(ctg_scenario_resolved(unsaid, &without, &error), ctg_ok);
    assert_string_equal(with, without);
    free(with);
    free(without);
    ctg_scenario_destroy(said);
    ctg_scenario_destroy(unsaid);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(expectations_name_a_measure_whose_and_a_sign),
        cmocka_unit_test(whose_it_is_may_be_a_mission_a_framework_an_age_or_a_pool),
        cmocka_unit_test(what_a_base_says_of_itself_is_its_own),
        cmocka_unit_test(a_base_can_be_opened_where_the_scenario_says),
        cmocka_unit_test(what_is_wrong_with_expectations_is_told_at_once),
        cmocka_unit_test(what_a_scenario_says_of_itself_is_not_in_the_resolved_text),
    };
    return cmocka_run_group_tests_name("scenario_expects", tests, make_folder, remove_folder);
}
