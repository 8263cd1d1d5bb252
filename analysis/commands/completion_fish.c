/* Completions for fish.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/commands.h"
#include "analysis/commands/completion_kind.h"
#include "analysis/commands/completion_shells.h"
#include "analysis/commands/help.h"

static const char head[] =
    "# Completions of contingent for fish; written by `contingent completion fish`.\n"
    "function __contingent_is\n"
    "    set -l words (commandline -opc)\n"
    "    test (count $words) -ge 2; and test $words[2] = $argv[1]\n"
    "end\n"
    "function __contingent_words\n"
    "    set -l words (commandline -opc)\n"
    "    eval $words[1] completion $argv[1] 2>/dev/null\n"
    "end\n"
    "complete -c contingent -f\n";

/* Puts how a value is completed. */
static void put_action(FILE *to, const char *called)
{
    const ctg_completion_kind kind = ctg_completion_kind_of(called);
    switch (kind) {
    case ctg_completion_none:
        break;
    case ctg_completion_files:
        (void)fputs(" -F", to);
        break;
    case ctg_completion_folders:
        (void)fputs(" -a '(__fish_complete_directories)'", to);
        break;
    case ctg_completion_stores:
        (void)fputs(" -k -a '(__fish_complete_suffix .db)'", to);
        break;
    case ctg_completion_choices:
        (void)fputs(" -a '", to);
        ctg_completion_kind_put_choices(to, called);
        (void)fputc('\'', to);
        break;
    case ctg_completion_scenarios:
    case ctg_completion_studies:
        (void)fprintf(to, " -k -a '(__contingent_words %s; __fish_complete_suffix .cfg)'",
                      ctg_completion_kind_name(kind));
        break;
    default:
        (void)fprintf(to, " -a '(__contingent_words %s)'", ctg_completion_kind_name(kind));
    }
}

static void put_option(FILE *to, const ctg_command *command, const ctg_option *option)
{
    const char letter = ctg_option_letter(option);
    (void)fprintf(to, "complete -c contingent -n '__contingent_is %s' -l %s", command->name,
                  option->name);
    if (letter != '\0') {
        (void)fprintf(to, " -s %c", letter);
    }
    if (option->value != NULL) {
        (void)fputs(" -r", to);
        put_action(to, option->value);
    }
    (void)fputs(" -d ", to);
    ctg_completion_kind_put_quoted(to, option->what);
    (void)fputc('\n', to);
}

void ctg_completion_fish_print(FILE *to)
{
    size_t count = 0;
    const ctg_command *const *const commands = ctg_commands_table(&count);
    (void)fputs(head, to);
    for (size_t i = 0; i < count; i++) {
        (void)fprintf(to, "complete -c contingent -n __fish_use_subcommand -a %s -d ",
                      commands[i]->name);
        ctg_completion_kind_put_quoted(to, commands[i]->what);
        (void)fputc('\n', to);
    }
    for (size_t i = 0; i < count; i++) {
        const ctg_command *const command = commands[i];
        for (const ctg_option *option = command->options; option->id != 0; option++) {
            put_option(to, command, option);
        }
        put_option(to, command, &ctg_help_option);
        if (command->operands[0] != '\0') {
            (void)fprintf(to, "complete -c contingent -n '__contingent_is %s'", command->name);
            put_action(to, command->operands);
            (void)fputc('\n', to);
        }
    }
}
