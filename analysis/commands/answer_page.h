/* The answer to a scenario as a page of tables, at most 100 columns wide.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_ANSWER_PAGE_H
#define CTG_COMMANDS_ANSWER_PAGE_H

#include <stdio.h>

#include "analysis/answer.h"
#include "analysis/commands/job.h"

void ctg_answer_page_print(FILE *to, const ctg_answer *answer, const ctg_job *job);

/* The lines that open a page: title, question, scenario, months, replicates, seed. */
void ctg_answer_page_print_head(FILE *to, const ctg_study *study, const ctg_runs_outcome *outcome);

/* The lines that close it: what failed, where all is stored, the digest. */
void ctg_answer_page_print_foot(FILE *to, const ctg_runs_outcome *outcome, const ctg_job *job);

#endif
