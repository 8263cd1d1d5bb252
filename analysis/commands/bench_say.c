/* What the benchmark says in more than one form.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/bench_say.h"

#include <math.h>
#include <time.h>

bool ctg_bench_say_within(double exponent)
{
    return fabs(exponent - 1.0) <= 0.05;
}

void ctg_bench_say_day(char day[CTG_BENCH_SAY_DAY])
{
    struct tm parts;
    const time_t now = time(NULL);
    day[0] = '\0';
    if (gmtime_r(&now, &parts) != NULL) {
        (void)strftime(day, CTG_BENCH_SAY_DAY, "%Y-%m-%d", &parts);
    }
}
