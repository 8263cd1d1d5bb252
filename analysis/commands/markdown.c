/* Text in a table of Markdown.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/markdown.h"

#include <string.h>

void ctg_markdown_print_cell(FILE *to, const char *text)
{
    for (; *text != '\0'; text++) {
        if (strchr("|<*_", *text) != NULL) {
            (void)fputc('\\', to);
        }
        (void)fputc(*text == '\n' ? ' ' : *text, to);
    }
}
