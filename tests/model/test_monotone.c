/* More of this never gives less of that: one knob a mechanism, summed over replicates that meet the
 * same chance, so that the effect is several times the spread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/mandates.h"
#include "engine/model/people.h"
#include "engine/model/record_ready.h"
#include "engine/model/step.h"
#include "tests/support/scene.h"

#define MONTHS 30
#define REPLICATES 4

typedef double outcome(const ctg_world *world);

static double deployed(const ctg_world *world)
{
    double sum = 0.0;
    for (size_t s = 0; s < world->scene->S; s++) {
        sum += world->deployed_by[s];
    }
    return sum;
}

static double deployed_outside(const ctg_world *world)
{
    double sum = 0.0;
    for (size_t s = 0; s < world->scene->S; s++) {
        sum += world->outside_by[s];
    }
    return sum;
}

static double in_robust_missions(const ctg_world *world)
{
    double sum = 0.0;
    for (size_t m = 0; m < world->scene->M; m++) {
        for (size_t k = 0; world->mission_class[m] == ctg_class_robust && k < world->scene->K;
             k++) {
            sum += world->filled[m * world->scene->K + k];
        }
    }
    return sum;
}

static double stayed(const ctg_world *world)
{
    double sum = 0.0;
    for (size_t s = 0; s < world->scene->S; s++) {
        const int32_t now = world->deployed_by[s];
        sum += now < world->start_by[s] ? now : world->start_by[s];
    }
    return sum;
}

static double sustained(const ctg_world *world)
{
    double sum = 0.0;
    for (size_t s = 0; s < world->scene->S; s++) {
        for (size_t k = 0; k < world->scene->K; k++) {
            sum += (double)ctg_record_ready_sustained(world, s, k);
        }
    }
    return sum;
}

static double in_practice(const ctg_world *world)
{
    double sum = 0.0;
    for (size_t pool = 0; pool < world->scene->S * world->scene->K; pool++) {
        sum += world->people.in[ctg_current][pool];
    }
    return sum;
}

/* Arrears would be 0 where all is paid; owed to contributors is what hurts. */
static double owed(const ctg_world *world)
{
    double sum = 0.0;
    for (size_t at = 0; at < world->scene->S * world->scene->M; at++) {
        sum += (double)world->debts[at];
    }
    return sum;
}

/* States replace who leaves: they teach more. (Whoever is new is in practice, so that turnover does
 * not lower the number of people in practice.) */
static double taught(const ctg_world *world)
{
    return (double)world->month.own_training_cents;
}

/* The outcome with the parameter at a value from the second month on. States are not so ready that
 * every post is filled whatever the knob says, and have nobody out to whom a ceiling yields. */
static double with(ctg_parameter_id id, double value, outcome *of)
{
    stage at;
    double sum = 0.0;
    const ctg_change change = {id, ctg_set, value, CTG_MONTH(2015, 2), CTG_MONTH_MOST};
    stage_open(&at, CTG_MONTH(2015, 1), MONTHS);
    at.setting.changes = &change;
    at.setting.change_count = 1;
    stage_fix(&at, ctg_parameter_willingness_unit_base, -19.0);
    stage_fix(&at, ctg_parameter_ceiling_usual_own, 0.0);
    stage_set(&at);
    for (uint32_t replicate = 0; replicate < REPLICATES; replicate++) {
        ctg_world_start(at.world, replicate);
        for (int32_t t = 1; t <= MONTHS; t++) {
            assert_int_equal(ctg_step_run(at.world, t, &at.error), ctg_ok);
        }
        sum += of(at.world);
    }
    stage_close(&at);
    return sum;
}

static void every_knob_turns_its_outcome_one_way(void **state)
{
    static const struct {
        const char *what;
        ctg_parameter_id id;
        double low, high;
        outcome *of;
        int sign;
    } knobs[] = {
        {"M1 the more posts nobody means to fill, the fewer", ctg_parameter_demand_unplanned_share,
         0, 0.8, deployed, -1},
        {"M2 the harder vacancies are sought for, the more", ctg_parameter_willingness_vacancy, 0,
         8, deployed, 1},
        {"M2 the readier, the more", ctg_parameter_willingness_unit_base, -20, -9, deployed, 1},
        {"M2 the more interest in hosts, the more", ctg_parameter_willingness_interest, 0, 8,
         deployed, 1},
        {"M3 the more habit, the more stay", ctg_parameter_exit_habit, 0, 4, stayed, 1},
        {"M3 the readier to leave, the fewer stay", ctg_parameter_exit_base, -6, 3, stayed, -1},
        {"M4 the higher the ceiling, the more", ctg_parameter_ceiling_military_share, 0.004, 0.2,
         deployed, 1},
        {"M4 the longer the rest, the fewer can be sustained", ctg_parameter_rotation_dwell_ratio,
         0.5, 4, sustained, -1},
        {"M6 the later members pay, the more is owed", ctg_parameter_money_payment_probability,
         0.05, 0.9, owed, -1},
        {"M7 the more it costs its state, the fewer come",
         ctg_parameter_money_own_cost_usd_per_month, 300, 9000, deployed, -1},
        {"M8 the more risk deters, the fewer are in robust missions",
         ctg_parameter_willingness_risk, 0, 6, in_robust_missions, -1},
        {"M12 the more frameworks draw, the more are outside", ctg_parameter_frameworks_unit_base,
         -4, 6, deployed_outside, 1},
        {"M14 the more one instructor teaches, the more are ready",
         ctg_parameter_training_people_per_instructor, 2, 40, sustained, 1},
        {"M15 the slower skills lapse, the more are in practice",
         ctg_parameter_training_lapse_half_life_months, 3, 60, in_practice, 1},
        {"M15 the more leave, the more is spent on teaching",
         ctg_parameter_training_turnover_per_year, 0, 0.5, taught, 1},
        {"M16 the more pledges fail, the fewer come", ctg_parameter_readiness_pledge_failure_share,
         0, 0.8, deployed, -1},
        {"M16 the longer units take, the fewer are there", ctg_parameter_readiness_delay_months, 1,
         20, deployed, -1},
    };
    (void)state;
    for (size_t i = 0; i < sizeof knobs / sizeof knobs[0]; i++) {
        const double low = with(knobs[i].id, knobs[i].low, knobs[i].of);
        const double high = with(knobs[i].id, knobs[i].high, knobs[i].of);
        if ((high - low) * knobs[i].sign <= 0.0) {
            fail_msg("%s: %.0f at %g, %.0f at %g", knobs[i].what, low, knobs[i].low, high,
                     knobs[i].high);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_knob_turns_its_outcome_one_way)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
