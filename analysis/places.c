/* Which places of a record are asked for.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/places.h"

#include <math.h>
#include <stdlib.h>

static int compare(const void *a, const void *b)
{
    const size_t of_a = *(const size_t *)a;
    const size_t of_b = *(const size_t *)b;
    return of_a < of_b ? -1 : (of_a > of_b ? 1 : 0);
}

size_t ctg_places_order(size_t *places, size_t count)
{
    size_t kept = 0;
    qsort(places, count, sizeof *places, compare);
    for (size_t at = 0; at < count; at++) {
        if (kept == 0 || places[kept - 1] < places[at]) {
            places[kept++] = places[at];
        }
    }
    return kept;
}

double ctg_places_number(const ctg_record_shape *shape, size_t place, double value)
{
    for (ctg_measure_id id = 0; value < 0 && id < CTG_MEASURES; id++) {
        const ctg_measure *const row = ctg_measures_row(id);
        if (row->lacks == ctg_lacks_none) {
            continue;
        }
        const size_t size = ctg_measures_times(shape, row->scope) * shape->who[row->scope];
        const size_t first = size > 0 ? ctg_measures_place(shape, id, 0, 0) : 0;
        if (place >= first && place - first < size) {
            return (double)NAN;
        }
    }
    return value;
}

ctg_status ctg_places_last(size_t *place, const ctg_record_shape *shape, ctg_measure_id measure,
                           size_t who, const char *name, ctg_error *error)
{
    const ctg_measure *const row = ctg_measures_row(measure);
    const size_t times = ctg_measures_times(shape, row->scope);
    if (times < 2) {
        return ctg_error_add(error, ctg_input,
                             "%s: error: runs for %d months; %s is taken every twelfth, and a "
                             "comparison needs one of them after the start",
                             name, (int)shape->months, row->path);
    }
    *place = ctg_measures_place(shape, measure, times - 1, who);
    return ctg_ok;
}
