/* The options of the commands that run a scenario.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/options.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/commands/commands.h"
#include "analysis/commands/typed.h"
#include "engine/base/memory.h"
#include "engine/base/number.h"
#include "engine/base/text.h"

enum {
    opt_replicates = 256,
    opt_months,
    opt_seed,
    opt_set,
    opt_from,
    opt_to,
    opt_fixed,
    opt_threads,
    opt_json,
    opt_markdown,
    opt_no_store,
    opt_tables,
    opt_origins,
    opt_end,
    opt_log,
    opt_chances,
    opt_measure,
    opt_shard,
    opt_dry_run,
    opt_threshold,
    opt_tasks,
    opt_time
};

static const struct option names[] = {
    {"replicates", required_argument, NULL, opt_replicates},
    {"months", required_argument, NULL, opt_months},
    {"seed", required_argument, NULL, opt_seed},
    {"set", required_argument, NULL, opt_set},
    {"from", required_argument, NULL, opt_from},
    {"to", required_argument, NULL, opt_to},
    {"fixed-parameters", no_argument, NULL, opt_fixed},
    {"threads", required_argument, NULL, opt_threads},
    {"output", required_argument, NULL, 'o'},
    {"json", no_argument, NULL, opt_json},
    {"markdown", no_argument, NULL, opt_markdown},
    {"quiet", no_argument, NULL, 'q'},
    {"no-store", no_argument, NULL, opt_no_store},
    {"tables", required_argument, NULL, opt_tables},
    {"origins", required_argument, NULL, opt_origins},
    {"end", required_argument, NULL, opt_end},
    {"log", required_argument, NULL, opt_log},
    {"chances", required_argument, NULL, opt_chances},
    {"measure", required_argument, NULL, opt_measure},
    {"shard", required_argument, NULL, opt_shard},
    {"dry-run", no_argument, NULL, opt_dry_run},
    {"threshold", required_argument, NULL, opt_threshold},
    {"tasks", required_argument, NULL, opt_tasks},
    {"time", required_argument, NULL, opt_time},
    {NULL, 0, NULL, 0},
};

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

/* getopt says only that a word is no option; the user wants to know which was meant. */
int ctg_options_unknown(const char *command, const struct option *of, const char *word)
{
    ctg_text_nearest nearest;
    ctg_text_quote hint = {""};
    if (strncmp(word, "--", 2) == 0) {
        ctg_text_nearest_begin(&nearest, word + 2);
        for (const struct option *option = of; option->name != NULL; option++) {
            ctg_text_nearest_try(&nearest, option->name);
        }
        hint = ctg_text_nearest_hint(&nearest);
    }
    return ctg_commands_misuse(command, "unknown option '%s'%s",
                               ctg_text_shown(word, strlen(word)).text, hint.text);
}

/* What `backtest` alone takes. */
static int read_of_backtest(ctg_options *options, int option)
{
    if (strcmp(options->command, "backtest") != 0) {
        return ctg_commands_misuse(options->command, "%s is an option of `contingent backtest`",
                                   option == opt_origins ? "--origins"
                                                         : (option == opt_end ? "--end" : "--log"));
    }
    if (option == opt_origins) {
        options->origins = optarg;
    } else if (option == opt_end) {
        options->overrides.end = optarg;
    } else {
        options->log = optarg;
    }
    return ctg_exit_ok;
}

/* An option of another command. */
static int refuse_foreign(const ctg_options *options, int option)
{
    const struct option *of = names;
    while (of->val != option) {
        of++;
    }
    return ctg_commands_misuse(options->command,
                               "unknown option '--%s': it belongs to another command", of->name);
}

/* Whether the command is one for which measures are chosen. */
static bool chooses(const ctg_options *options)
{
    return options->compares || strcmp(options->command, "sensitivity") == 0;
}

/* What `compare` alone takes, but for measures. */
static int read_of_compare(ctg_options *options, int option)
{
    int64_t chances = 0;
    if (option == opt_measure && chooses(options)) {
        options->measures[options->measure_count++] = optarg;
        return ctg_exit_ok;
    }
    if (!options->compares) {
        return refuse_foreign(options, option);
    }
    const int code = whole(options, "chances", CTG_OPTIONS_REPLICATES_MOST, &chances);
    options->overrides.chances = (uint32_t)chances;
    return code;
}

/* What commands with a study file alone take. */
static int read_of_sweep(ctg_options *options, int option)
{
    if (!options->crosses || (option == opt_threshold && !chooses(options))) {
        return refuse_foreign(options, option);
    }
    if (option == opt_shard) {
        options->shard = optarg;
    } else if (option == opt_dry_run) {
        options->dry_run = true;
    } else {
        const char *const why = ctg_number_real(optarg, strlen(optarg), &options->threshold);
        return why == NULL ? ctg_exit_ok
                           : ctg_commands_misuse(options->command, "--threshold '%s' %s",
                                                 ctg_text_shown(optarg, strlen(optarg)).text, why);
    }
    return ctg_exit_ok;
}

/* What `slurm` alone takes. */
static int read_of_slurm(ctg_options *options, int option)
{
    if (strcmp(options->command, "slurm") != 0) {
        return refuse_foreign(options, option);
    }
    if (option == opt_time) {
        options->time = optarg;
        return ctg_exit_ok;
    }
    return whole(options, "tasks", CTG_OPTIONS_TASKS_MOST, &options->tasks);
}

/* What says which worlds are run; ctg_exit_missed for another option. */
static int read_of_worlds(ctg_options *options, int option)
{
    switch (option) {
    case opt_replicates:
        return whole(options, "replicates", CTG_OPTIONS_REPLICATES_MOST,
                     &options->overrides.replicates);
    case opt_months:
        return whole(options, "months", CTG_OPTIONS_MONTHS_MOST, &options->overrides.months);
    case opt_seed:
        options->overrides.seed = optarg;
        return ctg_exit_ok;
    case opt_set:
        options->set[options->overrides.set_count++] = optarg;
        return ctg_exit_ok;
    case opt_from:
        options->overrides.from = optarg;
        return ctg_exit_ok;
    case opt_to:
        options->overrides.to = optarg;
        return ctg_exit_ok;
    case opt_fixed:
        options->overrides.fixed_parameters = true;
        return ctg_exit_ok;
    case opt_tables:
        options->overrides.data = optarg;
        return ctg_exit_ok;
    default:
        return ctg_exit_missed;
    }
}

static int read_option(ctg_options *options, int option, const char *word)
{
    const int code = read_of_worlds(options, option);
    if (code != ctg_exit_missed) {
        return code;
    }
    switch (option) {
    case opt_tasks:
    case opt_time:
        return read_of_slurm(options, option);
    case opt_shard:
    case opt_dry_run:
    case opt_threshold:
        return read_of_sweep(options, option);
    case opt_chances:
    case opt_measure:
        return read_of_compare(options, option);
    case opt_origins:
    case opt_end:
    case opt_log:
        return read_of_backtest(options, option);
    case opt_threads:
        return read_threads(options);
    case opt_json:
        options->json = true;
        return ctg_exit_ok;
    case opt_markdown:
        options->markdown = true;
        return options->takes_files ? ctg_exit_ok : refuse_foreign(options, option);
    case opt_no_store:
        options->in_memory = true;
        return ctg_exit_ok;
    case 'o':
        options->output = optarg;
        return ctg_exit_ok;
    case 'q':
        options->quiet = true;
        return ctg_exit_ok;
    case ':':
        return ctg_commands_misuse(options->command, "%s needs a value", word);
    default:
        return ctg_options_unknown(options->command, names, word);
    }
}

static int check(ctg_options *options, int argc, char **argv)
{
    if (optind >= argc) {
        return ctg_commands_misuse(options->command, "the scenario file is missing");
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
    if (options->crosses && options->overrides.set_count > 0) {
        return ctg_commands_misuse(options->command, "--set is not for a study file; a policy or "
                                                     "the base says what changes");
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
                             .crosses = options->crosses,
                             .threshold = (double)NAN};
    if (make_room(options, argc, argv, &error) != ctg_ok) {
        return ctg_commands_tell(&error);
    }
    int option = 0;
    int code = ctg_exit_ok;
    opterr = 0;
    optind = 1;
    while (code == ctg_exit_ok) {
        const int before = optind;
        option = getopt_long(argc, argv, ":o:q", names, NULL);
        if (option == -1) {
            return check(options, argc, argv);
        }
        code = read_option(options, option, argv[optind > before ? optind - 1 : before]);
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
