/* Who is assessed how much for peacekeeping in a year, by the tables alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/payers.h"

static double discount(const ctg_tables *tables, size_t state, int year)
{
    for (size_t i = 0; i < tables->discounts_count; i++) {
        const ctg_discount_row *const row = &tables->discounts[i];
        if ((size_t)row->state == state && row->year_from <= year && year <= row->year_to) {
            return (double)row->discount_permille;
        }
    }
    return 0;
}

void ctg_payers_lay(const ctg_tables *tables, int year, double *assessed)
{
    double permanent = 0; /* P and D of engine/model/scale.h */
    double discounted = 0;
    for (size_t state = 0; state < tables->states_count; state++) {
        assessed[state] = 0;
    }
    for (size_t i = 0; i < tables->scale_count; i++) {
        const ctg_scale_row *const row = &tables->scale[i];
        if (row->year_from <= year && year <= row->year_to) {
            const double regular = (double)row->regular_milli_percent;
            assessed[row->state] = regular;
            permanent += tables->states[row->state].p5 != 0 ? regular : 0;
            discounted += regular * discount(tables, (size_t)row->state, year);
        }
    }
    for (size_t state = 0; state < tables->states_count; state++) {
        assessed[state] *= tables->states[state].p5 != 0
                               ? 1000 * permanent + discounted
                               : (1000 - discount(tables, state, year)) * permanent;
    }
}
