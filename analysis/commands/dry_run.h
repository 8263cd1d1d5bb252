/* What a study would take: from three timed runs, of which nothing is kept.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_DRY_RUN_H
#define CTG_COMMANDS_DRY_RUN_H

#include "analysis/commands/job.h"

/* Prints it; gives the exit code. */
int ctg_dry_run_print(ctg_job *job, const ctg_crossing *crossing);

#endif
