/* The options of the commands that work on stores.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/store_options.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/commands/commands.h"
#include "engine/base/memory.h"
#include "engine/base/number.h"
#include "engine/base/text.h"

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

static int read_option(ctg_store_options *options, int option)
{
    switch (option) {
    case ctg_option_output:
        options->output = optarg;
        return ctg_exit_ok;
    case ctg_option_json:
        options->json = true;
        return ctg_exit_ok;
    case ctg_option_runs:
        return read_whole(options, "runs", &options->runs);
    case ctg_option_run:
        return read_whole(options, "run", &options->run);
    case ctg_option_point:
        return read_whole(options, "point", &options->point);
    case ctg_option_arm:
        options->arm = optarg;
        return ctg_exit_ok;
    case ctg_option_format:
        options->format = optarg;
        return ctg_exit_ok;
    case ctg_option_measure:
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
    ctg_option_begin();
    while (code == ctg_exit_ok) {
        const int option = ctg_option_next(argc, argv);
        if (option <= 0) {
            return option == 0 ? check(options, takes, argc, argv) : ctg_exit_usage;
        }
        code = read_option(options, option);
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
