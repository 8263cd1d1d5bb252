/* Patterns as a page of tables, at most 100 columns wide.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_PATTERNS_PAGE_H
#define CTG_COMMANDS_PATTERNS_PAGE_H

#include <stdio.h>

#include "analysis/commands/job.h"
#include "analysis/judgement.h"

/* The judgements of `count` scenarios and the jobs that ran them; the last line says how many
 * emergent patterns are inside. */
void ctg_patterns_page_print(FILE *to, const ctg_judgement *all, const ctg_job *jobs, size_t count);

#endif
