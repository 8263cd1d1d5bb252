/* Back-tests from several origins together: each score's mean over the origins, horizon by horizon.
 *
 * Means of forecasters are over the same origins, so that they can be compared: an origin at which
 * one of them was left out that spoke at another origin does not count at that horizon.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_ROLLING_H
#define CTG_ANALYSIS_ROLLING_H

#include "analysis/backtest.h"

typedef struct ctg_rolling {
    size_t time;    /* years from the origins */
    size_t origins; /* that count */
    ctg_scorecard cards[CTG_FORECASTERS];
} ctg_rolling;

/* The longest horizon of any. */
size_t ctg_rolling_longest(const ctg_backtest *backtests, size_t count);

/* The means at one horizon; origins is 0 where there is nothing. */
ctg_rolling ctg_rolling_at(const ctg_backtest *backtests, size_t count, size_t time);

#endif
