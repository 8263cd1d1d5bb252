/* What came of a sweep: how many runs of what, and for each arm what is kept, over points.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_SWEEP_PAGE_H
#define CTG_COMMANDS_SWEEP_PAGE_H

#include <stdio.h>

#include "analysis/commands/job.h"
#include "analysis/runs.h"

/* Title, question, what is crossed. */
void ctg_sweep_page_print_head(FILE *to, const ctg_job *job, const ctg_crossing *crossing);

ctg_status ctg_sweep_page_print(FILE *to, const ctg_job *job, const ctg_crossing *crossing,
                                const ctg_runs_outcome *outcome, ctg_error *error);
ctg_status ctg_sweep_page_print_json(FILE *to, const ctg_job *job, const ctg_crossing *crossing,
                                     const ctg_runs_outcome *outcome, ctg_error *error);

#endif
