/* Numbered jobs over threads: the only user of OpenMP.
 *
 * Each thread has a desk of its own, at which it does jobs as they come; what it did last it hands
 * in, one thread at a time. Who does which job, and when, must not matter to what comes of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_RUN_CREW_H
#define CTG_RUN_CREW_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

#include "engine/base/error.h"

typedef struct ctg_crew {
    size_t count; /* jobs 0 .. count - 1 */
    int threads;  /* 0: as many as OpenMP gives */
    void *of;     /* what all desks share */
    /* Makes a desk, which `close` gets whatever the status, NULL if there is none. Anything but
     * ctg_ok ends all with that status. */
    ctg_status (*open)(void *of, void **desk, ctg_error *error);
    void (*close)(void *of, void *desk);
    void (*run)(void *of, void *desk, size_t job);
    /* Hands in what was run last at the desk. Anything but ctg_ok ends all with that status, and
     * nothing is handed in after it. */
    ctg_status (*take)(void *of, void *desk, ctg_error *error);
    const atomic_bool *stop; /* when it becomes true no further job starts; may be NULL */
} ctg_crew;

/* Does all jobs. Returns ctg_stopped when `stop` kept some from starting. */
ctg_status ctg_crew_run(const ctg_crew *crew, ctg_error *error);

/* Threads that a crew with threads = 0 would use. */
int ctg_crew_threads(void);

#endif
