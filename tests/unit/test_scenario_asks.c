/* How much of a growth a scenario asks about: whose, by what name, which arm has the cause.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/scenario_folder.h"

#define ASKS                                                                                       \
    "asks = ( { measure = \"state.deployed_pers\"; who = ( \"MNG\", \"KHM\" );\n"                  \
    "growth = \"G\"; cause = \"C\"; },\n"                                                          \
    "{ measure = \"world.deployed_pers\"; with = \"policy\"; growth = \"H\"; cause = \"D\"; } );"

static void questions_name_a_measure_whose_and_what_it_may_be_due_to(void **state)
{
    (void)state;
    ctg_scenario *const scenario = opened(HEAD ASKS, NULL, NULL);
    const ctg_tables *const tables = &ctg_scenario_setting(scenario)->epochs[0].tables;
    assert_int_equal(ctg_scenario_ask_count(scenario), 2);
    const ctg_scenario_ask *ask = ctg_scenario_ask_at(scenario, 0);
    assert_int_equal(ask->measure, ctg_measure_state_deployed_pers);
    assert_int_equal(ask->who_count, 2);
    assert_string_equal(tables->states[ask->who[0]].state, "MNG");
    assert_string_equal(tables->states[ask->who[1]].state, "KHM");
    assert_string_equal(ask->who_names[1], "KHM");
    assert_string_equal(ask->growth, "G");
    assert_string_equal(ask->cause, "C");
    assert_false(ask->policy_has_cause);
    ask = ctg_scenario_ask_at(scenario, 1);
    assert_int_equal(ask->who_count, 1);
    assert_int_equal(ask->who[0], 0);
    assert_string_equal(ask->who_names[0], "");
    assert_true(ask->policy_has_cause);
    ctg_scenario_destroy(scenario);
}

static void what_a_base_asks_is_its_own_and_decides_no_result(void **state)
{
    (void)state;
    ctg_error error;
    char *with = NULL;
    char *without = NULL;
    write_file("base.cfg", HEAD ASKS);
    ctg_scenario *const heir = opened("base = \"base.cfg\";", NULL, NULL);
    ctg_scenario *const asking = opened(HEAD ASKS, NULL, NULL);
    ctg_error_clear(&error);
    assert_int_equal(ctg_scenario_ask_count(heir), 0);
    assert_int_equal(ctg_scenario_resolved(asking, &with, &error), ctg_ok);
    assert_int_equal(ctg_scenario_resolved(heir, &without, &error), ctg_ok);
    assert_string_equal(with, without);
    free(with);
    free(without);
    ctg_scenario_destroy(heir);
    ctg_scenario_destroy(asking);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(questions_name_a_measure_whose_and_what_it_may_be_due_to),
        cmocka_unit_test(what_a_base_asks_is_its_own_and_decides_no_result),
    };
    return cmocka_run_group_tests_name("scenario_asks", tests, make_folder, remove_folder);
}
