/* Many worlds: the runs of a study, over threads.
 *
 * A run is named by the point of a design, the replicate and the arm (a setting: the base, or a
 * policy). It is the same to the bit whoever runs it, in whatever order, on any number of threads:
 * its draws are named by (seed, replicate, purpose, who, month), so that all arms and all points
 * meet the same chance.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_RUN_ENSEMBLE_H
#define CTG_RUN_ENSEMBLE_H

#include <stdatomic.h>

#include "engine/base/error.h"
#include "engine/model/measures.h"
#include "engine/model/setting.h"

typedef struct ctg_run_name {
    uint64_t point;     /* of the design; 0 where nothing is varied */
    uint32_t replicate; /* of the point */
    uint32_t arm;       /* 0: the base; then the policies */
} ctg_run_name;

/* What one run came to. Everything is borrowed for the time of the call. */
typedef struct ctg_replicate_result {
    uint64_t point; /* these three as in ctg_run_name */
    uint32_t replicate, arm;
    ctg_status status;                /* ctg_ok, or why it failed */
    const char *sentence;             /* "" or why it failed */
    const double *record;             /* ctg_measures_record_size doubles; NULL when it failed */
    const ctg_parameters *parameters; /* as drawn, before any policy's change */
    uint64_t digest; /* chained over the whole state at every twelfth month and the last */
    double seconds;  /* on its thread */
} ctg_replicate_result;

typedef struct ctg_ensemble {
    const ctg_setting *const *arms; /* [arm_count], whose records have one shape */
    size_t arm_count;
    const ctg_run_name *runs; /* [count]; NULL: replicates first .. first + count - 1 of arm 0 */
    size_t count;
    uint32_t first;
    /* Sets in a copy of an arm's setting what its point varies; where that is tables, the setting
     * borrows them from *made, which `release` gets when the thread needs it no more. By many
     * threads at a time. NULL: nothing varies. */
    ctg_status (*vary)(const void *varied, const ctg_run_name *name, ctg_setting *setting,
                       void **made, ctg_error *error);
    void (*release)(void *made); /* NULL is fine for it */
    const void *varied;
    int threads; /* 0: as many as OpenMP gives */
    /* Called once for each finished run, never by two threads at a time, in the order in which
     * they finish. Anything but ctg_ok stops the ensemble with that status. */
    ctg_status (*take)(void *to, const ctg_replicate_result *result, ctg_error *error);
    void *to;
    const atomic_bool *stop; /* when it becomes true no further run starts; may be NULL */
} ctg_ensemble;

/* Runs them. A failed run is handed to `take` and does not end the ensemble. Returns ctg_stopped
 * when `stop` kept some from starting. A thread holds a world for each arm that it has run. */
ctg_status ctg_ensemble_run(const ctg_ensemble *ensemble, ctg_error *error);

/* The shape of the records of a setting's replicates. */
ctg_record_shape ctg_ensemble_shape(const ctg_setting *setting);

#endif
