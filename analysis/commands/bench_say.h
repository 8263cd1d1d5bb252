/* What the benchmark says in more than one form.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_BENCH_SAY_H
#define CTG_COMMANDS_BENCH_SAY_H

#include <stdbool.h>

#define CTG_BENCH_SAY_TARGET "1.00 +- 0.05"
#define CTG_BENCH_SAY_DAY 16

/* Whether an exponent of growth is as it should be: cost in proportion to size. */
bool ctg_bench_say_within(double exponent);

/* Today as "2016-12-31", in universal time. */
void ctg_bench_say_day(char day[CTG_BENCH_SAY_DAY]);

#endif
