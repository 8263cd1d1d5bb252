/* A study of arms, points and shards: each run is what it would be alone, every run is made once,
 * and what is kept is what the whole record has; on the baseline and a policy, one month long.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/assert.h"

#include <stdlib.h>

#include "analysis/runs.h"

#define POINTS 3
#define REPLICATES 4
#define RUNS (2 * POINTS * REPLICATES)

typedef struct room {
    ctg_scenario *base, *policy;
    ctg_study study;
    ctg_error error;
    atomic_bool stop;
    uint32_t stop_after;
} room;

static double value_of(uint64_t point)
{
    return 0.05 + 0.1 * (double)point;
}

static void write_values(const void *of, uint64_t point, double *values)
{
    (void)of;
    values[0] = value_of(point);
}

static ctg_status vary(const void *of, const ctg_run_name *name, ctg_setting *setting, void **made,
                       ctg_error *error)
{
    (void)of;
    (void)error;
    *made = NULL;
    setting->centre.training_turnover_per_year = value_of(name->point);
    setting->drawn[ctg_parameter_training_turnover_per_year] = false;
    return ctg_ok;
}

static int set_up(void **state)
{
    static const char *const paths[] = {"training.turnover_per_year"};
    const ctg_scenario_overrides overrides = {.replicates = REPLICATES, .months = 1};
    room *const made = calloc(1, sizeof *made);
    assert_non_null(made);
    ctg_error_clear(&made->error);
    assert_int_equal(
        ctg_scenario_open(&made->base, "scenarios/baseline-2015.cfg", &overrides, &made->error),
        ctg_ok);
    assert_int_equal(ctg_scenario_open(&made->policy, "scenarios/s10a-surveyed-cost.cfg",
                                       &overrides, &made->error),
                     ctg_ok);
    assert_int_equal(ctg_study_open(&made->study, made->base, "2.385", &made->error), ctg_ok);
    assert_int_equal(ctg_study_add_policy(&made->study, made->policy, &made->error), ctg_ok);
    made->study.points = (ctg_study_points){.count = POINTS,
                                            .text = "three values of turnover",
                                            .paths = paths,
                                            .factor_count = 1,
                                            .values = write_values,
                                            .vary = vary};
    assert_int_equal(ctg_study_set_id(&made->study, &made->error), ctg_ok);
    *state = made;
    return 0;
}

static int tear_down(void **state)
{
    room *const made = *state;
    ctg_study_destroy(&made->study);
    ctg_scenario_destroy(made->base);
    ctg_scenario_destroy(made->policy);
    free(made);
    return 0;
}

static void tell(void *to, uint32_t done, uint32_t of)
{
    room *const here = to;
    (void)of;
    atomic_store(&here->stop, here->stop_after > 0 && done >= here->stop_after);
}

static ctg_status complete(room *here, ctg_store *store, int threads, uint32_t *added)
{
    const ctg_runs runs = {.study = &here->study,
                           .store = store,
                           .session = {.command = "contingent sweep", .threads = threads},
                           .stop = &here->stop,
                           .tell = tell,
                           .to = here};
    return ctg_runs_complete(&runs, added, &here->error);
}

static ctg_store *open_store(room *here)
{
    ctg_store *store = NULL;
    assert_int_equal(ctg_store_open(&store, NULL, &here->study, &here->error), ctg_ok);
    return store;
}

/* What was seen of the runs, in the order of their numbers. */
typedef struct seen {
    size_t count;
    ctg_run_name names[RUNS];
    uint64_t digests[RUNS];
    double first[RUNS]; /* of the record */
} seen;

static ctg_status see(void *to, const ctg_replicate_result *result, ctg_error *error)
{
    seen *const all = to;
    (void)error;
    assert_true(all->count < RUNS);
    assert_int_equal(result->status, ctg_ok);
    all->names[all->count] = (ctg_run_name){result->point, result->replicate, result->arm};
    all->digests[all->count] = result->digest;
    all->first[all->count++] = result->record[0];
    return ctg_ok;
}

static seen read_all(room *here, ctg_store *store)
{
    seen all = {.count = 0};
    assert_int_equal(ctg_store_read_runs(store, REPLICATES, see, &all, &here->error), ctg_ok);
    return all;
}

static seen run_all(room *here, int threads)
{
    uint32_t added = 0;
    ctg_store *const store = open_store(here);
    assert_int_equal(complete(here, store, threads, &added), ctg_ok);
    assert_int_equal(added, ctg_study_runs(&here->study));
    const seen all = read_all(here, store);
    ctg_store_destroy(store);
    return all;
}

static ctg_status keep_digest(void *to, const ctg_replicate_result *result, ctg_error *error)
{
    (void)error;
    *(uint64_t *)to = result->digest;
    return result->status;
}

/* A run by itself, of a setting made by hand. */
static uint64_t run_alone(const ctg_setting *arm, uint64_t point, uint32_t replicate)
{
    ctg_setting setting = *arm;
    const ctg_setting *const only = &setting;
    ctg_error error;
    uint64_t digest = 0;
    ctg_error_clear(&error);
    setting.centre.training_turnover_per_year = value_of(point);
    setting.drawn[ctg_parameter_training_turnover_per_year] = false;
    const ctg_ensemble ensemble = {.arms = &only,
                                   .arm_count = 1,
                                   .first = replicate,
                                   .count = 1,
                                   .threads = 1,
                                   .take = keep_digest,
                                   .to = &digest};
    assert_int_equal(ctg_ensemble_run(&ensemble, &error), ctg_ok);
    return digest;
}

static void every_run_is_what_it_would_be_alone(void **state)
{
    room *const here = *state;
    const seen all = run_all(here, 3);
    assert_int_equal(all.count, RUNS);
    for (size_t i = 0; i < RUNS; i++) {
        const ctg_run_name *const name = &all.names[i];
        assert_int_equal(name->point, i / (2 * REPLICATES));
        assert_int_equal(name->replicate, i / 2 % REPLICATES);
        assert_int_equal(name->arm, i % 2);
        if (i % 5 == 0) {
            assert_true(all.digests[i] == run_alone(ctg_study_arm(&here->study, name->arm),
                                                    name->point, name->replicate));
        }
    }
    assert_true(all.digests[0] != all.digests[2 * REPLICATES]); /* the point is heard */
}

static void shards_have_every_run_once_and_the_same(void **state)
{
    room *const here = *state;
    const seen whole = run_all(here, 2);
    size_t count = 0;
    here->study.shards = 5;
    for (here->study.shard = 0; here->study.shard < 5; here->study.shard++) {
        const seen part = run_all(here, 1);
        for (size_t i = 0; i < part.count; i++) {
            const ctg_run_name *const name = &part.names[i];
            const size_t pair = (size_t)name->point * REPLICATES + name->replicate;
            assert_int_equal(pair % 5, here->study.shard);
            assert_true(part.digests[i] == whole.digests[2 * pair + name->arm]);
        }
        count += part.count;
    }
    assert_int_equal(count, RUNS);
}

static void what_was_stopped_goes_on_where_it_was(void **state)
{
    room *const here = *state;
    const seen whole = run_all(here, 2);
    ctg_store *const store = open_store(here);
    uint32_t added = 0;
    here->stop_after = 7;
    assert_int_equal(complete(here, store, 1, &added), ctg_stopped);
    assert_int_equal(added, 7);
    here->stop_after = 0;
    atomic_store(&here->stop, false);
    assert_int_equal(complete(here, store, 2, &added), ctg_ok);
    assert_int_equal(added, RUNS - 7);
    const seen all = read_all(here, store);
    assert_memory_equal(all.digests, whole.digests, sizeof all.digests);
    ctg_store_destroy(store);
}

static void what_is_kept_is_what_the_record_has(void **state)
{
    room *const here = *state;
    const size_t place =
        ctg_measures_place(&here->study.shape, ctg_measure_world_deployed_pers, 1, 0);
    const ctg_study_place found = ctg_study_place_of(&here->study, place);
    assert_int_equal(found.measure, ctg_measure_world_deployed_pers);
    assert_int_equal(found.time, 1);
    char id[65];
    memcpy(id, here->study.id, sizeof id);
    assert_int_equal(ctg_study_keep(&here->study, &place, 1, &here->error), ctg_ok);
    assert_int_equal(ctg_study_set_id(&here->study, &here->error), ctg_ok);
    assert_true(strcmp(id, here->study.id) != 0);
    const seen all = run_all(here, 2);
    for (size_t i = 0; i < RUNS; i++) {
        assert_true(all.first[i] > 50000.0 && all.first[i] < 200000.0);
    }
}

static void another_policy_or_other_points_are_another_study(void **state)
{
    room *const here = *state;
    char id[65];
    memcpy(id, here->study.id, sizeof id);
    here->study.points.text = "three other values";
    assert_int_equal(ctg_study_set_id(&here->study, &here->error), ctg_ok);
    assert_true(strcmp(id, here->study.id) != 0);
    memcpy(id, here->study.id, sizeof id);
    assert_int_equal(ctg_study_add_policy(&here->study, here->base, &here->error), ctg_ok);
    assert_int_equal(ctg_study_set_id(&here->study, &here->error), ctg_ok);
    assert_true(strcmp(id, here->study.id) != 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_run_is_what_it_would_be_alone),
        TEST(shards_have_every_run_once_and_the_same),
        TEST(what_was_stopped_goes_on_where_it_was),
        TEST(what_is_kept_is_what_the_record_has),
        TEST(another_policy_or_other_points_are_another_study),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
