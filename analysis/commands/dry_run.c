/* What a study would take.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/dry_run.h"

#include <inttypes.h>
#include <jansson.h>

#include "analysis/commands/answer_json.h"
#include "analysis/commands/commands.h"
#include "analysis/commands/need.h"
#include "analysis/commands/sweep_page.h"

static void print_page(FILE *to, const ctg_job *job, const ctg_crossing *crossing,
                       const ctg_need *of)
{
    const double minutes = of->seconds / 60;
    ctg_sweep_page_print_head(to, job, crossing);
    (void)fprintf(to, "Time:    %.4f s a run (median of %d); ", of->seconds_a_run, CTG_NEED_TIMED);
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
    ctg_need of = {0};
    ctg_status status = ctg_need_measure(job, &of, &job->error);
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
    if (status == ctg_stopped) {
        (void)fprintf(stderr, "Stopped. Nothing was stored.\n");
        return ctg_exit_stopped;
    }
    return status == ctg_ok ? ctg_exit_ok : ctg_commands_tell(&job->error);
}
