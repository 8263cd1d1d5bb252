/* The back-test: who sent how many people, simulated and recorded, beside the nulls and the rival.
 *
 * Everything is scored by year from the start (the origin): scorecard.h says by what. A model that
 * is not better than the best null and the rival has not shown that it knows who moves.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_BACKTEST_H
#define CTG_ANALYSIS_BACKTEST_H

#include "analysis/fill.h"
#include "analysis/forecasts.h"
#include "analysis/quantiles.h"
#include "analysis/runs.h"

typedef struct ctg_backtest_year {
    size_t time;        /* years from the start */
    ctg_month recorded; /* the month of the record that it is compared with */
    ctg_scorecard cards[CTG_FORECASTERS];
    ctg_quantiles single; /* share distance of each replicate's shares */
    double nearer_share;  /* of the replicates, nearer to the record than null (a) */
} ctg_backtest_year;

typedef struct ctg_backtest {
    const ctg_study *study;
    ctg_past past;
    ctg_runs_outcome outcome;
    ctg_month frozen_at;      /* the month of the record that is the origin */
    ctg_month *targets;       /* [time - 1] CTG_NO_MONTH where there is no record; owned */
    ctg_backtest_year *years; /* those for which there is a record; owned */
    size_t year_count;
    ctg_forecasts forecasts; /* [time - 1] */
    ctg_fill fill;           /* [time - 1] */
} ctg_backtest;

/* Finds what can be compared, before anything runs: ctg_input when it is nothing. To be released
 * with ctg_backtest_destroy, whatever the status; so is one that is all zero. */
ctg_status ctg_backtest_open(ctg_backtest *backtest, const ctg_study *study, ctg_error *error);

/* Reads the runs below study->replicates, makes the other forecasts, scores all. */
ctg_status ctg_backtest_read(ctg_backtest *backtest, ctg_store *store, ctg_error *error);

void ctg_backtest_destroy(ctg_backtest *backtest);

#endif
