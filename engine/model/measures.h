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

typedef enum ctg_scope {
    ctg_scope_world,
    ctg_scope_supplier,
    ctg_scope_host,
    ctg_scope_capability,
    ctg_scope_state,
    CTG_SCOPES
} ctg_scope;

typedef enum ctg_measure_time { ctg_time_end, ctg_time_sum } ctg_measure_time;

typedef enum ctg_measure_id {
#define CTG_MEASURE(scope, name, time, decimals, unit, what) ctg_measure_##scope##_##name,
#include "engine/measures.def"
#undef CTG_MEASURE
    CTG_MEASURES
} ctg_measure_id;

typedef struct ctg_measure {
    ctg_scope scope;
    const char *path; /* "supplier.enabled_brigades" */
    ctg_measure_time time;
    int decimals; /* worth showing */
    const char *unit;
    const char *what;
} ctg_measure;

/* The row of a measure; `id` below CTG_MEASURES. */
const ctg_measure *ctg_measures_row(ctg_measure_id id);

const char *ctg_measures_scope_name(ctg_scope scope);

/* The shape of the records of a study. */
typedef struct ctg_record_shape {
    int32_t months;         /* n */
    size_t who[CTG_SCOPES]; /* 1 for world, regions, regions, capabilities, states */
} ctg_record_shape;

/* Points in time of a scope: n + 1 months or n / 12 + 1 years. */
size_t ctg_measures_times(const ctg_record_shape *shape, ctg_scope scope);

/* Doubles in a record. */
size_t ctg_measures_record_size(const ctg_record_shape *shape);

/* Where in a record the measure's value is; `time` counts months or years from the start, `who` is
 * the row of regions, capabilities or states (0 for the world). */
size_t ctg_measures_place(const ctg_record_shape *shape, ctg_measure_id id, size_t time,
                          size_t who);

#endif
