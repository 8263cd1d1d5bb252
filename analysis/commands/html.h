/* HTML as the report is made of: text that is nothing but text, numbers that carry all their
 * digits, figures whose table is what the browser draws them from (analysis/web/src).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_HTML_H
#define CTG_COMMANDS_HTML_H

#include <stddef.h>
#include <stdio.h>

/* Writes text so that it can be nothing but text, in elements and in quoted attributes; what is no
 * UTF-8 and what steers a terminal or the direction of writing becomes '?'. Groups of three digits
 * hold together: their blank becomes narrow. */
void ctg_html_text(FILE *to, const char *text);

/* The same, the first letter a capital. */
void ctg_html_sentence(FILE *to, const char *text);

/* <TAG ATTRIBUTES>the text</TAG>: tag is "p class=\"note\"". */
void ctg_html_element(FILE *to, const char *tag, const char *text);

/* The same of what printf makes, at most 4 kB of it; what is longer ends with "...". */
void ctg_html_say(FILE *to, const char *tag, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* A column of a table: what scripts call it, NULL where it is for people alone; its heading. */
typedef struct ctg_html_column {
    const char *key, *head;
} ctg_html_column;

/* A table; `class` is "data", or "" in a figure. The first column names the rows. */
void ctg_html_table_begin(FILE *to, const char *class, const char *first,
                          const ctg_html_column *columns, size_t count);
void ctg_html_table_end(FILE *to);

/* Begins a row; `key` is NULL where the name is all there is. */
void ctg_html_row(FILE *to, const char *key, const char *name);

/* A cell: the number with all its digits, and as it is shown; one that is no number is a dash. */
void ctg_html_value(FILE *to, double value, const char *shown);
void ctg_html_cell(FILE *to, const char *text);

typedef struct ctg_html_attribute {
    const char *name, *value; /* "unit": data-unit; of a NULL value nothing is written */
} ctg_html_attribute;

/* A figure of a type of analysis/web/src, whose table follows; attributes end with a NULL name. */
void ctg_html_figure_begin(FILE *to, const char *type, const char *caption,
                           const ctg_html_attribute *attributes, const char *first,
                           const ctg_html_column *columns, size_t count);
void ctg_html_figure_end(FILE *to);

#endif
