/* What a study would take.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/dry_run.h"

#include <inttypes.h>
#include <jansson.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "analysis/commands/answer_json.h"
#include "analysis/commands/commands.h"
#include "analysis/commands/sweep_page.h"
#include "engine/run/crew.h"

#define TIMED 3
#define ROW_BYTES 120 /* of a run beside its numbers: names, digests, the table's own */

typedef struct need {
    uint64_t runs;
    int threads;
    double seconds_a_run; /* on one thread; the median */
    double seconds;       /* of all runs, on these threads */
    double memory_mb;     /* peak, with as many worlds as threads */
    double disk_mb;
} need;

typedef struct timing {
    double seconds[TIMED];
    size_t count;
} timing;

static ctg_status take(void *to, const ctg_replicate_result *result, ctg_error *error)
{
    timing *const here = to;
    here->seconds[here->count++] = result->seconds;
    return result->status == ctg_memory ? ctg_error_add(error, ctg_memory, "%s", result->sentence)
                                        : ctg_ok;
}

static int compare(const void *a, const void *b)
{
    const double x = *(const double *)a;
    const double y = *(const double *)b;
    return x < y ? -1 : (x > y ? 1 : 0);
}

static double peak_mb(void)
{
    struct rusage used;
    (void)getrusage(RUSAGE_SELF, &used);
    return (double)used.ru_maxrss / 1024.0;
}

/* Times replicate 0 of three points: the first, the middle one, the last. */
static ctg_status run(const ctg_job *job, timing *timed, ctg_error *error)
{
    const ctg_study *const study = &job->study;
    const uint64_t points = ctg_study_point_count(study);
    const ctg_run_name names[TIMED] = {{.point = 0}, {.point = points / 2}, {.point = points - 1}};
    const ctg_ensemble ensemble = {.arms = &study->setting,
                                   .arm_count = 1,
                                   .runs = names,
                                   .count = TIMED,
                                   .vary = study->points.count > 0 ? study->points.vary : NULL,
                                   .release = study->points.release,
                                   .varied = study->points.of,
                                   .threads = 1,
                                   .take = take,
                                   .to = timed};
    return ctg_ensemble_run(&ensemble, error);
}

static ctg_status measure(const ctg_job *job, need *of, ctg_error *error)
{
    const ctg_study *const study = &job->study;
    timing timed = {.count = 0};
    const double before = peak_mb();
    CTG_TRY(run(job, &timed, error));
    const double world = peak_mb() - before;
    qsort(timed.seconds, timed.count, sizeof timed.seconds[0], compare);
    of->runs = ctg_study_runs(study);
    of->threads = job->options.threads > 0 ? job->options.threads : ctg_crew_threads();
    of->seconds_a_run = timed.seconds[timed.count / 2];
    of->seconds = (double)of->runs * of->seconds_a_run / of->threads;
    of->memory_mb = before + world * (double)of->threads * (double)ctg_study_arms(study);
    of->disk_mb =
        (double)of->runs *
        (8.0 * (double)(ctg_study_kept_count(study) + study->points.factor_count) + ROW_BYTES) /
        1e6;
    return ctg_ok;
}

static void print_page(FILE *to, const ctg_job *job, const ctg_crossing *crossing, const need *of)
{
    const double minutes = of->seconds / 60;
    ctg_sweep_page_print_head(to, job, crossing);
    (void)fprintf(to, "Time:    %.4f s a run (median of %d); ", of->seconds_a_run, TIMED);
    if (minutes < 2) {
        (void)fprintf(to, "%.0f s", of->seconds);
    } else if (minutes < 120) {
        (void)fprintf(to, "%.0f min", minutes);
    } else {
        (void)fprintf(to, "%.1f h", minutes / 60);
    }
    (void)fprintf(to,
                  " on %d thread%s\nMemory:  about %.0f MB, whatever the number of runs\nDisk:    "
                  "about %.1f MB\nNothing was stored.\n",
                  of->threads, of->threads == 1 ? "" : "s", of->memory_mb, of->disk_mb);
}

int ctg_dry_run_print(ctg_job *job, const ctg_crossing *crossing)
{
    need of = {0};
    ctg_status status = measure(job, &of, &job->error);
    if (status == ctg_ok && job->options.json) {
        status = ctg_answer_json_write(
            stdout,
            json_pack("{s:s, s:I, s:I, s:I, s:I, s:I, s:f, s:f, s:f, s:f}", "study", job->study.id,
                      "runs", (json_int_t)of.runs, "points",
                      (json_int_t)ctg_study_point_count(&job->study), "arms",
                      (json_int_t)ctg_study_arms(&job->study), "replicates",
                      (json_int_t)job->study.replicates, "threads", (json_int_t)of.threads,
                      "seconds_a_run", of.seconds_a_run, "seconds", of.seconds, "memory_mb",
                      of.memory_mb, "disk_mb", of.disk_mb),
            &job->error);
    } else if (status == ctg_ok) {
        print_page(stdout, job, crossing, &of);
    }
    return status == ctg_ok ? ctg_exit_ok : ctg_commands_tell(&job->error);
}
