/* What the record says of one month, by rows of the tables.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/recorded.h"

ctg_month ctg_recorded_month(const ctg_tables *tables, ctg_month from)
{
    ctg_month best = CTG_NO_MONTH;
    for (size_t i = 0; i < tables->contributions_count; i++) {
        const ctg_month month = tables->contributions[i].month;
        if (month >= from && month <= from + CTG_RECORDED_LATER &&
            (best == CTG_NO_MONTH || month < best)) {
            best = month;
        }
    }
    return best;
}

double ctg_recorded_persons(const int64_t persons[CTG_PERSONNEL])
{
    int64_t sum = 0;
    for (int type = 0; type < CTG_PERSONNEL; type++) {
        sum += persons[type];
    }
    return (double)sum;
}

double ctg_recorded_people(const ctg_tables *tables, ctg_month month, double *persons)
{
    double sum = 0;
    for (size_t s = 0; s < tables->states_count; s++) {
        persons[s] = 0;
    }
    for (size_t i = 0; i < tables->contributions_count; i++) {
        const ctg_contribution_row *const row = &tables->contributions[i];
        if (row->month == month) {
            const double people = ctg_recorded_persons(row->persons);
            persons[row->state] += people;
            sum += people;
        }
    }
    return sum;
}

void ctg_recorded_types(const ctg_tables *tables, ctg_month month, double types[CTG_PERSONNEL])
{
    for (int type = 0; type < CTG_PERSONNEL; type++) {
        types[type] = 0;
        for (size_t i = 0; i < tables->contributions_count; i++) {
            const ctg_contribution_row *const row = &tables->contributions[i];
            types[type] += row->month == month ? (double)row->persons[type] : 0;
        }
    }
}
