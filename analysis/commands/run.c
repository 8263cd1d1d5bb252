/* `contingent run`: a scenario, many replicates, one answer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/answer_json.h"
#include "analysis/commands/answer_page.h"
#include "analysis/commands/commands.h"

static int print_answer(ctg_job *job)
{
    ctg_answer answer;
    ctg_status status = ctg_answer_read(&answer, job->store, &job->study, &job->error);
    if (status == ctg_ok && job->options.json) {
        status = ctg_answer_json_print(stdout, &answer, job, &job->error);
    } else if (status == ctg_ok) {
        ctg_answer_page_print(stdout, &answer, job);
    }
    const bool failed = answer.outcome.failed > 0;
    ctg_answer_destroy(&answer);
    if (status != ctg_ok) {
        return ctg_commands_tell(&job->error);
    }
    return ctg_job_end(job, failed ? ctg_exit_some_failed : ctg_exit_ok);
}

static int command_main(int argc, char **argv)
{
    ctg_job job;
    int code = ctg_job_open(&job, argc, argv);
    if (code == ctg_exit_ok) {
        code = ctg_job_run(&job);
    }
    if (code == ctg_exit_ok) {
        code = print_answer(&job);
    }
    ctg_job_destroy(&job);
    return code;
}

static const ctg_option known_options[] = {
    CTG_OPTION_OF_RUNS,
    {0},
};

const ctg_command ctg_run_command = {
    .name = "run",
    .what = "run a scenario and print the answer",
    .operands = "SCENARIO",
    .examples =
        "contingent run baseline-2015\n"
        "contingent run baseline-2015 --replicates 20 --months 24 -o short.db\n"
        "contingent run baseline-2015 --set 'donors.JPN.budget_usd_m_per_year*=2' --from 2016-01\n"
        "contingent run baseline-2015 --json > answer.json\n",
    .about = "Runs every replicate of a scenario, stores each in one SQLite file, prints the "
             "answer. The same command after an interruption continues; when all is stored it "
             "prints the answer only.",
    .options = known_options,
    .exits = CTG_COMMANDS_EXITS,
    .run = command_main,
};
