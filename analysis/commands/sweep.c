/* `contingent sweep`: policies over the points of a design.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/commands.h"
#include "analysis/commands/dry_run.h"
#include "analysis/commands/sweep_page.h"

static int print(ctg_job *job, const ctg_crossing *crossing)
{
    ctg_runs_outcome outcome;
    ctg_status status =
        ctg_runs_read_outcome(job->store, job->study.replicates, &outcome, &job->error);
    if (status == ctg_ok) {
        status = job->options.json
                     ? ctg_sweep_page_print_json(stdout, job, crossing, &outcome, &job->error)
                     : ctg_sweep_page_print(stdout, job, crossing, &outcome, &job->error);
    }
    if (status != ctg_ok) {
        return ctg_commands_tell(&job->error);
    }
    return ctg_job_end(job, outcome.failed > 0 ? ctg_exit_some_failed : ctg_exit_ok);
}

int ctg_sweep_main(int argc, char **argv)
{
    ctg_job job;
    ctg_crossing crossing;
    int code = ctg_job_open_sweep(&job, &crossing, argc, argv);
    if (code == ctg_exit_ok && job.options.dry_run) {
        code = ctg_dry_run_print(&job, &crossing);
    } else if (code == ctg_exit_ok) {
        code = ctg_job_run(&job);
        code = code == ctg_exit_ok ? print(&job, &crossing) : code;
    }
    ctg_job_destroy(&job);
    ctg_crossing_close(&crossing);
    return code;
}
