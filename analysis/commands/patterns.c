/* `contingent patterns`: which patterns of the record the worlds of past scenarios show.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <assert.h>
#include <stdlib.h>

#include "analysis/commands/commands.h"
#include "analysis/commands/patterns_json.h"
#include "analysis/commands/patterns_markdown.h"
#include "analysis/commands/patterns_page.h"
#include "engine/base/memory.h"

/* Everything that the command holds, a job and a judgement for each scenario. */
typedef struct bench {
    ctg_job *jobs;
    ctg_judgement *judgements;
    size_t count;
} bench;

static ctg_status make_room(bench *here, size_t count, ctg_error *error)
{
    void *jobs = NULL;
    void *judgements = NULL;
    CTG_TRY(ctg_memory_array(&jobs, count, sizeof(ctg_job), "the scenarios", error));
    here->jobs = jobs;
    CTG_TRY(ctg_memory_array(&judgements, count, sizeof(ctg_judgement), "the scenarios", error));
    here->judgements = judgements;
    return ctg_ok;
}

/* Opens every scenario before any is run. */
static int open_all(bench *here, size_t count, int argc, char **argv)
{
    ctg_error error;
    int code = ctg_exit_ok;
    ctg_error_clear(&error);
    if (make_room(here, count, &error) != ctg_ok) {
        return ctg_commands_tell(&error);
    }
    while (code == ctg_exit_ok && here->count < count) {
        ctg_job *const job = &here->jobs[here->count];
        ctg_judgement *const judgement = &here->judgements[here->count];
        code = ctg_job_open_one_of(job, argc, argv, here->count);
        here->count++;
        if (code == ctg_exit_ok &&
            ctg_judgement_open(judgement, &job->study, &job->error) != ctg_ok) {
            code = ctg_job_refuse(job);
        }
    }
    return code;
}

static int run_all(bench *here)
{
    int code = ctg_exit_ok;
    for (size_t at = 0; at < here->count && code == ctg_exit_ok; at++) {
        ctg_job *const job = &here->jobs[at];
        if (!job->options.quiet && here->count > 1) {
            (void)fprintf(stderr, "%s (%zu of %zu)\n", job->options.file, at + 1, here->count);
        }
        code = ctg_job_run(job);
        if (code == ctg_exit_ok &&
            ctg_judgement_read(&here->judgements[at], job->store, &job->error) != ctg_ok) {
            code = ctg_commands_tell(&job->error);
        }
    }
    return code;
}

static ctg_status print(const bench *here)
{
    assert(here->jobs != NULL);
    const ctg_options *const options = &here->jobs[0].options;
    if (options->json) {
        return ctg_patterns_json_print(stdout, here->judgements, here->jobs, here->count,
                                       &here->jobs[0].error);
    }
    if (options->markdown) {
        ctg_patterns_markdown_print(stdout, here->judgements, here->count);
    } else {
        ctg_patterns_page_print(stdout, here->judgements, here->jobs, here->count);
    }
    return ctg_ok;
}

static int print_and_end(const bench *here)
{
    int code = ctg_exit_ok;
    if (print(here) != ctg_ok) {
        return ctg_commands_tell(&here->jobs[0].error);
    }
    for (size_t at = 0; at < here->count; at++) {
        code = here->judgements[at].outcome.failed > 0 ? ctg_exit_some_failed : code;
    }
    for (size_t at = 0; at < here->count; at++) {
        code = ctg_job_end(&here->jobs[at], code);
    }
    return code;
}

static int command_main(int argc, char **argv)
{
    ctg_options options = {.takes_files = true};
    bench here = {0};
    int code = ctg_options_read(&options, argc, argv);
    if (code == ctg_exit_ok) {
        code = open_all(&here, options.file_count, argc, argv);
    }
    if (code == ctg_exit_ok) {
        code = run_all(&here);
    }
    if (code == ctg_exit_ok) {
        code = print_and_end(&here);
    }
    for (size_t at = 0; at < here.count; at++) {
        ctg_judgement_destroy(&here.judgements[at]);
        ctg_job_destroy(&here.jobs[at]);
    }
    free(here.judgements);
    free(here.jobs);
    ctg_options_destroy(&options);
    return code;
}

static const ctg_option known_options[] = {
    CTG_OPTION_OF_RUNS,
    {ctg_option_markdown, "markdown", NULL, "as a document"},
    {0},
};

const ctg_command ctg_patterns_command = {
    .name = "patterns",
    .what = "say which patterns of the record a past scenario shows",
    .operands = "SCENARIO ...",
    .examples = "contingent patterns patterns-1995 backtest-2009\n"
                "contingent patterns backtest-2009 --replicates 50 --markdown\n"
                "contingent explain V7\n",
    .about = "Runs scenarios that start in a past December and says which patterns of the record "
             "1995-2016 the simulated world shows: for each figure what the record gave, the "
             "band, the median and the range over replicates, the verdict. Patterns that the "
             "tables of demand fix stand apart and count for nothing. A figure that several "
             "scenarios simulate counts, in the last line, as in the one that starts last. "
             "scenarios/PATTERNS.md lists patterns and bands.",
    .options = known_options,
    .exits = CTG_COMMANDS_EXITS,
    .run = command_main,
};
