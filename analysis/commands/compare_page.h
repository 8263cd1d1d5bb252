/* A comparison as a page of at most 100 columns.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_COMPARE_PAGE_H
#define CTG_COMMANDS_COMPARE_PAGE_H

#include <stdio.h>

#include "analysis/commands/job.h"
#include "analysis/comparison.h"

void ctg_compare_page_print(FILE *to, const ctg_comparison *comparison, const ctg_job *job);

#endif
