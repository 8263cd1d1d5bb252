/* The rows of the benchmark: everything that is measured, and what its times say.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/suite_rows.h"

#include <string.h>

const char *ctg_suite_rows_part(ctg_suite_part part)
{
    static const char *const names[CTG_SUITE_PARTS] = {"ck1", "engine", "threads", "growth",
                                                       "peaks"};
    return names[part];
}

ctg_status ctg_suite_rows_add(ctg_suite *suite, const ctg_suite_row *row, size_t *at,
                              ctg_error *error)
{
    if (suite->count == CTG_SUITE_ROWS) {
        row->task.close(row->task.of);
        return ctg_error_add(error, ctg_broken, "the benchmark has more than %d rows",
                             CTG_SUITE_ROWS);
    }
    if (at != NULL) {
        *at = suite->count;
    }
    suite->rows[suite->count++] = *row;
    return ctg_ok;
}

ctg_rounds_summary ctg_suite_rows_rate(const ctg_suite *suite, size_t at)
{
    const ctg_suite_row *const row = &suite->rows[at];
    double rates[CTG_ROUNDS_MOST];
    for (size_t round = 0; round < suite->asked.means.rounds; round++) {
        rates[round] = row->task.work / row->seconds[round];
    }
    return ctg_rounds_summarise(rates, suite->asked.means.rounds);
}

ctg_rounds_summary ctg_suite_rows_ratio(const ctg_suite *suite, size_t at)
{
    const ctg_suite_row *const row = &suite->rows[at];
    const ctg_suite_row *const base = &suite->rows[row->base];
    double ratios[CTG_ROUNDS_MOST];
    for (size_t round = 0; round < suite->asked.means.rounds; round++) {
        ratios[round] =
            row->task.work / row->seconds[round] / (base->task.work / base->seconds[round]);
    }
    return ctg_rounds_summarise(ratios, suite->asked.means.rounds);
}

size_t ctg_suite_rows_series(const ctg_suite *suite, size_t from)
{
    const ctg_suite_row *const first = &suite->rows[from];
    size_t count = 0;
    for (size_t at = from; at < suite->count; at++, count++) {
        const ctg_suite_row *const row = &suite->rows[at];
        if (row->part != first->part || strcmp(row->what, first->what) != 0 ||
            strcmp(row->kind, first->kind) != 0) {
            break;
        }
    }
    return count;
}

ctg_rounds_summary ctg_suite_rows_exponent(const ctg_suite *suite, size_t from)
{
    ctg_rounds_turn turns[CTG_ROUNDS_POINTS];
    double sizes[CTG_ROUNDS_POINTS];
    const size_t count = ctg_suite_rows_series(suite, from);
    for (size_t i = 0; i < count && i < CTG_ROUNDS_POINTS; i++) {
        const ctg_suite_row *const row = &suite->rows[from + i];
        turns[i] = (ctg_rounds_turn){.seconds = row->seconds};
        sizes[i] = row->size;
    }
    return ctg_rounds_exponent(sizes, turns, count, suite->asked.means.rounds);
}
