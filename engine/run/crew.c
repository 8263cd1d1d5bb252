/* Numbered jobs over threads: the only user of OpenMP.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/run/crew.h"

#include <omp.h>

/* What the threads share. */
typedef struct shared {
    const ctg_crew *crew;
    atomic_size_t next;
    atomic_bool halt;
    ctg_status status; /* the first trouble; guarded by the critical section */
    ctg_error *error;
} shared;

/* Keeps the first trouble and stops everybody. */
static void give_up(shared *of, ctg_status status, const ctg_error *said)
{
    if (of->status == ctg_ok) {
        of->status = status;
        if (said != NULL && of->error != NULL) {
            ctg_error_append(of->error, said);
        }
    }
    atomic_store(&of->halt, true);
}

static bool asked_to_stop(const shared *of)
{
    return atomic_load(&of->halt) || (of->crew->stop != NULL && atomic_load(of->crew->stop));
}

static void hand_in(shared *of, void *desk)
{
#pragma omp critical(ctg_crew)
    {
        if (of->status == ctg_ok) {
            const ctg_status status = of->crew->take(of->crew->of, desk, of->error);
            if (status != ctg_ok) {
                give_up(of, status, NULL);
            }
        }
    }
}

/* One thread's work. */
static void work(shared *of)
{
    const ctg_crew *const crew = of->crew;
    ctg_error error;
    void *desk = NULL;
    ctg_error_clear(&error);
    const ctg_status status = crew->open(crew->of, &desk, &error);
    if (status != ctg_ok) {
#pragma omp critical(ctg_crew)
        give_up(of, status, &error);
    }
    while (status == ctg_ok && !asked_to_stop(of)) {
        const size_t job = atomic_fetch_add(&of->next, 1u);
        if (job >= crew->count) {
            break;
        }
        crew->run(crew->of, desk, job);
        hand_in(of, desk);
    }
    crew->close(crew->of, desk);
}

/* As many threads as are asked for and have something to do. */
static int useful_threads(const ctg_crew *crew)
{
    const int asked = crew->threads > 0 ? crew->threads : ctg_crew_threads();
    const int useful = (size_t)asked < crew->count ? asked : (int)crew->count;
    return useful < 1 ? 1 : useful;
}

ctg_status ctg_crew_run(const ctg_crew *crew, ctg_error *error)
{
    shared of = {.crew = crew, .status = ctg_ok, .error = error};
    atomic_init(&of.next, 0u);
    atomic_init(&of.halt, false);
#pragma omp parallel num_threads(useful_threads(crew))
    work(&of);
    const bool all = atomic_load(&of.next) >= crew->count;
    return of.status == ctg_ok && !all ? ctg_stopped : of.status;
}

int ctg_crew_threads(void)
{
    return omp_get_max_threads();
}
