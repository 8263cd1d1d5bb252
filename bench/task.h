/* What can be timed: a turn of ctg_rounds with what comes of its replicates.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_BENCH_TASK_H
#define CTG_BENCH_TASK_H

#include <stddef.h>
#include <stdint.h>

#include "engine/base/error.h"

typedef struct ctg_task {
    ctg_status (*run)(void *of, double *seconds, ctg_error *error); /* as in ctg_rounds_turn */
    void *of;
    void (*close)(void *of);
    double work;             /* done in one turn, in the unit of whoever made it */
    const uint64_t *digests; /* [digest_count] of replicates 0, 1, ...; set when it has run */
    size_t digest_count;
} ctg_task;

#endif
