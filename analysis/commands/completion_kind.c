/* What may stand where, for completions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/completion_kind.h"

#include <ctype.h>
#include <string.h>

/* The first that is in the name decides. */
static const struct {
    const char *part;
    ctg_completion_kind kind;
} parts[] = {
    {"|", ctg_completion_choices},        {"PATH=V", ctg_completion_parameters},
    {"PATH", ctg_completion_measures},    {"FILE", ctg_completion_files},
    {"DIR", ctg_completion_folders},      {"STORE", ctg_completion_stores},
    {"STUDY", ctg_completion_studies},    {"SCENARIO", ctg_completion_scenarios},
    {"COMMAND", ctg_completion_commands}, {"[NAME ...]", ctg_completion_names},
};

ctg_completion_kind ctg_completion_kind_of(const char *called)
{
    for (size_t at = 0; called != NULL && at < sizeof parts / sizeof parts[0]; at++) {
        if (strstr(called, parts[at].part) != NULL) {
            return parts[at].kind;
        }
    }
    return ctg_completion_none;
}

const char *ctg_completion_kind_name(ctg_completion_kind kind)
{
    static const char *const names[] = {"none",     "files",     "folders", "stores",
                                        "choices",  "scenarios", "studies", "parameters",
                                        "measures", "names",     "commands"};
    return names[kind];
}

void ctg_completion_kind_put_choices(FILE *to, const char *called)
{
    const char *between = "";
    while (*called != '\0') {
        const size_t length = strspn(called, "abcdefghijklmnopqrstuvwxyz0123456789-");
        if (length > 0) {
            (void)fprintf(to, "%s%.*s", between, (int)length, called);
            between = " ";
        }
        called += length > 0 ? length : 1;
    }
}

void ctg_completion_kind_put_quoted(FILE *to, const char *text)
{
    (void)fputc('\'', to);
    for (; *text != '\0'; text++) {
        (void)fputs(*text == '\'' ? "'\\''" : (const char[]){*text, '\0'}, to);
    }
    (void)fputc('\'', to);
}
