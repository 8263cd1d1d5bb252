/* The replicates of CK1 by one form over threads, and the comparison of what forms gave.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BENCH_CK1_TEAM_H
#define BENCH_CK1_TEAM_H

#include <stddef.h>

#include "bench/ck1/form.h"

typedef struct ck1_team {
    const ck1_form *form;
    const ck1_input *input;
    uint32_t seed;
    int threads;
    size_t replicates;     /* 0 .. replicates - 1 */
    ck1_outcome *outcomes; /* [replicates] */
} ck1_team;

/* Runs them; the outcomes are set. */
ctg_status ck1_team_run(const ck1_team *team, ctg_error *error);

#endif
