/* Numbers and tables as people read them: groups of three digits, millions and billions, a line of
 * medians and below it the range from 5 to 95 %.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_PAGE_H
#define CTG_COMMANDS_PAGE_H

#include <stdio.h>

#include "analysis/answer_tables.h"
#include "analysis/quantiles.h"

#define CTG_PAGE_NUMBER 32
#define CTG_PAGE_CELL (2 * CTG_PAGE_NUMBER)
#define CTG_PAGE_NAME 32 /* columns for a name */

/* Writes a value of the unit; `scale` is what decides between millions and billions. */
void ctg_page_write_number(char text[CTG_PAGE_NUMBER], ctg_answer_unit unit, double value,
                           double scale);

/* The median, or "-" without values; the range, or "" when it shows nothing more. */
void ctg_page_write_median(char text[CTG_PAGE_NUMBER], ctg_answer_unit unit,
                           const ctg_quantiles *of);
void ctg_page_write_range(char text[CTG_PAGE_CELL], ctg_answer_unit unit, const ctg_quantiles *of);

/* How many columns of a terminal the text takes: its characters (UTF-8). */
int ctg_page_width(const char *text);

/* Prints the text and blanks up to `width` columns; what is longer is cut, between words where that
 * costs little, and ends in "..". What could steer a terminal is printed as '?'. */
void ctg_page_print_left(FILE *to, const char *text, int width);
void ctg_page_print_right(FILE *to, const char *text, int width);

/* Prints the text in lines of at most `width` columns, cut at blanks and line feeds, each after
 * `indent`. */
void ctg_page_print_wrapped(FILE *to, const char *text, const char *indent, int width);

/* Prints "  LABEL      TEXT" in lines of at most CTG_PAGE_FACT columns, the text below itself. */
#define CTG_PAGE_LABEL 10
#define CTG_PAGE_FACT 98
void ctg_page_print_fact(FILE *to, const char *label, const char *text);

#endif
