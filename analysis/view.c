/* One run's record, or the record of history laid out like one, to be asked by year.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/view.h"

size_t ctg_view_room(const ctg_record_shape *shape)
{
    const size_t years = ctg_measures_times(shape, ctg_scope_state);
    return 2 * shape->who[ctg_scope_state] + years * shape->who[ctg_scope_mission] + years;
}

const double *ctg_view_year(const ctg_view *view, ctg_measure_id id, int year)
{
    const ctg_month gone = CTG_MONTH(year, 12) - view->start;
    const bool is_monthly = ctg_measures_row(id)->scope == ctg_scope_world;
    if (gone < 0 || gone > view->shape.months || (!is_monthly && gone % 12 != 0)) {
        return NULL;
    }
    const size_t time = (size_t)(is_monthly ? gone : gone / 12);
    return view->record + ctg_measures_place(&view->shape, id, time, 0);
}

double ctg_view_month(const ctg_view *view, ctg_measure_id id, ctg_month month)
{
    const ctg_month gone = month - view->start;
    return gone < 0 || gone > view->shape.months
               ? CTG_VIEW_UNKNOWN
               : view->record[ctg_measures_place(&view->shape, id, (size_t)gone, 0)];
}
