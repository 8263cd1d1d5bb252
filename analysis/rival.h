/* The gravity rival of a study: its ties and its windows taken from the tables, the rule fitted on
 * them, the forecast from the study's start.
 *
 * Windows begin each year, in the month of the start, from January 1995 on, and end at the start at
 * the latest: nothing recorded after it is used, but for the people in each mission, which every
 * forecaster here is given. A window reaches at most as many years as the forecast itself.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_RIVAL_H
#define CTG_ANALYSIS_RIVAL_H

#include <stdbool.h>

#include "analysis/gravity_fit.h"
#include "analysis/past.h"

#define CTG_RIVAL_WINDOWS_LEAST 3 /* fewer say too little about five parameters */
#define CTG_RIVAL_WINDOWS_MOST 40 /* the latest */

typedef struct ctg_rival {
    bool fitted; /* false: there were too few windows, and no forecast */
    ctg_month first_window;
    ctg_gravity_fit fit;
} ctg_rival;

/* Fits the rule and sets forecast[year * S + s], people, for the recorded months `targets`, 1, 2,
 * ... `years` years after the setting's start. `placed`: at the start, [m * S + s]. A target of
 * CTG_NO_MONTH is a year without a record: its missions are those of the year before. */
ctg_status ctg_rival_run(ctg_rival *rival, const ctg_past *past, const double *placed,
                         const ctg_month *targets, size_t years, double *forecast,
                         ctg_error *error);

#endif
