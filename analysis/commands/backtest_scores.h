/* The tables of scores of a back-test's page: a line a year, or a line a horizon.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_BACKTEST_SCORES_H
#define CTG_COMMANDS_BACKTEST_SCORES_H

#include "analysis/backtest.h"

/* One line: its name and whose cards. */
typedef struct ctg_backtest_scores_line {
    char name[48];
    size_t time; /* years from the origin */
    const ctg_scorecard *cards;
} ctg_backtest_scores_line;

/* RMS of logs and CRPS of all forecasters, of everybody or of states above 100. */
void ctg_backtest_scores_print_errors(const ctg_backtest_scores_line *lines, size_t count,
                                      bool over_100);

/* Contributors, top-10 share, entries, exits, coverage: model and record. */
void ctg_backtest_scores_print_counts(const ctg_backtest_scores_line *lines, size_t count);

/* By how much the model is below the best null and the rival, and in how many it is enough. */
void ctg_backtest_scores_print_verdict(const ctg_backtest_scores_line *lines, size_t count);

/* One score of the forecasters from the model on, in columns of `width` with `decimals`. */
void ctg_backtest_scores_print_row(const ctg_scorecard *cards, ctg_scorecard_id id, int width,
                                   int decimals);
void ctg_backtest_scores_print_heads(int width);

/* How full missions are, where the record allows it. */
void ctg_backtest_scores_print_fill(const ctg_backtest *backtest);

#endif
