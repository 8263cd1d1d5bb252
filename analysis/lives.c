/* The lives of missions by the table of demand: when each has how many posts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/lives.h"

static bool has_posts(const ctg_demand_row *row)
{
    return row->posts[ctg_troops] + row->posts[ctg_police] + row->posts[ctg_experts] > 0;
}

static const ctg_demand_row *row_in_force(const ctg_tables *tables, size_t mission, ctg_month month)
{
    const ctg_demand_row *latest = NULL;
    for (size_t i = 0; i < tables->demand_count; i++) {
        const ctg_demand_row *const row = &tables->demand[i];
        if ((size_t)row->mission == mission && row->month <= month &&
            (latest == NULL || row->month > latest->month)) {
            latest = row;
        }
    }
    return latest;
}

const int64_t *ctg_lives_posts(const ctg_tables *tables, size_t mission, ctg_month month)
{
    const ctg_demand_row *const row = row_in_force(tables, mission, month);
    return row == NULL ? NULL : row->posts;
}

ctg_month ctg_lives_opened(const ctg_tables *tables, size_t mission, ctg_month month)
{
    ctg_month closed = CTG_NO_MONTH; /* the last row without posts */
    ctg_month opened = month;
    for (size_t i = 0; i < tables->demand_count; i++) {
        const ctg_demand_row *const row = &tables->demand[i];
        if ((size_t)row->mission == mission && row->month <= month && !has_posts(row) &&
            row->month > closed) {
            closed = row->month;
        }
    }
    for (size_t i = 0; i < tables->demand_count; i++) {
        const ctg_demand_row *const row = &tables->demand[i];
        if ((size_t)row->mission == mission && row->month > closed && row->month < opened) {
            opened = row->month;
        }
    }
    return opened;
}

bool ctg_lives_is_un(const ctg_tables *tables, size_t mission)
{
    return tables->frameworks[tables->missions[mission].framework].kind == ctg_framework_un;
}

bool ctg_lives_span(const ctg_tables *tables, size_t mission, ctg_month until, ctg_month *first,
                    ctg_month *last)
{
    const ctg_demand_row *latest = NULL; /* row with posts */
    ctg_month next = until + 1;          /* the first row behind it */
    *first = until + 1;
    for (size_t i = 0; i < tables->demand_count; i++) {
        const ctg_demand_row *const row = &tables->demand[i];
        if ((size_t)row->mission == mission && row->month <= until && has_posts(row)) {
            *first = row->month < *first ? row->month : *first;
            latest = latest == NULL || row->month > latest->month ? row : latest;
        }
    }
    for (size_t i = 0; i < tables->demand_count && latest != NULL; i++) {
        const ctg_demand_row *const row = &tables->demand[i];
        if ((size_t)row->mission == mission && row->month > latest->month && row->month < next) {
            next = row->month;
        }
    }
    *last = next - 1;
    return latest != NULL;
}
