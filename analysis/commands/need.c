/* What a study would take of a machine.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/need.h"

#include <stdlib.h>
#include <sys/resource.h>

#include "engine/run/crew.h"

#define ROW_BYTES 120 /* of a run beside its numbers: names, digests, the table's own */

typedef struct timing {
    double seconds[CTG_NEED_TIMED];
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

static ctg_status run(const ctg_job *job, timing *timed, ctg_error *error)
{
    const ctg_study *const study = &job->study;
    const uint64_t points = ctg_study_point_count(study);
    const ctg_run_name names[CTG_NEED_TIMED] = {
        {.point = 0}, {.point = points / 2}, {.point = points - 1}};
    const ctg_ensemble ensemble = {.arms = &study->setting,
                                   .arm_count = 1,
                                   .runs = names,
                                   .count = CTG_NEED_TIMED,
                                   .vary = study->points.count > 0 ? study->points.vary : NULL,
                                   .release = study->points.release,
                                   .varied = study->points.of,
                                   .threads = 1,
                                   .take = take,
                                   .to = timed,
                                   .stop = job->stop};
    return ctg_ensemble_run(&ensemble, error);
}

ctg_status ctg_need_measure(const ctg_job *job, ctg_need *need, ctg_error *error)
{
    const ctg_study *const study = &job->study;
    timing timed = {.count = 0};
    const double before = peak_mb();
    CTG_TRY(run(job, &timed, error));
    const double world = peak_mb() - before;
    qsort(timed.seconds, timed.count, sizeof timed.seconds[0], compare);
    need->runs = ctg_study_runs(study);
    need->threads = job->options.threads > 0 ? job->options.threads : ctg_crew_threads();
    need->seconds_a_run = timed.seconds[timed.count / 2];
    need->seconds = (double)need->runs * need->seconds_a_run / need->threads;
    need->memory_mb = before + world * (double)need->threads * (double)ctg_study_arms(study);
    need->disk_mb =
        (double)need->runs *
        (8.0 * (double)(ctg_study_kept_count(study) + study->points.factor_count) + ROW_BYTES) /
        1e6;
    return ctg_ok;
}
