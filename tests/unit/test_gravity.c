/* The gravity rival: a forecast by hand, and planted parameters found again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/assert.h"

#include <math.h>
#include <stdlib.h>

#include "analysis/gravity_fit.h"
#include "analysis/score.h"

static void a_forecast_by_hand(void **state)
{
    /* Two states, two missions; state 0 lives 1000 km from both, mission 1 is in state 1. */
    static double km[] = {1000, 2000, 1000, 0};
    static uint8_t near[] = {0, 1, 0, 1}, home[] = {0, 0, 0, 1};
    static int32_t before[] = {-1, -1};
    static const double people[] = {8, 18}, placed[] = {8, 18, 0, 0};
    static const double known[] = {26, 0, 26, 10};
    static const double parameters[] = {0.5, 1000, 3, 0.25, 0};
    const ctg_gravity_ties ties = {2, 2, km, near, home, before};
    const ctg_gravity_years from = {people, placed, known, 2};
    double room[64], forecast[4];
    (void)state;
    assert_true(ctg_gravity_room(&ties) <= 64);
    ctg_gravity_approach(&ties, parameters, room);
    ctg_gravity_forecast(&ties, parameters, &from, room, forecast);
    /* pull of mission 0: sqrt(8) / 2 against 3 sqrt(18) / 4, that is 4 to 9 */
    const double first = 0.75 * 8 / 26 + 0.25 * 4 / 13;
    assert_close(forecast[0], 26 * first, 1e-12);
    assert_close(forecast[1], 26 * (1 - first), 1e-12);
    const double a = sqrt(forecast[0]) / 2, b = 3 * sqrt(forecast[1]) / 4;
    const double second = 0.75 * first + 0.25 * a / (a + b);
    assert_close(forecast[2], 26 * second + 10, 1e-12); /* the new mission is state 0's alone */
    assert_close(forecast[3], 26 * (1 - second), 1e-12);
}

static void a_mission_that_took_over_begins_with_the_others_shares(void **state)
{
    static double km[] = {100, 100, 100, 100};
    static uint8_t near[] = {1, 1, 1, 1}, home[] = {0, 0, 0, 0};
    static int32_t before[] = {-1, 0};
    static const double people[] = {10, 30}, placed[] = {10, 30, 0, 0}, known[] = {0, 80};
    static const double parameters[] = {1, 5000, 1, 0.2, 0};
    double room[64], forecast[2];
    const ctg_gravity_years from = {people, placed, known, 1};
    ctg_gravity_ties ties = {2, 2, km, near, home, before};
    static const double slanted[] = {0.5, 5000, 1, 0.2, 0};
    (void)state;
    ctg_gravity_approach(&ties, parameters, room);
    ctg_gravity_forecast(&ties, parameters, &from, room, forecast);
    assert_close(forecast[0], 20, 1e-12);
    ctg_gravity_approach(&ties, slanted, room);
    ctg_gravity_forecast(&ties, slanted, &from, room, forecast);
    const double pull = sqrt(10) / (sqrt(10) + sqrt(30));
    assert_close(forecast[0], 80 * (0.8 * 0.25 + 0.2 * pull), 1e-12);
    before[1] = -1;
    ctg_gravity_forecast(&ties, slanted, &from, room, forecast);
    assert_close(forecast[0], 80 * pull, 1e-12);
}

/* A world of 30 states and 12 missions over six years; a number that looks like chance. */
enum { states = 30, missions = 12, years = 6 };

static double uneven(size_t i)
{
    const double x = sin((double)i * 12.9898 + 4.1) * 43758.5453;
    return x - floor(x);
}

typedef struct synthetic {
    double km[missions * states], placed[missions * states], people[states];
    double known[years * missions], recorded[years * states];
    uint8_t near[missions * states], home[missions * states];
    int32_t before[missions];
    ctg_gravity_ties ties;
    ctg_gravity_window window;
} synthetic;

static void plant(synthetic *made, const double parameters[CTG_GRAVITY_PARAMETERS])
{
    for (size_t at = 0; at < missions * states; at++) {
        const size_t m = at / states;
        made->km[at] = 200 + 9000 * uneven(at);
        made->near[at] = uneven(at + 5000) < 0.4;
        made->placed[at] = m < 4 && uneven(at + 900) < 0.5 ? floor(400 * uneven(at + 77)) : 0;
    }
    for (size_t m = 0; m < missions; m++) {
        made->before[m] = -1;
        made->home[m * states + m] = 1;
        for (size_t year = 0; year < years; year++) {
            made->known[year * missions + m] = m < 4 + 2 * year ? 500 + 1000 * uneven(m + 31) : 0;
        }
        for (size_t s = 0; s < states; s++) {
            made->people[s] += made->placed[m * states + s];
        }
    }
    made->ties =
        (ctg_gravity_ties){states, missions, made->km, made->near, made->home, made->before};
    made->window.from = (ctg_gravity_years){made->people, made->placed, made->known, years};
    made->window.recorded = made->recorded;
    double *const room = calloc(ctg_gravity_room(&made->ties), sizeof *room);
    assert_non_null(room);
    ctg_gravity_approach(&made->ties, parameters, room);
    ctg_gravity_forecast(&made->ties, parameters, &made->window.from, room, made->recorded);
    free(room);
    for (size_t year = 0; year < years; year++) {
        (void)ctg_score_to_shares(made->recorded + year * states, states);
    }
}

static void planted_parameters_are_found_again(void **state)
{
    static const double planted[CTG_GRAVITY_PARAMETERS] = {0.6, 2500, 4, 0.06, 10};
    static synthetic made;
    ctg_gravity_fit fit, again;
    (void)state;
    plant(&made, planted);
    assert_int_equal(ctg_gravity_fit_run(&fit, &made.ties, &made.window, 1, NULL), ctg_ok);
    assert_true(fit.distance < 0.003);
    assert_true(fit.ratio < 0.02);
    assert_true(fit.start > 0.1); /* it had to be searched for */
    assert_close(fit.parameters[ctg_gravity_power], 0.6, 0.05);
    assert_close(log(fit.parameters[ctg_gravity_half_km] / 2500), 0, 0.1);
    assert_close(log(fit.parameters[ctg_gravity_continent] / 4), 0, 0.1);
    assert_close(log(fit.parameters[ctg_gravity_rate] / 0.06), 0, 0.15);
    assert_close(log(fit.parameters[ctg_gravity_floor] / 10), 0, 0.7);
    assert_int_equal(ctg_gravity_fit_run(&again, &made.ties, &made.window, 1, NULL), ctg_ok);
    assert_memory_equal(fit.parameters, again.parameters, sizeof fit.parameters);
    assert_int_equal(fit.tries, again.tries);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_forecast_by_hand),
        cmocka_unit_test(a_mission_that_took_over_begins_with_the_others_shares),
        cmocka_unit_test(planted_parameters_are_found_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
