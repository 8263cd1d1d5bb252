/* The chain of situations in a reduced world, where every host is alike: its occupancy is the
 * stationary distribution of the three-state matrix.
 *
 * Without slopes and with one way for conflict to begin, the rows of the engine's monthly matrix
 * are those of a textbook chain. Its stationary distribution p solves p = p A, sum(p) = 1. After
 * BURN_IN months nothing is left of the start (the second eigenvalue to that power is below 1e-9),
 * and hosts and replicates are independent, so that the number of hosts in a state is binomial. The
 * tolerance of each of the three shares is 5.03 standard deviations: a false alarm of 1e-6 by a
 * normal approximation, of which the seeds, being fixed, have had theirs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "engine/model/situations.h"
#include "engine/model/ties.h"
#include "tests/support/demand.h"

#define BURN_IN 240
#define REPLICATES 60
#define DEVIATIONS 5.03
#define BEGINS 0.2385
#define BEGINS_MAJOR 0.0317
#define ENDS 0.3141
#define ESCALATES 0.2718
#define WANES 0.4142
#define ENDS_MAJOR 0.0577

static double monthly(double yearly)
{
    return 1.0 - pow(1.0 - yearly, 1.0 / 12.0);
}

/* Solves p = p A: p_i is proportional to the cofactor of I - A on its diagonal. */
static void stationary(double p[3])
{
    const double a01 = monthly(BEGINS), a02 = monthly(BEGINS_MAJOR);
    const double a10 = monthly(ENDS), a12 = monthly(ESCALATES);
    const double a20 = monthly(ENDS_MAJOR), a21 = monthly(WANES);
    p[0] = a10 * a20 + a10 * a21 + a12 * a20;
    p[1] = a01 * a20 + a01 * a21 + a02 * a21;
    p[2] = a01 * a12 + a02 * a10 + a02 * a12;
    const double sum = p[0] + p[1] + p[2];
    for (int i = 0; i < 3; i++) {
        p[i] /= sum;
    }
}

static void make_hosts_alike(stage *at)
{
    demand_open(at, CTG_MONTH(2015, 1), BURN_IN);
    stage_fix(at, ctg_parameter_situations_fresh_minor_per_year, BEGINS);
    stage_fix(at, ctg_parameter_situations_fresh_major_per_year, BEGINS_MAJOR);
    stage_fix(at, ctg_parameter_situations_fresh_per_income_doubling, 0.0);
    stage_fix(at, ctg_parameter_situations_fresh_per_people_doubling, 0.0);
    stage_fix(at, ctg_parameter_situations_again_minor_per_year, BEGINS);
    stage_fix(at, ctg_parameter_situations_again_major_per_year, BEGINS_MAJOR);
    stage_fix(at, ctg_parameter_situations_again_per_income_doubling, 0.0);
    stage_fix(at, ctg_parameter_situations_again_per_people_doubling, 0.0);
    stage_fix(at, ctg_parameter_situations_again_per_peace_doubling, 0.0);
    stage_fix(at, ctg_parameter_situations_minor_ends_per_year, ENDS);
    stage_fix(at, ctg_parameter_situations_minor_ends_per_people_doubling, 0.0);
    stage_fix(at, ctg_parameter_situations_minor_escalates_per_year, ESCALATES);
    stage_fix(at, ctg_parameter_situations_major_wanes_per_year, WANES);
    stage_fix(at, ctg_parameter_situations_major_ends_per_year, ENDS_MAJOR);
    stage_fix(at, ctg_parameter_situations_major_wanes_per_people_doubling, 0.0);
    stage_fix(at, ctg_parameter_situations_people_least, 0.0);
    stage_set(at);
}

static void occupancy_is_the_stationary_distribution(void **state)
{
    (void)state;
    stage at;
    double expected[3];
    double found[3] = {0.0, 0.0, 0.0};
    double all = 0.0;
    make_hosts_alike(&at);
    stationary(expected);
    for (uint32_t replicate = 0; replicate < REPLICATES; replicate++) {
        ctg_world_start(at.world, replicate);
        for (int32_t t = 1; t <= BURN_IN; t++) {
            demand_turn(at.world, t);
        }
        for (size_t h = 0; h < at.scene->H; h++) {
            found[at.world->situation[h]] += 1.0;
            all += 1.0;
        }
    }
    for (int i = 0; i < 3; i++) {
        const double deviation = sqrt(expected[i] * (1.0 - expected[i]) / all);
        print_message("state %d: %.4f, expected %.4f +- %.4f\n", i, found[i] / all, expected[i],
                      DEVIATIONS * deviation);
        assert_close(found[i] / all, expected[i], DEVIATIONS * deviation);
    }
    stage_close(&at);
}

/* The row that the engine draws from is the textbook's, to the precision of its powers. */
static void a_months_row_is_the_twelfth_root_of_a_years_steps(void **state)
{
    (void)state;
    stage at;
    double to[CTG_INTENSITIES];
    make_hosts_alike(&at);
    for (uint8_t from = 0; from < CTG_INTENSITIES; from++) {
        static const double yearly[3][3] = {
            {0.0, BEGINS, BEGINS_MAJOR}, {ENDS, 0.0, ESCALATES}, {ENDS_MAJOR, WANES, 0.0}};
        double rest = 1.0;
        at.world->situation[7] = from;
        ctg_situations_row(at.world, 7, to);
        for (uint8_t i = 0; i < CTG_INTENSITIES; i++) {
            if (i != from) {
                assert_close(to[i], monthly(yearly[from][i]), 1e-15);
                rest -= to[i];
            }
        }
        assert_close(to[from], rest, 1e-15);
    }
    stage_close(&at);
}

/* People of the states whose GDP is known. */
static double world_people(const ctg_scene *scene)
{
    double sum = 0.0;
    for (size_t s = 0; s < scene->S; s++) {
        sum += scene->gdp_usd[s] > 0.0 ? scene->population[s] : 0.0;
    }
    return sum;
}

/* P(no conflict within ten years) of hosts that had none within memory: rich and poor, small and
 * large, against the product of the yearly probabilities. */
static void fresh_conflict_is_as_rare_as_income_and_people_say(void **state)
{
    (void)state;
    stage at;
    double poor = 0.0;
    double rich = 0.0;
    demand_open(&at, CTG_MONTH(2015, 1), 12);
    stage_set(&at);
    for (size_t h = 0; h < at.scene->S; h++) {
        double to[CTG_INTENSITIES];
        if (at.world->situation[h] != 0 || at.world->fought[h] != CTG_NO_MONTH) {
            continue;
        }
        ctg_situations_row(at.world, h, to);
        const double income = ctg_situations_income(at.world, h);
        const double people = at.scene->population[h];
        const double share = people * 600.0 / world_people(at.scene);
        const double prone = pow(income > 0.0 ? income : 1.0, -0.68) * pow(share, 0.30);
        assert_close(to[ctg_intensity_minor], people < 500000.0 ? 0.0 : monthly(0.0076) * prone,
                     1e-12);
        if (income > 2.0) {
            rich = to[ctg_intensity_minor] > rich ? to[ctg_intensity_minor] : rich;
        } else if (income > 0.0 && income < 0.1) {
            poor = to[ctg_intensity_minor] > poor ? to[ctg_intensity_minor] : poor;
        }
    }
    assert_true(poor > 4.0 * rich && rich > 0.0);
    stage_close(&at);
}

/* Whoever existed at the start keeps the income and people of then; whoever comes later has those
 * of its own time, beside the world of that time. */
static void hosts_stay_as_rich_and_as_many_as_at_the_start(void **state)
{
    (void)state;
    stage at;
    double first[CTG_INTENSITIES];
    double last[CTG_INTENSITIES];
    demand_open(&at, CTG_MONTH(2009, 12), 61);
    stage_set(&at);
    const ctg_scene *const scene = at.scene;
    const size_t h = (size_t)ctg_ties_find(scene, "GHA");
    const size_t new = (size_t)ctg_ties_find(scene, "SSD");
    const double income = ctg_situations_income(at.world, h);
    at.world->situation[h] = at.world->situation[new] = ctg_intensity_none;
    at.world->fought[h] = at.world->fought[new] = CTG_NO_MONTH;
    ctg_situations_row(at.world, h, first);
    at.world->y = 5; /* December 2014 */
    at.world->now = CTG_MONTH(2014, 12);
    const size_t now = 5 * scene->S;
    assert_true(scene->population[now + h] > 1.05 * scene->population[h]);
    assert_true(scene->gdp_usd[new] <= 0.0 && scene->gdp_usd[now + new] > 0.0);
    ctg_situations_row(at.world, h, last);
    assert_bits_equal(ctg_situations_income(at.world, h), income);
    assert_memory_equal(last, first, sizeof first);
    /* the new one, by hand */
    double people = 0.0;
    double gdp_usd = 0.0;
    for (size_t s = 0; s < scene->S; s++) {
        if (scene->exists[now + s] && scene->gdp_usd[now + s] > 0.0) {
            people += scene->population[now + s];
            gdp_usd += scene->gdp_usd[now + s];
        }
    }
    const double own = scene->gdp_usd[now + new] / scene->population[now + new];
    const double share = scene->population[now + new] * 600.0 / people;
    assert_close(ctg_situations_income(at.world, new), own / (gdp_usd / people), 1e-12);
    ctg_situations_row(at.world, new, last);
    assert_close(last[ctg_intensity_minor],
                 monthly(0.0076) * pow(own / (gdp_usd / people), -0.68) * pow(share, 0.30), 1e-12);
    stage_close(&at);
}

/* China has no GDP that is known, India does not exist yet: the world is the others'. */
static void the_world_is_of_states_that_exist_and_whose_gdp_is_known(void **state)
{
    (void)state;
    stage at;
    demand_open(&at, CTG_MONTH(2015, 1), 12);
    ctg_tables *const tables = &at.epoch.tables;
    const size_t china = stage_state(&at, "CHN");
    const size_t india = stage_state(&at, "IND");
    ctg_state_row *const states = malloc(tables->states_count * sizeof *states);
    ctg_covariate_row *const rows = malloc(tables->covariates_count * sizeof *rows);
    assert_true(states != NULL && rows != NULL);
    memcpy(states, tables->states, tables->states_count * sizeof *states);
    memcpy(rows, tables->covariates, tables->covariates_count * sizeof *rows);
    states[india].member_since = states[india].exists_since = 2030;
    for (size_t i = 0; i < tables->covariates_count; i++) {
        rows[i].gdp_usd = rows[i].state == (int32_t)china ? 0 : rows[i].gdp_usd;
    }
    tables->states = states;
    tables->covariates = rows;
    stage_set(&at);
    double people = 0.0;
    double gdp_usd = 0.0;
    for (size_t s = 0; s < at.scene->S; s++) {
        if (s != india && s != china && at.scene->gdp_usd[s] > 0.0) {
            people += at.scene->population[s];
            gdp_usd += at.scene->gdp_usd[s];
        }
    }
    assert_true(at.scene->population[china] > 1e9 && at.scene->gdp_usd[india] > 1e12);
    assert_close(at.scene->world_people[0] / people, 1.0, 1e-12);
    assert_close(at.scene->world_income[0] / (gdp_usd / people), 1.0, 1e-12);
    stage_close(&at);
    free(states);
    free(rows);
}

/* Nobody knows how many there are: that is not few. */
static void where_people_are_not_counted_nothing_speaks_for_peace(void **state)
{
    (void)state;
    stage at;
    double to[CTG_INTENSITIES];
    demand_open(&at, CTG_MONTH(2015, 1), 12);
    stage_set(&at);
    const size_t h = (size_t)ctg_ties_find(at.scene, "GHA");
    at.world->situation[h] = ctg_intensity_none;
    at.world->fought[h] = CTG_NO_MONTH;
    at.scene->population[h] = 0.0;
    ctg_situations_row(at.world, h, to);
    assert_close(to[ctg_intensity_minor], monthly(0.0076), 1e-12);
    at.scene->population[h] = 499999.0;
    ctg_situations_row(at.world, h, to);
    assert_bits_equal(to[ctg_intensity_minor], 0.0);
    stage_close(&at);
}

static void conflict_begins_again_sooner_than_afresh(void **state)
{
    (void)state;
    stage at;
    double row[3][CTG_INTENSITIES];
    static const ctg_month fought[] = {CTG_NO_MONTH, CTG_MONTH(2014, 1), CTG_MONTH(2000, 1)};
    demand_open(&at, CTG_MONTH(2015, 1), 12);
    stage_set(&at);
    const size_t h = (size_t)ctg_ties_find(at.scene, "GHA");
    at.world->situation[h] = 0;
    for (size_t i = 0; i < 3; i++) {
        at.world->fought[h] = fought[i];
        ctg_situations_row(at.world, h, row[i]);
    }
    assert_true(row[1][ctg_intensity_minor] > row[2][ctg_intensity_minor]);
    assert_true(row[2][ctg_intensity_minor] > row[0][ctg_intensity_minor]);
    stage_close(&at);
}

static void while_the_record_speaks_situations_are_its_own(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2008, 12), 110);
    stage_set(&at);
    const ctg_tables *const tables = at.scene->tables;
    for (int32_t t = 0; t <= 96; t++) {
        demand_turn(at.world, t);
        int64_t sum = 0;
        int64_t recorded = 0;
        for (size_t h = 0; h < at.scene->H; h++) {
            sum += at.world->situation[h];
        }
        for (size_t i = 0; i < tables->conflicts_count; i++) {
            const bool now = tables->conflicts[i].year == ctg_month_year(at.world->now);
            recorded += now ? tables->conflicts[i].intensity : 0;
        }
        assert_int_equal(sum, recorded);
    }
    uint8_t kept[512];
    bool moved = false;
    memcpy(kept, at.world->situation, at.scene->H);
    for (int32_t t = 97; t <= 110; t++) { /* from 2017 on the chain takes over */
        demand_turn(at.world, t);
        moved = moved || memcmp(kept, at.world->situation, at.scene->H) != 0;
    }
    assert_true(moved);
    stage_close(&at);
}

/* Draws are named by these. */
static void no_two_hosts_share_a_number(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2015, 1), 12);
    stage_set(&at);
    for (size_t a = 0; a < at.scene->H; a++) {
        const uint32_t number = at.scene->host_number[a];
        assert_true(number < 65536);
        for (size_t b = 0; b < a; b++) {
            assert_true(number != at.scene->host_number[b]);
        }
    }
    stage_close(&at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(occupancy_is_the_stationary_distribution),
        cmocka_unit_test(a_months_row_is_the_twelfth_root_of_a_years_steps),
        cmocka_unit_test(fresh_conflict_is_as_rare_as_income_and_people_say),
        cmocka_unit_test(hosts_stay_as_rich_and_as_many_as_at_the_start),
        cmocka_unit_test(the_world_is_of_states_that_exist_and_whose_gdp_is_known),
        cmocka_unit_test(where_people_are_not_counted_nothing_speaks_for_peace),
        cmocka_unit_test(conflict_begins_again_sooner_than_afresh),
        cmocka_unit_test(no_two_hosts_share_a_number),
        cmocka_unit_test(while_the_record_speaks_situations_are_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
