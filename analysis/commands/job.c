/* What the commands that run something have in common: open, run what is missing, say how to go on.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/job.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "analysis/commands/build.h"
#include "analysis/commands/commands.h"
#include "analysis/commands/interrupt.h"
#include "analysis/commands/progress.h"
#include "analysis/commands/shard.h"
#include "analysis/commands/sheet.h"
#include "analysis/runs.h"
#include "engine/base/maths.h"
#include "engine/base/memory.h"
#include "engine/base/text.h"
#include "engine/run/crew.h"

#define RESULTS "results"
#define CHANCES 2 /* a draw of parameters in a comparison, where nothing is said */

static ctg_status open_study(ctg_job *job)
{
    const ctg_options *const options = &job->options;
    CTG_TRY(ctg_maths_check(&job->error));
    CTG_TRY(ctg_scenario_open(&job->scenario, options->file, &options->overrides, &job->error));
    return ctg_study_open(&job->study, job->scenario, ctg_build_version(), &job->error);
}

/* What -o says. With --shard auto all processes are started by the same words, so that each has its
 * part put before the file's ending. */
static ctg_status add_output(ctg_text_builder *path, ctg_job *job, const char *part)
{
    static const char ending[] = ".db";
    const char *const output = job->options.output;
    const size_t length = strlen(output);
    const size_t end = sizeof ending - 1;
    const bool has_ending = length > end && strcmp(output + length - end, ending) == 0;
    if (job->study.shards == 0 || strcmp(job->options.shard, "auto") != 0) {
        return ctg_text_add(path, &job->error, "%s", output);
    }
    return ctg_text_add(path, &job->error, "%.*s%s%s", (int)(length - (has_ending ? end : 0)),
                        output, part, has_ending ? ending : "");
}

static ctg_status name_store(ctg_job *job)
{
    ctg_text_builder path = {0};
    ctg_status status = ctg_ok;
    char part[40] = "";
    if (job->study.shards > 0) {
        (void)snprintf(part, sizeof part, "-%" PRIu32 "of%" PRIu32, job->study.shard + 1,
                       job->study.shards);
    }
    if (job->options.output != NULL) {
        status = add_output(&path, job, part);
    } else if (mkdir(RESULTS, 0777) == 0 || errno == EEXIST) {
        status = ctg_text_add(&path, &job->error, RESULTS "/%s-%.8s%s.db",
                              job->policy_count > 0 ? job->options.command : job->study.name,
                              job->study.id, part);
    } else {
        status = ctg_error_add(&job->error, ctg_storage, "cannot make the folder " RESULTS ": %s",
                               strerror(errno));
    }
    job->path = path.text;
    return status;
}

static ctg_status complete(ctg_job *job)
{
    const ctg_options *const options = &job->options;
    ctg_fact facts[CTG_BUILD_FACTS];
    ctg_progress progress;
    if (!options->in_memory) {
        CTG_TRY(name_store(job));
    }
    CTG_TRY(ctg_store_open(&job->store, job->path, &job->study, &job->error));
    ctg_build_facts(facts);
    const ctg_runs runs = {
        .study = &job->study,
        .store = job->store,
        .session = {.command = options->shown,
                    .threads = options->threads > 0 ? options->threads : ctg_crew_threads(),
                    .build = facts,
                    .build_count = CTG_BUILD_FACTS},
        .stop = job->stop,
        .tell = ctg_progress_tell,
        .to = &progress};
    ctg_progress_begin(&progress, options->quiet);
    const ctg_status status = ctg_runs_complete(&runs, &job->added, &job->error);
    ctg_progress_end(&progress);
    return status;
}

static int tell_stopped(ctg_job *job)
{
    uint64_t count = 0;
    if (job->path == NULL) {
        (void)fprintf(stderr, "Stopped. Nothing is kept: --no-store.\n");
        return ctg_exit_stopped;
    }
    if (ctg_store_read_count(job->store, &count, &job->error) != ctg_ok) {
        return ctg_commands_tell(&job->error);
    }
    const bool plain = ctg_study_arms(&job->study) == 1 && job->study.points.count == 0;
    (void)fprintf(stderr,
                  "Stopped after %" PRIu64 " of %" PRIu64 " %s; they are kept in %s. The same "
                  "command continues:\n    %s\n",
                  count, ctg_study_runs(&job->study), plain ? "replicates" : "runs", job->path,
                  job->options.typed);
    return ctg_exit_stopped;
}

int ctg_job_refuse(const ctg_job *job)
{
    const int code = ctg_commands_tell(&job->error);
    (void)fprintf(stderr, "%zu error%s. Nothing was run.\n", job->error.sentences,
                  job->error.sentences == 1 ? "" : "s");
    return code;
}

/* The same, of a file that may be of another kind than the command takes. */
static int refuse_file(const ctg_job *job, ctg_sheet_kind wanted)
{
    const int code = ctg_job_refuse(job);
    ctg_sheet_tell(job->options.file, wanted);
    return code;
}

/* What says in job->options what the command takes is set before. From the first moment on a signal
 * means: stop, resume me. */
static int read_options(ctg_job *job, int argc, char **argv)
{
    ctg_error_clear(&job->error);
    const int code = ctg_options_read(&job->options, argc, argv);
    job->stop = code == ctg_exit_ok ? ctg_interrupt_arm(job->options.quiet) : NULL;
    return code;
}

int ctg_job_open(ctg_job *job, int argc, char **argv)
{
    return ctg_job_open_at(job, argc, argv, NULL);
}

int ctg_job_open_at(ctg_job *job, int argc, char **argv, const char *start)
{
    memset(job, 0, sizeof *job);
    const int code = read_options(job, argc, argv);
    if (code != ctg_exit_ok) {
        return code;
    }
    job->options.overrides.start = start;
    return open_study(job) == ctg_ok ? ctg_exit_ok : refuse_file(job, ctg_sheet_scenario);
}

int ctg_job_open_one_of(ctg_job *job, int argc, char **argv, size_t at)
{
    memset(job, 0, sizeof *job);
    job->options.takes_files = true;
    const int code = read_options(job, argc, argv);
    if (code != ctg_exit_ok) {
        return code;
    }
    if (at < job->options.file_count) {
        job->options.file = job->options.files[at];
    }
    return open_study(job) == ctg_ok ? ctg_exit_ok : refuse_file(job, ctg_sheet_scenario);
}

/* The base as a file names it, for one file alone. */
static ctg_status find_base(ctg_job *job, const char **base)
{
    const ctg_options *const options = &job->options;
    ctg_scenario *alone = NULL;
    *base = NULL;
    const ctg_scenario_overrides named = {.shipped = options->overrides.shipped};
    CTG_TRY(ctg_scenario_open(&alone, options->file, &named, &job->error));
    const char *const path = ctg_scenario_base_path(alone);
    ctg_status status = ctg_ok;
    if (path[0] == '\0') {
        status = ctg_error_add(&job->error, ctg_input,
                               "%s: error: has no base, and there is no --set: nothing to compare "
                               "it with. For example: contingent compare %s s07-legal-reform",
                               options->file, options->file);
    } else {
        status = ctg_text_keep(&job->texts, base, path, strlen(path), &job->error);
    }
    ctg_scenario_destroy(alone);
    return status;
}

static ctg_status add_policy(ctg_job *job, const char *file,
                             const ctg_scenario_overrides *overrides)
{
    ctg_scenario **const added = &job->policies[job->policy_count];
    CTG_TRY(ctg_scenario_open(added, file, overrides, &job->error));
    job->policy_count++;
    return ctg_study_add_policy(&job->study, *added, &job->error);
}

static ctg_status open_arms(ctg_job *job)
{
    const ctg_options *const options = &job->options;
    const bool alone = options->file_count == 1 && options->overrides.set_count == 0;
    const char *base = options->file;
    ctg_scenario_overrides plain = options->overrides;
    void *room = NULL;
    ctg_scenario_overrides set = options->overrides;
    set.chances = plain.chances = set.chances > 0 ? set.chances : CHANCES;
    plain.set_count = 0;
    plain.from = plain.to = NULL;
    CTG_TRY(ctg_maths_check(&job->error));
    CTG_TRY(alone ? find_base(job, &base) : ctg_ok);
    CTG_TRY(ctg_memory_array(&room, options->file_count, sizeof(ctg_scenario *), "the policies",
                             &job->error));
    job->policies = room;
    CTG_TRY(ctg_scenario_open(&job->scenario, base, &plain, &job->error));
    CTG_TRY(ctg_study_open(&job->study, job->scenario, ctg_build_version(), &job->error));
    for (size_t at = alone ? 0 : 1; at < options->file_count; at++) {
        CTG_TRY(add_policy(job, options->files[at], &plain));
    }
    if (options->overrides.set_count > 0) {
        CTG_TRY(add_policy(job, base, &set));
        job->study.policies[job->study.policy_count - 1].name = "set";
    }
    return ctg_study_set_id(&job->study, &job->error);
}

int ctg_job_open_arms(ctg_job *job, int argc, char **argv)
{
    memset(job, 0, sizeof *job);
    job->options.compares = true;
    const int code = read_options(job, argc, argv);
    if (code != ctg_exit_ok) {
        return code;
    }
    return open_arms(job) == ctg_ok ? ctg_exit_ok : refuse_file(job, ctg_sheet_scenario);
}

int ctg_job_open_sweep(ctg_job *job, ctg_crossing *crossing, int argc, char **argv)
{
    ctg_shard shard;
    memset(job, 0, sizeof *job);
    *crossing = (ctg_crossing){0};
    int code = read_options(job, argc, argv);
    if (code == ctg_exit_ok) {
        code = ctg_shard_read(&shard, argv[0], job->options.shard);
    }
    if (code != ctg_exit_ok) {
        return code;
    }
    if (ctg_maths_check(&job->error) != ctg_ok ||
        ctg_crossing_open(crossing, job->options.file, &job->options.overrides, ctg_build_version(),
                          &job->study, &job->error) != ctg_ok) {
        return refuse_file(job, ctg_sheet_sweep);
    }
    job->study.shard = shard.number;
    job->study.shards = shard.of;
    return ctg_exit_ok;
}

int ctg_job_run(ctg_job *job)
{
    const ctg_status status = complete(job);
    if (status == ctg_stopped) {
        return tell_stopped(job);
    }
    if (status != ctg_ok) {
        return ctg_commands_tell(&job->error);
    }
    return ctg_exit_ok;
}

void ctg_job_destroy(ctg_job *job)
{
    ctg_store_destroy(job->store);
    ctg_study_destroy(&job->study);
    ctg_scenario_destroy(job->scenario);
    for (size_t at = 0; at < job->policy_count; at++) {
        ctg_scenario_destroy(job->policies[at]);
    }
    free(job->policies);
    ctg_text_release(&job->texts);
    ctg_options_destroy(&job->options);
    free(job->path);
}

int ctg_job_end(const ctg_job *job, int code)
{
    if (fflush(stdout) == 0 && ferror(stdout) == 0) {
        if (job->added == 0 && job->path != NULL && !job->options.quiet) {
            const bool plain = ctg_study_arms(&job->study) == 1 && job->study.points.count == 0;
            (void)fprintf(stderr, "All %" PRIu64 " %s were in %s; nothing had to be run.\n",
                          ctg_study_runs(&job->study), plain ? "replicates" : "runs", job->path);
        }
        return code;
    }
    (void)fprintf(stderr, "cannot write the answer: %s\n", strerror(errno));
    if (job->path != NULL) {
        (void)fprintf(stderr, "The runs are kept in %s.\n", job->path);
    }
    return ctg_exit_failure;
}
