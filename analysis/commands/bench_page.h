/* The benchmark as people read it: on a terminal, or as a document of its own to which those of
 * other machines can be added.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_BENCH_PAGE_H
#define CTG_COMMANDS_BENCH_PAGE_H

#include <stdio.h>

#include "bench/suite.h"

/* `command` is what was typed. */
void ctg_bench_page_print(FILE *to, const ctg_suite *suite, const char *command, bool markdown);

#endif
