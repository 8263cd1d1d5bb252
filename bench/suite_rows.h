/* The rows of the benchmark: everything that is measured, and what its times say.
 *
 * Parts: the reference kernel CK1 in every form; the engine (its hot loop, its worlds, the main job
 * with its store, memory); the scaling of both over threads; the growth of the cost of both with
 * sizes; the most that a core can do. What must be equal to the bit, forms, paths and numbers of
 * threads, is compared.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_BENCH_SUITE_ROWS_H
#define CTG_BENCH_SUITE_ROWS_H

#include <stdbool.h>

#include "bench/machine.h"
#include "bench/rounds.h"
#include "bench/task.h"
#include "engine/io/scenario.h"

typedef enum ctg_suite_part {
    ctg_suite_ck1,
    ctg_suite_engine,
    ctg_suite_threads,
    ctg_suite_growth,
    ctg_suite_peaks,
    CTG_SUITE_PARTS
} ctg_suite_part;

/* "ck1", "engine", "threads", "growth", "peaks". */
const char *ctg_suite_rows_part(ctg_suite_part part);

typedef struct ctg_suite_asked {
    bool parts[CTG_SUITE_PARTS];
    bool quick;           /* everything small: a test of the benchmark, no measurement */
    int threads;          /* the most, for what runs on several */
    const char *path;     /* the only one of CK1's fast form; NULL: all that the machine has */
    const char *input;    /* of CK1, a file; NULL: it is made */
    const char *scenario; /* of the engine; its growth is measured in synthetic worlds */
    const char *shipped;  /* the folder where it lies if it is but a name; may be NULL */
    const char *version;  /* of the model */
    ctg_rounds_means means;
} ctg_suite_asked;

/* One thing that is timed. */
typedef struct ctg_suite_row {
    ctg_suite_part part;
    const char *what; /* of ck1 the form; "loop", "worlds", "main job"; a peak; else the program */
    const char *kind; /* of threads "strong" or "weak", of growth what grows; else "" */
    const char *unit; /* of task.work: "decisions", "world-years", "months"; of peaks.h */
    double size;      /* of what grows */
    int threads;
    const char *family; /* rows of one family give the same digests; NULL: of none */
    size_t base;        /* the row that it is compared with; its own where there is none */
    ctg_task task;
    double *seconds; /* [asked.means.rounds] */
} ctg_suite_row;

#define CTG_SUITE_ROWS 160
#define CTG_SUITE_WARNINGS 8

typedef struct ctg_suite {
    ctg_suite_asked asked;
    ctg_machine machine;
    ctg_machine_others others;
    ctg_scenario *scenario;       /* NULL where no part needs it */
    void *worlds[CTG_SUITE_ROWS]; /* synthetic ones */
    size_t world_count;
    ctg_suite_row rows[CTG_SUITE_ROWS];
    size_t count, stored; /* the row of the main job */
    double *times;        /* of all rows; owned */
    double memory_world;  /* bytes a replicate that runs (worlds.h); NaN: not measured */
    double memory_most;   /* bytes that the whole program had at once */
    double store_bytes;   /* of the main job's store, a replicate; NaN: not measured */
    char warnings[CTG_SUITE_WARNINGS][160];
    size_t warning_count;
} ctg_suite;

/* Adds a row, which then owns the row's task, and sets *at to where it is; may be NULL. */
ctg_status ctg_suite_rows_add(ctg_suite *suite, const ctg_suite_row *row, size_t *at,
                              ctg_error *error);

/* Work a second of a row. */
ctg_rounds_summary ctg_suite_rows_rate(const ctg_suite *suite, size_t row);

/* How much more work a second a row does than its base, round by round. */
ctg_rounds_summary ctg_suite_rows_ratio(const ctg_suite *suite, size_t row);

/* How many rows from `row` on show one growth; and with which power of the size time grows. */
size_t ctg_suite_rows_series(const ctg_suite *suite, size_t row);
ctg_rounds_summary ctg_suite_rows_exponent(const ctg_suite *suite, size_t row);

#endif
