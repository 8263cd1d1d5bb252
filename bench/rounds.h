/* Rounds: many things timed one after the other, over and over, so that what else the machine does
 * falls on all of them; and what the times of one thing come to.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_BENCH_ROUNDS_H
#define CTG_BENCH_ROUNDS_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/error.h"

#define CTG_ROUNDS_MOST 1000

typedef struct ctg_rounds_turn {
    /* Does the thing once and sets *seconds to what counts of it. */
    ctg_status (*run)(void *of, double *seconds, ctg_error *error);
    void *of;
    double *seconds; /* [rounds], in the order of the rounds; the caller's */
} ctg_rounds_turn;

/* What the times of several rounds come to; quartiles between neighbours in proportion. */
typedef struct ctg_rounds_summary {
    double least, lower, median, upper, most;
} ctg_rounds_summary;

/* How to run them. */
typedef struct ctg_rounds_means {
    size_t rounds; /* 1 to CTG_ROUNDS_MOST */
    /* Called after every turn; may be NULL. */
    void (*tell)(void *to, uint32_t done, uint32_t of);
    void *to;
    const atomic_bool *stop; /* when it becomes true no further turn starts; may be NULL */
} ctg_rounds_means;

/* Runs all turns once a round. Before the first round all run once untimed, so that memory and
 * caches are as in every later one. Returns ctg_stopped when `stop` kept some from starting. */
ctg_status ctg_rounds_run(const ctg_rounds_turn *turns, size_t count, const ctg_rounds_means *means,
                          ctg_error *error);

/* Of `count` values, 1 to CTG_ROUNDS_MOST, in any order. */
ctg_rounds_summary ctg_rounds_summarise(const double *values, size_t count);

/* With which power of its size the time of a thing grows: of each round the slope of least squares
 * of the logarithms, and what the slopes come to. turns[i] is the thing at sizes[i]; two sizes at
 * least, at most CTG_ROUNDS_POINTS. */
#define CTG_ROUNDS_POINTS 8
ctg_rounds_summary ctg_rounds_exponent(const double *sizes, const ctg_rounds_turn *turns,
                                       size_t count, size_t rounds);

/* Seconds since some moment, by which work on so many threads is timed: on one thread the processor
 * time that the program has used, so that a busy neighbour counts for little; on several the time
 * that passes. */
double ctg_rounds_clock(int threads);

#endif
