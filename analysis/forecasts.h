/* What the nulls and the rival say for every target of a back-test.
 *
 * Who was in which mission is recorded from November 2009. For an earlier origin (c), (d) and the
 * rival use the engine's estimate of it, because the model starts from the same estimate: without
 * it they would know less than the model does at the same origin, and be no rivals to it. Where the
 * table placements is empty, or lacks the month, they are left out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_FORECASTS_H
#define CTG_ANALYSIS_FORECASTS_H

#include "analysis/rival.h"
#include "analysis/scorecard.h"

typedef struct ctg_forecasts {
    size_t states, years;
    double *people[CTG_FORECASTERS]; /* [year * S + s] persons; NULL: left out */
    double *origin;                  /* [S] recorded persons at the origin */
    double *recorded;                /* [year * S + s] */
    ctg_past_source placed;          /* whence who was where at the origin is known */
    ctg_rival rival;
} ctg_forecasts;

/* For the recorded months `targets` that stand for 1, 2, ... years after `origin`, CTG_NO_MONTH
 * where there is none; of such a year nothing is to be read. To be released with
 * ctg_forecasts_destroy, whatever the status. */
ctg_status ctg_forecasts_make(ctg_forecasts *forecasts, const ctg_past *past, ctg_month origin,
                              const ctg_month *targets, size_t years, ctg_error *error);
void ctg_forecasts_destroy(ctg_forecasts *forecasts);

#endif
