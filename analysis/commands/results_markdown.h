/* Results as a table of Markdown.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_RESULTS_MARKDOWN_H
#define CTG_COMMANDS_RESULTS_MARKDOWN_H

#include <stdio.h>

#include "analysis/commands/paired.h"
#include "analysis/results.h"

/* Prints the cases, all of which have been run. Links are seen from the folder that all files have
 * in common. The text depends on the files and the options alone. */
void ctg_results_markdown_print(FILE *to, const ctg_cases *cases, const ctg_paired *asked);

#endif
