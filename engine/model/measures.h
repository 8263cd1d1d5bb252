/* Every measure of the model, once: the rows of engine/measures.def, and the record of one
 * replicate.
 *
 * A record is one flat array of doubles, scope after scope: world values for months 0 (the initial
 * state) to n, the other scopes for years 0 to n / 12 (year y is month 12 y). Integers below 2^53
 * are exact in it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_MEASURES_H
#define CTG_MODEL_MEASURES_H

#include <stddef.h>
#include <stdint.h>

#include "engine/model/tables.h"

/* In the order of the rows of measures.def. */
typedef enum ctg_scope {
    ctg_scope_world,
    ctg_scope_supplier,
    ctg_scope_host,
    ctg_scope_capability,
    ctg_scope_state,
    ctg_scope_mission,
    ctg_scope_framework,
    ctg_scope_age,
    ctg_scope_pool,
    CTG_SCOPES
} ctg_scope;

typedef enum ctg_measure_time { ctg_time_end, ctg_time_sum } ctg_measure_time;

/* What a policy is for: more of it, less of it, or neither. */
typedef enum ctg_measure_better {
    ctg_better_more,
    ctg_better_less,
    ctg_better_neither
} ctg_measure_better;

/* Whether -1 may stand in a record, for that there was nothing to measure. */
typedef enum ctg_measure_lacks { ctg_lacks_none, ctg_lacks_some } ctg_measure_lacks;

typedef enum ctg_measure_id {
#define CTG_MEASURE(scope, name, label, better, time, decimals, lacks, unit, what)                 \
    ctg_measure_##scope##_##name,
#include "engine/measures.def"
#undef CTG_MEASURE
    CTG_MEASURES
} ctg_measure_id;

typedef struct ctg_measure {
    ctg_scope scope;
    const char *path;  /* "supplier.enabled_brigades" */
    const char *label; /* in a sentence: "enabled brigades", of whoever */
    ctg_measure_better better;
    ctg_measure_time time;
    int decimals; /* worth showing */
    ctg_measure_lacks lacks;
    const char *unit;
    const char *what;
} ctg_measure;

/* The row of a measure; `id` below CTG_MEASURES. */
const ctg_measure *ctg_measures_row(ctg_measure_id id);

const char *ctg_measures_scope_name(ctg_scope scope);

/* "more", "less", "neither" */
const char *ctg_measures_better_name(ctg_measure_better better);

/* Classes of a mission's age: months 1 (that in which it opened), 2-3, 4-6, 7-9, 10-12, 13-18,
 * 19-36, and over 36. */
#define CTG_AGES 8

/* The class of a mission in the given month of its life, 1 and more. */
size_t ctg_measures_age(int32_t month);

/* How many rows a scope has under these tables: 1 for the world, regions, regions, capabilities,
 * states, missions, frameworks, classes of age, pools (region x capability, [r * K + k]). */
size_t ctg_measures_who_count(const ctg_tables *tables, ctg_scope scope);

/* What a row of the scope is called: "" for the world; keys of the tables; "months 2-3"; "Eastern
 * Asia: engineering". `room` holds what stands in no table. */
#define CTG_WHO_ROOM 80
const char *ctg_measures_who(const ctg_tables *tables, ctg_scope scope, size_t row,
                             char room[CTG_WHO_ROOM]);

/* The shape of the records of a study. */
typedef struct ctg_record_shape {
    int32_t months;         /* n */
    size_t who[CTG_SCOPES]; /* ctg_measures_who_count */
} ctg_record_shape;

/* Points in time of a scope: n + 1 months or n / 12 + 1 years. */
size_t ctg_measures_times(const ctg_record_shape *shape, ctg_scope scope);

/* Doubles in a record. */
size_t ctg_measures_record_size(const ctg_record_shape *shape);

/* Where in a record the measure's value is; `time` counts months or years from the start, `who` is
 * the row of its scope. */
size_t ctg_measures_place(const ctg_record_shape *shape, ctg_measure_id id, size_t time,
                          size_t who);

/* The places of all measures at their scope's point in time, of row 0. */
void ctg_measures_places(const ctg_record_shape *shape, const size_t times[CTG_SCOPES],
                         size_t places[CTG_MEASURES]);

#endif
