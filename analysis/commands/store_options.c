/* The options of the commands that work on stores.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/store_options.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/commands/commands.h"
#include "analysis/commands/options.h"
#include "engine/base/memory.h"
#include "engine/base/number.h"
#include "engine/base/text.h"

enum { opt_json = 256, opt_runs, opt_run, opt_point, opt_arm, opt_format, opt_measure };

static const struct option names[] = {
    {"output", required_argument, NULL, 'o'},
    {"quiet", no_argument, NULL, 'q'},
    {"json", no_argument, NULL, opt_json},
    {"runs", required_argument, NULL, opt_runs},
    {"run", required_argument, NULL, opt_run},
    {"point", required_argument, NULL, opt_point},
    {"arm", required_argument, NULL, opt_arm},
    {"format", required_argument, NULL, opt_format},
    {"measure", required_argument, NULL, opt_measure},
    {NULL, 0, NULL, 0},
};

/* The bit that an option needs; 0: every command takes it. */
static unsigned needed(int option)
{
    switch (option) {
    case 'o':
        return ctg_store_takes_output;
    case opt_json:
        return ctg_store_takes_json;
    case opt_runs:
        return ctg_store_takes_runs;
    case opt_run:
    case opt_point:
    case opt_arm:
        return ctg_store_takes_run;
    case opt_format:
    case opt_measure:
        return ctg_store_takes_format;
    default:
        return 0;
    }
}

static int read_whole(const ctg_store_options *options, const char *name, int64_t *value)
{
    const char *const why = ctg_number_whole(optarg, strlen(optarg), value);
    if (why == NULL && *value >= 0) {
        return ctg_exit_ok;
    }
    return ctg_commands_misuse(options->command, "--%s '%s' %s", name,
                               ctg_text_shown(optarg, strlen(optarg)).text,
                               why == NULL ? "is negative" : why);
}

static int read_option(ctg_store_options *options, unsigned takes, int option, const char *word)
{
    if (option == ':') {
        return ctg_commands_misuse(options->command, "%s needs a value", word);
    }
    if (option == '?' || (needed(option) & ~takes) != 0) {
        return ctg_options_unknown(options->command, names, word);
    }
    switch (option) {
    case 'o':
        options->output = optarg;
        return ctg_exit_ok;
    case opt_json:
        options->json = true;
        return ctg_exit_ok;
    case opt_runs:
        return read_whole(options, "runs", &options->runs);
    case opt_run:
        return read_whole(options, "run", &options->run);
    case opt_point:
        return read_whole(options, "point", &options->point);
    case opt_arm:
        options->arm = optarg;
        return ctg_exit_ok;
    case opt_format:
        options->format = optarg;
        return ctg_exit_ok;
    case opt_measure:
        options->measures[options->measure_count++] = optarg;
        return ctg_exit_ok;
    default:
        options->quiet = true;
        return ctg_exit_ok;
    }
}

static int check(ctg_store_options *options, unsigned takes, int argc, char *const *argv)
{
    if (optind >= argc) {
        return ctg_commands_misuse(options->command, "the store is missing");
    }
    options->stores = (const char *const *)argv + optind;
    options->store_count = (size_t)(argc - optind);
    if (options->store_count > 1 && (takes & ctg_store_takes_many) == 0) {
        return ctg_commands_misuse(options->command, "one store at a time; '%s' is another",
                                   ctg_text_shown(argv[optind + 1], strlen(argv[optind + 1])).text);
    }
    if ((takes & ctg_store_takes_output) != 0 &&
        (options->output == NULL || options->output[0] == '\0')) {
        return ctg_commands_misuse(options->command, "-o says where to write; it is missing");
    }
    if ((takes & ctg_store_takes_run) != 0 && options->run < 0) {
        return ctg_commands_misuse(options->command, "--run says which run; it is missing");
    }
    return ctg_exit_ok;
}

int ctg_store_options_read(ctg_store_options *options, unsigned takes, int argc, char **argv)
{
    ctg_error error;
    void *room = NULL;
    ctg_error_clear(&error);
    *options = (ctg_store_options){.command = argv[0], .runs = -1, .run = -1, .point = -1};
    if (ctg_memory_array(&room, (size_t)argc, sizeof *options->measures, "--measure", &error) !=
        ctg_ok) {
        return ctg_commands_tell(&error);
    }
    options->measures = room;
    int code = ctg_exit_ok;
    opterr = 0;
    optind = 1;
    while (code == ctg_exit_ok) {
        const int before = optind;
        const int option = getopt_long(argc, argv, ":o:q", names, NULL);
        if (option == -1) {
            return check(options, takes, argc, argv);
        }
        code = read_option(options, takes, option, argv[optind > before ? optind - 1 : before]);
    }
    return code;
}

void ctg_store_options_destroy(ctg_store_options *options)
{
    free(options->measures);
}

int ctg_store_options_end(int code)
{
    if (fflush(stdout) == 0 && ferror(stdout) == 0) {
        return code;
    }
    (void)fprintf(stderr, "cannot write the answer: %s\n", strerror(errno));
    return ctg_exit_failure;
}
