/* `contingent compare`: policies beside a base, on common chance and common draws of parameters.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "analysis/commands/commands.h"
#include "analysis/commands/compare_json.h"
#include "analysis/commands/compare_page.h"
#include "analysis/commands/compare_rows.h"

static ctg_status choose(ctg_compare_rows *rows, ctg_job *job)
{
    const ctg_compare_asked asked = {
        .study = &job->study,
        .base = job->scenario,
        .policies = (const ctg_scenario *const *)job->policies,
        .policy_count = job->policy_count,
        .measures = job->options.measures,
        .measure_count = job->options.measure_count,
    };
    return ctg_compare_rows_choose(rows, &asked, &job->error);
}

static int print(ctg_job *job, const ctg_compare_rows *rows)
{
    ctg_comparison comparison;
    ctg_status status = ctg_comparison_read(&comparison, job->store, &job->study, rows->rows,
                                            rows->count, &job->error);
    if (status == ctg_ok && job->options.json) {
        status = ctg_compare_json_print(stdout, &comparison, job, &job->error);
    } else if (status == ctg_ok) {
        ctg_compare_page_print(stdout, &comparison, job);
    }
    const bool failed = comparison.outcome.failed > 0;
    ctg_comparison_destroy(&comparison);
    if (status != ctg_ok) {
        return ctg_commands_tell(&job->error);
    }
    return ctg_job_end(job, failed ? ctg_exit_some_failed : ctg_exit_ok);
}

static int command_main(int argc, char **argv)
{
    ctg_job job;
    ctg_compare_rows rows = {0};
    int code = ctg_job_open_arms(&job, argc, argv);
    if (code == ctg_exit_ok && choose(&rows, &job) != ctg_ok) {
        code = ctg_job_refuse(&job);
    }
    if (code == ctg_exit_ok) {
        code = ctg_job_run(&job);
    }
    if (code == ctg_exit_ok) {
        code = print(&job, &rows);
    }
    free(rows.rows);
    ctg_job_destroy(&job);
    return code;
}

static const ctg_option known_options[] = {
    {ctg_option_measure, "measure", "PATH",
     "compare this measure of the world; PATH=WHO: of a region, a state, ...; as often as "
     "needed, the first decides the ranking (what policies expect something of, then what is "
     "usual)"},
    {ctg_option_chances, "chances", "C",
     "so many replicates in a row share one draw of parameters (2); with 1, chance and "
     "parameters cannot be told apart"},
    CTG_OPTION_OF_RUNS,
    {0},
};

const ctg_command ctg_compare_command = {
    .name = "compare",
    .what = "run policies beside a base and print what they change",
    .operands = "SCENARIO ...",
    .examples = "contingent compare baseline-2015 --set 'donors.JPN.budget_usd_m_per_year*=2' "
                "--from 2016-01\n"
                "contingent compare s07-legal-reform\n"
                "contingent compare baseline-2015 s03a-lecturers s03b-advisers\n"
                "contingent compare s07-legal-reform --measure state.deployed_pers=JPN\n",
    .about = "Runs a base and policies with the same chance and the same draws of parameters, "
             "and says what each policy changes, how sure that is, how many more replicates "
             "would tell, what pairing saved, which regions and states change; several policies "
             "are ranked. The first file is the base, further files are policies; --set is one "
             "more, over the base. One file alone is compared with the base that it names. The "
             "same command after an interruption continues.",
    .options = known_options,
    .exits = CTG_COMMANDS_EXITS,
    .run = command_main,
};
