/* Completions for bash.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/commands.h"
#include "analysis/commands/completion_kind.h"
#include "analysis/commands/completion_shells.h"
#include "analysis/commands/help.h"

static const char head[] =
    "# Completions of contingent for bash; written by `contingent completion bash`.\n"
    "_contingent() {\n"
    "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}\n"
    "    local kind='' options='' operands='' commands=";

static const char tail[] =
    "    esac\n"
    "    if [ -z \"$kind\" ]; then\n"
    "        if [[ $cur == -* ]]; then kind=\"choices $options\"; else kind=$operands; fi\n"
    "    fi\n"
    "    local found=''\n"
    "    case $kind in\n"
    "    scenarios | studies | parameters | measures | names | commands)\n"
    "        found=$(\"${COMP_WORDS[0]}\" completion \"$kind\" 2>/dev/null) ;;\n"
    "    choices*) found=${kind#choices} ;;\n"
    "    esac\n"
    "    mapfile -t COMPREPLY < <(\n"
    "        [ -z \"$found\" ] || compgen -W \"$found\" -- \"$cur\"\n"
    "        case $kind in\n"
    "        files) compgen -f -- \"$cur\" ;;\n"
    "        folders) compgen -d -- \"$cur\" ;;\n"
    "        scenarios | studies) compgen -f -X '!*.cfg' -- \"$cur\"; compgen -d -- \"$cur\" ;;\n"
    "        stores) compgen -f -X '!*.db' -- \"$cur\"; compgen -d -- \"$cur\" ;;\n"
    "        esac)\n"
    "    case $kind in\n"
    "    files | folders | scenarios | studies | stores) compopt -o filenames 2>/dev/null ;;\n"
    "    parameters | measures) compopt -o nospace 2>/dev/null ;;\n"
    "    esac\n"
    "}\n"
    "complete -F _contingent contingent\n";

static void put_kind(FILE *to, const char *name, const char *called)
{
    const ctg_completion_kind kind = ctg_completion_kind_of(called);
    (void)fprintf(to, "%s='%s", name, ctg_completion_kind_name(kind));
    if (kind == ctg_completion_choices) {
        (void)fputc(' ', to);
        ctg_completion_kind_put_choices(to, called);
    }
    (void)fputc('\'', to);
}

static void put_command(FILE *to, const ctg_command *command)
{
    (void)fprintf(to, "    %s)\n        options='", command->name);
    for (const ctg_option *option = command->options; option->id != 0; option++) {
        (void)fprintf(to, "--%s ", option->name);
    }
    (void)fprintf(to, "--%s' ", ctg_help_option.name);
    put_kind(to, "operands", command->operands);
    (void)fputs("\n        case $prev in\n", to);
    for (const ctg_option *option = command->options; option->id != 0; option++) {
        if (option->value != NULL) {
            const char letter = ctg_option_letter(option);
            (void)fputs("        ", to);
            if (letter != '\0') {
                (void)fprintf(to, "-%c | ", letter);
            }
            (void)fprintf(to, "--%s) ", option->name);
            put_kind(to, "kind", option->value);
            (void)fputs(" ;;\n", to);
        }
    }
    (void)fputs("        esac ;;\n", to);
}

void ctg_completion_bash_print(FILE *to)
{
    size_t count = 0;
    const ctg_command *const *const commands = ctg_commands_table(&count);
    (void)fprintf(to, "%s'", head);
    for (size_t i = 0; i < count; i++) {
        (void)fprintf(to, "%s%s", i == 0 ? "" : " ", commands[i]->name);
    }
    (void)fputs("'\n    if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
                "        mapfile -t COMPREPLY < <(compgen -W \"$commands --help --version\" -- "
                "\"$cur\")\n        return\n    fi\n    case ${COMP_WORDS[1]} in\n",
                to);
    for (size_t i = 0; i < count; i++) {
        put_command(to, commands[i]);
    }
    (void)fputs(tail, to);
}
