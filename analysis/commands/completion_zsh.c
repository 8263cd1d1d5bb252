/* Completions for zsh.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/commands.h"
#include "analysis/commands/completion_kind.h"
#include "analysis/commands/completion_shells.h"
#include "analysis/commands/help.h"

static const char head[] =
    "#compdef contingent\n"
    "# Completions of contingent for zsh; written by `contingent completion zsh`.\n"
    "_contingent_words() {\n"
    "    local kind=$1\n"
    "    local -a found\n"
    "    shift\n"
    "    found=(${(f)\"$($_contingent_program completion $kind 2>/dev/null)\"})\n"
    "    compadd \"$@\" -a found\n"
    "}\n"
    "_contingent_parameters() { _contingent_words parameters -S '' \"$@\" }\n"
    "_contingent_measures() { _contingent_words measures -S '' \"$@\" }\n"
    "_contingent_names() { _contingent_words names \"$@\" }\n"
    "_contingent_commands() { _contingent_words commands \"$@\" }\n"
    "_contingent_shipped_scenarios() { _contingent_words scenarios \"$@\" }\n"
    "_contingent_shipped_studies() { _contingent_words studies \"$@\" }\n"
    "_contingent_scenarios() {\n"
    "    _alternative 'names:name:_contingent_shipped_scenarios' "
    "'files:file:_files -g \"*.cfg\"'\n"
    "}\n"
    "_contingent_studies() {\n"
    "    _alternative 'names:name:_contingent_shipped_studies' 'files:file:_files -g \"*.cfg\"'\n"
    "}\n"
    "_contingent() {\n"
    "    local curcontext=$curcontext state line _contingent_program=$words[1]\n"
    "    local -a commands\n"
    "    commands=(\n";

static const char middle[] = "    )\n"
                             "    _arguments -C '1:command:->command' '*::argument:->rest'\n"
                             "    case $state in\n"
                             "    command) _describe command commands ;;\n"
                             "    rest)\n"
                             "        case $words[1] in\n";

static const char tail[] = "        esac ;;\n"
                           "    esac\n"
                           "}\n"
                           "_contingent \"$@\"\n";

/* Puts what a specification calls a value and how it is completed. */
static void put_action(FILE *to, const char *called)
{
    const ctg_completion_kind kind = ctg_completion_kind_of(called);
    const char *const name = ctg_completion_kind_name(kind);
    (void)fprintf(to, ":%s:", kind == ctg_completion_choices ? "word" : name);
    switch (kind) {
    case ctg_completion_none:
        (void)fputc(' ', to);
        break;
    case ctg_completion_files:
        (void)fputs("_files", to);
        break;
    case ctg_completion_folders:
        (void)fputs("_files -/", to);
        break;
    case ctg_completion_stores:
        (void)fputs("_files -g \"*.db\"", to);
        break;
    case ctg_completion_choices:
        (void)fputc('(', to);
        ctg_completion_kind_put_choices(to, called);
        (void)fputc(')', to);
        break;
    default:
        (void)fprintf(to, "_contingent_%s", name);
    }
}

/* Puts a text into the brackets of a specification, within single quotes. */
static void put_what(FILE *to, const char *text)
{
    (void)fputc('[', to);
    for (; *text != '\0'; text++) {
        if (*text == '[' || *text == ']' || *text == ':' || *text == '\\') {
            (void)fputc('\\', to);
        }
        (void)fputs(*text == '\'' ? "'\\''" : (const char[]){*text, '\0'}, to);
    }
    (void)fputc(']', to);
}

static void put_option(FILE *to, const ctg_option *option)
{
    const char letter = ctg_option_letter(option);
    if (letter != '\0') {
        (void)fprintf(to, " \\\n                '(-%c --%s)'{-%c,--%s}'", letter, option->name,
                      letter, option->name);
    } else {
        (void)fprintf(to, " \\\n                '*--%s", option->name);
    }
    put_what(to, option->what);
    if (option->value != NULL) {
        put_action(to, option->value);
    }
    (void)fputc('\'', to);
}

void ctg_completion_zsh_print(FILE *to)
{
    size_t count = 0;
    const ctg_command *const *const commands = ctg_commands_table(&count);
    (void)fputs(head, to);
    for (size_t i = 0; i < count; i++) {
        char line[160];
        (void)snprintf(line, sizeof line, "%s:%s", commands[i]->name, commands[i]->what);
        (void)fputs("        ", to);
        ctg_completion_kind_put_quoted(to, line);
        (void)fputc('\n', to);
    }
    (void)fputs(middle, to);
    for (size_t i = 0; i < count; i++) {
        (void)fprintf(to, "        %s)\n            _arguments -s", commands[i]->name);
        for (const ctg_option *option = commands[i]->options; option->id != 0; option++) {
            put_option(to, option);
        }
        put_option(to, &ctg_help_option);
        if (commands[i]->operands[0] != '\0') {
            (void)fputs(" \\\n                '*", to);
            put_action(to, commands[i]->operands);
            (void)fputc('\'', to);
        }
        (void)fputs(" ;;\n", to);
    }
    (void)fputs(tail, to);
}
