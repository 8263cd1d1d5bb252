/* The options of the commands that run a scenario.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/options.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/commands/commands.h"
#include "analysis/commands/home.h"
#include "analysis/commands/typed.h"
#include "engine/base/memory.h"
#include "engine/base/number.h"
#include "engine/base/text.h"

int ctg_options_whole(const char *command, const char *name, const char *text, int64_t most,
                      int64_t *value)
{
    const char *const why = ctg_number_whole(text, strlen(text), value);
    if (why != NULL) {
        return ctg_commands_misuse(command, "--%s '%s' %s", name,
                                   ctg_text_shown(text, strlen(text)).text, why);
    }
    if (*value < 1 || *value > most) {
        return ctg_commands_misuse(command, "--%s %lld is not between 1 and %lld", name,
                                   (long long)*value, (long long)most);
    }
    return ctg_exit_ok;
}

static int whole(const ctg_options *options, const char *name, int64_t most, int64_t *value)
{
    return ctg_options_whole(options->command, name, optarg, most, value);
}

static int read_threads(ctg_options *options)
{
    int64_t threads = 0;
    const int code = whole(options, "threads", CTG_OPTIONS_THREADS_MOST, &threads);
    options->threads = (int)threads;
    return code;
}

static int read_chances(ctg_options *options)
{
    int64_t chances = 0;
    const int code = whole(options, "chances", CTG_OPTIONS_REPLICATES_MOST, &chances);
    options->overrides.chances = (uint32_t)chances;
    return code;
}

static int read_threshold(ctg_options *options)
{
    const char *const why = ctg_number_real(optarg, strlen(optarg), &options->threshold);
    return why == NULL ? ctg_exit_ok
                       : ctg_commands_misuse(options->command, "--threshold '%s' %s",
                                             ctg_text_shown(optarg, strlen(optarg)).text, why);
}

/* What says which worlds are run; ctg_exit_missed for another option. */
static int read_of_worlds(ctg_options *options, int option)
{
    switch (option) {
    case ctg_option_replicates:
        return whole(options, "replicates", CTG_OPTIONS_REPLICATES_MOST,
                     &options->overrides.replicates);
    case ctg_option_months:
        return whole(options, "months", CTG_OPTIONS_MONTHS_MOST, &options->overrides.months);
    case ctg_option_seed:
        options->overrides.seed = optarg;
        return ctg_exit_ok;
    case ctg_option_set:
        options->set[options->overrides.set_count++] = optarg;
        return ctg_exit_ok;
    case ctg_option_from:
        options->overrides.from = optarg;
        return ctg_exit_ok;
    case ctg_option_to:
        options->overrides.to = optarg;
        return ctg_exit_ok;
    case ctg_option_fixed_parameters:
        options->overrides.fixed_parameters = true;
        return ctg_exit_ok;
    case ctg_option_tables:
        options->overrides.data = optarg;
        return ctg_exit_ok;
    default:
        return ctg_exit_missed;
    }
}

/* What is a text, or only said; ctg_exit_missed for another option. */
static int read_plain(ctg_options *options, int option)
{
    switch (option) {
    case ctg_option_json:
        options->json = true;
        return ctg_exit_ok;
    case ctg_option_markdown:
        options->markdown = true;
        return ctg_exit_ok;
    case ctg_option_no_store:
        options->in_memory = true;
        return ctg_exit_ok;
    case ctg_option_dry_run:
        options->dry_run = true;
        return ctg_exit_ok;
    case ctg_option_quiet:
        options->quiet = true;
        return ctg_exit_ok;
    case ctg_option_output:
        options->output = optarg;
        return ctg_exit_ok;
    case ctg_option_origins:
        options->origins = optarg;
        return ctg_exit_ok;
    case ctg_option_end:
        options->overrides.end = optarg;
        return ctg_exit_ok;
    case ctg_option_log:
        options->log = optarg;
        return ctg_exit_ok;
    case ctg_option_shard:
        options->shard = optarg;
        return ctg_exit_ok;
    case ctg_option_time:
        options->time = optarg;
        return ctg_exit_ok;
    default:
        return ctg_exit_missed;
    }
}

static int read_option(ctg_options *options, int option)
{
    int code = read_of_worlds(options, option);
    code = code == ctg_exit_missed ? read_plain(options, option) : code;
    if (code != ctg_exit_missed) {
        return code;
    }
    switch (option) {
    case ctg_option_chances:
        return read_chances(options);
    case ctg_option_measure:
        options->measures[options->measure_count++] = optarg;
        return ctg_exit_ok;
    case ctg_option_tasks:
        return whole(options, "tasks", CTG_OPTIONS_TASKS_MOST, &options->tasks);
    case ctg_option_threads:
        return read_threads(options);
    default:
        assert(option == ctg_option_threshold);
        return read_threshold(options);
    }
}

static int check(ctg_options *options, int argc, char **argv)
{
    if (optind >= argc) {
        const bool is_study = strcmp(ctg_commands_find(options->command)->operands, "STUDY") == 0;
        return ctg_commands_misuse(options->command, "the %s file is missing",
                                   is_study ? "study" : "scenario");
    }
    if (optind + 1 < argc && !options->takes_files && !options->compares) {
        return ctg_commands_misuse(options->command, "one scenario file at a time; '%s' is another",
                                   ctg_text_shown(argv[optind + 1], strlen(argv[optind + 1])).text);
    }
    options->file = argv[optind];
    options->files = argv + optind;
    options->file_count = (size_t)(argc - optind);
    if (options->output != NULL && options->output[0] == '\0') {
        return ctg_commands_misuse(options->command, "-o needs the name of a file");
    }
    if (options->output != NULL && options->file_count > 1 && !options->compares) {
        return ctg_commands_misuse(options->command, "-o names one file; there are %zu scenarios",
                                   options->file_count);
    }
    if (options->json && options->markdown) {
        return ctg_commands_misuse(options->command, "--json and --markdown exclude each other");
    }
    if (options->output != NULL && options->in_memory) {
        return ctg_commands_misuse(options->command, "-o and --no-store exclude each other");
    }
    if (options->overrides.end != NULL && options->overrides.months != 0) {
        return ctg_commands_misuse(options->command, "--end and --months exclude each other");
    }
    if ((options->overrides.from != NULL || options->overrides.to != NULL) &&
        options->overrides.set_count == 0) {
        return ctg_commands_misuse(options->command, "--from and --to say when --set holds; there "
                                                     "is no --set");
    }
    return ctg_exit_ok;
}

static ctg_status make_room(ctg_options *options, int argc, char **argv, ctg_error *error)
{
    void *set = NULL;
    CTG_TRY(ctg_memory_array(&set, (size_t)argc, sizeof *options->set, "--set", error));
    options->set = set;
    options->overrides.set = options->set;
    CTG_TRY(ctg_memory_array(&set, (size_t)argc, sizeof *options->measures, "--measure", error));
    options->measures = set;
    CTG_TRY(ctg_typed_write(&options->typed, argc, argv, false, error));
    return ctg_typed_write(&options->shown, argc, argv, true, error);
}

int ctg_options_read(ctg_options *options, int argc, char **argv)
{
    ctg_error error;
    ctg_error_clear(&error);
    *options = (ctg_options){.command = argv[0],
                             .takes_files = options->takes_files,
                             .compares = options->compares,
                             .overrides = {.shipped = ctg_home_scenarios()},
                             .threshold = (double)NAN};
    if (make_room(options, argc, argv, &error) != ctg_ok) {
        return ctg_commands_tell(&error);
    }
    int code = ctg_exit_ok;
    ctg_option_begin();
    while (code == ctg_exit_ok) {
        const int option = ctg_option_next(argc, argv);
        if (option <= 0) {
            return option == 0 ? check(options, argc, argv) : ctg_exit_usage;
        }
        code = read_option(options, option);
    }
    return code;
}

void ctg_options_destroy(ctg_options *options)
{
    free(options->set);
    free(options->measures);
    free(options->typed);
    free(options->shown);
}
