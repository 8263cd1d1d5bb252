/* Verdicts and their count, on figures and runs made by hand.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/assert.h"

#include "analysis/figures_people.h"
#include "analysis/judgement.h"
#include "tests/support/study.h"

enum { ghana = 2, runs = 3 };

/* Ghana's people of December 2015, of which the runs below have 10, 20 and 90. */
#define GHANA(is, around, year)                                                                    \
    .way = ctg_figures_people_of_state, .word = "GHA", .from = (year), .to = (year), .low = (is),  \
    .high = (is), .band = (around)

static void the_median_is_held_against_both_ends_of_the_band(void **state)
{
    static const struct {
        ctg_figure figure;
        ctg_judgement_verdict verdict;
    } cases[] = {
        {{GHANA(20, 0, 2015)}, ctg_judgement_inside},
        {{GHANA(25, 5, 2015)}, ctg_judgement_inside}, /* the band's lower end is inside */
        {{GHANA(25, 4.9, 2015)}, ctg_judgement_below},
        {{GHANA(15, 5, 2015)}, ctg_judgement_inside}, /* and so is the upper one */
        {{GHANA(15, 4.9, 2015)}, ctg_judgement_above},
        {{GHANA(20 + 1e-10, 0, 2015)}, ctg_judgement_inside}, /* roundings do not count */
        {{GHANA(20 - 1e-10, 0, 2015)}, ctg_judgement_inside},
        {{GHANA(20 + 1e-7, 0, 2015)}, ctg_judgement_below},
        {{GHANA(20 - 1e-7, 0, 2015)}, ctg_judgement_above},
        {{GHANA(20, -1, 2015)}, ctg_judgement_for_information},
        {{GHANA(20, 5, 1999)}, ctg_judgement_not_simulated}, /* no run knows that year */
    };
    static const double people[runs] = {10, 90, 20};
    static double record[STUDY_RECORD_MOST];
    small_study small;
    ctg_judgement judgement;
    ctg_error error;
    ctg_store *store = NULL;
    const size_t count = sizeof cases / sizeof cases[0];
    (void)state;
    ctg_error_clear(&error);
    small_study_make(&small);
    small.setting.start = CTG_MONTH(2014, 12);
    small_study_resolve(&small);
    assert_int_equal(ctg_store_open(&store, NULL, &small.study, &error), ctg_ok);
    for (uint32_t run = 0; run < runs; run++) {
        const ctg_replicate_result result = small_result(&small, run, record);
        small_set(&small, record, ctg_measure_state_deployed_pers, 1, ghana, people[run]);
        assert_int_equal(ctg_store_write_run(store, &result, &error), ctg_ok);
    }
    const ctg_replicate_result failure = small_failure(runs, ctg_broken, "It failed.");
    assert_int_equal(ctg_store_write_run(store, &failure, &error), ctg_ok);
    assert_int_equal(ctg_judgement_open(&judgement, &small.study, &error), ctg_ok);
    assert_true(count <= judgement.row_count);
    judgement.row_count = count;
    for (size_t i = 0; i < count; i++) {
        judgement.rows[i] = (ctg_judgement_row){.figure = &cases[i].figure, .is_simulated = true};
    }
    assert_int_equal(ctg_judgement_read(&judgement, store, &error), ctg_ok);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(judgement.rows[i].verdict, cases[i].verdict);
        assert_int_equal(judgement.rows[i].simulated.count, cases[i].figure.from == 2015 ? 3 : 0);
    }
    ctg_judgement_destroy(&judgement);
    ctg_store_destroy(store);
}

/* What history gave may be a span: each end has its own limit. */
static void a_span_has_a_limit_at_each_end(void **state)
{
    static ctg_figure spans[] = {{GHANA(10, 5, 2015)}, {GHANA(25, 5, 2015)}, {GHANA(4, 5, 2015)}};
    static double record[STUDY_RECORD_MOST];
    small_study small;
    ctg_judgement judgement;
    ctg_error error;
    ctg_store *store = NULL;
    (void)state;
    ctg_error_clear(&error);
    spans[0].high = 40; /* 5 to 45 */
    spans[1].high = 90; /* 20 to 95 */
    spans[2].high = 15; /* -1 to 20 */
    small_study_make(&small);
    small.setting.start = CTG_MONTH(2014, 12);
    small_study_resolve(&small);
    assert_int_equal(ctg_store_open(&store, NULL, &small.study, &error), ctg_ok);
    const ctg_replicate_result result = small_result(&small, 0, record);
    small_set(&small, record, ctg_measure_state_deployed_pers, 1, ghana, 20);
    assert_int_equal(ctg_store_write_run(store, &result, &error), ctg_ok);
    assert_int_equal(ctg_judgement_open(&judgement, &small.study, &error), ctg_ok);
    judgement.row_count = 3;
    for (size_t i = 0; i < 3; i++) {
        judgement.rows[i] = (ctg_judgement_row){.figure = &spans[i], .is_simulated = true};
    }
    assert_int_equal(ctg_judgement_read(&judgement, store, &error), ctg_ok);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(judgement.rows[i].verdict, ctg_judgement_inside);
    }
    ctg_judgement_destroy(&judgement);
    ctg_store_destroy(store);
}

static ctg_pattern_id a_given_one(void)
{
    ctg_pattern_id id = 0;
    while (ctg_patterns_row(id)->kind == ctg_pattern_emergent) {
        id++;
    }
    return id;
}

static void assert_tally(const ctg_judgement_tally tally, size_t patterns_inside, size_t patterns,
                         size_t figures_inside, size_t figures)
{
    assert_int_equal(tally.patterns_inside, patterns_inside);
    assert_int_equal(tally.patterns, patterns);
    assert_int_equal(tally.figures_inside, figures_inside);
    assert_int_equal(tally.figures, figures);
}

/* Two scenarios: V2 to 2009 and after, V3, and one that is given. The later does not span the first
 * figure and disagrees with the earlier about the two that follow. */
static void a_figure_counts_as_where_the_run_starts_last(void **state)
{
    const ctg_pattern_id one = ctg_patterns_named("V2");
    const ctg_pattern_id two = ctg_patterns_named("V3");
    const ctg_figure figures[] = {{.pattern = one, .from = 2005, .to = 2005},
                                  {.pattern = one, .from = 2015, .to = 2015},
                                  {.pattern = two, .from = 2015, .to = 2015},
                                  {.pattern = a_given_one(), .from = 2015, .to = 2015}};
    static const ctg_judgement_verdict verdicts[2][4] = {
        {ctg_judgement_inside, ctg_judgement_above, ctg_judgement_inside, ctg_judgement_inside},
        {ctg_judgement_not_simulated, ctg_judgement_inside, ctg_judgement_below,
         ctg_judgement_inside}};
    static const ctg_setting settings[2] = {{.start = CTG_MONTH(1994, 12)},
                                            {.start = CTG_MONTH(2009, 12)}};
    const ctg_study studies[2] = {{.setting = &settings[0]}, {.setting = &settings[1]}};
    ctg_judgement_row rows[2][4];
    (void)state;
    for (size_t of = 0; of < 2; of++) {
        for (size_t i = 0; i < 4; i++) {
            rows[of][i] = (ctg_judgement_row){.figure = &figures[i], .verdict = verdicts[of][i]};
        }
    }
    const ctg_judgement long_run = {.study = &studies[0], .rows = rows[0], .row_count = 4};
    const ctg_judgement late_run = {.study = &studies[1], .rows = rows[1], .row_count = 4};
    for (int turned = 0; turned < 2; turned++) { /* whoever is named first */
        const ctg_judgement all[2] = {turned ? late_run : long_run, turned ? long_run : late_run};
        assert_tally(ctg_judgement_count(all, 2, ctg_judgement_both), 1, 2, 2, 3);
        assert_tally(ctg_judgement_count(all, 2, ctg_judgement_fit), 1, 1, 1, 1);
        assert_tally(ctg_judgement_count(all, 2, ctg_judgement_test), 1, 2, 1, 2);
        assert_tally(ctg_judgement_count_pattern(all, 2, ctg_judgement_both, one), 1, 1, 2, 2);
        assert_tally(ctg_judgement_count_pattern(all, 2, ctg_judgement_both, two), 0, 1, 0, 1);
    }
    /* alone: a pattern with one figure inside and one above is not inside */
    assert_tally(ctg_judgement_count_pattern(&long_run, 1, ctg_judgement_both, one), 0, 1, 1, 2);
    assert_tally(ctg_judgement_count(&long_run, 1, ctg_judgement_both), 1, 2, 2, 3);
    assert_tally(ctg_judgement_count(&late_run, 1, ctg_judgement_fit), 0, 0, 0, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_median_is_held_against_both_ends_of_the_band),
        cmocka_unit_test(a_span_has_a_limit_at_each_end),
        cmocka_unit_test(a_figure_counts_as_where_the_run_starts_last),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
