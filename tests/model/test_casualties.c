/* People die in missions, and some contingents leave: limits, conservation, arithmetic by hand.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/casualties.h"

#include <math.h>

#include "engine/model/commitment.h"
#include "engine/model/conservation.h"
#include "engine/model/fingerprint.h"
#include "engine/model/mechanism.h"
#include "engine/model/record.h"
#include "engine/model/roster.h"
#include "engine/model/step.h"
#include "engine/run/ensemble.h"
#include "tests/support/scene.h"
#include "tests/support/small_world.h"

static void run_month(stage *at, int32_t t)
{
    if (ctg_step_run(at->world, t, &at->error) != ctg_ok) {
        fail_msg("%s", at->error.text);
    }
}

static int64_t dead_of(const stage *at)
{
    return (int64_t)at->world->month.fatalities + at->world->month.outside_fatalities;
}

typedef struct fixed {
    ctg_parameter_id id;
    double value;
} fixed;

static uint64_t digest_with(const fixed *values, size_t count)
{
    stage at;
    stage_open(&at, CTG_MONTH(2015, 1), 18);
    for (size_t i = 0; i < count; i++) {
        stage_fix(&at, values[i].id, values[i].value);
    }
    stage_set(&at);
    for (int32_t t = 1; t <= 18; t++) {
        run_month(&at, t);
    }
    const uint64_t digest = ctg_fingerprint_of(at.world, 0);
    stage_close(&at);
    return digest;
}

/* Zero in, zero out: at rates of 0 nobody dies, and what states would make of it changes no bit. */
static void where_nobody_dies_no_response_matters(void **state)
{
    (void)state;
    const fixed calm[] = {{ctg_parameter_casualties_malicious_factor, 0.0},
                          {ctg_parameter_casualties_other_factor, 0.0},
                          {ctg_parameter_casualties_own, 2.0}};
    const fixed touchy[] = {{ctg_parameter_casualties_malicious_factor, 0.0},
                            {ctg_parameter_casualties_other_factor, 0.0},
                            {ctg_parameter_casualties_own, 20.0},
                            {ctg_parameter_casualties_others, 20.0},
                            {ctg_parameter_casualties_aversion, 20.0},
                            {ctg_parameter_casualties_early_probability, 1.0}};
    assert_true(digest_with(calm, 3) == digest_with(touchy, 6));
    stage at;
    stage_open(&at, CTG_MONTH(2015, 1), 12);
    stage_fix(&at, ctg_parameter_casualties_malicious_factor, 0.0);
    stage_fix(&at, ctg_parameter_casualties_other_factor, 0.0);
    stage_set(&at);
    for (int32_t t = 1; t <= 12; t++) {
        run_month(&at, t);
        assert_int_equal(dead_of(&at), 0);
    }
    stage_close(&at);
}

static void switched_off_is_no_deaths_and_no_response(void **state)
{
    (void)state;
    const fixed off[] = {{ctg_parameter_mechanism_casualties, 0.0}};
    const fixed still[] = {{ctg_parameter_casualties_malicious_factor, 0.0},
                           {ctg_parameter_casualties_other_factor, 0.0},
                           {ctg_parameter_casualties_own, 0.0},
                           {ctg_parameter_casualties_others, 0.0},
                           {ctg_parameter_casualties_aversion, 0.0},
                           {ctg_parameter_casualties_early_probability, 0.0}};
    assert_true(digest_with(off, 1) == digest_with(still, 6));
    assert_true(digest_with(off, 1) != digest_with(off, 0));
    ctg_parameters p;
    ctg_parameters_default(&p);
    p.mechanism_casualties = 0.0;
    ctg_mechanism_apply(&p);
    for (size_t i = 0; i < 6; i++) { /* also when there is a memory from before */
        assert_bits_equal(p.value[still[i].id], 0.0);
    }
}

/* However deadly, nobody dies twice, and people and money are conserved. */
static void at_the_deadliest_rates_people_are_conserved(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2015, 1), 24);
    stage_fix(&at, ctg_parameter_casualties_malicious_factor, 100.0);
    stage_fix(&at, ctg_parameter_casualties_other_factor, 100.0);
    stage_fix(&at, ctg_parameter_casualties_early_probability, 1.0);
    stage_fix(&at, ctg_parameter_risk_danger_spread, 4.0);
    stage_set(&at);
    int64_t dead = 0;
    for (int32_t t = 1; t <= 24; t++) {
        run_month(&at, t); /* conservation is checked inside */
        dead += dead_of(&at);
        for (size_t pair = 0; pair < at.scene->S * at.scene->M; pair++) {
            assert_true(at.world->deployed_in[pair] >= 0);
        }
        for (size_t i = 0; i < at.scene->S + at.scene->M; i++) {
            assert_int_equal(at.world->tolls[i].dead, 0);
        }
    }
    assert_true(dead > 10000);
    stage_close(&at);
}

/* The dead leave their unit, their post, their state's counts and its forces; nobody else does. */
static void the_dead_leave_every_count(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2015, 1), 12);
    stage_set(&at);
    ctg_world *const world = at.world;
    ctg_commitment *unit = world->commitments;
    while (unit->persons < 100 || !unit->there) {
        unit++;
    }
    const size_t s = (size_t)unit->state;
    const size_t pool = ctg_world_pool(world, s, (size_t)unit->capability);
    const size_t need = (size_t)unit->mission * at.scene->K + (size_t)unit->capability;
    const int32_t deployed = world->people.in[ctg_deployed][pool];
    const int64_t left = world->people.left[pool];
    const int64_t joined = world->people.joined[pool];
    const int32_t persons = unit->persons;
    const int32_t filled = world->filled[need];
    const int32_t out = world->deployed_by[s] + world->outside_by[s];
    ctg_commitment_lose(world, unit, 7);
    assert_int_equal(unit->persons, persons - 7);
    assert_int_equal(unit->lost, 7);
    assert_int_equal(world->filled[need], filled - 7);
    assert_int_equal(world->deployed_by[s] + world->outside_by[s], out - 7);
    assert_int_equal(world->people.in[ctg_deployed][pool], deployed - 7);
    assert_int_equal(world->people.left[pool], left + 7);
    assert_int_equal(world->people.joined[pool], joined);
    assert_int_equal(ctg_conservation_check(world, &at.error), ctg_ok);
    stage_close(&at);
}

/* A unit of 100 of which `dead` died comes to its review in the next month; what it then has. */
static int32_t persons_after_review(int64_t posts, int32_t dead, double ceiling)
{
    small_world small;
    const small_knobs knobs = {
        .states = 1, .missions = 1, .posts = 100, .unit = 100, .deployed = 100};
    small_world_make(&small, &knobs);
    small.demand[0].posts[ctg_troops] = posts;
    small.setting.centre.mechanism_ceilings = 1.0;
    small.setting.centre.ceiling_military_share = ceiling / SMALL_FORCES;
    small.setting.centre.ceiling_minimum_pers = 0.0;
    small.setting.centre.ceiling_usual_own = 0.0;
    small.setting.centre.rotation_dwell_ratio = 0.0;
    small_world_set(&small);
    small_world_begin(&small, 0, 1000);
    assert_int_equal(small.world->commitment_count, 1);
    small.world->commitments[0].review = small.world->now + 1;
    ctg_roster_reschedule(small.world, &small.world->commitments[0]);
    ctg_commitment_lose(small.world, small.world->commitments, dead);
    small_world_run(&small, 1, 1);
    const int32_t persons =
        small.world->commitment_count > 0 ? small.world->commitments[0].persons : 0;
    assert_int_equal(small.world->commitments[0].lost, 0);
    small_world_close(&small);
    return persons;
}

static void the_next_rotation_replaces_the_dead_where_there_is_room(void **state)
{
    (void)state;
    assert_int_equal(persons_after_review(100, 0, 1000.0), 100);
    assert_int_equal(persons_after_review(100, 10, 1000.0), 100);
    assert_int_equal(persons_after_review(94, 10, 1000.0), 94); /* so many posts are left */
    assert_int_equal(persons_after_review(90, 10, 1000.0), 90);
    assert_int_equal(persons_after_review(85, 10, 1000.0), 85);
    assert_int_equal(persons_after_review(200, 10, 1000.0), 100); /* no more than there were */
    assert_int_equal(persons_after_review(100, 10, 95.0), 95);    /* nor than the ceiling */
    assert_int_equal(persons_after_review(100, 10, 50.0), 90);    /* which binds new people only */
}

/* The least n to which Poisson gives more than the uniform, against the sum of its terms; where a
 * term is so small that roundings would count, nothing is asked. */
static void deaths_are_poisson_by_inversion(void **state)
{
    (void)state;
    static const double means[] = {1e-6, 0.0381, 0.693, 2.385, 17.3, 212.0};
    for (size_t i = 0; i < sizeof means / sizeof means[0]; i++) {
        double term = exp(-means[i]);
        double below = 0.0;
        for (int32_t n = 0; n < 400; n++) {
            if (term > 1e-8) {
                const double nudge = 1e-4 * term;
                assert_int_equal(ctg_casualties_dead(means[i], below + nudge, 100000), n);
                assert_int_equal(ctg_casualties_dead(means[i], below + term - nudge, 100000), n);
            }
            below += term;
            term *= means[i] / (double)(n + 1);
        }
    }
    assert_int_equal(ctg_casualties_dead(2.385, 1.0 - 1e-12, 3), 3); /* at most all */
    assert_int_equal(ctg_casualties_dead(0.0, 0.999999, 5), 0);
    assert_int_equal(ctg_casualties_dead(1e9, 0.5, 5), 5);
}

/* Eight contingents of 400 in a month at so many deaths of 1,000 a year. A contingent that loses
 * people to malicious acts leaves whole, promised people too, when it is sure to. */
static void lose_people(double malicious_deaths, double other_deaths, bool sure, int32_t gone[2])
{
    small_world small;
    const small_knobs knobs = {
        .states = 1, .missions = 8, .posts = 1000, .unit = 100, .deployed = 400};
    small_world_make(&small, &knobs);
    small.classes[ctg_class_traditional].malicious_deaths = malicious_deaths;
    small.classes[ctg_class_traditional].other_deaths = other_deaths;
    small.setting.centre.mechanism_casualties = 1.0;
    small.setting.centre.risk_danger_spread = 0.0;
    small.setting.centre.casualties_early_probability = sure;
    small.setting.centre.casualties_half_effect_per_1000 = 1e-6;
    small_world_set(&small);
    small_world_train(&small, 1, small_infantry, 1000);
    for (int32_t m = 0; m < 8; m++) {
        assert_non_null(
            ctg_commitment_pledge(small.world, 1, m, small_infantry, 100, small.world->now + 6));
    }
    small_world_run(&small, 1, 1);
    gone[0] = gone[1] = 0;
    for (size_t m = 0; m < 8; m++) {
        const size_t need = m * SMALL_CAPABILITIES + small_infantry;
        const bool lost = small.world->lost[m * small.scene->S + 1] > 0.0f;
        const bool leaves = sure && small.world->lost_malicious[m * small.scene->S + 1] > 0.0f;
        assert_int_equal(small.world->filled[need] == 0, leaves);
        assert_int_equal(small.world->coming[need], leaves ? 0 : 100);
        gone[0] += lost;
        gone[1] += leaves;
    }
    assert_int_equal(small.world->month.early_withdrawals, gone[1]);
    small_world_close(&small);
}

static void contingents_leave_at_once_after_malicious_acts_only(void **state)
{
    (void)state;
    int32_t gone[2];
    lose_people(60.0, 0.0, true, gone);
    assert_true(gone[0] > 2 && gone[0] < 8 && gone[1] == gone[0]);
    lose_people(60.0, 0.0, false, gone);
    assert_true(gone[0] > 2 && gone[1] == 0);
    lose_people(0.0, 60.0, true, gone);
    assert_true(gone[0] > 2 && gone[1] == 0);
}

/* How many of 64 contingents of 1,000 die otherwise in a month. */
static int32_t dead_otherwise(ctg_month month, double per_decade, double other_deaths)
{
    small_world small;
    const small_knobs knobs = {
        .states = 1, .missions = 64, .posts = 1000, .unit = 100, .deployed = 1000};
    small_world_make(&small, &knobs);
    small.classes[ctg_class_traditional].other_deaths = other_deaths;
    small.setting.centre.mechanism_casualties = 1.0;
    small.setting.centre.casualties_other_per_decade = per_decade;
    small_world_set(&small);
    small_world_begin(&small, 0, 1000);
    small.world->now = month;
    ctg_casualties_run(small.world);
    const int32_t dead = small.world->month.fatalities;
    assert_int_equal(small.world->month.malicious_fatalities, 0);
    small_world_close(&small);
    return dead;
}

/* The draws of a month are the same, so that equal rates give equal deaths. */
static void deaths_otherwise_go_with_the_years(void **state)
{
    (void)state;
    static const ctg_month months[] = {CTG_MONTH(1994, 1), CTG_MONTH(2004, 1), CTG_MONTH(2014, 1)};
    int32_t still[3];
    int32_t falling[3];
    for (size_t i = 0; i < 3; i++) {
        const double times = ldexp(1.0, 1 - (int)i); /* at half as many a decade */
        const double expected = 64 * 1000 * 240.0 / 12000.0;
        still[i] = dead_otherwise(months[i], 0.0, 240.0);
        falling[i] = dead_otherwise(months[i], -1.0, 240.0);
        assert_int_equal(falling[i], dead_otherwise(months[i], 0.0, 240.0 * times));
        assert_true(fabs(still[i] - expected) < 5.0 * sqrt(expected));
        assert_true(fabs(falling[i] - expected * times) < 5.0 * sqrt(expected * times));
    }
    assert_true(falling[0] > falling[1] && falling[1] > falling[2]);
    assert_int_equal(falling[1], still[1]);
    assert_true(dead_otherwise(months[2], 1.0, 240.0) > still[2]);
    /* from December 2016, 155 months after it is 1, the trend stands still */
    static const ctg_month ends[] = {CTG_MONTH(2016, 11), CTG_MONTH(2016, 12), CTG_MONTH(2030, 1)};
    for (size_t i = 0; i < 3; i++) {
        const double rate = 2400.0 * exp2(i == 0 ? -154.0 / 120.0 : -155.0 / 120.0);
        const int32_t dead = dead_otherwise(ends[i], 0.0, rate);
        assert_int_equal(dead_otherwise(ends[i], -1.0, 2400.0), dead);
    }
}

/* More of one gives more of the other: the effects are many times the spread of four replicates. */
static void more_danger_means_more_deaths_and_more_departures(void **state)
{
    (void)state;
    static const double factors[] = {0.5, 2.0, 8.0};
    int64_t dead[3] = {0, 0, 0};
    int64_t gone[3] = {0, 0, 0};
    for (size_t i = 0; i < 3; i++) {
        stage at;
        stage_open(&at, CTG_MONTH(2015, 1), 24);
        stage_fix(&at, ctg_parameter_casualties_malicious_factor, factors[i]);
        stage_fix(&at, ctg_parameter_casualties_early_probability, 0.5);
        stage_set(&at);
        for (uint32_t replicate = 0; replicate < 4; replicate++) {
            ctg_world_start(at.world, replicate);
            for (int32_t t = 1; t <= 24; t++) {
                run_month(&at, t);
                dead[i] += at.world->month.malicious_fatalities;
                gone[i] += at.world->month.early_withdrawals;
            }
        }
        stage_close(&at);
    }
    assert_true(dead[0] < dead[1] && dead[1] < dead[2]);
    assert_true(gone[0] < gone[1] && gone[1] < gone[2]);
}

/* A year's deaths by state are the months' deaths of the world. */
static void deaths_by_state_add_up_to_those_of_the_world(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2015, 1), 24);
    stage_set(&at);
    const ctg_record_shape shape = ctg_ensemble_shape(&at.setting);
    double *const record = calloc(ctg_measures_record_size(&shape), sizeof *record);
    assert_non_null(record);
    ctg_record_take(at.world, &shape, record);
    double months[3] = {0.0, 0.0, 0.0};
    double years[3] = {0.0, 0.0, 0.0};
    for (int32_t t = 1; t <= 24; t++) {
        run_month(&at, t);
        ctg_record_take(at.world, &shape, record);
        const size_t inside =
            ctg_measures_place(&shape, ctg_measure_world_fatalities, (size_t)t, 0);
        const size_t malicious =
            ctg_measures_place(&shape, ctg_measure_world_malicious_fatalities, (size_t)t, 0);
        const size_t outside =
            ctg_measures_place(&shape, ctg_measure_world_outside_fatalities, (size_t)t, 0);
        months[(t + 11) / 12] += record[inside] + record[outside];
        assert_true(record[malicious] <= record[inside]);
    }
    for (size_t year = 0; year <= 2; year++) {
        for (size_t s = 0; s < at.scene->S; s++) {
            years[year] +=
                record[ctg_measures_place(&shape, ctg_measure_state_fatalities, year, s)];
        }
        assert_bits_equal(years[year], months[year]);
    }
    assert_true(years[1] > 50.0);
    free(record);
    stage_close(&at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(where_nobody_dies_no_response_matters),
        cmocka_unit_test(switched_off_is_no_deaths_and_no_response),
        cmocka_unit_test(at_the_deadliest_rates_people_are_conserved),
        cmocka_unit_test(the_dead_leave_every_count),
        cmocka_unit_test(the_next_rotation_replaces_the_dead_where_there_is_room),
        cmocka_unit_test(deaths_are_poisson_by_inversion),
        cmocka_unit_test(contingents_leave_at_once_after_malicious_acts_only),
        cmocka_unit_test(deaths_otherwise_go_with_the_years),
        cmocka_unit_test(more_danger_means_more_deaths_and_more_departures),
        cmocka_unit_test(deaths_by_state_add_up_to_those_of_the_world),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
