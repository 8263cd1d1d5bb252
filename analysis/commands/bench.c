/* `contingent bench`: how fast this machine is, in the reference kernel and in the engine.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/commands/bench_json.h"
#include "analysis/commands/bench_page.h"
#include "analysis/commands/build.h"
#include "analysis/commands/commands.h"
#include "analysis/commands/home.h"
#include "analysis/commands/interrupt.h"
#include "analysis/commands/options.h"
#include "analysis/commands/progress.h"
#include "analysis/commands/typed.h"
#include "bench/kernel.h"
#include "bench/suite.h"
#include "engine/base/text.h"
#include "engine/run/crew.h"

#define BASELINE "baseline-2015"
#define ROUNDS 7
#define ROUNDS_QUICK 2

typedef struct options {
    const char *command;
    ctg_suite_asked asked;
    int64_t threads, rounds; /* 0: not said */
    const char *write;       /* where CK1's input is to be written; NULL: nowhere */
    bool json, markdown, quiet;
} options;

static int read_part(options *of, const char *name)
{
    ctg_text_nearest nearest;
    ctg_text_nearest_begin(&nearest, name);
    for (int part = 0; part < CTG_SUITE_PARTS; part++) {
        const char *const known = ctg_suite_rows_part((ctg_suite_part)part);
        ctg_text_nearest_try(&nearest, known);
        if (strcmp(name, known) == 0) {
            of->asked.parts[part] = true;
            return ctg_exit_ok;
        }
    }
    return ctg_commands_misuse(
        of->command, "--only '%s': there are ck1, engine, threads, growth and peaks%s",
        ctg_text_shown(name, strlen(name)).text, ctg_text_nearest_hint(&nearest).text);
}

static int read_option(options *of, int option)
{
    switch (option) {
    case ctg_option_quick:
        of->asked.quick = true;
        return ctg_exit_ok;
    case ctg_option_only:
        return read_part(of, optarg);
    case ctg_option_path:
        of->asked.path = optarg;
        return ctg_exit_ok;
    case ctg_option_threads:
        return ctg_options_whole(of->command, "threads", optarg, CTG_OPTIONS_THREADS_MOST,
                                 &of->threads);
    case ctg_option_rounds:
        return ctg_options_whole(of->command, "rounds", optarg, CTG_ROUNDS_MOST, &of->rounds);
    case ctg_option_input:
        of->asked.input = optarg;
        return ctg_exit_ok;
    case ctg_option_write_input:
        of->write = optarg;
        return ctg_exit_ok;
    case ctg_option_json:
        of->json = true;
        return ctg_exit_ok;
    case ctg_option_markdown:
        of->markdown = true;
        return ctg_exit_ok;
    default:
        assert(option == ctg_option_quiet);
        of->quiet = true;
        return ctg_exit_ok;
    }
}

/* What follows from the options when all are read. */
static int settle(options *of, int argc, char **argv)
{
    ctg_suite_asked *const asked = &of->asked;
    bool any = false;
    if (optind + 1 < argc) {
        return ctg_commands_misuse(of->command, "one scenario file at a time; '%s' is another",
                                   ctg_text_shown(argv[optind + 1], strlen(argv[optind + 1])).text);
    }
    if (of->json && of->markdown) {
        return ctg_commands_misuse(of->command, "--json and --markdown exclude each other");
    }
    asked->scenario = optind < argc ? argv[optind] : BASELINE;
    asked->shipped = ctg_home_scenarios();
    asked->version = ctg_build_version();
    asked->threads = of->threads > 0 ? (int)of->threads : ctg_crew_threads();
    asked->means.rounds = of->rounds > 0 ? (size_t)of->rounds : ROUNDS;
    if (of->rounds == 0 && asked->quick) {
        asked->means.rounds = ROUNDS_QUICK;
    }
    for (int part = 0; part < CTG_SUITE_PARTS; part++) {
        any = any || asked->parts[part];
    }
    for (int part = 0; part < CTG_SUITE_PARTS && !any; part++) {
        asked->parts[part] = true;
    }
    return ctg_exit_ok;
}

static int read_options(options *of, int argc, char **argv)
{
    *of = (options){.command = argv[0]};
    int code = ctg_exit_ok;
    ctg_option_begin();
    while (code == ctg_exit_ok) {
        const int option = ctg_option_next(argc, argv);
        if (option <= 0) {
            return option == 0 ? settle(of, argc, argv) : ctg_exit_usage;
        }
        code = read_option(of, option);
    }
    return code;
}

static ctg_status measure(ctg_suite *suite, options *of, ctg_error *error)
{
    ctg_progress progress;
    ctg_progress_begin(&progress, of->quiet);
    progress.what = "measurements";
    of->asked.means.tell = ctg_progress_tell;
    of->asked.means.to = &progress;
    of->asked.means.stop = ctg_interrupt_arm(of->quiet);
    ctg_status status = ctg_suite_open(suite, &of->asked, error);
    if (status == ctg_ok) {
        status = ctg_suite_run(suite, error);
    }
    of->asked.means.to = NULL;
    ctg_progress_end(&progress);
    return status;
}

static ctg_status print(const ctg_suite *suite, const options *of, const char *command,
                        ctg_error *error)
{
    for (size_t i = 0; i < suite->warning_count && !of->quiet; i++) {
        (void)fprintf(stderr, "warning: %s\n", suite->warnings[i]);
    }
    if (of->json) {
        return ctg_bench_json_print(stdout, suite, command, error);
    }
    ctg_bench_page_print(stdout, suite, command, of->markdown);
    return ctg_ok;
}

static int run(options *of, const char *command)
{
    ctg_suite suite;
    ctg_error error;
    ctg_error_clear(&error);
    if (of->write != NULL && ctg_kernel_write_input(of->asked.input, of->write, &error) != ctg_ok) {
        return ctg_commands_tell(&error);
    }
    ctg_status status = measure(&suite, of, &error);
    if (status == ctg_ok) {
        status = print(&suite, of, command, &error);
    }
    ctg_suite_destroy(&suite);
    if (status == ctg_stopped) {
        (void)fprintf(stderr, "Stopped. Nothing is kept.\n");
        return ctg_exit_stopped;
    }
    if (status == ctg_ok && (fflush(stdout) != 0 || ferror(stdout) != 0)) {
        status = ctg_error_add(&error, ctg_storage, "cannot write: %s", strerror(errno));
    }
    return status == ctg_ok ? ctg_exit_ok : ctg_commands_tell(&error);
}

static int command_main(int argc, char **argv)
{
    options of;
    char *command = NULL;
    ctg_error error;
    ctg_error_clear(&error);
    int code = read_options(&of, argc, argv);
    if (code == ctg_exit_ok && ctg_typed_write(&command, argc, argv, true, &error) != ctg_ok) {
        code = ctg_commands_tell(&error);
    }
    if (code == ctg_exit_ok) {
        code = run(&of, command);
    }
    free(command);
    return code;
}

static const ctg_option known_options[] = {
    {ctg_option_only, "only", "ck1|engine|threads|growth|peaks",
     "this part; as often as needed (all)"},
    {ctg_option_rounds, "rounds", "N", "1 to 1000 (7)"},
    {ctg_option_threads, "threads", "N",
     "at most (as many as OMP_NUM_THREADS or the machine gives)"},
    {ctg_option_path, "path", "plain|avx2|avx512",
     "CK1's fast form on this path of instructions only"},
    {ctg_option_input, "input", "FILE", "CK1's input from a file"},
    {ctg_option_write_input, "write-input", "FILE", "write CK1's input that is used to a file"},
    {ctg_option_quick, "quick", NULL, "everything small, 2 rounds: does it work?"},
    {ctg_option_markdown, "markdown", NULL, "as a document"},
    CTG_OPTION_JSON,
    {ctg_option_quiet, "quiet", NULL, "no progress, no warnings beside the answer"},
    {0},
};

const ctg_command ctg_bench_command = {
    .name = "bench",
    .what = "say how fast this machine is",
    .operands = "[SCENARIO]",
    .examples = "contingent bench\n"
                "contingent bench --only ck1 --path avx2\n"
                "contingent bench --json > bench.json\n"
                "contingent bench --markdown > bench.md\n",
    .about = "Says how fast this machine is: in the reference kernel CK1 (decisions a second of "
             "a naive form, a scalar reference, and a fast form on each path of instructions), "
             "and in the engine (its hot loop, world-years a second, memory), over threads, and "
             "as states, missions, capabilities, months and replicates grow. Everything is timed "
             "in turn, round after round; medians are told, with quartiles. Warns when the "
             "machine is busy. Minutes on a small machine.",
    .options = known_options,
    .exits = "0 measured, 1 failure or forms that differ, 2 usage or input wrong, 75 stopped.",
    .run = command_main,
};
