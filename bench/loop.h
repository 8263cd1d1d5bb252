/* The engine's hot loop alone: the willingness of all states for all needs, as a thing to time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_BENCH_LOOP_H
#define CTG_BENCH_LOOP_H

#include "bench/task.h"
#include "engine/model/setting.h"

/* Opens a task: in the world of replicate 0 after so many months, all states decide about all
 * capabilities of all missions with posts, so many times over, whether there is a vacancy or not.
 * Work: decisions. The setting must outlive the task. */
ctg_status ctg_loop_open(ctg_task *task, const ctg_setting *setting, int32_t months, int sweeps,
                         ctg_error *error);

/* What it uses of this machine: "plain", "avx2" or "avx512" (engine/base/wide.h). */
const char *ctg_loop_path(void);

#endif
