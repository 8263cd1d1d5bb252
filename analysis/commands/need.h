/* What a study would take of a machine: from three timed runs, of which nothing is kept.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_NEED_H
#define CTG_COMMANDS_NEED_H

#include "analysis/commands/job.h"

#define CTG_NEED_TIMED 3

typedef struct ctg_need {
    uint64_t runs; /* of the study, or of its shard */
    int threads;
    double seconds_a_run; /* on one thread; the median */
    double seconds;       /* of all runs, on these threads */
    double memory_mb;     /* peak, with as many worlds as threads and arms */
    double disk_mb;
} ctg_need;

/* Times replicate 0 of the first, the middle and the last point, on one thread. ctg_stopped where
 * somebody asked to stop. */
ctg_status ctg_need_measure(const ctg_job *job, ctg_need *need, ctg_error *error);

#endif
