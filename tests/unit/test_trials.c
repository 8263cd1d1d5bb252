/* What a trial counts beside people by state: the same as the record where a world starts from it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/recorded.h"
#include "analysis/target_missions.h"
#include "engine/run/trials.h"
#include "tests/support/scene.h"

typedef struct seen {
    size_t states;
    int32_t totals[CTG_TRIALS_TOTALS]; /* at the start */
} seen;

static ctg_status take(void *to, const ctg_trial_result *result, ctg_error *error)
{
    seen *const at = to;
    (void)error;
    memcpy(at->totals, result->people + at->states, sizeof at->totals);
    return ctg_ok;
}

static seen run_from(stage *at)
{
    const ctg_setting *const starts[] = {&at->setting};
    seen start = {.states = at->epoch.tables.states_count};
    const ctg_trials trials = {.starts = starts,
                               .start_count = 1,
                               .replicates = 1,
                               .count = 1,
                               .threads = 1,
                               .take = take,
                               .to = &start};
    assert_int_equal(ctg_trials_run(&trials, &at->error), ctg_ok);
    return start;
}

/* The start of who is where before November 2009 is estimated from the margins by state, so that
 * missions have their people but for a few. */
static void assert_near(double found, double recorded)
{
    assert_close(found, recorded, 0.01 * recorded + 20);
}

static void compare_start(ctg_month start, double recorded[CTG_TRIALS_TOTALS])
{
    stage at;
    stage_open(&at, start, 12);
    ctg_recorded_types(&at.epoch.tables, start, recorded);
    const size_t large = ctg_target_missions_count(&at.epoch.tables, start, recorded);
    const seen trial = run_from(&at);
    for (int total = 0; total < ctg_trials_old; total++) {
        assert_near(trial.totals[total], recorded[total]);
    }
    assert_close(trial.totals[ctg_trials_old], recorded[ctg_trials_old], 5.0 * (double)large);
    ctg_scenario_destroy(at.scenario);
}

/* MINURCAT began in September 2007: February 2009 is the 18th month of its life, its last as a
 * young mission. */
static void a_trial_counts_at_the_start_what_the_record_has(void **state)
{
    double recorded[CTG_TRIALS_TOTALS];
    (void)state;
    compare_start(CTG_MONTH(2009, 2), recorded);
    const double before = recorded[ctg_trials_old];
    compare_start(CTG_MONTH(2009, 3), recorded);
    assert_true(recorded[ctg_trials_old] > before + 200);
    compare_start(CTG_MONTH(2012, 12), recorded);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_trial_counts_at_the_start_what_the_record_has)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
