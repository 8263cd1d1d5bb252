/* The benchmark as JSON: everything, each rate with its quartiles over the rounds.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_BENCH_JSON_H
#define CTG_COMMANDS_BENCH_JSON_H

#include <stdio.h>

#include "bench/suite.h"

/* `command` is what was typed. */
ctg_status ctg_bench_json_print(FILE *to, const ctg_suite *suite, const char *command,
                                ctg_error *error);

#endif
