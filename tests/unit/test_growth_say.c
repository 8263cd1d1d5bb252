/* The answer to a question about a growth, in words: with and without growth, and whose it is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/scenario_folder.h"

#include "analysis/commands/figure.c"
#include "analysis/commands/growth_say.c"
#include "analysis/commands/json.c"
#define write_money write_page_money /* both files have one */
#include "analysis/commands/page.c"

static const ctg_parameter_id half_life = ctg_parameter_training_lapse_half_life_months;

typedef struct room {
    ctg_case one;
    ctg_case_ask ask;
    ctg_growth_cause cause;
} room;

static room here;

static int set_up(void **state)
{
    (void)state;
    here.one = (ctg_case){.scenario = opened(HEAD, NULL, NULL)};
    here.cause = (ctg_growth_cause){half_life, false, {0.64, 0.52, 0.76, 0}, true};
    here.ask = (ctg_case_ask){.asked = {.measure = ctg_measure_state_deployed_pers,
                                        .growth = "the newcomers' growth",
                                        .cause = "teaching"},
                              .end = CTG_MONTH(2018, 1)};
    here.ask.growth = (ctg_growth){
        .growth = {.draws = 100, .mean = 812, .mean_low = 760, .mean_high = 864},
        .part = {.draws = 100, .mean = 203, .mean_low = 150, .mean_high = 256},
        .part_low = -40,
        .part_high = 420,
        .share = {0.25, 0.2, 0.305},
        .chance = {0.2, 0.1, 0.3, 0},
        .causes = &here.cause,
        .cause_count = 1,
    };
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    ctg_scenario_destroy(here.one.scenario);
    return 0;
}

static void assert_said(const char *words, bool first)
{
    const ctg_growth_say said = ctg_growth_say_answer(&here.one, &here.ask);
    const char *const found = strstr(said.text, words);
    if (found == NULL || (first && found != said.text)) {
        fail_msg("'%s' is not said%s: %s", words, first ? " first" : "", said.text);
    }
}

static void a_parameter_that_makes_more_than_half_is_named_first(void **state)
{
    (void)state;
    assert_said("training.lapse_half_life_months (assumed, 6.5 to 13 months) decides: it makes "
                "64 % (52-76) of the variance of this answer. Of the newcomers' growth from ",
                true);
    assert_said(" to 2018-01, +812 persons (+760 to +864), teaching makes +203 persons (+150 to "
                "+256), 25.0 % of it (20.0 to 30.5). These are means over 100 draws",
                false);
    assert_said("in 95 % of single worlds the part is -40 to +420. Of the variance between single "
                "worlds chance makes 20 % (10-30), training.lapse_half_life_months",
                false);
}

static void half_or_what_cannot_be_told_does_not_decide(void **state)
{
    (void)state;
    here.cause.of.share = 0.5;
    assert_said("Of the newcomers' growth", true);
    here.cause.of.share = 0.64;
    here.cause.is_told = false;
    assert_said("Of the newcomers' growth", true);
    assert_said("; what any one of 1 assumed or fitted parameters makes cannot be told from 0.",
                false);
}

static void what_cannot_be_told_from_0_is_not_said_to_be_due(void **state)
{
    (void)state;
    here.ask.growth.part.mean_low = -150;
    assert_said("nothing can be told to be due to teaching: +203 persons (-150 to +256)", false);
}

static void without_growth_no_share_is_given(void **state)
{
    (void)state;
    here.cause.is_fitted = true;
    here.ask.growth.growth.mean_low = -3;
    here.ask.growth.share.ratio = (double)NAN;
    assert_said("(fitted, 6.5 to 13 months) decides", false);
    assert_said("There is no growth of which to give a share: the newcomers' growth from ", false);
    assert_said(", of which teaching makes +203 persons (+150 to +256). These", false);
}

static void too_few_draws_and_single_chances_are_said(void **state)
{
    (void)state;
    here.ask.growth.cause_count = 0;
    here.ask.growth.chance.share = (double)NAN;
    assert_said("Of the newcomers' growth", true);
    assert_said("single worlds chance cannot be told apart; what parameters make of it needs 20",
                false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_parameter_that_makes_more_than_half_is_named_first,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(half_or_what_cannot_be_told_does_not_decide, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(what_cannot_be_told_from_0_is_not_said_to_be_due, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(without_growth_no_share_is_given, set_up, tear_down),
        cmocka_unit_test_setup_teardown(too_few_draws_and_single_chances_are_said, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests_name("growth_say", tests, make_folder, remove_folder);
}
