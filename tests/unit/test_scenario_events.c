/* Events: of the table and of scenario files, what each kind needs, what is known of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/scenario_folder.h"

#define COLUMNS                                                                                    \
    "event,month,kind,state,mission,to_mission,capability,troops,police,experts,value,months,"     \
    "tasks,basis,source\n"
#define OWN_TABLE HEAD "tables = { events = \"events.csv\"; };\n"
#define LEAVES "{ event = \"leaves\"; month = \"2016-01\"; kind = \"contributor_leaves\"; "

static const ctg_tables *tables_of(const ctg_scenario *scenario)
{
    return &ctg_scenario_setting(scenario)->epochs[0].tables;
}

static void events_of_table_base_and_file_follow_each_other(void **state)
{
    (void)state;
    write_file("events.csv", COLUMNS "second,2016-05,rate_raised,,,,,0,0,0,1500,0,,assumed,x\n"
                                     "first,2015-05,rate_raised,,,,,0,0,0,1400,0,,assumed,x\n");
    write_file("base.cfg",
               OWN_TABLE "events = ( { event = \"base\"; month = \"2015-07\"; kind = \"disaster\"; "
                         "state = \"HTI\"; value = 160; months = 6; } );");
    ctg_scenario *const scenario =
        opened("base = \"base.cfg\"; events = (\n"
               "{ event = \"own\"; month = \"2015-02\"; kind = \"share_changed\"; "
               "state = \"JPN\"; value = 8.5; },\n"
               "{ event = \"last\"; month = \"2015-02\"; kind = \"mission_closed\"; "
               "mission = \"UNMIL\"; } );",
               NULL, NULL);
    const char *const names[] = {"second", "first", "base", "own", "last"};
    const ctg_tables *const tables = tables_of(scenario);
    assert_int_equal(tables->events_count, 5);
    for (size_t i = 0; i < 5; i++) {
        assert_string_equal(tables->events[i].event, names[i]);
    }
    assert_bits_equal(tables->events[3].value, 8.5);
    assert_int_equal(tables->events[2].months, 6);
    ctg_scenario_destroy(scenario);
}

static void what_is_not_said_of_an_event_is_empty(void **state)
{
    (void)state;
    ctg_scenario *const scenario =
        opened(HEAD "events = ( " LEAVES "state = \"BGD\"; months = 24; basis = \"assumed\"; } );",
               NULL, NULL);
    const ctg_tables *const tables = tables_of(scenario);
    const ctg_event_row *const event = &tables->events[tables->events_count - 1];
    assert_string_equal(event->event, "leaves");
    assert_int_equal(event->month, CTG_MONTH(2016, 1));
    assert_int_equal(event->kind, ctg_event_contributor_leaves);
    assert_string_equal(tables->states[event->state].state, "BGD");
    assert_int_equal(event->months, 24);
    assert_int_equal(event->mission, -1);
    assert_int_equal(event->to_mission, -1);
    assert_int_equal(event->capability, -1);
    assert_int_equal(event->posts[ctg_police], 0);
    assert_bits_equal(event->value, 0.0);
    assert_true(event->tasks == 0);
    ctg_scenario_destroy(scenario);
}

static void what_is_wrong_with_an_event_is_told_with_its_place_and_value(void **state)
{
    (void)state;
    const char *const sentences[] = {
        "a.cfg:3: error: 'stat' is no key of an event; did you mean 'state'?",
        "a.cfg:4: error: 'months' is a text in quotes; a number is needed",
        "a.cfg:5: error: 'kind' is a whole number (3); a text in quotes is needed",
        "a.cfg:6: error: 'an element' is a whole number (3); a group { } is needed",
        "a.cfg:3: error: 'month' of the event 'one' is '2016-13', which is no month (YYYY-MM)",
        "a.cfg:3: error: 'kind' of the event 'one' is missing",
        "a.cfg:4: error: 'state' of the event 'leaves' is 'BGX', which is not in states; did you "
        "mean 'BGD'?",
        "a.cfg:5: error: 'event' of an event is missing",
        "a.cfg:7: error: 'kind' of the event 'two' is 'disastr'; allowed is mission_opened, ",
        "a.cfg:9: error: 'mission' of the event 'two' is 'UNMISX', which is not in missions; did "
        "you mean 'UNMIS",
        "a.cfg:8: error: 'troops' of the event 'two' is '-1'; allowed is 0 to 1000000 persons",
    };
    assert_told(HEAD
                "events = (\n{ event = \"one\"; month = \"2016-13\"; stat = \"BGD\"; },\n" LEAVES
                "state = \"BGX\"; months = \"24\"; },\n"
                "{ month = \"2016-01\"; kind = 3; },\n3,\n"
                "{ event = \"two\"; month = \"2016-01\"; kind = \"disastr\";\n troops = -1;\n"
                "mission = \"UNMISX\"; } );",
                NULL, 11, sentences);
    assert_told_once(HEAD "events = { };", NULL, "'events' is a group { }; a list ( ) is needed");
}

/* What an event of a kind lacks, as cells of the table and as settings of a scenario. */
static const struct {
    const char *kind, *cells, *settings, *sentence;
} lacking[] = {
    {"mission_opened", ",,,,1,0,0,0,0,", "troops = 1;",
     "'mission' of the event 'x' is empty; mission_opened needs a key of missions"},
    {"mission_opened", ",UNMISS,,,0,0,0,0,0,", "mission = \"UNMISS\";",
     "'troops', 'police' and 'experts' of the event 'x' are 0; mission_opened needs at least one"},
    {"mission_closed", ",,,,0,0,0,0,0,", "",
     "'mission' of the event 'x' is empty; mission_closed needs a key of missions"},
    {"mission_closed", ",UNMISS,,,0,0,0,0,3,", "mission = \"UNMISS\"; months = 3;",
     "'months' of the event 'x' is '3'; mission_closed does not use it: it must be 0"},
    {"handed_over", ",UNMISS,,,0,0,0,0.5,0,", "mission = \"UNMISS\"; value = 0.5;",
     "'to_mission' of the event 'x' is empty; handed_over needs a key of missions"},
    {"handed_over", ",UNMISS,UNMISS,,0,0,0,0.5,0,",
     "mission = \"UNMISS\"; to_mission = \"UNMISS\"; value = 0.5;",
     "'to_mission' of the event 'x' is 'UNMISS', as 'mission'; handed_over needs another one"},
    {"handed_over", ",UNMISS,UNISFA,,0,0,0,1.5,0,",
     "mission = \"UNMISS\"; to_mission = \"UNISFA\"; value = 1.5;",
     "'value' of the event 'x' is 1.5; handed_over needs 0 to 1"},
    {"law_reformed", ",,,,0,0,0,0,0,", "",
     "'state' of the event 'x' is empty; law_reformed needs a key of states"},
    {"law_reformed", "JPN,UNMISS,,,0,0,0,0,0,", "state = \"JPN\"; mission = \"UNMISS\";",
     "'mission' of the event 'x' is 'UNMISS'; law_reformed does not use it: it must be empty"},
    {"share_changed", "JPN,,,,0,0,0,100.5,0,", "state = \"JPN\"; value = 100.5;",
     "'value' of the event 'x' is 100.5; share_changed needs 0 to 100"},
    {"contributor_leaves", "JPN,,,,0,0,0,7,0,", "state = \"JPN\"; value = 7;",
     "'value' of the event 'x' is '7'; contributor_leaves does not use it: it must be 0"},
    {"contributor_sends", "JPN,UNMISS,,,0,0,0,7,0,",
     "state = \"JPN\"; mission = \"UNMISS\"; value = 7;",
     "'capability' of the event 'x' is empty; contributor_sends needs a key of capabilities"},
    {"contributor_sends", "JPN,UNMISS,,engineering,0,0,0,7.5,0,",
     "state = \"JPN\"; mission = \"UNMISS\"; capability = \"engineering\"; value = 7.5;",
     "'value' of the event 'x' is 7.5; contributor_sends needs a whole number, 1 to 1000000"},
    {"rate_raised", ",,,,0,0,0,0,0,", "",
     "'value' of the event 'x' is 0; rate_raised needs more than 0 and at most 1000000"},
    {"rate_raised", ",,,,0,0,9,1400,0,", "experts = 9; value = 1400;",
     "'experts' of the event 'x' is '9'; rate_raised does not use it: it must be 0"},
    {"disaster", "HTI,,,,0,0,0,0.5,0,", "state = \"HTI\"; value = 0.5;",
     "'value' of the event 'x' is 0.5; disaster needs a whole number, 1 to 1000000"},
    {"pays_part", ",,,,0,0,0,0.5,12,", "value = 0.5; months = 12;",
     "'state' of the event 'x' is empty; pays_part needs a key of states"},
    {"pays_part", "USA,,,,0,0,0,1.5,12,", "state = \"USA\"; value = 1.5; months = 12;",
     "'value' of the event 'x' is 1.5; pays_part needs 0 to 1"},
};

static void each_kind_of_event_needs_what_it_is_about(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof lacking / sizeof lacking[0]; i++) {
        char text[1024];
        char sentence[300];
        (void)snprintf(text, sizeof text,
                       HEAD "events = (\n{ event = \"x\"; month = \"2016-01\"; kind = \"%s\"; %s "
                            "} );",
                       lacking[i].kind, lacking[i].settings);
        (void)snprintf(sentence, sizeof sentence, "a.cfg:3: error: %s", lacking[i].sentence);
        assert_told_once(text, NULL, sentence);
        (void)snprintf(text, sizeof text, COLUMNS "x,2016-01,%s,%s,assumed,x\n", lacking[i].kind,
                       lacking[i].cells);
        (void)snprintf(sentence, sizeof sentence, "events.csv:2: error: %s", lacking[i].sentence);
        write_file("events.csv", text);
        assert_told_once(OWN_TABLE, NULL, sentence);
    }
}

static void an_event_of_each_kind_is_right(void **state)
{
    (void)state;
    ctg_scenario_destroy(opened(
        HEAD "events = (\n"
             "{ event = \"a\"; month = \"2016-01\"; kind = \"mission_opened\"; mission = "
             "\"UNMIS\"; police = 1; },\n"
             "{ event = \"b\"; month = \"2016-01\"; kind = \"mission_closed\"; mission = "
             "\"UNMIS\"; },\n"
             "{ event = \"c\"; month = \"2016-01\"; kind = \"handed_over\"; mission = \"UNMIS\"; "
             "to_mission = \"UNMISS\"; value = 1; },\n"
             "{ event = \"d\"; month = \"2016-01\"; kind = \"law_reformed\"; state = \"JPN\"; },\n"
             "{ event = \"e\"; month = \"2016-01\"; kind = \"share_changed\"; state = \"JPN\"; },\n"
             "{ event = \"f\"; month = \"2016-01\"; kind = \"contributor_leaves\"; state = "
             "\"JPN\"; mission = \"UNMISS\"; },\n"
             "{ event = \"g\"; month = \"2016-01\"; kind = \"contributor_sends\"; state = "
             "\"JPN\"; mission = \"UNMISS\"; capability = \"engineering\"; value = 1; },\n"
             "{ event = \"h\"; month = \"2016-01\"; kind = \"rate_raised\"; value = 0.5; },\n"
             "{ event = \"i\"; month = \"2016-01\"; kind = \"disaster\"; state = \"JPN\"; value = "
             "1.0; } );",
        NULL, NULL));
}

static void an_event_that_is_there_already_is_told_with_both_places(void **state)
{
    (void)state;
    write_file("events.csv", COLUMNS "leaves,2016-05,rate_raised,,,,,0,0,0,1500,0,,assumed,x\n");
    assert_told_once(OWN_TABLE "events = (\n" LEAVES "state = \"BGD\"; } );", NULL,
                     "a.cfg:4: error: the event 'leaves' stands there twice; the first is in ");
    write_file("base.cfg", HEAD "events = ( " LEAVES "state = \"BGD\"; } );");
    assert_told_once("base = \"base.cfg\";\nevents = ( " LEAVES "state = \"JPN\"; } );", NULL,
                     "base.cfg:2\n");
}

static void a_reform_of_law_that_is_not_known_yet_is_left_out(void **state)
{
    (void)state;
    write_file("events.csv", COLUMNS "late,2014-07,law_reformed,JPN,,,,0,0,0,0,0,,assumed,x\n"
                                     "early,2013-12,law_reformed,CHN,,,,0,0,0,0,0,,assumed,x\n"
                                     "rate,2014-07,rate_raised,,,,,0,0,0,1332,0,,assumed,x\n");
    ctg_scenario *scenario = opened(OWN_TABLE, NULL, NULL);
    assert_int_equal(tables_of(scenario)->events_count, 3);
    ctg_scenario_destroy(scenario);
    scenario = opened(OWN_TABLE "covariates_known_to = \"2013-12\"; events = (\n"
                                "{ event = \"own\"; month = \"2014-08\"; kind = "
                                "\"law_reformed\"; state = \"JPN\"; } );\n"
                                "change = ( { path = \"events.own.month\"; set = \"2014-09\"; } );",
                      NULL, NULL);
    const ctg_tables *const tables = tables_of(scenario);
    assert_int_equal(tables->events_count, 3);
    assert_string_equal(tables->events[0].event, "early");
    assert_string_equal(tables->events[1].event, "rate");
    assert_string_equal(tables->events[2].event, "own");
    assert_int_equal(tables->events[2].month, CTG_MONTH(2014, 9));
    ctg_scenario_destroy(scenario);
}

static void history_is_allowed_and_what_no_month_meets_is_not(void **state)
{
    (void)state;
    ctg_error error;
    ctg_scenario *scenario = NULL;
    const char *const late = HEAD "events = (\n{ event = \"x\"; kind = \"rate_raised\";\n"
                                  "month = \"2017-02\"; value = 1500; } );";
    ctg_scenario_destroy(opened(HEAD "events = ( { event = \"x\"; kind = \"rate_raised\"; "
                                     "month = \"1999-01\"; value = 1500; } );",
                                NULL, NULL));
    ctg_scenario_destroy(opened(HEAD "events = ( { event = \"x\"; kind = \"rate_raised\"; "
                                     "month = \"2017-01\"; value = 1500; } );",
                                NULL, NULL));
    assert_told_once(late, NULL,
                     "a.cfg:4: error: 'month' of the event 'x' is '2017-02': it happens in no "
                     "month that is simulated");
    const ctg_scenario_overrides shorter = {.months = 3};
    ctg_error_clear(&error);
    write_file("a.cfg", late);
    assert_int_equal(ctg_scenario_open(&scenario, path_of("a.cfg"), &shorter, &error), ctg_ok);
    ctg_scenario_destroy(scenario);
}

static void the_resolved_text_gives_the_same_events(void **state)
{
    (void)state;
    ctg_error error;
    char *text = NULL;
    char *again = NULL;
    ctg_scenario *const plain = opened(HEAD, NULL, NULL);
    ctg_error_clear(&error);
    assert_int_equal(ctg_scenario_resolved(plain, &text, &error), ctg_ok);
    assert_null(strstr(text, "events ="));
    free(text);
    ctg_scenario_destroy(plain);
    write_file("base.cfg", HEAD "events = ( " LEAVES "state = \"BGD\"; months = +24; } );");
    ctg_scenario *const scenario =
        opened("base = \"base.cfg\"; events = ( { kind = \"law_reformed\"; state = \"JPN\"; "
               "tasks = \"all\"; month = \"2014-07\"; event = \"a \\\"law\\\"\"; },\n"
               "{ event = \"c\"; month = \"2016-02\"; kind = \"handed_over\"; value = 2.5e-1;\n"
               "mission = \"UNMIS\"; to_mission = \"UNMISS\"; } );",
               NULL, NULL);
    assert_int_equal(ctg_scenario_resolved(scenario, &text, &error), ctg_ok);
    assert_non_null(strstr(
        text, "events = (\n"
              "    { event = \"leaves\"; month = \"2016-01\"; kind = \"contributor_leaves\"; state "
              "= \"BGD\"; months = 24; },\n"
              "    { event = \"a \\\"law\\\"\"; month = \"2014-07\"; kind = \"law_reformed\"; "
              "state = \"JPN\"; tasks = \"all\"; },\n"));
    ctg_scenario *const reread = opened(text, NULL, NULL);
    assert_int_equal(tables_of(scenario)->events_count, tables_of(reread)->events_count);
    assert_memory_equal(tables_of(scenario)->events, tables_of(reread)->events,
                        tables_of(scenario)->events_count * sizeof(ctg_event_row));
    assert_int_equal(ctg_scenario_resolved(reread, &again, &error), ctg_ok);
    assert_string_equal(text, again);
    free(text);
    free(again);
    ctg_scenario_destroy(scenario);
    ctg_scenario_destroy(reread);
}

static void events_are_told_behind_the_changes(void **state)
{
    (void)state;
    ctg_scenario *const scenario = opened(
        HEAD "events = ( " LEAVES "state = \"BGD\"; months = 24; } );", "exit.base=-1", NULL);
    assert_int_equal(ctg_scenario_change_count(scenario), 2);
    assert_string_equal(
        ctg_scenario_change_at(scenario, 1).text,
        "event leaves, month 2016-01, kind contributor_leaves, state BGD, months 24");
    ctg_scenario_destroy(scenario);
}

static void a_change_of_an_event_is_checked_as_the_event_is(void **state)
{
    (void)state;
    assert_told_once(HEAD "events = ( " LEAVES "state = \"BGD\"; months = 24; } );",
                     "events.leaves.value=3", "with the changes in force in all months: ");
    assert_told_once(HEAD "events = ( " LEAVES "state = \"BGD\"; months = 24; } );",
                     "events.leves.months=3", "did you mean 'leaves'?");
}

/* A list of as many events as are asked for; to be released with free. */
static char *many_events(size_t count)
{
    char *const text = malloc(count * 80 + 200);
    assert_non_null(text);
    size_t used = (size_t)sprintf(text, "%s", HEAD "events = (");
    for (size_t i = 0; i < count; i++) {
        used += (size_t)sprintf(
            text + used, "%s\n{event=\"e%zu\";month=\"2016-01\";kind=\"rate_raised\";value=1;}",
            i == 0 ? "" : ",", i);
    }
    (void)sprintf(text + used, ");");
    return text;
}

static void a_thousand_events_are_read_and_no_more(void **state)
{
    (void)state;
    char *text = many_events(999);
    write_file("base.cfg", text);
    free(text);
    ctg_scenario *const scenario =
        opened("base = \"base.cfg\"; events = ( " LEAVES "state = \"BGD\"; } );", NULL, NULL);
    assert_int_equal(ctg_scenario_change_count(scenario), 1000);
    ctg_scenario_destroy(scenario);
    assert_told_once("base = \"base.cfg\"; events = ( " LEAVES "state = \"BGD\"; },\n"
                     "{ event = \"x\"; }, { event = \"y\"; } );",
                     NULL, "a.cfg:2: error: this event is number 1001; at most 1000 are allowed");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(events_of_table_base_and_file_follow_each_other),
        cmocka_unit_test(what_is_not_said_of_an_event_is_empty),
        cmocka_unit_test(what_is_wrong_with_an_event_is_told_with_its_place_and_value),
        cmocka_unit_test(each_kind_of_event_needs_what_it_is_about),
        cmocka_unit_test(an_event_of_each_kind_is_right),
        cmocka_unit_test(an_event_that_is_there_already_is_told_with_both_places),
        cmocka_unit_test(a_reform_of_law_that_is_not_known_yet_is_left_out),
        cmocka_unit_test(history_is_allowed_and_what_no_month_meets_is_not),
        cmocka_unit_test(the_resolved_text_gives_the_same_events),
        cmocka_unit_test(events_are_told_behind_the_changes),
        cmocka_unit_test(a_change_of_an_event_is_checked_as_the_event_is),
        cmocka_unit_test(a_thousand_events_are_read_and_no_more),
    };
    return cmocka_run_group_tests_name("scenario_events", tests, make_folder, remove_folder);
}
