/* The nulls on three states and five missions, by hand.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/assert.h"

#include "analysis/forecast_null.h"

enum { states = 3, missions = 5 };

/* At the origin: mission 0 (region 0) has 30, 10, 0; mission 1 (region 1) has 0, 20, 40. Missions 2
 * (region 1), 3 (region 2) and 4 (region 0) are new; 4 took over from 3, 3 from 1, and 1 long ago
 * from 0. */
static const double people[states] = {30, 30, 40};
static const double placed[missions * states] = {30, 10, 0, 0, 20, 40};
static const int32_t before[missions] = {-1, 0, -1, 1, 3};
static const int32_t region[missions] = {0, 1, 1, 2, 0};

static void expect(const double known[missions], bool by_subregion, bool joined, double a, double b,
                   double c)
{
    double room[states], forecast[states];
    const ctg_forecast_null origin = {states, missions, people, placed, before, region, room};
    ctg_forecast_null_missions(&origin, known, by_subregion, joined, forecast);
    assert_close(forecast[0], a, 1e-12);
    assert_close(forecast[1], b, 1e-12);
    assert_close(forecast[2], c, 1e-12);
}

static void frozen_shares_take_a_known_total(void **state)
{
    double forecast[states];
    (void)state;
    ctg_forecast_null_shares(people, 200, forecast, states);
    assert_close(forecast[0], 60, 1e-12);
    assert_close(forecast[2], 80, 1e-12);
    static const double nobody[states] = {0};
    ctg_forecast_null_shares(nobody, 200, forecast, states); /* whose shares are not known */
    assert_close(forecast[0], 0, 0);
}

static void shares_are_frozen_within_each_mission(void **state)
{
    static const double known[missions] = {80, 30, 0, 0, 0};
    (void)state;
    expect(known, false, false, 60, 20 + 10, 20);
    expect(known, true, true, 60, 20 + 10, 20);
}

static void a_new_mission_takes_the_shares_of_all_or_of_its_subregion(void **state)
{
    static const double second[missions] = {0, 0, 60, 0, 0}, third[missions] = {0, 0, 0, 100, 0};
    (void)state;
    expect(second, false, false, 18, 18, 24);
    expect(second, true, false, 0, 20, 40);
    expect(third, true, false, 30, 30, 40); /* nobody was in its subregion */
}

/* Missions 1 and 2 lie in no subregion that the tables know: that is none that they share. */
static void missions_without_a_subregion_are_not_of_one(void **state)
{
    static const int32_t unknown[missions] = {0, -1, -1, 2, 0};
    static const double second[missions] = {0, 0, 60, 0, 0};
    double room[states], forecast[states];
    const ctg_forecast_null origin = {states, missions, people, placed, before, unknown, room};
    (void)state;
    ctg_forecast_null_missions(&origin, second, true, false, forecast);
    assert_close(forecast[0], 18, 1e-12);
    assert_close(forecast[1], 18, 1e-12);
    assert_close(forecast[2], 24, 1e-12);
}

static void a_mission_that_took_over_has_the_shares_of_the_nearest_that_had_people(void **state)
{
    static const double fourth[missions] = {0, 0, 0, 0, 60};
    (void)state;
    expect(fourth, false, true, 0, 20, 40);
    expect(fourth, true, true, 0, 20, 40);
    expect(fourth, true, false, 45, 15, 0); /* not joined: its subregion's */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(frozen_shares_take_a_known_total),
        cmocka_unit_test(shares_are_frozen_within_each_mission),
        cmocka_unit_test(a_new_mission_takes_the_shares_of_all_or_of_its_subregion),
        cmocka_unit_test(missions_without_a_subregion_are_not_of_one),
        cmocka_unit_test(a_mission_that_took_over_has_the_shares_of_the_nearest_that_had_people),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
