/* The answer to a scenario in a paragraph, before its tables.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_ANSWER_SHORT_H
#define CTG_COMMANDS_ANSWER_SHORT_H

#include <stdio.h>

#include "analysis/answer.h"

#define CTG_ANSWER_SHORT_LINES 4

typedef struct ctg_answer_short_line {
    char text[1024];
} ctg_answer_short_line;

/* Line number `at` of it, below CTG_ANSWER_SHORT_LINES; the first begins with a small letter, the
 * last is of regions, at the last year. At least one replicate has a result. */
ctg_answer_short_line ctg_answer_short_say(const ctg_answer *answer, size_t at);

/* Prints medians and 5-95 % ranges at the last year: people deployed, contributors, what the region
 * with most sustained ready people could keep up, arrears. Nothing when no replicate has a result.
 * */
void ctg_answer_short_print(FILE *to, const ctg_answer *answer, int width);

#endif
