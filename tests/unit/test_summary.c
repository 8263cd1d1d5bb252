/* Quantiles are those of the sorted values, whatever the order in which runs were stored; and the
 * answer's cells are what its columns say.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/quantiles.h"
#include "tests/support/assert.h"

#include <stdlib.h>

#include "analysis/answer.h"
#include "analysis/summary.h"
#include "tests/support/study.h"

typedef struct room {
    small_study small;
    ctg_store *store;
    ctg_error error;
    double record[STUDY_RECORD_MOST];
} room;

static int set_up(void **state)
{
    room *const made = calloc(1, sizeof *made);
    assert_non_null(made);
    small_study_make(&made->small);
    ctg_error_clear(&made->error);
    assert_int_equal(ctg_store_open(&made->store, NULL, &made->small.study, &made->error), ctg_ok);
    *state = made;
    return 0;
}

static int tear_down(void **state)
{
    room *const made = *state;
    ctg_store_destroy(made->store);
    free(made);
    return 0;
}

static void quantiles_of_few_values_are_known(void **state)
{
    double four[] = {7.25, -1.5, 2.385, 4.0};
    (void)state;
    const ctg_quantiles of_four = ctg_quantiles_of(four, 4);
    assert_close(of_four.median, (2.385 + 4.0) / 2, 1e-15);
    assert_close(of_four.p05, -1.5 + 0.15 * (2.385 + 1.5), 1e-15);
    assert_close(of_four.p25, -1.5 + 0.75 * (2.385 + 1.5), 1e-15);
    assert_close(of_four.p75, 4.0 + 0.25 * (7.25 - 4.0), 1e-15);
    assert_close(of_four.p95, 4.0 + 0.85 * (7.25 - 4.0), 1e-15);
    assert_close(of_four.mean, 12.135 / 4, 1e-15);
    double one[] = {2.385};
    const ctg_quantiles of_one = ctg_quantiles_of(one, 1);
    assert_bits_equal(of_one.p05, 2.385);
    assert_bits_equal(of_one.p95, 2.385);
    assert_int_equal(ctg_quantiles_of(NULL, 0).count, 0);
    double same[] = {104496.0, 104496.0, 104496.0};
    const ctg_quantiles of_same = ctg_quantiles_of(same, 3);
    assert_bits_equal(of_same.p05, 104496.0);
    assert_bits_equal(of_same.p25, 104496.0);
    assert_bits_equal(of_same.p75, 104496.0);
    assert_bits_equal(of_same.p95, 104496.0);
}

static void the_order_of_values_does_not_change_a_bit(void **state)
{
    double up[101];
    double down[101];
    (void)state;
    for (size_t i = 0; i < 101; i++) {
        up[i] = 1.0 / (double)(i * i + 3);
        down[100 - i] = up[i];
    }
    const ctg_quantiles a = ctg_quantiles_of(up, 101);
    const ctg_quantiles b = ctg_quantiles_of(down, 101);
    assert_memory_equal(&a, &b, sizeof a);
}

/* Replicate 4 fails; in the others Japan deploys 10 more than in the replicate before. */
static void write_runs(room *here)
{
    for (uint32_t replicate = 0; replicate < 9; replicate++) {
        ctg_replicate_result result = small_result(&here->small, replicate, here->record);
        double *const record = here->record;
        for (size_t time = 0; time < 3; time++) {
            for (size_t state = 0; state < 4; state++) {
                small_set(&here->small, record, ctg_measure_state_deployed_pers, time, state,
                          state == 2 ? 150 : 0);
            }
            small_set(&here->small, record, ctg_measure_state_deployed_pers, time, 0,
                      50 + 10 * replicate * (double)time);
        }
        small_set(&here->small, record, ctg_measure_supplier_capacity_cost_usd, 2, 0, 1000);
        small_set(&here->small, record, ctg_measure_supplier_ready_person_years, 2, 0,
                  replicate == 0 ? 0 : 4 + replicate);
        small_set(&here->small, record, ctg_measure_supplier_scarcest_capability, 2, 0,
                  replicate % 3 == 0 ? 0 : 1);
        small_set(&here->small, record, ctg_measure_supplier_scarcest_capability, 2, 1, -1);
        if (replicate == 4) {
            result = small_failure(4, ctg_broken, "people were lost\n");
        }
        assert_int_equal(ctg_store_write_run(here->store, &result, &here->error), ctg_ok);
    }
}

static const ctg_answer_table *table_of(const ctg_answer *answer, const char *key)
{
    for (size_t at = 0; at < CTG_ANSWER_TABLES; at++) {
        if (strcmp(answer->tables[at].about->key, key) == 0) {
            return &answer->tables[at];
        }
    }
    fail_msg("no table %s", key);
    return NULL;
}

static const ctg_answer_cell *cell_of(const ctg_answer_table *table, size_t at, const char *key)
{
    for (size_t column = 0; column < table->about->column_count; column++) {
        if (strcmp(table->about->columns[column].key, key) == 0) {
            return &table->cells[at * table->about->column_count + column];
        }
    }
    fail_msg("no column %s", key);
    return NULL;
}

static void the_largest_contributor_stands_first_and_shares_are_of_all(void **state)
{
    room *const here = *state;
    ctg_answer answer;
    char month[CTG_WHO_ROOM];
    write_runs(here);
    assert_int_equal(ctg_answer_read(&answer, here->store, &here->small.study, &here->error),
                     ctg_ok);
    const ctg_answer_table *const table = table_of(&answer, "contributors");
    assert_int_equal(table->row_count, 4);
    assert_string_equal(ctg_answer_row_name(&answer, table, 0, month), "Ghana");
    assert_string_equal(ctg_answer_row_name(&answer, table, 1, month), "Japan");
    assert_string_equal(ctg_answer_row_name(&answer, table, 2, month), "China");
    assert_bits_equal(cell_of(table, 1, "deployed_pers_at_start")->over.p95, 50);
    /* 50 + 20 r over r = 0 1 2 3 5 6 7 8 */
    assert_bits_equal(cell_of(table, 1, "deployed_pers")->over.median, 130);
    assert_close(cell_of(table, 1, "deployed_share")->over.p05,
                 50.0 / 200 + 0.35 * (70.0 / 220 - 50.0 / 200), 1e-15);
    ctg_answer_destroy(&answer);
}

static void a_ratio_without_a_denominator_is_no_value(void **state)
{
    room *const here = *state;
    ctg_answer answer;
    write_runs(here);
    assert_int_equal(ctg_answer_read(&answer, here->store, &here->small.study, &here->error),
                     ctg_ok);
    const ctg_answer_table *const table = table_of(&answer, "supplier");
    const ctg_answer_cell *const cost = cell_of(table, 0, "cost_usd_per_ready_person_year");
    assert_int_equal(cost->over.count, 7);
    assert_close(cost->over.median, 1000.0 / 9, 1e-12);
    const ctg_answer_cell *const scarcest = cell_of(table, 0, "scarcest_capability");
    assert_string_equal(scarcest->word, "engineering");
    assert_close(scarcest->word_share, 5.0 / 8, 1e-15);
    assert_null(cell_of(table, 1, "scarcest_capability")->word);
    ctg_answer_destroy(&answer);
}

/* Twelve months' costs over the mean of what they bought; before the start nothing is known. */
static void a_year_of_the_world_is_told_from_its_months(void **state)
{
    room *const here = *state;
    ctg_answer answer;
    for (uint32_t replicate = 0; replicate < 9; replicate++) {
        const ctg_replicate_result result = small_result(&here->small, replicate, here->record);
        for (size_t month = 0; month <= 24; month++) {
            small_set(&here->small, here->record, ctg_measure_world_capacity_cost_usd, month, 0,
                      month <= 12 ? 1e9 : 100.0 * (double)month);
            small_set(&here->small, here->record, ctg_measure_world_sustained_ready_pers, month, 0,
                      month <= 12 ? 0 : (double)month + replicate);
        }
        assert_int_equal(ctg_store_write_run(here->store, &result, &here->error), ctg_ok);
    }
    assert_int_equal(ctg_answer_read(&answer, here->store, &here->small.study, &here->error),
                     ctg_ok);
    const ctg_answer_table *const headline = table_of(&answer, "headline");
    assert_int_equal(headline->row_count, 2); /* the start and the end */
    assert_int_equal(headline->rows[1], 24);
    const ctg_answer_cell *const start = cell_of(headline, 0, "cost_usd_per_ready_person_year");
    const ctg_answer_cell *const end = cell_of(headline, 1, "cost_usd_per_ready_person_year");
    assert_int_equal(start->over.count, 0);
    assert_int_equal(end->over.count, 9);
    /* months 13 to 24: 100 x 222 over a mean of 18.5 + r, r = 0 to 8, the median at 4 */
    assert_close(end->over.median, 22200.0 / 22.5, 1e-9);
    assert_int_equal(table_of(&answer, "trends")->row_count, 2);
    ctg_answer_destroy(&answer);
}

static void what_one_has_to_know_is_counted(void **state)
{
    room *const here = *state;
    ctg_answer answer;
    char month[CTG_WHO_ROOM];
    write_runs(here);
    assert_int_equal(ctg_answer_read(&answer, here->store, &here->small.study, &here->error),
                     ctg_ok);
    assert_int_equal(answer.outcome.ok, 8);
    assert_int_equal(answer.outcome.failed, 1);
    assert_string_equal(answer.outcome.failures[0].sentence, "people were lost");
    assert_int_equal(answer.drawn, 1);
    assert_int_equal(answer.demand_until, CTG_MONTH(2016, 2));
    assert_false(answer.demand_made);
    const ctg_answer_table *const world = table_of(&answer, "world");
    assert_int_equal(world->row_count, 3);
    assert_string_equal(ctg_answer_row_name(&answer, world, 2, month), "2017-01");
    assert_close(cell_of(world, 2, "arrears_usd")->over.p05,
                 small_value(0, ctg_measures_place(&here->small.study.shape,
                                                   ctg_measure_world_arrears_usd, 24, 0)) +
                     0.35 * 0.61803399,
                 1e-9);
    ctg_answer_destroy(&answer);
}

/* From the start, or from a month on by a policy; a policy that switches it off makes nothing. */
static void demand_is_made_where_the_setting_ever_generates_it(void **state)
{
    room *const here = *state;
    ctg_answer answer;
    ctg_setting *const setting = &here->small.setting;
    ctg_change change = {.parameter = ctg_parameter_demand_generated,
                         .operation = ctg_set,
                         .operand = 1.0,
                         .from = CTG_MONTH(2016, 1),
                         .to = CTG_MONTH_MOST};
    write_runs(here);
    for (int way = 0; way < 4; way++) { /* never, from the start, by a policy, not by one */
        setting->centre.demand_generated = way == 1 ? 1.0 : 0.0;
        setting->changes = &change;
        setting->change_count = way >= 2;
        change.operand = way == 2 ? 1.0 : 0.0;
        assert_int_equal(ctg_answer_read(&answer, here->store, &here->small.study, &here->error),
                         ctg_ok);
        assert_true(answer.demand_made == (way == 1 || way == 2));
        ctg_answer_destroy(&answer);
    }
}

static void the_summary_speaks_for_the_runs_it_was_made_of(void **state)
{
    room *const here = *state;
    uint32_t replicates = 99;
    write_runs(here);
    assert_int_equal(ctg_store_read_summarised(here->store, &replicates, &here->error), ctg_ok);
    assert_int_equal(replicates, 0);
    for (int twice = 0; twice < 2; twice++) {
        assert_int_equal(ctg_summary_write(here->store, &here->small.study, 9, &here->error),
                         ctg_ok);
    }
    assert_int_equal(ctg_store_read_summarised(here->store, &replicates, &here->error), ctg_ok);
    assert_int_equal(replicates, 9);
}

/* Lists of every length that is sorted in its own pattern, with many values that are equal. */
static void quantiles_of_many_lists_are_those_of_each(void **state)
{
    (void)state;
    uint64_t word = 1995;
    for (size_t count = 1; count < 140; count++) {
        double lists[140 * CTG_QUANTILES_LANES];
        ctg_quantiles of[CTG_QUANTILES_LANES];
        double each[CTG_QUANTILES_LANES][140];
        for (size_t i = 0; i < count * CTG_QUANTILES_LANES; i++) {
            word = word * 6364136223846793005u + 1442695040888963407u;
            lists[i] = (double)((word >> 40) % (5 + 97 * (i % CTG_QUANTILES_LANES))) / 3.0 - 7.0;
            each[i % CTG_QUANTILES_LANES][i / CTG_QUANTILES_LANES] = lists[i];
        }
        ctg_quantiles_of_lists(lists, count, of);
        for (size_t lane = 0; lane < CTG_QUANTILES_LANES; lane++) {
            const ctg_quantiles alone = ctg_quantiles_of(each[lane], count);
            assert_memory_equal(&of[lane], &alone, sizeof alone);
        }
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(quantiles_of_few_values_are_known),
        TEST(quantiles_of_many_lists_are_those_of_each),
        TEST(the_order_of_values_does_not_change_a_bit),
        TEST(the_largest_contributor_stands_first_and_shares_are_of_all),
        TEST(a_ratio_without_a_denominator_is_no_value),
        TEST(a_year_of_the_world_is_told_from_its_months),
        TEST(what_one_has_to_know_is_counted),
        TEST(demand_is_made_where_the_setting_ever_generates_it),
        TEST(the_summary_speaks_for_the_runs_it_was_made_of),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
