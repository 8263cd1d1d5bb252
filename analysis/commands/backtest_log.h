/* The log of back-tests: one row for each run, target, forecaster and score.
 *
 * Only targets from 2010 on are logged: those are the years on which nothing may be chosen.
 * analysis/BACKTESTS.md says how the log is used.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_BACKTEST_LOG_H
#define CTG_COMMANDS_BACKTEST_LOG_H

#include "analysis/backtest.h"

/* How many of the back-test's years belong into the log. */
size_t ctg_backtest_log_rows(const ctg_backtest *backtest);

/* Whether `path` is such a log, or can become one; asked before anything runs. */
ctg_status ctg_backtest_log_check(const char *path, ctg_error *error);

/* Appends them to the CSV at `path` in one write, with a header if it is empty or new; a file with
 * another header is left alone: ctg_input. */
ctg_status ctg_backtest_log_append(const char *path, const ctg_backtest *backtest,
                                   ctg_error *error);

#endif
