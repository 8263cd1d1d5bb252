/* Worlds of the engine as things to time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_BENCH_WORLDS_H
#define CTG_BENCH_WORLDS_H

#include "bench/task.h"
#include "engine/model/setting.h"

/* Replicates as a study runs them (engine/run/ensemble.h): the tables are laid out once, each
 * replicate starts and runs its months. Work: world-years. */
typedef struct ctg_worlds {
    const ctg_setting *setting; /* must outlive the task */
    size_t replicates;
    int threads;
} ctg_worlds;

ctg_status ctg_worlds_open(ctg_task *task, const ctg_worlds *worlds, ctg_error *error);

/* Months of one world alone, replicate after replicate. Work: months. */
typedef struct ctg_worlds_months {
    const ctg_setting *setting; /* must outlive the task */
    int32_t untimed, timed;     /* of every replicate; the setting's months in all */
    size_t replicates;
} ctg_worlds_months;

ctg_status ctg_worlds_open_months(ctg_task *task, const ctg_worlds_months *months,
                                  ctg_error *error);

/* Bytes that one more world takes of the machine's memory, with the record of its replicate, once
 * it has run a year (or its months, where they are fewer); the mean of several. NaN where the
 * system does not tell. To be asked first: memory that was given back is used again. */
ctg_status ctg_worlds_memory(const ctg_setting *setting, double *bytes, ctg_error *error);

#endif
