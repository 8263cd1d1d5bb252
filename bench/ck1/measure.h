/* Forms of CK1 beside each other: the same replicates by each form, round after round, so that what
 * else the machine does falls on all of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BENCH_CK1_MEASURE_H
#define BENCH_CK1_MEASURE_H

#include <stddef.h>

#include "bench/ck1/form.h"

/* One form on so many threads: replicates 0 .. replicates - 1. */
typedef struct ck1_series {
    const ck1_form *form;
    int threads;
    size_t replicates;
    double *seconds;       /* [rounds], from the shortest to the longest once measured */
    ck1_outcome *outcomes; /* [replicates] of the last round */
} ck1_series;

/* Makes room for the series and measures them; to be freed by ck1_measure_free whatever the
 * status. */
ctg_status ck1_measure(const ck1_input *input, uint32_t seed, ck1_series *series, size_t count,
                       size_t rounds, ctg_error *error);
void ck1_measure_free(ck1_series *series, size_t count);

/* That two series gave the same outcomes of the replicates that both computed. */
ctg_status ck1_measure_same(const ck1_series *a, const ck1_series *b, ctg_error *error);

#endif
