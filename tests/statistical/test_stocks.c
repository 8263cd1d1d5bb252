/* Stocks of people in the small world against their closed forms: lapse, turnover and training as a
 * linear system, rest between tours as a ceiling on what can stay deployed.
 *
 * Flows that are shares of a stock are rounded at random to whole people without bias, so that the
 * expected stocks follow the linear system exactly, and each rounding adds a variance of at most
 * 1/4.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/record_ready.h"
#include "tests/support/chance.h"
#include "tests/support/small_world.h"

/* At most the variance of a stock that keeps the share `kept` and is rounded with a variance of at
 * most `noise` each month, after so many months. */
static double variance_after(double kept, double noise, int32_t months)
{
    return noise * (1.0 - pow(kept * kept, months)) / (1.0 - kept * kept);
}

/* Idle people: each month the share mu leaves the institution, then the share lambda of the current
 * ones lapses: current = c (1 - mu)^t (1 - lambda)^t with (1 - lambda)^h = 1/2, current and lapsed
 * c (1 - mu)^t. The mean over 800 pools has a standard deviation of at most 0.13 of 1,000 persons:
 * a half-life that is wrong by 0.02 months is found in more than 99 of 100 seeds. */
static void idle_people_lapse_and_leave_exponentially(void **state)
{
    enum { states = 40, replicates = 20, people = 1000, pools = states * replicates };
    static const int32_t months[] = {1, 7, 14, 36};
    const double stays = 1.0 - 0.12 / 12.0;
    const double current_stays = stays * pow(2.0, -1.0 / 7.0);
    (void)state;
    small_world small;
    double current[4] = {0.0};
    double trained[4] = {0.0};
    const small_knobs knobs = {.states = states, .missions = 1, .months = 36};
    small_world_make(&small, &knobs);
    small.setting.centre.mechanism_lapse = 1.0;
    small.setting.centre.training_lapse_half_life_months = 7.0;
    small.setting.centre.training_turnover_per_year = 0.12;
    small_world_set(&small);
    for (uint32_t replicate = 0; replicate < replicates; replicate++) {
        small_world_begin(&small, replicate, people);
        for (size_t i = 0; i < 4; i++) {
            small_world_run(&small, i == 0 ? 1 : months[i - 1] + 1, months[i]);
            for (size_t s = 1; s <= states; s++) {
                const size_t pool = ctg_world_pool(small.world, s, small_infantry);
                current[i] += small.world->people.in[ctg_current][pool];
                trained[i] += ctg_people_trained(&small.world->people, pool);
            }
        }
    }
    for (size_t i = 0; i < 4; i++) {
        const double noise = sqrt(variance_after(current_stays, 0.5, months[i]) / pools);
        const double noise_all = sqrt(variance_after(stays, 0.5, months[i]) / pools);
        assert_mean(current[i] / pools, people * pow(current_stays, months[i]), noise);
        assert_mean(trained[i] / pools, people * pow(stays, months[i]), noise_all);
    }
    small_world_close(&small);
}

enum { school_states = 30, school_seats = 75 }; /* seats a month */

/* A school with 75 seats a month for 30 states, 2.5 for each in the mean. */
static void open_school(small_world *small, ctg_mode mode, int32_t months)
{
    const small_knobs knobs = {.states = school_states, .missions = 1, .months = months};
    small_world_make(small, &knobs);
    small->donor = (ctg_donor_row){.budget_usd_m_per_year = 1e6};
    for (size_t item = 0; item < CTG_SPENDINGS; item++) {
        small->donor.permille[item] = 1000 / CTG_SPENDINGS; /* of more than enough */
    }
    small->programme = (ctg_programme_row){.programme = "school",
                                           .number = 77,
                                           .donor_share_permille = 1000,
                                           .mode = (int32_t)mode,
                                           .capability = small_infantry,
                                           .instructors = 1000000,
                                           .seats_per_year = 12 * school_seats,
                                           .peacekeeping_permille = 1000,
                                           .start = SMALL_START + 1};
    memcpy(small->programme.host, small->states[0].state, sizeof small->programme.host);
    for (int32_t s = 1; s <= school_states; s++) {
        small->recipients[s - 1] = (ctg_recipient_row){0, s};
    }
    ctg_tables *const tables = &small->epoch.tables;
    tables->donors = &small->donor;
    tables->programmes = &small->programme;
    tables->recipients = small->recipients;
    tables->donors_count = tables->programmes_count = 1;
    tables->recipients_count = school_states;
    small->setting.centre.mechanism_lapse = small->setting.centre.mechanism_training = 1.0;
    small->setting.centre.training_lapse_half_life_months = 9.0;
    small->setting.centre.training_turnover_per_year = 0.6;
}

/* Current people c and instructors i of a state of which theta are taught a month: c' =
 * c (1 - mu)(1 - lambda) + theta, i' = i (1 - mu) + tau theta, with tau the part of graduates who
 * become instructors: in the long run theta / (1 - (1 - mu)(1 - lambda)) and tau theta / mu. The
 * mean over 1,200 pools has a standard deviation below 0.08: a fixed point that is wrong by 0.6 of
 * 20 people is found in more than 99 of 100 seeds. */
static void training_turnover_and_lapse_settle_at_their_fixed_point(void **state)
{
    enum { replicates = 40, pools = school_states * replicates };
    static const int32_t months[] = {1, 6, 24, 240};
    const double theta = (double)school_seats / school_states;
    const double stays = 1.0 - 0.6 / 12.0;
    const double kept = stays * pow(2.0, -1.0 / 9.0);
    (void)state;
    small_world small;
    double current[4] = {0.0};
    double instructors[4] = {0.0};
    open_school(&small, ctg_mode_train_the_trainer, 240);
    small.setting.centre.training_trainer_share = 0.2;
    small_world_set(&small);
    for (uint32_t replicate = 0; replicate < replicates; replicate++) {
        ctg_world_start(small.world, replicate);
        for (size_t i = 0; i < 4; i++) {
            small_world_run(&small, i == 0 ? 1 : months[i - 1] + 1, months[i]);
            for (size_t s = 1; s <= school_states; s++) {
                current[i] += small_world_people(&small, s, small_infantry, ctg_current);
                instructors[i] += small.world->instructors[s];
            }
        }
    }
    for (size_t i = 0; i < 4; i++) {
        const double way = 1.0 - pow(kept, months[i]);
        const double way_in = 1.0 - pow(stays, months[i]);
        /* roundings: two of leaving and lapsing, one of seats; one of leaving, two of graduates */
        const double noise = sqrt(variance_after(kept, 0.75, months[i]) / pools);
        const double noise_in = sqrt(variance_after(stays, 0.75, months[i]) / pools);
        assert_mean(current[i] / pools, theta / (1.0 - kept) * way, noise);
        assert_mean(instructors[i] / pools, 0.2 * theta / (1.0 - stays) * way_in, noise_in);
    }
    assert_close(pow(stays, months[3]), 0.0, 1e-5); /* so long a run that it has settled */
    small_world_close(&small);
}

/* Of those who hear a lecture or have an adviser the given part is current afterwards. */
static void the_mode_of_a_programme_decides_how_many_are_current(void **state)
{
    enum { replicates = 40, pools = school_states * replicates };
    static const ctg_mode modes[] = {ctg_mode_lecture, ctg_mode_adviser, ctg_mode_course,
                                     ctg_mode_equipment};
    static const double effects[] = {0.3, 0.7, 1.0, 0.0};
    const double theta = (double)school_seats / school_states;
    (void)state;
    for (size_t i = 0; i < 4; i++) {
        small_world small;
        double current = 0.0;
        open_school(&small, modes[i], 12);
        small.setting.centre.mechanism_lapse = 0.0;
        small.setting.centre.training_lecture_effect = 0.3;
        small.setting.centre.training_adviser_effect = 0.7;
        small_world_set(&small);
        for (uint32_t replicate = 0; replicate < replicates; replicate++) {
            ctg_world_start(small.world, replicate);
            small_world_run(&small, 1, 12);
            for (size_t s = 1; s <= school_states; s++) {
                current += small_world_people(&small, s, small_infantry, ctg_current);
            }
        }
        assert_mean(current / pools, 12.0 * theta * effects[i], sqrt(12.0 * 0.5 / pools));
        small_world_close(&small);
    }
}

/* Everybody always offers and stays; there are more posts than anybody can fill. */
static void unlimited_demand(small_world *small, size_t missions, int64_t unit, int32_t tour,
                             double dwell, int32_t months)
{
    const small_knobs knobs = {.states = 1,
                               .missions = missions,
                               .months = months,
                               .posts = missions == 1 ? 1000 * unit : unit,
                               .unit = unit};
    small_world_make(small, &knobs);
    small->setting.centre.willingness_unit_base = 30.0;
    small->setting.centre.rotation_tour_months = tour;
    small->setting.centre.mechanism_ceilings = 1.0; /* of which only rest shall bind */
    small->setting.centre.rotation_dwell_ratio = dwell;
    small->setting.centre.ceiling_military_share = 1.0;
    small_world_set(small);
}

/* Deployed and recovering people in every month of two whole cycles, after as long as it takes
 * until all have gone (one unit a month goes to each mission). */
static void expect_sustained(int32_t people, int32_t unit, int32_t tour, int32_t dwell)
{
    enum { until = 320 };
    small_world small;
    const int32_t months = until + 2 * tour * (1 + dwell);
    const int32_t sustained = people / (1 + dwell) / unit * unit;
    unlimited_demand(&small, unit == 1 ? 1 : 64, unit, tour, dwell, months);
    small_world_begin(&small, 0, people);
    small_world_run(&small, 1, until);
    for (int32_t t = until + 1; t <= months; t++) {
        small_world_run(&small, t, t);
        const int32_t out = small_world_people(&small, 1, small_infantry, ctg_deployed);
        if (dwell == 0) {
            assert_in_range(out, people - unit, people);
        } else {
            assert_int_equal(out, sustained);
        }
        assert_int_equal(small_world_people(&small, 1, small_infantry, ctg_recovering),
                         out * dwell);
    }
    if (unit == 1) {
        assert_int_equal(ctg_record_ready_sustained(small.world, 1, small_infantry), sustained);
    }
    small_world_close(&small);
}

/* Evans and Steeger: with d months at home for each month away, one part in 1 + d of the people can
 * stay deployed; here in whole units, and exactly. Where nobody rests (d = 0) the first of the
 * units that are due finds nobody at home to relieve it and goes again a month later. */
static void people_over_one_plus_dwell_stay_deployed(void **state)
{
    static const int32_t tours[] = {3, 6, 12};
    static const int32_t people[] = {240, 245, 300, 37};
    (void)state;
    for (int32_t dwell = 0; dwell <= 3; dwell++) {
        for (size_t i = 0; i < 12; i++) {
            expect_sustained(people[i / 3], 1, tours[i % 3], dwell);
            expect_sustained(people[i / 3], 10, tours[i % 3], dwell);
        }
    }
}

/* The same for a ratio that is no whole number, with units that went one a month: 15 units of which
 * one comes and one goes each month serve 6 months of every 15. */
static void a_broken_dwell_ratio_holds_for_units_in_turn(void **state)
{
    enum { unit = 10, tour = 6, units = 15 };
    (void)state;
    small_world small;
    unlimited_demand(&small, 1, unit, tour, 1.5, 240);
    small_world_begin(&small, 0, units * unit);
    small_world_run(&small, 1, 120);
    for (int32_t t = 121; t <= 240; t++) {
        small_world_run(&small, t, t);
        assert_int_equal(small_world_people(&small, 1, small_infantry, ctg_deployed),
                         units * unit * 2 / 5);
        assert_int_equal(small_world_people(&small, 1, small_infantry, ctg_recovering),
                         units * unit * 3 / 5);
    }
    small_world_close(&small);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(idle_people_lapse_and_leave_exponentially),
        cmocka_unit_test(training_turnover_and_lapse_settle_at_their_fixed_point),
        cmocka_unit_test(the_mode_of_a_programme_decides_how_many_are_current),
        cmocka_unit_test(people_over_one_plus_dwell_stay_deployed),
        cmocka_unit_test(a_broken_dwell_ratio_holds_for_units_in_turn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
