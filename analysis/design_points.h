/* The points of a sweep: for each the values of all that is varied.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_DESIGN_POINTS_H
#define CTG_ANALYSIS_DESIGN_POINTS_H

#include "analysis/design.h"
#include "analysis/factor.h"
#include "engine/io/sweep.h"

typedef struct ctg_design_points {
    const ctg_sweep *sweep; /* borrowed */
    ctg_design design;      /* of a list, and where nothing is varied, without factors */
    ctg_factor *factors;    /* [sweep->varied_count]; owned */
    uint64_t count;         /* of points; 1 where nothing is varied */
} ctg_design_points;

/* Of a sweep that is resolved, which must live as long; ctg_input where there is no such design. To
 * be released with ctg_design_points_close in any case. */
ctg_status ctg_design_points_open(ctg_design_points *points, const ctg_sweep *sweep,
                                  ctg_error *error);
void ctg_design_points_close(ctg_design_points *points);

/* Sets values[sweep->varied_count] to those of point `index`, below the count. No state: any
 * thread, any order. */
void ctg_design_points_at(const ctg_design_points *points, uint64_t index, double *values);

#endif
