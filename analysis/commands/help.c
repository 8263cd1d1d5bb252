/* The help of a command, from its row.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/help.h"

#include <string.h>

#define WIDTH 96  /* columns */
#define INDENT 23 /* of what an option is for */

const ctg_option ctg_help_option = {'h', "help", NULL, "this text"};

/* Puts words where column `at` is, in lines that go on at column `indent`; an empty line between
 * paragraphs stays. */
static void put_words(FILE *to, const char *text, int at, int indent)
{
    while (*text != '\0') {
        const int length = (int)strcspn(text, " \n");
        const char *const behind = text + length;
        if (at > indent && at + 1 + length > WIDTH) {
            (void)fprintf(to, "\n%*s", indent, "");
            at = indent;
        }
        at += fprintf(to, "%s%.*s", at > indent ? " " : "", length, text);
        if (behind[0] == '\n') {
            (void)fputs("\n\n", to);
            at = 0;
        }
        text = behind + strspn(behind, " \n");
    }
    (void)fputc('\n', to);
}

static void put_option(FILE *to, const ctg_option *option)
{
    const char letter = ctg_option_letter(option);
    int at = fprintf(to, "  ");
    if (letter != '\0') {
        at += fprintf(to, "-%c, ", letter);
    }
    at += fprintf(to, "--%s", option->name);
    if (option->value != NULL) {
        at += fprintf(to, " %s", option->value);
    }
    if (at + 2 > INDENT) {
        at = fprintf(to, "\n") - 1;
    }
    (void)fprintf(to, "%*s", INDENT - at, "");
    put_words(to, option->what, INDENT, INDENT);
}

void ctg_help_print(FILE *to, const ctg_command *command)
{
    for (const char *line = command->examples; *line != '\0'; line = strchr(line, '\n') + 1) {
        (void)fprintf(to, "  %.*s\n", (int)strcspn(line, "\n"), line);
    }
    (void)fputc('\n', to);
    put_words(to, command->about, 0, 0);
    (void)fputc('\n', to);
    for (const ctg_option *option = command->options; option->id != 0; option++) {
        put_option(to, option);
    }
    put_option(to, &ctg_help_option);
    (void)fputc('\n', to);
    put_words(to, command->exits, fprintf(to, "Exit codes:"), 0);
}
