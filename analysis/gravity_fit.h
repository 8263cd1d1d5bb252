/* The rival's five parameters, fitted on a window of the record that ends at the origin.
 *
 * Fit: the mean over all windows and their years of the rule's share distance from the record over
 * that of shares frozen at the window's beginning, so that years in which everything moved do not
 * decide alone; below 1 the rule was better than null (a). A window is a month of the record and
 * the years that follow it, up to the origin and no further. Search: Nelder and Mead's simplex (GSL
 * nmsimplex2) from a fixed start, begun again once where it ended, each parameter kept in its
 * range; nothing in it is drawn.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_GRAVITY_FIT_H
#define CTG_ANALYSIS_GRAVITY_FIT_H

#include "analysis/gravity.h"
#include "engine/base/error.h"

typedef struct ctg_gravity_window {
    ctg_gravity_years from;
    const double *recorded; /* [year * S + s] shares */
} ctg_gravity_window;

typedef struct ctg_gravity_fit {
    double parameters[CTG_GRAVITY_PARAMETERS];
    double ratio;    /* the fit */
    double distance; /* mean share distance in the windows */
    double start;    /* the fit at the start of the search */
    size_t windows, forecasts;
    int tries; /* of the search */
} ctg_gravity_fit;

/* At least one window with a year. */
ctg_status ctg_gravity_fit_run(ctg_gravity_fit *fit, const ctg_gravity_ties *ties,
                               const ctg_gravity_window *windows, size_t count, ctg_error *error);

#endif
