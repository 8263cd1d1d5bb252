/* Every allocation is made to fail, one after the other.
 *
 * Opening the baseline, a scenario and sweeps that say all that a file can say, running a world of
 * the baseline, a study from its store to its answer, and a comparison of two arms must then end in
 * ctg_memory with a sentence, never in a crash, and (under AddressSanitizer) without a leak.
 * Up to EACH allocations none is left out; beyond, a sample is tried, and all with the argument
 * `all`.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "analysis/answer.h"
#include "analysis/cases.h"
#include "analysis/design_points.h"
#include "engine/contingent.h"
#include "engine/io/scenario.h"
#include "engine/run/ensemble.h"
#include "tests/support/failing_malloc.h"
#include "tests/support/sanitized.h"
#include "tests/support/scenario_folder.h"

#define EACH (SANITIZED ? 250 : 1000) /* a sanitizer takes ten times as long */
#define SAMPLE (SANITIZED ? 125 : 500)
#define END 150

static const char *const baseline = "scenarios/baseline-2015.cfg";
static const char *const set[] = {"training.lapse_half_life_months=7.5"};
static const ctg_scenario_overrides overrides = {
    .set = set, .set_count = 1, .replicates = 1, .months = 13};

/* A piece of work whose allocations are counted; it releases all that it made. */
typedef ctg_status work(const ctg_scenario *scenario, ctg_error *error);

typedef struct context {
    ctg_scenario *scenario; /* opened once, outside the counted work */
    bool all;
} context;

static ctg_status open_path(const char *path, ctg_error *error)
{
    ctg_scenario *scenario = NULL;
    char *resolved = NULL;
    ctg_status status = ctg_scenario_open(&scenario, path, &overrides, error);
    if (status == ctg_ok) {
        status = ctg_scenario_resolved(scenario, &resolved, error);
    }
    free(resolved);
    ctg_scenario_destroy(scenario);
    return status;
}

static ctg_status open_scenario(const ctg_scenario *ignored, ctg_error *error)
{
    (void)ignored;
    return open_path(baseline, error);
}

static ctg_status open_policy(const ctg_scenario *ignored, ctg_error *error)
{
    (void)ignored;
    return open_path(path_of("a.cfg"), error);
}

/* A failed replicate is handed on with its status instead of ending the ensemble. */
static ctg_status take(void *to, const ctg_replicate_result *result, ctg_error *error)
{
    *(bool *)to = true;
    return result->status == ctg_ok ? ctg_ok
                                    : ctg_error_add(error, result->status, "%s", result->sentence);
}

static ctg_status run_world(const ctg_scenario *scenario, ctg_error *error)
{
    bool taken = false;
    const ctg_setting *const setting = ctg_scenario_setting(scenario);
    const ctg_ensemble ensemble = {
        .arms = &setting, .arm_count = 1, .count = 1, .threads = 1, .take = take, .to = &taken};
    CTG_TRY(ctg_ensemble_run(&ensemble, error));
    return taken ? ctg_ok : ctg_error_add(error, ctg_broken, "no replicate was handed over");
}

static ctg_status run_and_read(const ctg_study *study, ctg_store *store, ctg_error *error)
{
    const ctg_runs runs = {
        .study = study, .store = store, .session = {.command = "contingent run", .threads = 1}};
    uint32_t added = 0;
    ctg_answer answer;
    CTG_TRY(ctg_runs_complete(&runs, &added, error));
    ctg_status status = ctg_answer_read(&answer, store, study, error);
    if (status == ctg_ok && answer.outcome.failed > 0) {
        status = ctg_error_add(error, answer.outcome.failures[0].status, "%s",
                               answer.outcome.failures[0].sentence);
    }
    ctg_answer_destroy(&answer);
    return status;
}

static ctg_status study_scenario(const ctg_scenario *scenario, ctg_error *error)
{
    ctg_study study;
    ctg_store *store = NULL;
    ctg_status status = ctg_study_open(&study, scenario, "0.0.0", error);
    if (status == ctg_ok) {
        status = ctg_store_open(&store, NULL, &study, error);
    }
    if (status == ctg_ok) {
        status = run_and_read(&study, store, error);
    }
    ctg_store_destroy(store);
    ctg_study_destroy(&study);
    return status;
}

static ctg_status open_cases(const ctg_scenario *ignored, ctg_error *error)
{
    const char *const file = path_of("a.cfg");
    const ctg_cases_asked asked = {.replicates = 1, .chances = 1, .overrides = overrides};
    ctg_cases cases;
    (void)ignored;
    const ctg_status status = ctg_cases_open(&cases, &file, 1, &asked, error);
    ctg_cases_destroy(&cases);
    return status;
}

static ctg_status measure(const ctg_arm *base, const ctg_arm *policy, size_t place,
                          ctg_error *error)
{
    ctg_pair pair;
    ctg_pair_effect effect;
    ctg_influence strongest[CTG_INFLUENCE_MOST];
    const ctg_growth_of of = {&place, &place, 1, false};
    ctg_growth growth = {0};
    size_t found = 0;
    ctg_status status = ctg_pair_open(&pair, base, policy, "a comparison", error);
    if (status == ctg_ok) {
        status = ctg_pair_measure(&pair, place, &effect, error);
    }
    if (status == ctg_ok) {
        status = ctg_influence_rank(&pair, place, strongest, &found, error);
    }
    if (status == ctg_ok) {
        status = ctg_growth_measure(&growth, &pair, &of, error);
    }
    ctg_growth_destroy(&growth);
    ctg_pair_destroy(&pair);
    return status;
}

static ctg_status compare_arms(const ctg_scenario *scenario, ctg_error *error)
{
    const ctg_arm_means means = {.threads = 1};
    const size_t place = 1; /* of the record: any */
    ctg_arms_asked asked = {.setting = ctg_scenario_setting(scenario),
                            .replicates = 1,
                            .chances = 1,
                            .fixed = CTG_PARAMETERS,
                            .places = &place,
                            .place_count = 1};
    ctg_arms arms;
    const ctg_arm *base = NULL;
    const ctg_arm *policy = NULL;
    ctg_arms_begin(&arms, &means);
    ctg_status status = ctg_arms_run(&arms, &asked, &base, error);
    if (status == ctg_ok) {
        asked.fixed = ctg_parameter_training_turnover_per_year;
        asked.value = 0.1;
        status = ctg_arms_run(&arms, &asked, &policy, error);
    }
    if (status == ctg_ok) {
        status = measure(base, policy, place, error);
    }
    ctg_arms_destroy(&arms);
    return status;
}

static ctg_status open_sweep(const char *name, const ctg_scenario *base, ctg_error *error)
{
    ctg_sweep sweep;
    ctg_design_points points = {0};
    ctg_status status = ctg_sweep_open(&sweep, path_of(name), NULL, error);
    if (status == ctg_ok) {
        status = ctg_sweep_resolve(&sweep, base, error);
    }
    if (status == ctg_ok) {
        status = ctg_design_points_open(&points, &sweep, error);
    }
    ctg_design_points_close(&points);
    ctg_sweep_close(&sweep);
    return status;
}

static ctg_status open_sweeps(const ctg_scenario *scenario, ctg_error *error)
{
    CTG_TRY(open_sweep("a.cfg", scenario, error));
    return open_sweep("b.cfg", scenario, error);
}

static void note(void *to, const ctg_experiment_replicate *replicate)
{
    *(int *)to = replicate->status;
}

static ctg_status embed(const ctg_scenario *ignored, ctg_error *error)
{
    static const ctg_experiment_options small = {
        .scenarios = "scenarios", .replicates = 1, .months = 13};
    ctg_experiment *experiment = NULL;
    ctg_experiment_error said = {"a replicate failed"};
    int of_replicate = CTG_OK;
    const ctg_experiment_means means = {.threads = 1, .take = note, .to = &of_replicate};
    (void)ignored;
    int status = ctg_experiment_open(&experiment, "baseline-2015", &small, &said);
    if (status == CTG_OK && ctg_experiment_resolved(experiment) == NULL) {
        status = CTG_MEMORY;
    }
    if (status == CTG_OK) {
        status = ctg_experiment_run(experiment, &means, &said);
    }
    ctg_experiment_close(experiment);
    status = status == CTG_OK ? of_replicate : status;
    return status == CTG_OK ? ctg_ok : ctg_error_add(error, (ctg_status)status, "%s", said.text);
}

static uint64_t allocations(work *does, const context *with)
{
    ctg_error error;
    ctg_error_clear(&error);
    failing_malloc_arm(0, false);
    const ctg_status status = does(with->scenario, &error);
    const uint64_t count = failing_malloc_disarm();
    if (status != ctg_ok) {
        fail_msg("without a failing allocation: %s", error.text);
    }
    return count;
}

static void expect_memory_ran_out(work *does, const context *with, uint64_t nth, bool ever_after)
{
    ctg_error error;
    ctg_error_clear(&error);
    failing_malloc_arm(nth, ever_after);
    const ctg_status status = does(with->scenario, &error);
    (void)failing_malloc_disarm();
    if (status != ctg_memory || error.sentences == 0 || error.used < 10) {
        fail_msg("allocation %ju failed%s: status '%s', sentence: %s", (uintmax_t)nth,
                 ever_after ? " and all after it" : "", ctg_status_meaning(status), error.text);
    }
}

static void fail_each_in_turn(work *does, const context *with)
{
    const uint64_t count = allocations(does, with);
    assert_true(count > 5);
    assert_int_equal(allocations(does, with), count); /* so that the n-th is always the same */
    const uint64_t step = with->all || count <= EACH ? 1 : count / SAMPLE + 1;
    uint64_t tried = 0;
    for (uint64_t nth = 1; nth <= count; nth += step) {
        expect_memory_ran_out(does, with, nth, false);
        tried++;
    }
    for (uint64_t nth = 1; nth <= count; nth += count / 20 + 1) {
        expect_memory_ran_out(does, with, nth, true);
    }
    assert_int_equal(allocations(does, with), count);
    print_message("%ju of %ju allocations were made to fail\n", (uintmax_t)tried, (uintmax_t)count);
}

/* The tables, between the two ends, are the baseline's. */
static void fail_those_at_both_ends(work *does, const context *with)
{
    const uint64_t count = allocations(does, with);
    assert_true(count > 2 * END);
    for (uint64_t nth = 1; nth <= count; nth++) {
        if (with->all || nth <= END || nth > count - END) {
            expect_memory_ran_out(does, with, nth, false);
        }
    }
    assert_int_equal(allocations(does, with), count);
}

static void a_scenario_opens_or_says_that_memory_ran_out(void **state)
{
    fail_each_in_turn(open_scenario, *state);
}

static void write_policy(void)
{
    write_file("base.cfg", HEAD "events = ( { event = \"x\"; month = \"2016-01\"; kind = "
                                "\"rate_raised\"; value = 1400; } );");
    write_file(
        "a.cfg",
        "base = \"base.cfg\"; title = \"T\"; question = \"Q\"; lever = \"L\"; source = "
        "\"S\";\nparameters = { exit = { base = -2; }; };\n"
        "events = ( { event = \"y\"; month = \"2015-07\"; kind = \"law_reformed\"; state = "
        "\"JPN\"; tasks = \"all\"; } );\n"
        "change = ( { path = \"caveats.JPN.tasks\"; set = \"all\"; from = \"2015-03\"; } );\n"
        "expects = ( { measure = \"state.deployed_pers\"; who = \"JPN\"; sign = \"+\"; "
        "because = \"B\"; } );\n"
        "asks = ( { measure = \"state.deployed_pers\"; who = ( \"JPN\", \"MNG\" ); growth = \"G\"; "
        "cause = \"C\"; } );");
}

static void a_policy_opens_or_says_that_memory_ran_out(void **state)
{
    write_policy();
    fail_those_at_both_ends(open_policy, *state);
}

static void a_policy_and_its_base_open_or_say_that_memory_ran_out(void **state)
{
    write_policy();
    fail_those_at_both_ends(open_cases, *state);
}

static void sweeps_open_or_say_that_memory_ran_out(void **state)
{
    write_file("a.cfg", "base = \"base.cfg\"; title = \"T\"; question = \"Q\"; policies = ( "
                        "\"p.cfg\" );\nvary = ( { path = \"exit.base\"; group = \"g\"; }, { path = "
                        "\"rotation.tour_months\"; values = ( 6, 12 ); } );\n"
                        "design = { kind = \"grid\"; levels = 3; };\nkeep = ( { measure = "
                        "\"state.deployed_pers\"; who = \"JPN\"; } );");
    write_file("b.cfg",
               "base = \"base.cfg\"; design = { kind = \"list\"; file = \"points.csv\"; };");
    write_file("points.csv", "exit.base\n-2\n-1\n");
    fail_each_in_turn(open_sweeps, *state);
}

static void arms_are_compared_or_it_is_said_that_memory_ran_out(void **state)
{
    fail_each_in_turn(compare_arms, *state);
}

static void a_world_runs_or_says_that_memory_ran_out(void **state)
{
    fail_each_in_turn(run_world, *state);
}

static void a_study_is_answered_or_says_that_memory_ran_out(void **state)
{
    fail_each_in_turn(study_scenario, *state);
}

static void an_embedded_run_says_that_memory_ran_out(void **state)
{
    fail_those_at_both_ends(embed, *state);
}

int main(int argc, char **argv)
{
    context with = {.all = argc > 1 && strcmp(argv[1], "all") == 0};
    ctg_error error;
    ctg_error_clear(&error);
    if (ctg_scenario_open(&with.scenario, baseline, &overrides, &error) != ctg_ok) {
        (void)fputs(error.text, stderr);
        return 1;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(a_scenario_opens_or_says_that_memory_ran_out, &with),
        cmocka_unit_test_prestate(a_policy_opens_or_says_that_memory_ran_out, &with),
        cmocka_unit_test_prestate(a_world_runs_or_says_that_memory_ran_out, &with),
        cmocka_unit_test_prestate(a_study_is_answered_or_says_that_memory_ran_out, &with),
        cmocka_unit_test_prestate(a_policy_and_its_base_open_or_say_that_memory_ran_out, &with),
        cmocka_unit_test_prestate(sweeps_open_or_say_that_memory_ran_out, &with),
        cmocka_unit_test_prestate(arms_are_compared_or_it_is_said_that_memory_ran_out, &with),
        cmocka_unit_test_prestate(an_embedded_run_says_that_memory_ran_out, &with),
    };
    const int failed =
        cmocka_run_group_tests_name("allocations", tests, make_folder, remove_folder);
    ctg_scenario_destroy(with.scenario);
    return failed;
}
