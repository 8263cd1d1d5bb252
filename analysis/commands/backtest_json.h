/* The answer of `contingent backtest` as JSON: all of the page and more, numbers with 17 digits.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_BACKTEST_JSON_H
#define CTG_COMMANDS_BACKTEST_JSON_H

#include "analysis/backtest.h"
#include "analysis/commands/job.h"

/* One origin: an object. Several: {"origins": [the same for each], "together": [horizon by
 * horizon]}. What cannot be said is null. */
ctg_status ctg_backtest_json_print(const ctg_backtest *backtests, const ctg_job *jobs, size_t count,
                                   ctg_error *error);

#endif
