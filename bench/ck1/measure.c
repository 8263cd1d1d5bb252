/* Forms of CK1 beside each other.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/ck1/measure.h"

#include <inttypes.h>
#include <stdlib.h>
#include <time.h>

#include "engine/base/memory.h"
#include "engine/run/crew.h"

/* What the threads of one run share. */
typedef struct job {
    const ck1_input *input;
    uint32_t seed;
    ck1_series *series;
} job;

static ctg_status open_desk(void *of, void **desk, ctg_error *error)
{
    const job *const shared = of;
    return shared->series->form->open(shared->input, shared->seed, desk, error);
}

static void close_desk(void *of, void *desk)
{
    const job *const shared = of;
    shared->series->form->close(desk);
}

static void run_one(void *of, void *desk, size_t replicate)
{
    const job *const shared = of;
    shared->series->form->run(desk, (uint32_t)replicate, &shared->series->outcomes[replicate]);
}

static ctg_status take(void *of, void *desk, ctg_error *error)
{
    (void)of;
    (void)desk;
    (void)error;
    return ctg_ok; /* the outcome is in its place already */
}

static double now(void)
{
    struct timespec time;
    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static ctg_status run_round(job *shared, size_t round, ctg_error *error)
{
    const ck1_series *const series = shared->series;
    const ctg_crew crew = {.count = series->replicates,
                           .threads = series->threads,
                           .of = shared,
                           .open = open_desk,
                           .close = close_desk,
                           .run = run_one,
                           .take = take};
    const double start = now();
    CTG_TRY(ctg_crew_run(&crew, error));
    series->seconds[round] = now() - start;
    return ctg_ok;
}

static int by_length(const void *a, const void *b)
{
    const double left = *(const double *)a;
    const double right = *(const double *)b;
    return (left > right) - (left < right);
}

static ctg_status make_room(ck1_series *series, size_t rounds, ctg_error *error)
{
    void *seconds = NULL;
    void *outcomes = NULL;
    CTG_TRY(ctg_memory_array(&seconds, rounds, sizeof(double), "times", error));
    series->seconds = seconds;
    CTG_TRY(
        ctg_memory_array(&outcomes, series->replicates, sizeof(ck1_outcome), "outcomes", error));
    series->outcomes = outcomes;
    return ctg_ok;
}

ctg_status ck1_measure(const ck1_input *input, uint32_t seed, ck1_series *series, size_t count,
                       size_t rounds, ctg_error *error)
{
    for (size_t i = 0; i < count; i++) {
        CTG_TRY(make_room(&series[i], rounds, error));
    }
    for (size_t round = 0; round < rounds; round++) {
        for (size_t i = 0; i < count; i++) {
            job shared = {input, seed, &series[i]};
            CTG_TRY(run_round(&shared, round, error));
        }
    }
    for (size_t i = 0; i < count; i++) {
        qsort(series[i].seconds, rounds, sizeof(double), by_length);
    }
    return ctg_ok;
}

void ck1_measure_free(ck1_series *series, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        free(series[i].seconds);
        free(series[i].outcomes);
    }
}

ctg_status ck1_measure_same(const ck1_series *a, const ck1_series *b, ctg_error *error)
{
    for (size_t r = 0; r < a->replicates && r < b->replicates; r++) {
        const ck1_outcome *const left = &a->outcomes[r];
        const ck1_outcome *const right = &b->outcomes[r];
        if (left->hash != right->hash || left->state_hash != right->state_hash) {
            return ctg_error_add(error, ctg_broken,
                                 "replicate %zu: %s on %d threads gives %016" PRIx64 " %016" PRIx64
                                 ", %s on %d threads %016" PRIx64 " %016" PRIx64,
                                 r, a->form->name, a->threads, left->hash, left->state_hash,
                                 b->form->name, b->threads, right->hash, right->state_hash);
        }
    }
    return ctg_ok;
}
