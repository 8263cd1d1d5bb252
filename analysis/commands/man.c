/* `contingent man`: the manual page of the program or of a command, from the command table.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <stdbool.h>
#include <string.h>

#include "analysis/commands/build.h"
#include "analysis/commands/commands.h"
#include "analysis/commands/help.h"
#include "engine/base/text.h"

/* Puts a text as man(7) takes it: no byte of it is an order. */
static void put_text(FILE *to, const char *text, size_t length)
{
    bool begins = true;
    for (size_t i = 0; i < length; i++) {
        const char byte = text[i];
        if (begins && (byte == '.' || byte == '\'')) {
            (void)fputs("\\&", to);
        }
        if (byte == '-' || byte == '\\') {
            (void)fputs(byte == '-' ? "\\-" : "\\e", to);
        } else if (byte == '\'' || byte == '`') {
            (void)fputs(byte == '\'' ? "\\(aq" : "\\(ga", to);
        } else {
            (void)fputc(byte, to);
        }
        begins = byte == '\n';
    }
}

static void put(FILE *to, const char *text)
{
    put_text(to, text, strlen(text));
}

/* Puts a text in a font: B or I. */
static void put_in(FILE *to, char font, const char *text)
{
    (void)fprintf(to, "\\f%c", font);
    put(to, text);
    (void)fputs("\\fR", to);
}

static void put_title(FILE *to, const char *name, const char *what)
{
    (void)fputs(".TH \"", to);
    put(to, name);
    (void)fprintf(to, "\" 1 \"\" \"contingent %s\" \"contingent\"\n.SH NAME\n",
                  ctg_build_version());
    put(to, name);
    (void)fputs(" \\- ", to);
    put(to, what);
    (void)fputs("\n.SH SYNOPSIS\n", to);
}

static void put_paragraphs(FILE *to, const char *text)
{
    for (const char *end = strstr(text, "\n\n"); end != NULL; end = strstr(text, "\n\n")) {
        put_text(to, text, (size_t)(end - text));
        (void)fputs("\n.PP\n", to);
        text = end + 2;
    }
    put(to, text);
    (void)fputc('\n', to);
}

static void put_option(FILE *to, const ctg_option *option)
{
    const char letter = ctg_option_letter(option);
    (void)fputs(".TP\n", to);
    if (letter != '\0') {
        (void)fprintf(to, "\\fB\\-%c\\fR, ", letter);
    }
    (void)fputs("\\fB\\-\\-", to);
    put(to, option->name);
    (void)fputs("\\fR", to);
    if (option->value != NULL) {
        (void)fputc(' ', to);
        put_in(to, 'I', option->value);
    }
    (void)fputc('\n', to);
    put(to, option->what);
    (void)fputc('\n', to);
}

static void put_command(FILE *to, const ctg_command *command)
{
    char name[64];
    (void)snprintf(name, sizeof name, "contingent-%s", command->name);
    put_title(to, name, command->what);
    (void)fprintf(to, "\\fBcontingent %s\\fR [\\fIOPTION\\fR ...]%s", command->name,
                  command->operands[0] == '\0' ? "" : " ");
    put_in(to, 'I', command->operands);
    (void)fputs("\n.SH EXAMPLES\n.nf\n", to);
    put(to, command->examples);
    (void)fputs(".fi\n.SH DESCRIPTION\n", to);
    put_paragraphs(to, command->about);
    (void)fputs(".SH OPTIONS\n", to);
    for (const ctg_option *option = command->options; option->id != 0; option++) {
        put_option(to, option);
    }
    put_option(to, &ctg_help_option);
    (void)fputs(".SH EXIT STATUS\n", to);
    put(to, command->exits);
    (void)fputs("\n.SH SEE ALSO\n.BR contingent (1)\n", to);
}

static void put_program(FILE *to)
{
    size_t count = 0;
    const ctg_command *const *const commands = ctg_commands_table(&count);
    put_title(to, "contingent", "simulate who contributes to peacekeeping, and with what");
    (void)fputs("\\fBcontingent\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR ...] [\\fIFILE\\fR ...]\n"
                ".SH DESCRIPTION\n",
                to);
    put_paragraphs(
        to, "Simulates the member states of the United Nations month by month: who sends whom to "
            "which mission, who pays and who trains, and what that leaves each region able to "
            "send. The same inputs give the same bits on any number of threads.\n\n"
            "A scenario is a file, or the name of one that comes with the program. Data go to "
            "standard output, messages to standard error.");
    (void)fputs(".SH COMMANDS\n", to);
    for (size_t i = 0; i < count; i++) {
        (void)fprintf(to, ".TP\n.BR contingent\\-%s (1)\n", commands[i]->name);
        put(to, commands[i]->what);
        (void)fputc('\n', to);
    }
    (void)fputs(".SH ENVIRONMENT\n.TP\n.B OMP_NUM_THREADS\n"
                "how many threads, where \\fB\\-\\-threads\\fR does not say it\n"
                ".TP\n.B CONTINGENT_SCENARIOS\n"
                "the folder in which scenarios are looked up by name, instead of the one that "
                "comes with the program\n",
                to);
}

static int command_main(int argc, char **argv)
{
    const ctg_command *command = NULL;
    ctg_option_begin();
    if (ctg_option_next(argc, argv) < 0) {
        return ctg_exit_usage;
    }
    if (optind < argc) {
        const ctg_text_quote shown = ctg_text_shown(argv[optind], strlen(argv[optind]));
        command = ctg_commands_find(argv[optind]);
        if (command == NULL || optind + 1 < argc) {
            return ctg_commands_misuse(argv[0], "one command; '%s' is %s", shown.text,
                                       command == NULL ? "none" : "followed by more");
        }
    }
    if (command == NULL) {
        put_program(stdout);
    } else {
        put_command(stdout, command);
    }
    if (fflush(stdout) != 0 || ferror(stdout) != 0) {
        (void)fprintf(stderr, "cannot write: %s\n", strerror(errno));
        return ctg_exit_failure;
    }
    return ctg_exit_ok;
}

static const ctg_option known_options[] = {{0}};

const ctg_command ctg_man_command = {
    .name = "man",
    .what = "print a manual page",
    .operands = "[COMMAND]",
    .examples = "contingent man run > contingent-run.1\n"
                "contingent man > contingent.1\n",
    .about = "Prints the manual page of a command, or of the program, in the language of man(7). "
             "What is installed was made by it.",
    .options = known_options,
    .exits = "0 printed, 1 failure, 2 usage wrong.",
    .run = command_main,
};
