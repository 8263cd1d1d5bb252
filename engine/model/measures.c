/* The table of measures, made from engine/measures.def, and where each value is in a record.
 *
 * In a record the scopes follow each other in the order of ctg_scope; within a scope the measures
 * in the order of the table; within a measure the points in time; within a point in time, who.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/measures.h"

#include <assert.h>
#include <stdio.h>

const ctg_measure *ctg_measures_row(ctg_measure_id id)
{
    static const ctg_measure rows[] = {
#define CTG_MEASURE(scope, name, label, better, time, decimals, lacks, unit, what)                 \
    {ctg_scope_##scope,                                                                            \
     #scope "." #name,                                                                             \
     label,                                                                                        \
     ctg_better_##better,                                                                          \
     ctg_time_##time,                                                                              \
     decimals,                                                                                     \
     ctg_lacks_##lacks,                                                                            \
     unit,                                                                                         \
     what},
#include "engine/measures.def"
#undef CTG_MEASURE
    };
    assert((size_t)id < CTG_MEASURES);
    return &rows[id];
}

const char *ctg_measures_scope_name(ctg_scope scope)
{
    static const char *const names[] = {"world",   "supplier",  "host", "capability", "state",
                                        "mission", "framework", "age",  "pool"};
    static_assert(sizeof names / sizeof names[0] == CTG_SCOPES, "every scope has a name");
    assert((size_t)scope < CTG_SCOPES);
    return names[scope];
}

const char *ctg_measures_better_name(ctg_measure_better better)
{
    static const char *const names[] = {"more", "less", "neither"};
    assert((size_t)better < sizeof names / sizeof names[0]);
    return names[better];
}

/* A class of age reaches to this month of a mission's life. */
typedef struct age_class {
    int32_t last;
    const char *name;
} age_class;

static const age_class ages[] = {{1, "month 1"},       {3, "months 2-3"},
                                 {6, "months 4-6"},    {9, "months 7-9"},
                                 {12, "months 10-12"}, {18, "months 13-18"},
                                 {36, "months 19-36"}, {INT32_MAX, "over 36 months"}};
static_assert(sizeof ages / sizeof ages[0] == CTG_AGES, "every class of age has a name");

size_t ctg_measures_age(int32_t month)
{
    size_t class = 0;
    while (month > ages[class].last) {
        class ++;
    }
    return class;
}

size_t ctg_measures_who_count(const ctg_tables *tables, ctg_scope scope)
{
    switch (scope) {
    case ctg_scope_supplier:
    case ctg_scope_host:
        return tables->regions_count;
    case ctg_scope_capability:
        return tables->capabilities_count;
    case ctg_scope_state:
        return tables->states_count;
    case ctg_scope_mission:
        return tables->missions_count;
    case ctg_scope_framework:
        return tables->frameworks_count;
    case ctg_scope_age:
        return CTG_AGES;
    case ctg_scope_pool:
        return tables->regions_count * tables->capabilities_count;
    case ctg_scope_world:
    case CTG_SCOPES:
        break;
    }
    return 1;
}

static const char *pool_name(const ctg_tables *tables, size_t row, char room[CTG_WHO_ROOM])
{
    const size_t kinds = tables->capabilities_count;
    (void)snprintf(room, CTG_WHO_ROOM, "%s: %s", tables->regions[row / kinds].region,
                   tables->capabilities[row % kinds].capability);
    return room;
}

const char *ctg_measures_who(const ctg_tables *tables, ctg_scope scope, size_t row,
                             char room[CTG_WHO_ROOM])
{
    switch (scope) {
    case ctg_scope_supplier:
    case ctg_scope_host:
        return tables->regions[row].region;
    case ctg_scope_capability:
        return tables->capabilities[row].capability;
    case ctg_scope_state:
        return tables->states[row].state;
    case ctg_scope_mission:
        return tables->missions[row].mission;
    case ctg_scope_framework:
        return tables->frameworks[row].framework;
    case ctg_scope_age:
        return ages[row].name;
    case ctg_scope_pool:
        return pool_name(tables, row, room);
    case ctg_scope_world:
    case CTG_SCOPES:
        break;
    }
    return "";
}

size_t ctg_measures_times(const ctg_record_shape *shape, ctg_scope scope)
{
    const int32_t steps = scope == ctg_scope_world ? shape->months : shape->months / 12;
    return (size_t)steps + 1;
}

/* Doubles before each measure, and all of them. */
static size_t sizes_before(const ctg_record_shape *shape, size_t before[CTG_MEASURES])
{
    size_t sizes[CTG_SCOPES]; /* of one measure of the scope */
    size_t sum = 0;
    for (size_t scope = 0; scope < CTG_SCOPES; scope++) {
        sizes[scope] = ctg_measures_times(shape, (ctg_scope)scope) * shape->who[scope];
    }
    for (size_t id = 0; id < CTG_MEASURES; id++) {
        const ctg_scope scope = ctg_measures_row((ctg_measure_id)id)->scope;
        assert(id == 0 || scope >= ctg_measures_row((ctg_measure_id)(id - 1))->scope);
        before[id] = sum;
        sum += sizes[scope];
    }
    return sum;
}

size_t ctg_measures_record_size(const ctg_record_shape *shape)
{
    size_t before[CTG_MEASURES];
    return sizes_before(shape, before);
}

size_t ctg_measures_place(const ctg_record_shape *shape, ctg_measure_id id, size_t time, size_t who)
{
    size_t before[CTG_MEASURES];
    const ctg_scope scope = ctg_measures_row(id)->scope;
    assert(time < ctg_measures_times(shape, scope));
    assert(who < shape->who[scope]);
    (void)sizes_before(shape, before);
    return before[id] + time * shape->who[scope] + who;
}

void ctg_measures_places(const ctg_record_shape *shape, const size_t times[CTG_SCOPES],
                         size_t places[CTG_MEASURES])
{
    (void)sizes_before(shape, places);
    for (size_t id = 0; id < CTG_MEASURES; id++) {
        const ctg_scope scope = ctg_measures_row((ctg_measure_id)id)->scope;
        places[id] += times[scope] * shape->who[scope];
    }
}
