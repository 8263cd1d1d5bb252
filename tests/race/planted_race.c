/* A crew in which desks count what they did in a number that they share: unguarded when planted, so
 * that whoever looks for races can be seen to find one; guarded otherwise.
 *
 *   planted_race planted|guarded
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <sched.h>
#include <stdio.h>
#include <string.h>

#include "engine/run/crew.h"

#define JOBS 4000
#define THREADS 4
#define WAITS 1000000 /* of a desk for the others */

typedef struct tally {
    bool planted;
    long unguarded;
    atomic_long guarded;
    atomic_int desks; /* that are open */
} tally;

static ctg_status open_desk(void *of, void **desk, ctg_error *error)
{
    tally *const at = of;
    (void)error;
    *desk = of;
    /* Nobody begins before all are there: else one may do all jobs alone on a busy machine. */
    atomic_fetch_add(&at->desks, 1);
    for (int i = 0; i < WAITS && atomic_load(&at->desks) < THREADS; i++) {
        (void)sched_yield();
    }
    return ctg_ok;
}

static void close_desk(void *of, void *desk)
{
    (void)of;
    (void)desk;
}

static void count(void *of, void *desk, size_t job)
{
    tally *const at = of;
    (void)desk;
    (void)job;
    if (at->planted) {
        at->unguarded++;
        (void)sched_yield();
    } else {
        atomic_fetch_add(&at->guarded, 1);
    }
}

static ctg_status take(void *of, void *desk, ctg_error *error)
{
    (void)of;
    (void)desk;
    (void)error;
    return ctg_ok;
}

int main(int words, char **word)
{
    tally at = {.planted = words > 1 && strcmp(word[1], "planted") == 0};
    const ctg_crew crew = {.count = JOBS,
                           .threads = THREADS,
                           .of = &at,
                           .open = open_desk,
                           .close = close_desk,
                           .run = count,
                           .take = take};
    const ctg_status status = ctg_crew_run(&crew, NULL);
    (void)printf("%ld\n", at.unguarded + atomic_load(&at.guarded));
    return (int)status;
}
