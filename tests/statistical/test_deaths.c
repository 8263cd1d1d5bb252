/* Deaths in missions against their distributions, exits after losses against binomials, and what
 * the shipped world gives beside pattern V19.
 *
 * In the small world 64 missions have 500 people each; missions and replicates are independent
 * trials. With 12,800 of them a mean of 2.5 deaths is held to 0.07, its variance to 0.2.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/casualties.h"

#include <gsl/gsl_randist.h>

#include "engine/model/commitment.h"
#include "engine/model/roster.h"
#include "tests/support/chance.h"
#include "tests/support/scene.h"
#include "tests/support/small_world.h"

#define MISSIONS 64
#define REPLICATES 200
#define TRIALS (MISSIONS * REPLICATES)
#define PEOPLE 500
#define EXPECTED 2.5 /* of 500 people in a month at 60 deaths of 1,000 a year */

static void open_missions(small_world *small, double spread)
{
    const small_knobs knobs = {
        .states = 2, .missions = MISSIONS, .posts = PEOPLE, .unit = 100, .deployed = PEOPLE};
    small_world_make(small, &knobs);
    small->classes[ctg_class_traditional].malicious_deaths = 20.0;
    small->classes[ctg_class_traditional].other_deaths = 40.0;
    ctg_parameters *const p = &small->setting.centre;
    p->mechanism_casualties = 1.0;
    p->risk_danger_spread = spread;
    p->casualties_early_probability = 0.0;
    small_world_set(small);
}

#define CELLS 9 /* 0 to 7 deaths, 8 and more */

static void deaths_of_a_contingent_are_poisson(void **state)
{
    (void)state;
    small_world small;
    uint32_t counts[CELLS] = {0};
    double p[CELLS];
    double sum = 0.0;
    double squares = 0.0;
    uint32_t malicious = 0;
    open_missions(&small, 0.0);
    for (uint32_t replicate = 0; replicate < REPLICATES; replicate++) {
        ctg_world_start(small.world, replicate);
        small_world_run(&small, 1, 1);
        for (size_t m = 0; m < MISSIONS; m++) {
            const int32_t dead =
                PEOPLE - small.world->deployed_in[m * small.scene->S + 1]; /* of contributor 1 */
            counts[dead < CELLS - 1 ? dead : CELLS - 1]++;
            sum += dead;
            squares += (double)dead * dead;
        }
        malicious += (uint32_t)small.world->month.malicious_fatalities;
    }
    p[CELLS - 1] = 1.0;
    for (unsigned n = 0; n < CELLS - 1; n++) {
        p[n] = gsl_ran_poisson_pdf(n, EXPECTED);
        p[CELLS - 1] -= p[n];
    }
    assert_cells(counts, p, CELLS);
    const double mean = sum / TRIALS;
    assert_mean(mean, EXPECTED, sqrt(EXPECTED / TRIALS));
    const double variance = squares / TRIALS - mean * mean; /* its variance: (l + 2 l^2) / n */
    assert_mean(variance, EXPECTED, sqrt((EXPECTED + 2.0 * EXPECTED * EXPECTED) / TRIALS));
    assert_binomial(malicious, (uint32_t)sum, 1.0 / 3.0);
    small_world_close(&small);
}

/* Whoever dies is anybody: of a contingent's five units each has a fifth of the dead. */
static void the_dead_are_drawn_among_all_of_a_contingent(void **state)
{
    (void)state;
    small_world small;
    uint32_t counts[5] = {0};
    const double p[5] = {0.2, 0.2, 0.2, 0.2, 0.2};
    open_missions(&small, 0.0);
    for (uint32_t replicate = 0; replicate < REPLICATES; replicate++) {
        ctg_world_start(small.world, replicate);
        small_world_run(&small, 1, 1);
        for (size_t i = 0; i < small.world->commitment_count; i++) {
            const ctg_commitment *const unit = &small.world->commitments[i];
            assert_int_equal(unit->persons + unit->lost, 100);
            counts[unit->serial] += (uint32_t)unit->lost;
        }
    }
    assert_cells(counts, p, 5);
    small_world_close(&small);
}

/* The mean of a mission's danger is 1 and its logarithm has the spread; a sum of four uniforms has
 * a kurtosis of 2.7, and of 2^(b x) over it the second moment is known. */
static void danger_has_mean_1_and_its_spread(void **state)
{
    (void)state;
    static const double spreads[] = {0.4, 1.7, 2.6};
    for (size_t i = 0; i < sizeof spreads / sizeof spreads[0]; i++) {
        small_world small;
        double sum = 0.0;
        double logs = 0.0;
        double squares = 0.0;
        const double b = spreads[i] * sqrt(3.0);
        const double once = (exp2(b / 2.0) - exp2(-b / 2.0)) / (b * log(2.0));
        const double twice = (exp2(b) - exp2(-b)) / (2.0 * b * log(2.0));
        const double variance = pow(twice / (once * once), 4.0) - 1.0;
        open_missions(&small, spreads[i]);
        for (uint32_t replicate = 0; replicate < REPLICATES; replicate++) {
            ctg_world_start(small.world, replicate);
            for (size_t m = 0; m < MISSIONS; m++) {
                const double danger = ctg_casualties_danger(small.world, m);
                sum += danger;
                logs += log2(danger);
                squares += log2(danger) * log2(danger);
            }
        }
        const double middle = -4.0 * log2(once);
        const double found = squares / TRIALS - 2.0 * middle * logs / TRIALS + middle * middle;
        const double wanted = spreads[i] * spreads[i];
        assert_mean(sum / TRIALS, 1.0, sqrt(variance / TRIALS));
        assert_mean(logs / TRIALS, middle, spreads[i] / sqrt((double)TRIALS));
        assert_mean(found, wanted, wanted * sqrt(1.7 / TRIALS));
        small_world_close(&small);
    }
}

/* Deaths by malicious acts concentrate where danger is spread: the two deadliest of 64 missions
 * have a larger share of them. */
static double share_of_two(double spread)
{
    small_world small;
    double shares = 0.0;
    open_missions(&small, spread);
    for (uint32_t replicate = 0; replicate < 20; replicate++) {
        double most[2] = {0.0, 0.0};
        double all = 0.0;
        ctg_world_start(small.world, replicate);
        small_world_run(&small, 1, 1);
        for (size_t m = 0; m < MISSIONS; m++) {
            const double lost = (double)small.world->lost_malicious_in[m];
            all += lost;
            most[1] = lost > most[0] ? most[0] : (lost > most[1] ? lost : most[1]);
            most[0] = lost > most[0] ? lost : most[0];
        }
        shares += (most[0] + most[1]) / all / 20.0;
    }
    small_world_close(&small);
    return shares;
}

static void danger_concentrates_deaths_by_malicious_acts(void **state)
{
    (void)state;
    const double even = share_of_two(0.0);
    const double spread = share_of_two(1.7);
    print_message("two deadliest of 64 missions: %.2f of malicious deaths where all are alike, "
                  "%.2f at the default spread\n",
                  even, spread);
    assert_true(even < 0.15 && spread > 2.0 * even);
}

/* Contributors 1 and 2 have a unit in each mission and have lost as many of 1,000 there; 2 borders
 * the host. Their commitments end as often as their log-odds say, and 2's less often. */
static void neighbours_of_the_host_leave_less_at_equal_losses(void **state)
{
    (void)state;
    small_world small;
    uint32_t ended[3] = {0};
    const small_knobs knobs = {
        .states = 2, .missions = MISSIONS, .posts = 200, .unit = 100, .deployed = 100};
    small_world_make(&small, &knobs);
    small.dyads[2].contiguous = 1;
    ctg_parameters *const p = &small.setting.centre;
    p->mechanism_casualties = 1.0;
    p->casualties_own = 2.0;
    p->casualties_near_share = 0.25;
    p->casualties_half_effect_per_1000 = 5.0;
    p->exit_base = -1.0;
    small_world_set(&small);
    for (uint32_t replicate = 0; replicate < REPLICATES; replicate++) {
        small_world_begin(&small, replicate, MISSIONS * 200);
        ctg_world *const world = small.world;
        for (int32_t m = 0; m < MISSIONS; m++) {
            ctg_commitment *const unit =
                ctg_commitment_pledge(world, 2, m, small_infantry, 100, world->now);
            ctg_commitment_arrive(world, unit, world->now + 1);
            world->lost[(size_t)m * small.scene->S + 1] = 5.0f;
            world->lost[(size_t)m * small.scene->S + 2] = 5.0f;
            world->lost_any[m] = 1.0f;
        }
        for (size_t i = 0; i < world->commitment_count; i++) {
            world->commitments[i].review = world->now + 1;
            ctg_roster_reschedule(world, &world->commitments[i]);
        }
        small_world_run(&small, 1, 1);
        for (size_t s = 1; s <= 2; s++) {
            for (size_t m = 0; m < MISSIONS; m++) {
                ended[s] += world->deployed_in[m * small.scene->S + s] == 0;
            }
        }
    }
    assert_binomial(ended[1], TRIALS, 1.0 / (1.0 + exp2(-(-1.0 + 1.0))));
    assert_binomial(ended[2], TRIALS, 1.0 / (1.0 + exp2(-(-1.0 + 0.25))));
    assert_true(ended[2] < ended[1]);
    small_world_close(&small);
}

/* What UN missions lost in a run, and what they should have by the table of classes, with years. */
typedef struct losses {
    double years, dead, malicious, expected;
    double deadliest; /* rate of malicious deaths of 1,000 a year, missions of 1,000 people */
} losses;

static void add_mission(const stage *at, size_t m, losses *sum)
{
    const ctg_class_row *const row = &at->epoch.tables.classes[at->world->mission_class[m]];
    const double last = fmin(at->world->now, CTG_MONTH(2016, 12)); /* the trend ends there */
    const double decades = (last - CTG_MONTH(2004, 1)) / 120.0;
    const double other =
        row->other_deaths * exp2(at->world->p.casualties_other_per_decade * decades);
    double people = 0.0;
    assert_int_equal(row->mission_class, at->world->mission_class[m]);
    for (size_t k = 0; k < at->scene->K; k++) {
        people += at->world->filled[m * at->scene->K + k];
    }
    sum->years += people / 12.0;
    sum->expected += people / 12.0 * (row->malicious_deaths + other) / 1000.0;
    if (people >= 1000.0) {
        const double rate = row->malicious_deaths * ctg_casualties_danger(at->world, m);
        sum->deadliest = fmax(sum->deadliest, rate);
    }
}

static losses losses_in(ctg_month start, int32_t months, double spread)
{
    stage at;
    losses sum = {0.0, 0.0, 0.0, 0.0, 0.0};
    double deadliest = 0.0;
    stage_open(&at, start, months);
    memset(at.setting.drawn, 0, sizeof at.setting.drawn);
    stage_fix(&at, ctg_parameter_risk_danger_spread, spread);
    stage_set(&at);
    for (uint32_t replicate = 0; replicate < 4; replicate++) {
        ctg_world_start(at.world, replicate);
        sum.deadliest = 0.0;
        for (int32_t t = 1; t <= months; t++) {
            assert_int_equal(ctg_step_run(at.world, t, &at.error), ctg_ok);
            sum.dead += at.world->month.fatalities;
            sum.malicious += at.world->month.malicious_fatalities;
            for (size_t m = 0; m < at.scene->M; m++) {
                if (!ctg_world_is_outside(at.world, m)) {
                    add_mission(&at, m, &sum);
                }
            }
        }
        deadliest += sum.deadliest / 4.0;
    }
    sum.deadliest = deadliest;
    stage_close(&at);
    print_message(
        "from %d, danger spread over %.1f doublings: %.2f deaths of 1,000 a year, %.2f by "
        "malicious acts, in the deadliest mission %.1f\n",
        ctg_month_year(start), spread, 1000.0 * sum.dead / sum.years,
        1000.0 * sum.malicious / sum.years, sum.deadliest);
    return sum;
}

/* People are counted after the dead of the month have left: less than a thousandth too few. */
static void the_shipped_world_loses_as_many_as_its_classes_say(void **state)
{
    (void)state;
    const losses early = losses_in(CTG_MONTH(1995, 1), 60, 0.0);
    assert_mean(early.dead, early.expected, sqrt(early.expected));
    const losses late = losses_in(CTG_MONTH(2015, 1), 60, 0.0);
    assert_mean(late.dead, late.expected, sqrt(late.expected));
    const losses after = losses_in(CTG_MONTH(2015, 1), 180, 0.0); /* 13 years of no trend */
    assert_mean(after.dead, after.expected, sqrt(after.expected));
    (void)losses_in(CTG_MONTH(2015, 1), 60, 1.7);
    (void)losses_in(CTG_MONTH(2009, 12), 60, 1.7);
    (void)losses_in(CTG_MONTH(1995, 1), 60, 1.7);
    print_message("V19: 1.80 (1991-2004), .91 (2007-14); 2.2 by malicious acts in the deadliest\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(deaths_of_a_contingent_are_poisson),
        cmocka_unit_test(the_dead_are_drawn_among_all_of_a_contingent),
        cmocka_unit_test(danger_has_mean_1_and_its_spread),
        cmocka_unit_test(danger_concentrates_deaths_by_malicious_acts),
        cmocka_unit_test(neighbours_of_the_host_leave_less_at_equal_losses),
        cmocka_unit_test(the_shipped_world_loses_as_many_as_its_classes_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
