/* What must not matter does not: the order of rows, a state without forces or money, a change that
 * changes nothing, a policy before it begins. The same through files: tests/command.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/draw.h"
#include "engine/model/fingerprint.h"
#include "engine/model/record.h"
#include "engine/run/ensemble.h"
#include "tests/support/scene.h"
#include "tests/support/small_world.h"

enum { states = 12, missions = 9, months = 48 };

/* A whole number below `most`, other for each of `what`: these worlds are arbitrary, not random. */
static int64_t arbitrary(uint32_t what, int64_t most)
{
    const ctg_draw draw = {4711, 0};
    return (int64_t)(ctg_draw_uniform(&draw, 0, 0, 0, 0, what) * (double)most);
}

/* All mechanisms at work on states and missions that differ, with a school, a mission that opens,
 * one that shrinks and one that is taken over. */
static void make_busy(small_world *small, size_t contributors)
{
    const small_knobs knobs = {.states = contributors,
                               .missions = missions,
                               .months = months,
                               .posts = 300,
                               .experts = 12,
                               .unit = 40,
                               .deployed = 100};
    small_world_make(small, &knobs);
    ctg_parameters_default(&small->setting.centre);
    small->setting.centre.willingness_officer_democracy =
        8.0; /* so that what is taken for it shows */
    small->setting.centre.willingness_unit_democracy = 8.0;
    small->setting.centre.willingness_unit_base = -7.0;
    small->setting.centre.willingness_officer_base = -6.0;
    for (uint32_t s = 1; s <= contributors; s++) {
        small->covariates[s].population = 1000000 + arbitrary(s, 90000000);
        small->covariates[s].gdp_usd = 1000000000 + arbitrary(100 + s, 900000000000);
        small->covariates[s].armed_forces = 1000 + arbitrary(200 + s, 9000);
        small->covariates[s].democracy = (double)arbitrary(300 + s, 100) / 100.0;
        small->dyads[s].capital_km = 500 + arbitrary(400 + s, 9000);
        small->dyads[s].colonial_tie = s % 4 == 0;
        small->scale[s].regular_milli_percent = 10 + arbitrary(500 + s, 900);
    }
    small->covariates[2].democracy = -1.0; /* not known: the mean of the others */
    for (uint32_t m = 0; m < missions; m++) {
        small->missions[m].class_initial = small->missions[m].class_later =
            (int32_t)(ctg_class_observer + m % 5);
        small->demand[m].posts[ctg_troops] += 40 * arbitrary(600 + m, 9);
        small->placements[m].state = 1 + (int32_t)(m % 3);
    }
    small->demand[0].month = SMALL_START + 5;
    small->placements[0].persons[ctg_troops] = 0;
    small->missions[0].predecessor = 1;
    small->units[small_staff].capability = small_infantry; /* a second size of unit */
    small->units[small_staff].persons = 15;
    /* two sizes of experts, drawn by weight: police, who have no posts, lend their row */
    small->units[small_police] =
        (ctg_unit_row){"pair", small_experts, .persons = 2, .persons_least = 1, .persons_most = 2};
    small->units[small_police].weight = 3;
}

/* The fingerprints of a replicate at every month, chained. */
static uint64_t digest_of(small_world *small, uint32_t replicate)
{
    uint64_t digest = 0;
    ctg_world_start(small->world, replicate);
    for (int32_t t = 1; t <= months; t++) {
        small_world_run(small, t, t);
        digest = ctg_fingerprint_of(small->world, digest);
    }
    return digest;
}

/* Where each row goes. */
static void shuffle(uint32_t name, size_t count, int32_t *to)
{
    for (size_t i = 0; i < count; i++) {
        const size_t j = (size_t)arbitrary(name + (uint32_t)i, (int64_t)i + 1);
        to[i] = to[j];
        to[j] = (int32_t)i;
    }
}

/* Puts the rows into another order. */
#define REORDER(rows, count, to)                                                                   \
    do {                                                                                           \
        char kept[sizeof(rows)];                                                                   \
        memcpy(kept, (rows), sizeof kept);                                                         \
        for (size_t row = 0; row < (count); row++) {                                               \
            memcpy(&(rows)[(to)[row]], kept + row * sizeof(rows)[0], sizeof(rows)[0]);             \
        }                                                                                          \
    } while (0)

/* Every table's rows in an order of their own; keys follow the rows that they name. */
static void permute(small_world *small, uint32_t name)
{
    int32_t state[states + 1];
    int32_t mission[missions];
    int32_t other[CTG_MISSION_CLASSES * SMALL_CAPABILITIES];
    shuffle(name, states + 1, state);
    shuffle(name + 100, missions, mission);
    for (size_t s = 0; s <= states; s++) {
        small->covariates[s].state = state[s];
        small->scale[s].state = state[s];
        small->discounts[s].state = state[s];
        small->dyads[s].state_a = state[0];
        small->dyads[s].state_b = state[s];
    }
    for (size_t m = 0; m < missions; m++) {
        ctg_mission_row *const row = &small->missions[m];
        row->predecessor = row->predecessor < 0 ? -1 : mission[row->predecessor];
        small->demand[m].mission = small->deployments[m].mission = mission[m];
        small->placements[m].mission = mission[m];
        small->placements[m].state = state[small->placements[m].state];
    }
    small->contribution.state = state[1];
    REORDER(small->states, states + 1, state);
    REORDER(small->missions, missions, mission);
    shuffle(name + 200, states + 1, state);
    REORDER(small->covariates, states + 1, state);
    shuffle(name + 300, states + 1, state);
    REORDER(small->scale, states + 1, state);
    REORDER(small->discounts, states + 1, state);
    shuffle(name + 400, missions, mission);
    REORDER(small->demand, missions, mission);
    REORDER(small->placements, missions, mission);
    shuffle(name + 500, sizeof other / sizeof other[0], other);
    REORDER(small->mix, sizeof other / sizeof other[0], other);
    shuffle(name + 600, SMALL_CAPABILITIES, other);
    REORDER(small->units, SMALL_CAPABILITIES, other);
}

/* The row of `other` that has the permanent number of a row of `small`; where rows were not moved
 * the row is the same. */
static size_t counterpart(const small_world *small, const small_world *other, ctg_scope scope,
                          size_t who)
{
    const bool of_state = scope == ctg_scope_state;
    for (size_t i = 0; of_state && i <= other->knobs.states; i++) {
        if (other->states[i].number == small->states[who].number) {
            return i;
        }
    }
    for (size_t i = 0; scope == ctg_scope_mission && i < missions; i++) {
        if (other->missions[i].number == small->missions[who].number) {
            return i;
        }
    }
    return who;
}

/* Runs a replicate and keeps its record. */
static double *record_of(small_world *small, ctg_record_shape *shape, uint32_t replicate)
{
    *shape = ctg_ensemble_shape(&small->setting);
    double *const record = calloc(ctg_measures_record_size(shape), sizeof *record);
    assert_non_null(record);
    ctg_world_start(small->world, replicate);
    ctg_record_take(small->world, shape, record);
    for (int32_t t = 1; t <= months; t++) {
        small_world_run(small, t, t);
        ctg_record_take(small->world, shape, record);
    }
    return record;
}

/* Every measure of everybody whom both worlds have, in every month and year, to the bit. */
static void expect_same_records(small_world *small, small_world *other, uint32_t replicate)
{
    ctg_record_shape shapes[2];
    double *const a = record_of(small, &shapes[0], replicate);
    double *const b = record_of(other, &shapes[1], replicate);
    for (size_t id = 0; id < CTG_MEASURES; id++) {
        const ctg_measure_id of = (ctg_measure_id)id;
        const ctg_scope scope = ctg_measures_row(of)->scope;
        for (size_t who = 0; who < shapes[0].who[scope]; who++) {
            const size_t there = counterpart(small, other, scope, who);
            for (size_t time = 0; time < ctg_measures_times(&shapes[0], scope); time++) {
                assert_bits_equal(a[ctg_measures_place(&shapes[0], of, time, who)],
                                  b[ctg_measures_place(&shapes[1], of, time, there)]);
            }
        }
    }
    free(a);
    free(b);
}

static void rows_in_any_order_give_the_same_bits(void **state)
{
    (void)state;
    small_world first;
    make_busy(&first, states);
    small_world_set(&first);
    for (uint32_t name = 1; name <= 30; name++) {
        small_world small;
        make_busy(&small, states);
        permute(&small, 1000 * name);
        small_world_set(&small);
        for (uint32_t replicate = 0; replicate < 2; replicate++) {
            assert_true(digest_of(&small, replicate) == digest_of(&first, replicate));
            expect_same_records(&first, &small, replicate);
        }
        assert_true(small.world->commitment_count > missions && small.world->flows.paid > 0);
        small_world_close(&small);
    }
    assert_true(digest_of(&first, 0) != digest_of(&first, 1));
    small_world_close(&first);
}

static void a_state_without_forces_or_money_changes_nobody_else(void **state)
{
    (void)state;
    small_world without;
    small_world with;
    make_busy(&without, states);
    make_busy(&with, states + 1);
    with.covariates[states + 1] = (ctg_covariate_row){
        .state = states + 1, .year = 2014, .democracy = -1.0}; /* not known: no mean must move */
    with.scale[states + 1].regular_milli_percent = 0;
    with.setting.centre.ceiling_minimum_pers = without.setting.centre.ceiling_minimum_pers = 0.0;
    small_world_set(&without);
    small_world_set(&with);
    for (uint32_t replicate = 0; replicate < 3; replicate++) {
        expect_same_records(&without, &with, replicate);
    }
    small_world_close(&without);
    small_world_close(&with);
}

enum { policy_months = 5, policy_from = 3 };

/* Fingerprints of the baseline's first months under the changes. */
static void baseline_digests(stage *at, const ctg_change *changes, size_t count,
                             uint64_t digests[policy_months + 1])
{
    at->setting.changes = changes;
    at->setting.change_count = count;
    ctg_world_start(at->world, 1);
    digests[0] = ctg_fingerprint_of(at->world, 0);
    for (int32_t t = 1; t <= policy_months; t++) {
        assert_int_equal(ctg_step_run(at->world, t, &at->error), ctg_ok);
        digests[t] = ctg_fingerprint_of(at->world, 0);
    }
}

/* For every parameter that there is: a change that leaves it as it is leaves everything as it is;
 * one that does not changes no month before its own. */
static void policies_on_any_parameter_change_nothing_before_they_begin(void **state)
{
    (void)state;
    stage at;
    size_t moved = 0;
    uint64_t base[policy_months + 1];
    stage_open(&at, CTG_MONTH(2015, 1), policy_months);
    stage_set(&at);
    const ctg_month from = at.setting.start + policy_from;
    baseline_digests(&at, NULL, 0, base);
    for (size_t id = 0; id < CTG_PARAMETERS; id++) {
        uint64_t arm[policy_months + 1];
        const ctg_parameter_id of = (ctg_parameter_id)id;
        const ctg_parameter *const row = ctg_parameters_row(of);
        if (of == ctg_parameter_demand_generated) {
            continue; /* a scene has room for generated missions, or has not, from its start */
        }
        const ctg_change nothing[] = {{of, ctg_multiply, 1.0, from, CTG_MONTH_MOST},
                                      {of, ctg_add, 0.0, from, CTG_MONTH_MOST},
                                      {of, ctg_set, at.world->drawn.value[id], from, from + 1}};
        baseline_digests(&at, nothing, 3, arm);
        assert_memory_equal(arm, base, sizeof base);
        const double other = at.world->drawn.value[id] == row->most ? row->least : row->most;
        const ctg_change change = {of, ctg_set, other, from, CTG_MONTH_MOST};
        baseline_digests(&at, &change, 1, arm);
        assert_memory_equal(arm, base, policy_from * sizeof base[0]);
        moved += arm[policy_months] != base[policy_months];
    }
    assert_true(moved > CTG_PARAMETERS / 3);
    stage_close(&at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_in_any_order_give_the_same_bits),
        cmocka_unit_test(a_state_without_forces_or_money_changes_nobody_else),
        cmocka_unit_test(policies_on_any_parameter_change_nothing_before_they_begin),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
