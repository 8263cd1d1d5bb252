/* The answer of `contingent backtest` as a page, at most 100 columns wide.
 *
 * One origin: share distances, the other scores, fill, verdict. Several: of each the distances and
 * the verdict, then the means over the origins.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_BACKTEST_PAGE_H
#define CTG_COMMANDS_BACKTEST_PAGE_H

#include "analysis/backtest.h"
#include "analysis/commands/job.h"

void ctg_backtest_page_print(const ctg_backtest *backtests, const ctg_job *jobs, size_t count);

#endif
