/* The program: finds the command, answers -h, and makes sure that libraries do not end it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <gsl/gsl_errno.h>
#include <string.h>

#include "analysis/commands/commands.h"
#include "analysis/commands/help.h"
#include "engine/base/text.h"

static bool asks_for_help(int argc, char **argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (strcmp(argv[i], "-h") == 0 || strcmp(argv[i], "--help") == 0) {
            return true;
        }
    }
    return false;
}

static int tell_unknown(const char *name)
{
    ctg_text_nearest nearest;
    size_t count = 0;
    const ctg_command *const *const commands = ctg_commands_table(&count);
    ctg_text_nearest_begin(&nearest, name);
    for (size_t i = 0; i < count; i++) {
        ctg_text_nearest_try(&nearest, commands[i]->name);
    }
    (void)fprintf(stderr, "contingent: unknown command '%s'%s\n",
                  ctg_text_shown(name, strlen(name)).text, ctg_text_nearest_hint(&nearest).text);
    (void)fprintf(stderr, "`contingent --help` lists the commands.\n");
    return ctg_exit_usage;
}

int main(int argc, char **argv)
{
    (void)gsl_set_error_handler_off();
    const bool asks = argc > 1 && strcmp(argv[1], "help") == 0;
    if (argc < 2 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "--help") == 0 ||
        (asks && argc == 2)) {
        ctg_commands_print_help(stdout);
        return ctg_exit_ok;
    }
    if (asks) {
        argv++; /* "help run" is "run --help" */
        argc--;
    }
    static char version[] = "version";
    if (strcmp(argv[1], "--version") == 0) {
        argv[1] = version;
    }
    const ctg_command *const command = ctg_commands_find(argv[1]);
    if (command == NULL) {
        return tell_unknown(argv[1]);
    }
    if (asks || asks_for_help(argc - 1, argv + 1)) {
        ctg_help_print(stdout, command);
        return ctg_exit_ok;
    }
    return command->run(argc - 1, argv + 1);
}
