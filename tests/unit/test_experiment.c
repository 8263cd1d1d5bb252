/* contingent.h as a program that embeds it uses it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/contingent.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/assert.h"

#define PATH "world.deployed_pers"

static const ctg_experiment_options small = {
    .scenarios = "scenarios", .replicates = 5, .months = 13};

static ctg_experiment *opened(const ctg_experiment_options *options)
{
    ctg_experiment *experiment = NULL;
    ctg_experiment_error error = {""};
    if (ctg_experiment_open(&experiment, "baseline-2015", options, &error) != CTG_OK) {
        fail_msg("%s", error.text);
    }
    return experiment;
}

static size_t place_of(const ctg_experiment *experiment, const char *measure, const char *month)
{
    ctg_experiment_error error = {""};
    size_t place = 0;
    if (ctg_experiment_find(experiment, measure, month, &place, &error) != CTG_OK) {
        fail_msg("%s", error.text);
    }
    return place;
}

static void a_name_and_a_path_are_the_same_scenario(void **state)
{
    ctg_experiment *const named = opened(&small);
    ctg_experiment *path = NULL;
    (void)state;
    assert_int_equal(ctg_experiment_open(&path, "scenarios/baseline-2015.cfg",
                                         &(ctg_experiment_options){.replicates = 5, .months = 13},
                                         NULL),
                     CTG_OK);
    assert_string_equal(ctg_experiment_resolved(named), ctg_experiment_resolved(path));
    assert_int_equal(ctg_experiment_replicates(named), 5);
    assert_int_equal(ctg_experiment_months(named), 13);
    ctg_experiment_close(named);
    ctg_experiment_close(path);
    ctg_experiment_close(NULL);
}

static void every_mistake_is_a_status_and_a_sentence(void **state)
{
    static const char *const wrong[] = {"training.turnover=1"};
    const struct {
        const char *scenario;
        ctg_experiment_options options;
        const char *said;
    } cases[] = {
        {"baseline-215", {.scenarios = "scenarios"}, "did you mean 'baseline-2015'?"},
        {"baseline-2015", {0}, "baseline-2015"},
        {"baseline-2015", {.scenarios = "scenarios", .set = wrong, .set_count = 1}, "training"},
        {"baseline-2015", {.scenarios = "scenarios", .months = 5000}, "1 to 1200"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        ctg_experiment *experiment = NULL;
        ctg_experiment_error error = {""};
        assert_int_equal(
            ctg_experiment_open(&experiment, cases[i].scenario, &cases[i].options, &error),
            CTG_INPUT);
        assert_null(experiment);
        assert_non_null(strstr(error.text, cases[i].said));
        assert_int_equal(
            ctg_experiment_open(&experiment, cases[i].scenario, &cases[i].options, NULL),
            CTG_INPUT);
    }
}

static void measures_say_whose_and_when(void **state)
{
    ctg_experiment *const experiment = opened(&small);
    bool has_japan = false;
    (void)state;
    for (size_t at = 0; at < ctg_experiment_measure_count(); at++) {
        const ctg_experiment_measure measure = ctg_experiment_measure_at(experiment, at);
        char room[CTG_EXPERIMENT_WHO];
        const bool is_of_world = strncmp(measure.path, "world.", 6) == 0;
        assert_int_equal(measure.times, is_of_world ? 14 : 2);
        assert_int_equal(measure.every, is_of_world ? 1 : 12);
        for (size_t who = 0; who < measure.whos; who++) {
            const char *const name = ctg_experiment_who(experiment, at, who, room);
            assert_true((name[0] == '\0') == is_of_world);
            has_japan = has_japan || strcmp(name, "JPN") == 0;
        }
    }
    assert_true(has_japan);
    ctg_experiment_close(experiment);
}

static void what_is_not_there_is_not_found(void **state)
{
    static const struct {
        const char *measure, *month, *said;
    } cases[] = {
        {"world.nothing", NULL, "is no measure"},
        {"state.deployed_pers", NULL, "=WHO"},
        {"state.deployed_pers=QQQ", NULL, "QQQ"},
        {PATH, "2014-12", "from 2015-01 to 2016-02"},
        {PATH, "2016-03", "from 2015-01 to 2016-02"},
        {PATH, "soon", "YYYY-MM"},
        {"state.deployed_pers=JPN", "2015-02", "twelfth month from 2015-01 to 2016-01"},
    };
    ctg_experiment *const experiment = opened(&small);
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        ctg_experiment_error error = {""};
        size_t place = 0;
        assert_int_equal(
            ctg_experiment_find(experiment, cases[i].measure, cases[i].month, &place, &error),
            CTG_INPUT);
        assert_non_null(strstr(error.text, cases[i].said));
    }
    assert_true(place_of(experiment, PATH, NULL) == place_of(experiment, PATH, "2016-02"));
    assert_true(place_of(experiment, "state.deployed_pers=JPN", NULL) ==
                place_of(experiment, "state.deployed_pers=JPN", "2016-01"));
    ctg_experiment_close(experiment);
}

/* What a callback saw. */
typedef struct seen {
    ctg_experiment *experiment;
    uint32_t count, stop_after; /* 0: never */
    size_t place;
    double values[5];
} seen;

static void see(void *to, const ctg_experiment_replicate *replicate)
{
    seen *const of = to;
    assert_int_equal(replicate->status, CTG_OK);
    assert_true(of->place < replicate->count);
    of->values[replicate->replicate] = replicate->values[of->place];
    if (++of->count == of->stop_after) {
        ctg_experiment_stop(of->experiment);
    }
}

static void values_are_the_same_told_or_kept_on_any_number_of_threads(void **state)
{
    ctg_experiment *const kept = opened(&small);
    ctg_experiment *const told = opened(&small);
    seen of = {.experiment = told, .place = place_of(told, PATH, NULL)};
    const ctg_experiment_means means = {.threads = 3, .forgets = 1, .take = see, .to = &of};
    (void)state;
    assert_int_equal(ctg_experiment_run(kept, &(ctg_experiment_means){.threads = 1}, NULL), CTG_OK);
    assert_int_equal(ctg_experiment_run(told, &means, NULL), CTG_OK);
    assert_int_equal(of.count, 5);
    for (uint32_t i = 0; i < 5; i++) {
        assert_bits_equal(ctg_experiment_value(kept, i, of.place), of.values[i]);
        assert_true(isnan(ctg_experiment_value(told, i, of.place)));
    }
    assert_true(of.values[0] > 10000 && of.values[0] != of.values[1]);
    assert_true(ctg_experiment_digest(kept) != 0);
    assert_true(ctg_experiment_digest(kept) == ctg_experiment_digest(told));
    assert_true(isnan(ctg_experiment_value(kept, 5, of.place)));
    assert_true(isnan(ctg_experiment_value(kept, 0, SIZE_MAX)));
    ctg_experiment_close(kept);
    ctg_experiment_close(told);
}

static void a_run_that_was_stopped_goes_on(void **state)
{
    ctg_experiment *const whole = opened(&small);
    ctg_experiment *const parts = opened(&small);
    ctg_experiment_error error = {""};
    seen of = {.experiment = parts, .stop_after = 2, .place = place_of(parts, PATH, NULL)};
    const ctg_experiment_means means = {.threads = 1, .take = see, .to = &of};
    (void)state;
    assert_int_equal(ctg_experiment_run(parts, &means, &error), CTG_STOPPED);
    assert_string_equal(error.text, "stopped on request\n");
    assert_int_equal(ctg_experiment_done(parts), 2);
    assert_true(ctg_experiment_digest(parts) == 0);
    assert_int_equal(ctg_experiment_run(parts, &means, &error), CTG_OK);
    assert_int_equal(of.count, 5);
    assert_int_equal(ctg_experiment_done(parts), 5);
    assert_int_equal(ctg_experiment_failed(parts), 0);
    assert_int_equal(ctg_experiment_run(whole, NULL, NULL), CTG_OK);
    assert_true(ctg_experiment_digest(parts) == ctg_experiment_digest(whole));
    assert_int_equal(ctg_experiment_run(whole, NULL, NULL), CTG_OK); /* nothing is left to do */
    ctg_experiment_close(whole);
    ctg_experiment_close(parts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_and_a_path_are_the_same_scenario),
        cmocka_unit_test(every_mistake_is_a_status_and_a_sentence),
        cmocka_unit_test(measures_say_whose_and_when),
        cmocka_unit_test(what_is_not_there_is_not_found),
        cmocka_unit_test(values_are_the_same_told_or_kept_on_any_number_of_threads),
        cmocka_unit_test(a_run_that_was_stopped_goes_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
