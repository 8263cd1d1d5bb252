/* The record adds up: regions, states, missions, frameworks, capabilities and ages to the world.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/record.h"

#include "engine/model/fingerprint.h"
#include "engine/model/record_spread.h"
#include "engine/model/step.h"
#include "tests/support/scene.h"
#include "tests/support/small_world.h"
#include "tests/support/taken.h"

#define MONTHS 24

/* Two years of the baseline, taken once; what the tests count on their own beside it. */
typedef struct years {
    stage at;
    taken of;
    double own_cost_usd[MONTHS / 12 + 1][256]; /* [year][s] of everybody deployed */
    double paid_usd[MONTHS / 12 + 1][256];     /* what frameworks paid */
    double cost_usd, reimbursed_usd;
} years;

static years two;

/* Adds a month to what the test counts. */
static void count_month(years *all, int32_t t)
{
    const ctg_world *const world = all->at.world;
    const size_t year = ((size_t)t + 11) / 12;
    for (size_t s = 0; s < all->at.scene->S; s++) {
        const double out = (double)world->deployed_by[s] + (double)world->outside_by[s];
        all->own_cost_usd[year][s] += out * world->own_cost[s];
        all->paid_usd[year][s] = (double)world->allowance[s] / 100.0;
    }
}

static int set_up(void **state)
{
    stage_open(&two.at, CTG_MONTH(2015, 1), MONTHS);
    stage_set(&two.at);
    taken_open(&two.of, &two.at.setting);
    taken_take(&two.of, two.at.world);
    for (int32_t t = 1; t <= MONTHS; t++) {
        if (ctg_step_run(two.at.world, t, &two.at.error) != ctg_ok) {
            return -1;
        }
        count_month(&two, t);
        taken_take(&two.of, two.at.world);
    }
    two.cost_usd = (double)(two.at.world->flows.running_due + two.at.world->flows.accrued) / 100.0;
    two.reimbursed_usd = (double)two.at.world->flows.reimbursed / 100.0;
    *state = &two;
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    taken_close(&two.of);
    stage_close(&two.at);
    return 0;
}

#define WORLD(name, year) taken_at(&two.of, ctg_measure_world_##name, 12 * (year), 0)
#define SUM(path, year) taken_sum(&two.of, ctg_measure_##path, year)

/* Of a measure by framework or by mission: under UN command or not. */
static double by_command(ctg_measure_id id, size_t year, bool outside)
{
    const ctg_tables *const tables = two.at.scene->tables;
    const ctg_scope scope = ctg_measures_row(id)->scope;
    double sum = 0.0;
    for (size_t who = 0; who < two.of.shape.who[scope]; who++) {
        const size_t f =
            scope == ctg_scope_framework ? who : (size_t)tables->missions[who].framework;
        const bool is_outside = tables->frameworks[f].kind != ctg_framework_un;
        sum += is_outside == outside ? taken_at(&two.of, id, year, who) : 0.0;
    }
    return sum;
}

static void people_and_posts_add_up_to_the_world_whichever_way(void **state)
{
    (void)state;
    for (size_t year = 0; year <= 2; year++) {
        const double people = WORLD(deployed_pers, year);
        const double outside = WORLD(deployed_outside_pers, year);
        assert_true(people > 90000.0 && outside > 10000.0);
        assert_bits_equal(SUM(supplier_supplied_pers, year), people);
        assert_bits_equal(SUM(host_deployed_pers, year), people);
        assert_bits_equal(SUM(capability_deployed_pers, year), people);
        assert_bits_equal(SUM(state_deployed_pers, year), people);
        assert_bits_equal(by_command(ctg_measure_framework_deployed_pers, year, false), people);
        assert_bits_equal(by_command(ctg_measure_mission_deployed_pers, year, false), people);
        assert_bits_equal(SUM(supplier_outside_pers, year), outside);
        assert_bits_equal(SUM(host_outside_pers, year), outside);
        assert_bits_equal(SUM(state_outside_pers, year), outside);
        assert_bits_equal(by_command(ctg_measure_framework_deployed_pers, year, true), outside);
        assert_bits_equal(by_command(ctg_measure_mission_deployed_pers, year, true), outside);
        assert_bits_equal(SUM(pool_deployed_pers, year), people + outside);
        const double posts = WORLD(authorised_pers, year);
        assert_bits_equal(SUM(host_authorised_pers, year), posts);
        assert_bits_equal(SUM(capability_posts_pers, year), posts);
        assert_bits_equal(by_command(ctg_measure_mission_authorised_pers, year, false), posts);
        assert_bits_equal(by_command(ctg_measure_framework_authorised_pers, year, true),
                          WORLD(outside_posts_pers, year));
        assert_bits_equal(by_command(ctg_measure_framework_missions, year, false),
                          WORLD(missions_open, year));
        assert_close(WORLD(outside_share, year), outside / (people + outside), 1e-15);
    }
}

static void capacity_adds_up_from_pools(void **state)
{
    (void)state;
    const size_t kinds = two.at.scene->K;
    for (size_t year = 0; year <= 2; year++) {
        const double ready = WORLD(sustained_ready_pers, year);
        assert_true(ready > 0.0);
        assert_bits_equal(SUM(supplier_sustained_ready_pers, year), ready);
        assert_bits_equal(SUM(capability_sustained_ready_pers, year), ready);
        assert_bits_equal(SUM(state_sustained_ready_pers, year), ready);
        assert_bits_equal(SUM(pool_sustained_ready_pers, year), ready);
        for (size_t r = 0; r < two.at.scene->R; r++) {
            double region = 0.0;
            for (size_t k = 0; k < kinds; k++) {
                region +=
                    taken_at(&two.of, ctg_measure_pool_sustained_ready_pers, year, r * kinds + k);
            }
            assert_bits_equal(taken_at(&two.of, ctg_measure_supplier_sustained_ready_pers, year, r),
                              region);
        }
        for (size_t k = 0; k < kinds; k++) {
            double world = 0.0;
            for (size_t r = 0; r < two.at.scene->R; r++) {
                world +=
                    taken_at(&two.of, ctg_measure_pool_sustained_ready_pers, year, r * kinds + k);
            }
            assert_bits_equal(
                taken_at(&two.of, ctg_measure_capability_sustained_ready_pers, year, k), world);
        }
    }
}

/* Every month of the year, by age and type, against the world's months. */
static void posts_and_people_by_age_add_up_to_the_months_of_the_year(void **state)
{
    (void)state;
    for (size_t year = 0; year <= 2; year++) {
        double posts = 0.0;
        double people = 0.0;
        for (size_t t = year == 0 ? 0 : 12 * year - 11; t <= 12 * year; t++) {
            posts += taken_at(&two.of, ctg_measure_world_authorised_pers, t, 0);
            people += taken_at(&two.of, ctg_measure_world_deployed_pers, t, 0);
        }
        assert_bits_equal(SUM(age_troops_post_months, year) + SUM(age_police_post_months, year) +
                              SUM(age_experts_post_months, year),
                          posts);
        assert_bits_equal(SUM(age_troops_person_months, year) +
                              SUM(age_police_person_months, year) +
                              SUM(age_experts_person_months, year),
                          people);
    }
}

/* Own cost is rounded to whole cents a person: half a cent for everybody in each of 12 months. */
static void the_burden_in_people_is_own_cost_less_what_was_paid(void **state)
{
    (void)state;
    double all = 0.0;
    for (size_t s = 0; s < two.at.scene->S; s++) {
        const double year_2 = taken_at(&two.of, ctg_measure_state_people_cost_usd, 2, s);
        const double allowed = two.paid_usd[2][s] - two.paid_usd[1][s];
        const double people = taken_at(&two.of, ctg_measure_state_deployed_pers, 2, s) +
                              taken_at(&two.of, ctg_measure_state_outside_pers, 2, s);
        const double received = two.own_cost_usd[2][s] - year_2 - allowed;
        assert_true(received >= -0.005 * 12.0 * (people + 20000.0));
        all += received;
    }
    double reimbursed = 0.0;
    for (size_t t = 13; t <= 24; t++) {
        reimbursed += taken_at(&two.of, ctg_measure_world_reimbursed_usd, t, 0);
    }
    assert_true(reimbursed > 1e8);
    assert_close(all, reimbursed, 0.005 * 12.0 * 200000.0);
    assert_close(SUM(supplier_people_cost_usd, 2), SUM(state_people_cost_usd, 2), 0.1);
    assert_close(SUM(supplier_paid_usd, 2), SUM(state_paid_usd, 2), 0.1);
}

static void costs_and_reimbursement_of_all_months_are_the_flows(void **state)
{
    (void)state;
    double cost = 0.0;
    double reimbursed = 0.0;
    for (size_t t = 0; t <= MONTHS; t++) {
        cost += taken_at(&two.of, ctg_measure_world_cost_usd, t, 0);
        reimbursed += taken_at(&two.of, ctg_measure_world_reimbursed_usd, t, 0);
    }
    assert_close(cost, two.cost_usd, 1.0);
    assert_close(reimbursed, two.reimbursed_usd, 1.0);
    assert_true(cost > 1e9);
}

static void shares_of_the_largest_grow_with_their_number(void **state)
{
    (void)state;
    for (size_t year = 0; year <= 2; year++) {
        const double shares[] = {WORLD(top1_share, year), WORLD(top5_share, year),
                                 WORLD(top10_share, year), WORLD(top20_share, year)};
        assert_true(0.0 < shares[0] && shares[0] < shares[1] && shares[1] < shares[2] &&
                    shares[2] < shares[3] && shares[3] < 1.0);
    }
    /* V3, V4: from the record by state, whichever way it is reckoned */
    assert_close(WORLD(top1_share, 0), 0.090, 0.0005);
    assert_close(WORLD(top20_share, 0), 0.727, 0.0005);
    assert_close(WORLD(gini, 0), 0.754, 0.0005);
    assert_bits_equal(WORLD(median_contribution_pers, 0), 163.0);
}

/* V7: a tie is a state's people in a mission under UN command. */
static void ties_are_counted_by_their_size(void **state)
{
    (void)state;
    const ctg_world *const world = two.at.world;
    double ties = 0.0;
    double all = 0.0;
    double smallest = 0.0;
    double small[2] = {0.0, 0.0}; /* ties, people */
    double large[2] = {0.0, 0.0};
    for (size_t s = 0; s < two.at.scene->S; s++) {
        for (size_t m = 0; m < two.at.scene->M; m++) {
            const int32_t people = world->deployed_in[m * two.at.scene->S + s];
            if (people > 0 && !ctg_world_is_outside(world, m)) {
                ties++;
                all += people;
                smallest += people < 10;
                small[0] += people < 40;
                small[1] += people < 40 ? people : 0;
                large[0] += people >= 400;
                large[1] += people >= 400 ? people : 0;
            }
        }
    }
    assert_bits_equal(WORLD(ties, 2), ties);
    assert_close(WORLD(ties_below_10_share, 2), smallest / ties, 1e-15);
    assert_close(WORLD(ties_below_40_share, 2), small[0] / ties, 1e-15);
    assert_close(WORLD(ties_below_40_pers_share, 2), small[1] / all, 1e-15);
    assert_close(WORLD(ties_from_400_share, 2), large[0] / ties, 1e-15);
    assert_close(WORLD(ties_from_400_pers_share, 2), large[1] / all, 1e-15);
    assert_true(smallest > 100.0 && small[0] > smallest && large[0] > 10.0);
}

static void a_mission_s_contributors_and_largest_are_those_of_its_ties(void **state)
{
    (void)state;
    const ctg_world *const world = two.at.world;
    for (size_t m = 0; m < two.at.scene->N; m++) {
        int64_t people[256];
        for (size_t s = 0; s < two.at.scene->S; s++) {
            people[s] = world->deployed_in[m * two.at.scene->S + s];
        }
        const size_t contributors = ctg_record_spread_sort(people, two.at.scene->S);
        const double largest = (double)ctg_record_spread_top(people, contributors, 1);
        const double top = (double)ctg_record_spread_top(people, contributors, 5);
        const double all = taken_at(&two.of, ctg_measure_mission_deployed_pers, 2, m);
        assert_bits_equal(taken_at(&two.of, ctg_measure_mission_contributors, 2, m),
                          (double)contributors);
        assert_close(taken_at(&two.of, ctg_measure_mission_top1_share, 2, m),
                     all > 0.0 ? largest / all : 0.0, 1e-15);
        assert_close(taken_at(&two.of, ctg_measure_mission_top5_share, 2, m),
                     all > 0.0 ? top / all : 0.0, 1e-15);
    }
}

/* A state that was ever there, in the record or in the run, is there for the first time no more. */
static void the_first_time_comes_once(void **state)
{
    (void)state;
    small_world small;
    taken of;
    small_world_make(
        &small,
        &(small_knobs){.states = 3, .missions = 1, .months = 12, .posts = 5000, .deployed = 0});
    small.contribution = (ctg_contribution_row){1, CTG_MONTH(1990, 11), {7, 0, 0}};
    small_world_set(&small);
    taken_open(&of, &small.setting);
    const struct {
        int32_t people[3]; /* of the contributors 1, 2, 3 */
        double first;
    } months[] = {{{0, 0, 0}, 0}, {{5, 0, 0}, 0}, {{5, 9, 0}, 1}, {{0, 0, 0}, 0},
                  {{5, 9, 8}, 1}, {{0, 9, 8}, 0}, {{5, 9, 8}, 0}};
    for (int32_t t = 0; t < (int32_t)(sizeof months / sizeof months[0]); t++) {
        small.world->t = t;
        for (size_t s = 0; s < 3; s++) {
            small.world->deployed_by[s + 1] = months[t].people[s];
        }
        taken_take(&of, small.world);
        assert_bits_equal(taken_at(&of, ctg_measure_world_first_time, (size_t)t, 0),
                          months[t].first);
    }
    taken_close(&of);
    small_world_close(&small);
}

/* What is taken changes nothing: the month after is the same whether or not the record was. */
static void taking_measures_changes_nothing(void **state)
{
    (void)state;
    stage at;
    taken of;
    uint64_t digests[2] = {0, 0};
    stage_open(&at, CTG_MONTH(2015, 1), 14);
    stage_set(&at);
    taken_open(&of, &at.setting);
    for (int takes = 0; takes < 2; takes++) {
        ctg_world_start(at.world, 3);
        for (int32_t t = 1; t <= 14; t++) {
            assert_int_equal(ctg_step_run(at.world, t, &at.error), ctg_ok);
            if (takes == 1) {
                taken_take(&of, at.world);
            }
        }
        digests[takes] = ctg_fingerprint_of(at.world, 0);
    }
    assert_true(digests[0] == digests[1]);
    taken_close(&of);
    stage_close(&at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people_and_posts_add_up_to_the_world_whichever_way),
        cmocka_unit_test(capacity_adds_up_from_pools),
        cmocka_unit_test(posts_and_people_by_age_add_up_to_the_months_of_the_year),
        cmocka_unit_test(the_burden_in_people_is_own_cost_less_what_was_paid),
        cmocka_unit_test(costs_and_reimbursement_of_all_months_are_the_flows),
        cmocka_unit_test(shares_of_the_largest_grow_with_their_number),
        cmocka_unit_test(ties_are_counted_by_their_size),
        cmocka_unit_test(a_mission_s_contributors_and_largest_are_those_of_its_ties),
        cmocka_unit_test(the_first_time_comes_once),
        cmocka_unit_test(taking_measures_changes_nothing),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
