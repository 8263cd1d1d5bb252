/* The page of a record that is written now: where each measure of this month or year goes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/record_page.h"

void ctg_record_page_open(ctg_record_page *page, const ctg_record_shape *shape, double *record,
                          int32_t t)
{
    size_t times[CTG_SCOPES];
    const size_t ends = ((size_t)t + 11) / 12;
    page->record = record;
    page->yearly = t % 12 == 0;
    page->counts = ends < ctg_measures_times(shape, ctg_scope_age);
    for (size_t scope = 0; scope < CTG_SCOPES; scope++) {
        times[scope] = (size_t)t / 12;
    }
    times[ctg_scope_world] = (size_t)t;
    times[ctg_scope_age] = page->counts ? ends : 0;
    ctg_measures_places(shape, times, page->place);
}
