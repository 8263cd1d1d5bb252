/* The tables of parameters, measures and data as Markdown, for the documents beside the scenarios.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_EXPLAIN_MARKDOWN_H
#define CTG_COMMANDS_EXPLAIN_MARKDOWN_H

#include <stdbool.h>
#include <stdio.h>

/* Prints what is asked for: "parameters", "measures" or "tables"; false when it is none of them. */
bool ctg_explain_markdown_print(FILE *to, const char *what);

#endif
