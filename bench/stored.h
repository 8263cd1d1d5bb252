/* The main job as a thing to time: a scenario's replicates run and stored, with their summary.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_BENCH_STORED_H
#define CTG_BENCH_STORED_H

#include "bench/task.h"
#include "engine/io/scenario.h"

/* Opens a task: all replicates of the scenario, which must outlive it, into a new store in the
 * folder for temporary files, deleted at once. Work: world-years. */
ctg_status ctg_stored_open(ctg_task *task, const ctg_scenario *scenario, const char *version,
                           int threads, ctg_error *error);

/* Bytes of the store in the last turn. */
double ctg_stored_bytes(const ctg_task *task);

#endif
