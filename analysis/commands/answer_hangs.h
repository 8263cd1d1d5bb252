/* What the headlines of an answer hang on, in lines.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_ANSWER_HANGS_H
#define CTG_COMMANDS_ANSWER_HANGS_H

#include <stdio.h>

#include "analysis/answer.h"

/* Prints the section, with lines of at most `width` columns; nothing where no run ended well. */
void ctg_answer_hangs_print(FILE *to, const ctg_answer *answer, int width);

#endif
