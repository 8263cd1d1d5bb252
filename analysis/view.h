/* One run's record, or the record of history laid out like one, to be asked by year.
 *
 * A year stands for its December: the figures of patterns.def are those of Decembers. What history
 * does not know is NAN.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_VIEW_H
#define CTG_ANALYSIS_VIEW_H

#include <math.h>

#include "engine/model/measures.h"

#define CTG_VIEW_UNKNOWN ((double)NAN) /* history does not know it, or the run does not reach it */

typedef struct ctg_view {
    const ctg_tables *tables;
    ctg_month start;
    ctg_record_shape shape;
    const double *record;
    double *room; /* for sorting: ctg_view_room doubles; the caller's */
} ctg_view;

/* Doubles that `room` must hold. */
size_t ctg_view_room(const ctg_record_shape *shape);

/* The measure at the end of December of the year, of row 0 of its scope, the other rows behind it;
 * NULL where the record does not have that month. */
const double *ctg_view_year(const ctg_view *view, ctg_measure_id id, int year);

/* A world measure in a month; NAN where the record does not have it. */
double ctg_view_month(const ctg_view *view, ctg_measure_id id, ctg_month month);

#endif
