/* When a policy begins: of changes, tables, events and what is said from the start.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/assert.h"

#include <stdlib.h>

#include "analysis/parting.h"
#include "tests/support/study.h"

typedef struct room {
    small_study base, policy;
    ctg_epoch epochs[2];
    ctg_state_row states[4];
    ctg_event_row events[2][2];
    ctg_change changes[2];
} room;

static int set_up(void **state)
{
    room *const made = calloc(1, sizeof *made);
    assert_non_null(made);
    small_study_make(&made->base);
    small_study_make(&made->policy);
    memcpy(made->states, small_states, sizeof small_states);
    made->policy.epoch.tables.states = made->states; /* the same rows at another place */
    *state = made;
    return 0;
}

static int tear_down(void **state)
{
    free(*state);
    return 0;
}

static ctg_month parting(const room *here)
{
    const ctg_month there = ctg_parting_month(&here->base.setting, &here->policy.setting);
    assert_int_equal(ctg_parting_month(&here->policy.setting, &here->base.setting), there);
    return there;
}

static void equal_settings_never_part(void **state)
{
    assert_int_equal(parting(*state), CTG_PARTING_NEVER);
}

static void a_cell_of_a_table_parts_them_from_the_start(void **state)
{
    room *const here = *state;
    here->states[3].p5 = 1;
    assert_int_equal(parting(here), CTG_MONTH_LEAST);
}

static void a_change_of_a_table_parts_them_when_it_begins(void **state)
{
    room *const here = *state;
    here->epochs[0] = here->epochs[1] = here->policy.epoch;
    here->epochs[0].tables.states = small_states;
    here->epochs[1].from = CTG_MONTH(2016, 5);
    here->policy.setting.epochs = here->epochs;
    here->policy.setting.epoch_count = 2;
    assert_int_equal(parting(here), CTG_PARTING_NEVER); /* it changes nothing yet */
    here->states[1].region = 2;
    assert_int_equal(parting(here), CTG_MONTH(2016, 5));
}

static void a_change_that_both_have_does_not_part_them(void **state)
{
    room *const here = *state;
    here->changes[0] = (ctg_change){ctg_parameter_money_payment_probability, ctg_set, 0.5,
                                    CTG_MONTH(2015, 7), CTG_MONTH_MOST + 1};
    here->changes[1] = here->changes[0];
    here->changes[1].from = CTG_MONTH(2016, 9);
    here->base.setting.changes = here->policy.setting.changes = here->changes;
    here->base.setting.change_count = here->policy.setting.change_count = 1;
    assert_int_equal(parting(here), CTG_PARTING_NEVER);
    here->policy.setting.change_count = 2;
    assert_int_equal(parting(here), CTG_MONTH(2016, 9));
}

static void an_event_parts_them_in_its_month(void **state)
{
    room *const here = *state;
    const ctg_event_row first = {.event = "first", .month = CTG_MONTH(2015, 3), .value = 7};
    const ctg_event_row second = {.event = "second", .month = CTG_MONTH(2016, 8), .value = 7};
    for (int arm = 0; arm < 2; arm++) {
        here->events[arm][0] = first;
        here->events[arm][1] = second;
    }
    here->base.epoch.tables.events = here->events[0];
    here->base.epoch.tables.events_count = 1;
    here->policy.epoch.tables.events = here->events[1];
    here->policy.epoch.tables.events_count = 2;
    assert_int_equal(parting(here), CTG_MONTH(2016, 8));
    here->events[1][0].value = 8;
    assert_int_equal(parting(here), CTG_MONTH(2015, 3));
}

static void a_parameter_set_at_the_start_parts_them_there(void **state)
{
    room *const here = *state;
    here->policy.setting.drawn[0] = false;
    assert_int_equal(parting(here), CTG_MONTH_LEAST);
    here->policy.setting.drawn[0] = true;
    here->policy.setting.centre.value[3] += 0.25;
    assert_int_equal(parting(here), CTG_MONTH_LEAST);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(equal_settings_never_part),
        TEST(a_cell_of_a_table_parts_them_from_the_start),
        TEST(a_change_of_a_table_parts_them_when_it_begins),
        TEST(a_change_that_both_have_does_not_part_them),
        TEST(an_event_parts_them_in_its_month),
        TEST(a_parameter_set_at_the_start_parts_them_there),
    };
    return cmocka_run_group_tests_name("parting", tests, NULL, NULL);
}
