/* Which measures a comparison shows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/compare_rows.h"

#include "engine/base/memory.h"

static ctg_status add(ctg_compare_rows *rows, const ctg_study *study, ctg_measure_id measure,
                      size_t who, ctg_error *error)
{
    ctg_comparison_row row;
    CTG_TRY(ctg_comparison_row_make(&row, study, measure, who, error));
    for (size_t at = 0; at < rows->count; at++) {
        if (rows->rows[at].place == row.place) {
            return ctg_ok;
        }
    }
    rows->rows[rows->count++] = row;
    return ctg_ok;
}

static ctg_status add_named(ctg_compare_rows *rows, const ctg_compare_asked *asked,
                            const char *text, ctg_error *error)
{
    ctg_measure_id measure = CTG_MEASURES;
    size_t who = 0;
    CTG_TRY(ctg_scenario_measure_named(asked->base, text, &measure, &who, error));
    return add(rows, asked->study, measure, who, error);
}

static size_t expect_count(const ctg_scenario *policy)
{
    return policy != NULL ? ctg_scenario_expect_count(policy) : 0;
}

static ctg_status add_expected(ctg_compare_rows *rows, const ctg_compare_asked *asked,
                               ctg_error *error)
{
    for (size_t at = 0; at < asked->policy_count; at++) {
        for (size_t i = 0; i < expect_count(asked->policies[at]); i++) {
            const ctg_scenario_expect *const expect =
                ctg_scenario_expect_at(asked->policies[at], i);
            CTG_TRY(add(rows, asked->study, expect->measure, expect->who, error));
        }
    }
    return ctg_ok;
}

ctg_status ctg_compare_rows_choose(ctg_compare_rows *rows, const ctg_compare_asked *asked,
                                   ctg_error *error)
{
    size_t most = asked->measure_count + CTG_COMPARISON_USUAL;
    void *room = NULL;
    *rows = (ctg_compare_rows){0};
    for (size_t at = 0; at < asked->policy_count; at++) {
        most += expect_count(asked->policies[at]);
    }
    CTG_TRY(ctg_memory_array(&room, most, sizeof *rows->rows, "a comparison", error));
    rows->rows = room;
    for (size_t at = 0; at < asked->measure_count; at++) {
        CTG_TRY(add_named(rows, asked, asked->measures[at], error));
    }
    if (asked->measure_count > 0) {
        return ctg_ok;
    }
    CTG_TRY(add_expected(rows, asked, error));
    for (size_t at = 0; at < CTG_COMPARISON_USUAL; at++) {
        CTG_TRY(add(rows, asked->study, ctg_comparison_usual(at), 0, error));
    }
    return ctg_ok;
}
