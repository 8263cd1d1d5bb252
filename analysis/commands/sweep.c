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

static int command_main(int argc, char **argv)
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

static const ctg_option known_options[] = {
    CTG_OPTION_OF_STUDIES,
    {0},
};

const ctg_command ctg_sweep_command = {
    .name = "sweep",
    .what = "run policies over the points of a design",
    .operands = "STUDY",
    .examples = "contingent sweep vary-courses --dry-run\n"
                "contingent sweep vary-courses -o courses.db\n"
                "contingent sweep vary-courses --shard 1/2 -o part1.db\n"
                "contingent sweep vary-courses --shard 2/2 -o part2.db\n"
                "mpirun -np 2 contingent sweep vary-courses --shard auto\n",
    .about = "Runs a base and policies over the points of a design, each with its replicates: a "
             "grid, a list, a Latin hypercube, a Sobol' sequence, Morris' trajectories, "
             "Saltelli's rows. All policies and all points meet the same chance. Every run is "
             "stored when it is done; the same command after an interruption continues. What a "
             "study file says: engine/io/sweep.h.",
    .options = known_options,
    .exits = "0 done, 1 failure, 2 usage or input wrong, 3 some runs failed, 75 stopped.",
    .run = command_main,
};
