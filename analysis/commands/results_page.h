/* Results as a page of at most 100 columns.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_RESULTS_PAGE_H
#define CTG_COMMANDS_RESULTS_PAGE_H

#include <stdio.h>

#include "analysis/results.h"

/* Prints the cases, all of which have been run. */
void ctg_results_page_print(FILE *to, const ctg_cases *cases);

#endif
