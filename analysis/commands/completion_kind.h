/* What may stand where, for completions: told by what values and operands are called.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_COMPLETION_KIND_H
#define CTG_COMMANDS_COMPLETION_KIND_H

#include <stdio.h>

typedef enum ctg_completion_kind {
    ctg_completion_none,
    ctg_completion_files,
    ctg_completion_folders,
    ctg_completion_stores,  /* *.db */
    ctg_completion_choices, /* words of the table, csv|json */
    ctg_completion_scenarios,
    ctg_completion_studies,
    ctg_completion_parameters,
    ctg_completion_measures,
    ctg_completion_names, /* all that can be explained, but patterns */
    ctg_completion_commands
} ctg_completion_kind;

/* Of an option's value or of operands (option.h, commands.h). */
ctg_completion_kind ctg_completion_kind_of(const char *called);

/* "scenarios" and so on: as the shells' scripts call a kind. */
const char *ctg_completion_kind_name(ctg_completion_kind kind);

/* Puts the words of csv|json, separated by blanks; [csv|json] ... is the same. */
void ctg_completion_kind_put_choices(FILE *to, const char *called);

/* Puts a text into single quotes of a shell. */
void ctg_completion_kind_put_quoted(FILE *to, const char *text);

#endif
