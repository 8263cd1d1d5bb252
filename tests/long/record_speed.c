/* How fast runs are recorded, and how much memory that takes: small records, as a sweep keeps them,
 * handed to a store in a file by all threads, without anything being simulated.
 *
 * record_speed [RUNS [THREADS [FOLDER]]]: 100,000 runs, 2 threads, TMPDIR or /tmp. Prints one line;
 * fails where more than MEMORY_MOST was needed, whatever RUNS.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/assert.h"

#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "analysis/store.h"
#include "engine/run/crew.h"
#include "tests/support/study.h"

#define FACTORS 8
#define KEPT 12
#define REPLICATES 50
#define MEMORY_MOST 16.0 /* MB; 100,000 runs have 23 MB in the file */

typedef struct recorder {
    small_study small;
    ctg_store *store;
    double record[STUDY_RECORD_MOST];
} recorder;

static void write_values(const void *of, uint64_t point, double *values)
{
    (void)of;
    for (size_t at = 0; at < FACTORS; at++) {
        values[at] = (double)point + 0.125 * (double)at;
    }
}

static ctg_status open_desk(void *of, void **desk, ctg_error *error)
{
    (void)of;
    (void)error;
    *desk = calloc(1, sizeof(size_t));
    return *desk != NULL ? ctg_ok : ctg_memory;
}

static void close_desk(void *of, void *desk)
{
    (void)of;
    free(desk);
}

static void note(void *of, void *desk, size_t job)
{
    (void)of;
    *(size_t *)desk = job;
}

static ctg_status record(void *of, void *desk, ctg_error *error)
{
    recorder *const here = of;
    const size_t job = *(const size_t *)desk;
    here->record[here->small.study.kept[0]] = (double)job;
    const ctg_replicate_result result = {.point = job / REPLICATES,
                                         .replicate = (uint32_t)(job % REPLICATES),
                                         .sentence = "",
                                         .record = here->record,
                                         .parameters = &here->small.setting.centre,
                                         .digest = 0x9e3779b97f4a7c15u * (job + 1),
                                         .seconds = 0.0625};
    return ctg_store_write_run(here->store, &result, error);
}

static void make_study(recorder *here, size_t runs)
{
    static const char *const paths[FACTORS] = {"a", "b", "c", "d", "e", "f", "g", "h"};
    size_t places[KEPT];
    ctg_study *const study = &here->small.study;
    small_study_make(&here->small);
    (void)small_result(&here->small, 0, here->record);
    for (size_t at = 0; at < KEPT; at++) {
        places[at] = 7 * at + 3;
    }
    study->replicates = REPLICATES;
    study->points = (ctg_study_points){.count = (runs + REPLICATES - 1) / REPLICATES,
                                       .text = "as many as asked for",
                                       .paths = paths,
                                       .factor_count = FACTORS,
                                       .values = write_values};
    assert_int_equal(ctg_study_keep(study, places, KEPT, NULL), ctg_ok);
    assert_int_equal(ctg_study_set_id(study, NULL), ctg_ok);
}

static double clock_now(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static int measure(recorder *here, const char *path, size_t runs, int threads)
{
    ctg_error error;
    struct rusage used;
    struct stat about;
    ctg_error_clear(&error);
    ctg_status status = ctg_store_open(&here->store, path, &here->small.study, &error);
    const ctg_crew crew = {.count = runs,
                           .threads = threads,
                           .of = here,
                           .open = open_desk,
                           .close = close_desk,
                           .run = note,
                           .take = record};
    const double begun = clock_now();
    status = status == ctg_ok ? ctg_crew_run(&crew, &error) : status;
    status = status == ctg_ok ? ctg_store_commit(here->store, &error) : status;
    const double seconds = clock_now() - begun;
    ctg_store_destroy(here->store);
    if (status != ctg_ok || stat(path, &about) != 0) {
        (void)fputs(error.text, stderr);
        return 1;
    }
    (void)getrusage(RUSAGE_SELF, &used);
    const double processor = (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
                             1e-6 * (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec);
    (void)printf("%zu runs on %d threads: %.0f runs/s, %.2f us of a processor a run, %.0f bytes a "
                 "run, %.1f MB at most\n",
                 runs, threads, (double)runs / seconds, 1e6 * processor / (double)runs,
                 (double)about.st_size / (double)runs, (double)used.ru_maxrss / 1024.0);
    return (double)used.ru_maxrss / 1024.0 <= MEMORY_MOST ? 0 : 1;
}

int main(int argc, char **argv)
{
    static recorder here;
    const char *const set = getenv("TMPDIR");
    const char *const folder = argc > 3 ? argv[3] : (set != NULL ? set : "/tmp");
    const long runs = argc > 1 ? strtol(argv[1], NULL, 10) : 100000;
    const long threads = argc > 2 ? strtol(argv[2], NULL, 10) : 2;
    char path[4096];
    if (runs < 1 || threads < 1 || threads > 1024) {
        (void)fprintf(stderr, "usage: record_speed [RUNS [THREADS [FOLDER]]]\n");
        return 2;
    }
    (void)snprintf(path, sizeof path, "%s/contingent-record-speed-%ld.db", folder, (long)getpid());
    make_study(&here, (size_t)runs);
    const int code = measure(&here, path, (size_t)runs, (int)threads);
    (void)unlink(path);
    free(here.small.study.kept);
    return code;
}
