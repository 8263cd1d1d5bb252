/* What ck1 prints: what was measured where, as a page or as JSON.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BENCH_CK1_REPORT_H
#define BENCH_CK1_REPORT_H

#include <stdbool.h>

#include "bench/ck1/measure.h"

typedef struct ck1_report {
    const ck1_input *input;
    const ck1_series *series; /* the first is the naive yardstick */
    size_t count, rounds;
    const ck1_series *one, *many; /* the fast form on one thread and on several */
} ck1_report;

void ck1_report_page(const ck1_report *report);
void ck1_report_json(const ck1_report *report);

#endif
