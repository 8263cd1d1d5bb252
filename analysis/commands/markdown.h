/* Text in a table of Markdown.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_MARKDOWN_H
#define CTG_COMMANDS_MARKDOWN_H

#include <stdio.h>

/* Prints a text in a cell: what would end it or be markup is written so that it is neither. */
void ctg_markdown_print_cell(FILE *to, const char *text);

#endif
