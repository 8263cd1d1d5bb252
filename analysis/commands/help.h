/* The help of a command: examples, what it does, options, exit codes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_HELP_H
#define CTG_COMMANDS_HELP_H

#include "analysis/commands/commands.h"

/* -h, --help, which every command has. */
extern const ctg_option ctg_help_option;

void ctg_help_print(FILE *to, const ctg_command *command);

#endif
