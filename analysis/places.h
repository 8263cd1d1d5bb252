/* Which places of a record are asked for: each once, in ascending order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_PLACES_H
#define CTG_ANALYSIS_PLACES_H

#include "engine/base/error.h"
#include "engine/model/measures.h"

/* Sorts the places and drops what is there twice; returns how many are left. */
size_t ctg_places_order(size_t *places, size_t count);

/* The value at a place of a record; NAN where it says that there was nothing to measure
 * (ctg_lacks_some). */
double ctg_places_number(const ctg_record_shape *shape, size_t place, double value);

/* Sets *place to where a measure's last value is: of the last month, or of the last twelfth.
 * ctg_input, with `name` in the sentence, where there is none after the start. */
ctg_status ctg_places_last(size_t *place, const ctg_record_shape *shape, ctg_measure_id measure,
                           size_t who, const char *name, ctg_error *error);

#endif
