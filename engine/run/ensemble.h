/* Many worlds: the replicates of one setting, over threads.
 *
 * Replicate r of a study is the same to the bit whoever runs it, in whatever order, on any number
 * of threads: its draws are named by (seed, r, purpose, who, month).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_RUN_ENSEMBLE_H
#define CTG_RUN_ENSEMBLE_H

#include <stdatomic.h>

#include "engine/base/error.h"
#include "engine/model/measures.h"
#include "engine/model/setting.h"

/* What one replicate came to. Everything is borrowed for the time of the call. */
typedef struct ctg_replicate_result {
    uint32_t replicate;
    ctg_status status;                /* ctg_ok, or why it failed */
    const char *sentence;             /* "" or why it failed */
    const double *record;             /* ctg_measures_record_size doubles; NULL when it failed */
    const ctg_parameters *parameters; /* as drawn, before any policy's change */
    uint64_t digest; /* chained over the whole state at every twelfth month and the last */
    double seconds;  /* on its thread */
} ctg_replicate_result;

typedef struct ctg_ensemble {
    const ctg_setting *setting;
    uint32_t first, count; /* replicates first .. first + count - 1 */
    int threads;           /* 0: as many as OpenMP gives */
    /* Called once for each finished replicate, never by two threads at a time, in the order in
     * which they finish. Anything but ctg_ok stops the ensemble with that status. */
    ctg_status (*take)(void *to, const ctg_replicate_result *result, ctg_error *error);
    void *to;
    const atomic_bool *stop; /* when it becomes true no further replicate starts; may be NULL */
} ctg_ensemble;

/* Runs them. A failed replicate is handed to `take` and does not end the ensemble. Returns
 * ctg_stopped when `stop` kept some from starting. */
ctg_status ctg_ensemble_run(const ctg_ensemble *ensemble, ctg_error *error);

/* The shape of the records of a setting's replicates. */
ctg_record_shape ctg_ensemble_shape(const ctg_setting *setting);

#endif
