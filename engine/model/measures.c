/* The table of measures, made from engine/measures.def, and where each value is in a record.
 *
 * In a record the scopes follow each other in the order of ctg_scope; within a scope the measures
 * in the order of the table; within a measure the points in time; within a point in time, who.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/measures.h"

#include <assert.h>

const ctg_measure *ctg_measures_row(ctg_measure_id id)
{
    static const ctg_measure rows[] = {
#define CTG_MEASURE(scope, name, time, decimals, unit, what)                                       \
    {ctg_scope_##scope, #scope "." #name, ctg_time_##time, decimals, unit, what},
#include "engine/measures.def"
#undef CTG_MEASURE
    };
    assert((size_t)id < CTG_MEASURES);
    return &rows[id];
}

const char *ctg_measures_scope_name(ctg_scope scope)
{
    static const char *const names[] = {"world", "supplier", "host", "capability", "state"};
    assert((size_t)scope < CTG_SCOPES);
    return names[scope];
}

size_t ctg_measures_times(const ctg_record_shape *shape, ctg_scope scope)
{
    const int32_t steps = scope == ctg_scope_world ? shape->months : shape->months / 12;
    return (size_t)steps + 1;
}

/* Doubles of one measure of the scope. */
static size_t measure_size(const ctg_record_shape *shape, ctg_scope scope)
{
    return ctg_measures_times(shape, scope) * shape->who[scope];
}

/* Doubles before the measure; for CTG_MEASURES, all of them. */
static size_t size_before(const ctg_record_shape *shape, size_t id)
{
    static const ctg_scope scopes[] = {
#define CTG_MEASURE(scope, name, time, decimals, unit, what) ctg_scope_##scope,
#include "engine/measures.def"
#undef CTG_MEASURE
    };
    size_t size[CTG_SCOPES];
    size_t before = 0;
    for (size_t scope = 0; scope < CTG_SCOPES; scope++) {
        size[scope] = measure_size(shape, (ctg_scope)scope);
    }
    for (size_t earlier = 0; earlier < id; earlier++) {
        assert(earlier == 0 || scopes[earlier] >= scopes[earlier - 1]);
        before += size[scopes[earlier]];
    }
    return before;
}

size_t ctg_measures_record_size(const ctg_record_shape *shape)
{
    return size_before(shape, CTG_MEASURES);
}

size_t ctg_measures_place(const ctg_record_shape *shape, ctg_measure_id id, size_t time, size_t who)
{
    const ctg_scope scope = ctg_measures_row(id)->scope;
    assert(time < ctg_measures_times(shape, scope));
    assert(who < shape->who[scope]);
    return size_before(shape, (size_t)id) + time * shape->who[scope] + who;
}
