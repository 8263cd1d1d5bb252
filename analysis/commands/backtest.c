/* `contingent backtest`: scenarios that start in the past, beside the record, the nulls and a
 * rival.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/backtest.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/commands/backtest_json.h"
#include "analysis/commands/backtest_log.h"
#include "analysis/commands/backtest_page.h"
#include "analysis/commands/commands.h"
#include "engine/base/memory.h"
#include "engine/base/text.h"

/* One origin; a job that is all zero was never opened. */
typedef struct batch {
    size_t count;
    char (*origins)[8]; /* months as text; NULL: the scenario's own start */
    ctg_job *jobs;
    ctg_backtest *backtests;
} batch;

static int take_origin(batch *all, const char *text, size_t length)
{
    ctg_month month = 0;
    char origin[8] = "";
    if (!ctg_text_copy(origin, sizeof origin, text, length) || !ctg_month_read(origin, &month)) {
        return ctg_commands_misuse("backtest", "--origins: '%s' is no month (YYYY-MM)",
                                   ctg_text_shown(text, length).text);
    }
    for (size_t i = 0; i < all->count; i++) {
        if (strcmp(all->origins[i], origin) == 0) {
            return ctg_commands_misuse("backtest", "--origins names %s twice", origin);
        }
    }
    memcpy(all->origins[all->count++], origin, sizeof origin);
    return ctg_exit_ok;
}

static int take_origins(batch *all, const char *text)
{
    int code = ctg_exit_ok;
    while (code == ctg_exit_ok) {
        const size_t length = strcspn(text, ",");
        code = take_origin(all, text, length);
        if (text[length] == '\0') {
            return code;
        }
        text += length + 1;
    }
    return code;
}

static ctg_status make_room(batch *all, size_t most, ctg_error *error)
{
    void *origins = NULL;
    void *jobs = NULL;
    void *backtests = NULL;
    CTG_TRY(ctg_memory_array(&origins, most, sizeof *all->origins, "the origins", error));
    all->origins = origins;
    CTG_TRY(ctg_memory_array(&jobs, most, sizeof *all->jobs, "the origins", error));
    all->jobs = jobs;
    CTG_TRY(ctg_memory_array(&backtests, most, sizeof *all->backtests, "the origins", error));
    all->backtests = backtests;
    return ctg_ok;
}

static int read_origins(batch *all, const ctg_options *options)
{
    ctg_error error;
    size_t most = 1;
    ctg_error_clear(&error);
    for (const char *at = options->origins; at != NULL && *at != '\0'; at++) {
        most += *at == ',' ? 1 : 0;
    }
    if (make_room(all, most, &error) != ctg_ok) {
        return ctg_commands_tell(&error);
    }
    if (options->origins == NULL) {
        all->count = 1;
        return ctg_exit_ok;
    }
    const int code = take_origins(all, options->origins);
    return code == ctg_exit_ok && all->count > 1 && options->output != NULL
               ? ctg_commands_misuse("backtest",
                                     "-o names one file, and each of the %zu origins "
                                     "needs its own",
                                     all->count)
               : code;
}

/* Everything is opened before anything runs, so that a mistake is told at once. */
static int open_all(batch *all, bool given, int argc, char **argv)
{
    for (size_t i = 0; i < all->count; i++) {
        ctg_job *const job = &all->jobs[i];
        const int code = ctg_job_open_at(job, argc, argv, given ? all->origins[i] : NULL);
        if (code != ctg_exit_ok) {
            return code;
        }
        if (ctg_backtest_open(&all->backtests[i], &job->study, &job->error) != ctg_ok) {
            return ctg_job_refuse(job);
        }
    }
    return ctg_exit_ok;
}

static int run_all(batch *all)
{
    assert(all->jobs != NULL);
    ctg_job *const first = &all->jobs[0];
    if (first->options.log != NULL &&
        ctg_backtest_log_check(first->options.log, &first->error) != ctg_ok) {
        return ctg_job_refuse(first);
    }
    for (size_t i = 0; i < all->count; i++) {
        ctg_job *const job = &all->jobs[i];
        const int code = ctg_job_run(job);
        if (code != ctg_exit_ok) {
            return code;
        }
        if (ctg_backtest_read(&all->backtests[i], job->store, &job->error) != ctg_ok) {
            return ctg_commands_tell(&job->error);
        }
    }
    return ctg_exit_ok;
}

/* Whoever looks at 2010-16 and does not log it has used up a little of what the years can tell. */
static void remind(const batch *all)
{
    bool late = false;
    for (size_t i = 0; i < all->count; i++) {
        late = late || ctg_backtest_log_rows(&all->backtests[i]) > 0;
    }
    if (late && !all->jobs[0].options.quiet) {
        (void)fprintf(stderr, "Targets from 2010 on were looked at; --log analysis/backtests.csv "
                              "keeps account of it.\n");
    }
}

static int print_all(batch *all)
{
    ctg_job *const first = &all->jobs[0];
    const char *const log = first->options.log;
    ctg_status status = ctg_ok;
    int code = ctg_exit_ok;
    if (first->options.json) {
        status = ctg_backtest_json_print(all->backtests, all->jobs, all->count, &first->error);
    } else {
        ctg_backtest_page_print(all->backtests, all->jobs, all->count);
    }
    for (size_t i = 0; i < all->count && status == ctg_ok && log != NULL; i++) {
        status = ctg_backtest_log_append(log, &all->backtests[i], &first->error);
    }
    if (status != ctg_ok) {
        return ctg_commands_tell(&first->error);
    }
    if (log == NULL) {
        remind(all);
    }
    for (size_t i = 0; i < all->count; i++) {
        const bool failed = all->backtests[i].outcome.failed > 0;
        const int of_job = ctg_job_end(&all->jobs[i], failed ? ctg_exit_some_failed : ctg_exit_ok);
        code = code == ctg_exit_ok || of_job == ctg_exit_failure ? of_job : code;
    }
    return code;
}

static void destroy(batch *all)
{
    for (size_t i = 0; i < all->count; i++) {
        ctg_backtest_destroy(&all->backtests[i]);
        ctg_job_destroy(&all->jobs[i]);
    }
    free(all->origins);
    free(all->jobs);
    free(all->backtests);
}

static int command_main(int argc, char **argv)
{
    ctg_options options = {.takes_files = false};
    batch all = {.count = 0};
    int code = ctg_options_read(&options, argc, argv);
    if (code == ctg_exit_ok) {
        code = read_origins(&all, &options);
    }
    if (code == ctg_exit_ok) {
        code = open_all(&all, options.origins != NULL, argc, argv);
    }
    if (code == ctg_exit_ok) {
        code = run_all(&all);
    }
    if (code == ctg_exit_ok) {
        code = print_all(&all);
    }
    destroy(&all);
    ctg_options_destroy(&options);
    return code;
}

static const ctg_option known_options[] = {
    {ctg_option_origins, "origins", "M,M",
     "start in each of these months, one after the other, whatever the file says; covariates are "
     "known to the start. Choose a model by origins inside 1995-2009"},
    {ctg_option_end, "end", "M", "to this month (instead of --months)"},
    {ctg_option_log, "log", "FILE",
     "append all scores of targets from 2010 on to FILE, a CSV (analysis/BACKTESTS.md)"},
    CTG_OPTION_OF_RUNS,
    {0},
};

const ctg_command ctg_backtest_command = {
    .name = "backtest",
    .what = "compare a past scenario with the record",
    .operands = "SCENARIO",
    .examples = "contingent backtest backtest-2009\n"
                "contingent backtest backtest-2009 --replicates 50 --json\n"
                "contingent backtest backtest-2009 --origins 1999-12,2001-12,2004-12 --months 60\n"
                "contingent backtest backtest-2009 --origins 2009-12,2012-12 --end 2016-12\n",
    .about = "Runs a scenario that starts in the past and scores, year by year, what it says of "
             "who sends how many people: beside the record, what those say who only freeze the "
             "start (nulls), and a gravity rule with five parameters that is fitted on the years "
             "before the start.",
    .options = known_options,
    .exits = CTG_COMMANDS_EXITS,
    .run = command_main,
};
