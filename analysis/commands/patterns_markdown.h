/* Patterns as tables of Markdown.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_PATTERNS_MARKDOWN_H
#define CTG_COMMANDS_PATTERNS_MARKDOWN_H

#include <stdio.h>

#include "analysis/judgement.h"

/* Prints what the scenarios' runs show. The text depends on scenarios, seeds and replicates
 * alone. */
void ctg_patterns_markdown_print(FILE *to, const ctg_judgement *all, size_t count);

/* Prints the patterns themselves, with target, band and source of every figure. */
void ctg_patterns_markdown_print_list(FILE *to);

#endif
