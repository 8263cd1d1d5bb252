/* The back-test: who sent which share of the people deployed, simulated and recorded.
 *
 * The distance of two pictures is half the sum over states of the absolute differences of their
 * shares: 0 when they are the same, 1 when they have no state in common. The null is the frozen
 * picture: the record's shares at the start, held. A model that does not come nearer to the record
 * than the frozen picture has not shown that it knows who moves.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_BACKTEST_H
#define CTG_ANALYSIS_BACKTEST_H

#include "analysis/runs.h"
#include "analysis/summary.h"

/* Where the record lacks a month, the first of the next ones, at most this many later, stands for
 * it. */
#define CTG_BACKTEST_LATER 2

typedef struct ctg_backtest_year {
    size_t time;          /* years from the start */
    ctg_month recorded;   /* the month of the record that it is compared with */
    double frozen;        /* distance of the frozen picture from the record */
    double mean;          /* of the mean of the replicates' shares */
    ctg_quantiles single; /* of each replicate's shares */
    double nearer_share;  /* of the replicates, nearer to the record than the frozen picture */
} ctg_backtest_year;

typedef struct ctg_backtest {
    const ctg_study *study;
    ctg_runs_outcome outcome;
    ctg_month frozen_at;      /* the month of the record that is frozen */
    ctg_backtest_year *years; /* those for which there is a record; owned */
    size_t year_count;
} ctg_backtest;

/* Finds what can be compared, before anything runs: ctg_input when it is nothing. To be released
 * with ctg_backtest_destroy, whatever the status. */
ctg_status ctg_backtest_open(ctg_backtest *backtest, const ctg_study *study, ctg_error *error);

/* Reads the runs below study->replicates. */
ctg_status ctg_backtest_read(ctg_backtest *backtest, ctg_store *store, ctg_error *error);

void ctg_backtest_destroy(ctg_backtest *backtest);

#endif
