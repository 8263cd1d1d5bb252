/* The figures of patterns, on pictures that can be reckoned by hand.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/assert.h"

#include <string.h>

#include "tests/support/pictures.h"

static void concentration_and_inequality_are_those_of_the_contributors(void **state)
{
    pictures of;
    (void)state;
    pictures_make(&of, moving);
    assert_close(ask(&of, ctg_figures_people_all, 0, "", 2000, 2000), 100, 0);
    assert_close(ask(&of, ctg_figures_people_contributors, 0, "", 2000, 2000), 3, 0);
    assert_close(ask(&of, ctg_figures_people_contributors, 0, "", 2000, 2002), 3, 1e-15);
    assert_close(ask(&of, ctg_figures_people_top, 1, "", 2000, 2000), 0.6, 1e-15);
    assert_close(ask(&of, ctg_figures_people_top, 2, "", 2000, 2000), 0.9, 1e-15);
    assert_close(ask(&of, ctg_figures_people_top, 20, "", 2000, 2000), 1, 1e-15);
    /* 2 (10 + 2 30 + 3 60) / (3 100) - 4 / 3 */
    assert_close(ask(&of, ctg_figures_people_gini, 0, "", 2000, 2000), 1.0 / 3, 1e-15);
    assert_close(ask(&of, ctg_figures_people_gini, 0, "", 2002, 2002), 0, 1e-15);
    assert_close(ask(&of, ctg_figures_people_median, 0, "", 2000, 2000), 30, 0);
    assert_close(ask(&of, ctg_figures_people_median, 0, "", 2001, 2001), 40, 0);
    /* of ln 60 and ln 20, half their difference */
    assert_close(ask(&of, ctg_figures_people_log_spread, 0, "", 2001, 2001), log(3.0) / 2, 1e-15);
}

static void persistence_counts_states_and_years(void **state)
{
    pictures of;
    (void)state;
    pictures_make(&of, moving);
    assert_close(ask(&of, ctg_figures_people_stay, 0, "", 2000, 2001), 2.0 / 3, 1e-15);
    assert_close(ask(&of, ctg_figures_people_stay, 0, "", 2000, 2002), 4.0 / 5, 1e-15);
    assert_close(ask(&of, ctg_figures_people_entry, 0, "", 2000, 2001), 0, 0);
    assert_close(ask(&of, ctg_figures_people_entry, 0, "", 2000, 2002), 2.0 / 3, 1e-15);
}

static void churn_is_half_the_sum_of_differences_of_shares(void **state)
{
    pictures of;
    (void)state;
    pictures_make(&of, moving);
    /* .6 .3 .1 0 -> .75 0 .25 0 -> .25 .25 .25 .25 */
    assert_close(ask(&of, ctg_figures_people_churn, 1, "", 2000, 2001), 0.3, 1e-15);
    assert_close(ask(&of, ctg_figures_people_churn, 1, "", 2000, 2002), (0.3 + 0.5) / 2, 1e-15);
    assert_close(ask(&of, ctg_figures_people_churn, 2, "", 2000, 2002), 0.4, 1e-15);
    assert_close(ask(&of, ctg_figures_people_growth, 0, "", 2000, 2002), -60, 0);
}

static void regions_and_newcomers_are_found_by_their_names(void **state)
{
    pictures of;
    (void)state;
    pictures_make(&of, moving);
    assert_close(ask(&of, ctg_figures_people_region, 0, "Eastern Asia", 2000, 2000), 0.9, 1e-15);
    assert_close(ask(&of, ctg_figures_people_continent, 0, "Africa", 2001, 2001), 0.25, 1e-15);
    assert_close(ask(&of, ctg_figures_people_of_state, 0, "GHA", 2001, 2001), 20, 0);
    assert_close(ask(&of, ctg_figures_people_first_above, 15, "GHA", 2000, 2002), 2001, 0);
    assert_close(ask(&of, ctg_figures_people_first_above, 0, "TON", 2000, 2002), 2002, 0);
    assert_close(ask(&of, ctg_figures_people_first_above, 90, "JPN", 2000, 2002), 2003, 0);
    assert_close(ask(&of, ctg_figures_people_in_order, 0, "JPN CHN GHA TON", 2000, 2000), 3, 0);
    assert_close(ask(&of, ctg_figures_people_in_order, 0, "JPN CHN GHA TON", 2000, 2001), 2, 0);
    assert_close(ask(&of, ctg_figures_people_in_order, 0, "CHN TON", 2000, 2001), 0, 0);
    assert_true(isnan(ask(&of, ctg_figures_people_of_state, 0, "ATL", 2001, 2001)));
}

static void the_largest_payers_are_those_of_the_peacekeeping_scale(void **state)
{
    static const ctg_scale_row scale[] = {
        {0, 2000, 2001, 49000}, {1, 2000, 2001, 48000}, {2, 2000, 2001, 5000}};
    static const ctg_discount_row discounts[] = {{2, 2000, 2001, "J", 900}};
    pictures of;
    (void)state;
    pictures_make(&of, moving);
    of.tables.scale = scale;
    of.tables.scale_count = 3;
    of.tables.discounts = discounts;
    of.tables.discounts_count = 1;
    /* JPN 49; CHN, permanent, 48 and .9 of Ghana's 5 */
    assert_close(ask(&of, ctg_figures_people_payers, 1, "", 2000, 2000), 0.3, 1e-15);
    assert_close(ask(&of, ctg_figures_people_payers, 2, "", 2000, 2000), 0.9, 1e-15);
}

static void effort_is_people_over_forces_where_these_are_known(void **state)
{
    static const ctg_covariate_row rows[] = {{0, 2000, 1, 1, 600, 0},  {1, 2000, 1, 1, 6000, 0},
                                             {2, 2000, 1, 1, 0, 0},    {3, 2000, 1, 1, 100, 0},
                                             {0, 2001, 1, 1, 1200, 0}, {2, 2001, 1, 1, 40, 0}};
    pictures of;
    (void)state;
    pictures_make(&of, moving);
    of.tables.covariates = rows;
    of.tables.covariates_count = 6;
    /* 60 / 600 and 30 / 6000 */
    assert_close(ask(&of, ctg_figures_effort_quantile, 0.5, "", 2000, 2000), 0.0525, 1e-15);
    assert_close(ask(&of, ctg_figures_effort_quantile, 1, "", 2000, 2000), 0.1, 1e-15);
    assert_close(ask(&of, ctg_figures_effort_top, 1, "", 2000, 2001), (0.1 + 0.5) / 2, 1e-15);
    assert_close(ask(&of, ctg_figures_effort_ceiling, 5000, "", 2000, 2000), 0.005, 1e-15);
}

static void fill_adds_up_people_and_posts(void **state)
{
    pictures of;
    (void)state;
    pictures_make(&of, moving);
    for (size_t t = 1; t <= 12; t++) { /* one month counts ten times the others */
        put(&of, ctg_measure_world_authorised_pers, t, 0, t == 5 ? 1000 : 100);
        put(&of, ctg_measure_world_fill_share, t, 0, t == 5 ? 1 : 0.5);
    }
    assert_close(ask(&of, ctg_figures_fill_all, 0, "", 2001, 2001), 1550.0 / 2100, 1e-15);
    put(&of, ctg_measure_age_police_post_months, 1, 2, 80);
    put(&of, ctg_measure_age_police_person_months, 1, 2, 20);
    put(&of, ctg_measure_age_police_post_months, 1, 3, 20);
    put(&of, ctg_measure_age_police_person_months, 1, 3, 20);
    put(&of, ctg_measure_age_troops_post_months, 1, 2, 100);
    put(&of, ctg_measure_age_troops_person_months, 1, 2, 70);
    assert_close(ask(&of, ctg_figures_fill_of_type, ctg_police, "", 2001, 2001), 0.4, 1e-15);
    assert_close(ask(&of, ctg_figures_fill_of_age, 2, "", 2001, 2001), 0.5, 1e-15);
}

static void deaths_are_the_mean_of_yearly_rates(void **state)
{
    pictures of;
    (void)state;
    pictures_make(&of, moving);
    for (size_t t = 1; t <= 24; t++) {
        put(&of, ctg_measure_world_deployed_pers, t, 0, t <= 12 ? 1000 : 4000);
    }
    put(&of, ctg_measure_world_fatalities, 3, 0, 2);
    put(&of, ctg_measure_world_fatalities, 14, 0, 4);
    assert_close(ask(&of, ctg_figures_missions_deaths, 0, "", 2001, 2002), (2.0 + 1.0) / 2, 1e-15);
}

/* ONUT opened in June 2000 and is 18 months old from December 2001 on; UNTO has too few posts, the
 * third is of one contributor alone. */
static void large_and_late_missions_are_told_from_others(void **state)
{
    static const ctg_demand_row demand[] = {{0, CTG_MONTH(2000, 6), {4000, 0, 0}, ""},
                                            {1, CTG_MONTH(1999, 1), {900, 0, 0}, ""}};
    pictures of;
    (void)state;
    pictures_make(&of, moving);
    of.tables.demand = demand;
    of.tables.demand_count = 2;
    for (size_t year = 0; year < YEARS; year++) {
        put(&of, ctg_measure_mission_authorised_pers, year, 0, 4000);
        put(&of, ctg_measure_mission_authorised_pers, year, 1, 900);
        put(&of, ctg_measure_mission_deployed_pers, year, 0, 3100 + 100 * (double)year);
        put(&of, ctg_measure_mission_deployed_pers, year, 1, 90);
        put(&of, ctg_measure_mission_contributors, year, 0, 40 + (double)year);
        put(&of, ctg_measure_mission_contributors, year, 1, 3);
        put(&of, ctg_measure_mission_top1_share, year, 0, year == 2 ? 0.95 : 0.2);
        put(&of, ctg_measure_mission_top5_share, year, 0, 0.5);
    }
    assert_close(ask(&of, ctg_figures_fill_late, 0.5, "", 2001, 2001), 3200.0 / 4000, 1e-15);
    assert_close(ask(&of, ctg_figures_fill_late, 0, "", 2000, 2002), 3200.0 / 4000, 1e-15);
    assert_close(ask(&of, ctg_figures_missions_contributors, 0, "", 2000, 2001), 40.5, 1e-15);
    assert_close(ask(&of, ctg_figures_missions_top5, 1, "", 2000, 2001), 0.5, 1e-15);
    assert_true(isnan(ask(&of, ctg_figures_missions_contributors, 1, "", 2002, 2002)));
}

static void what_a_view_does_not_span_is_not_known(void **state)
{
    pictures of;
    (void)state;
    pictures_make(&of, moving);
    assert_true(isnan(ask(&of, ctg_figures_people_gini, 0, "", 1999, 2001)));
    assert_true(isnan(ask(&of, ctg_figures_people_stay, 0, "", 2001, 2003)));
    assert_true(isnan(ask(&of, ctg_figures_people_churn, 1, "", 2002, 2003)));
    assert_true(isnan(ask(&of, ctg_figures_fill_all, 0, "", 2003, 2003)));
    const ctg_figure level = {.span = ctg_span_levels, .from = 2009, .to = 2009};
    const ctg_figure change = {.span = ctg_span_changes, .from = 2009, .to = 2016};
    assert_false(ctg_patterns_is_simulated(&level, CTG_MONTH(2009, 12), 84)); /* it is the start */
    assert_true(ctg_patterns_is_simulated(&change, CTG_MONTH(2009, 12), 84));
    assert_false(ctg_patterns_is_simulated(&change, CTG_MONTH(2009, 12), 83));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(concentration_and_inequality_are_those_of_the_contributors),
        cmocka_unit_test(persistence_counts_states_and_years),
        cmocka_unit_test(churn_is_half_the_sum_of_differences_of_shares),
        cmocka_unit_test(regions_and_newcomers_are_found_by_their_names),
        cmocka_unit_test(the_largest_payers_are_those_of_the_peacekeeping_scale),
        cmocka_unit_test(effort_is_people_over_forces_where_these_are_known),
        cmocka_unit_test(fill_adds_up_people_and_posts),
        cmocka_unit_test(deaths_are_the_mean_of_yearly_rates),
        cmocka_unit_test(large_and_late_missions_are_told_from_others),
        cmocka_unit_test(what_a_view_does_not_span_is_not_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
