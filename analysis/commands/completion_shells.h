/* The scripts that complete for bash, zsh and fish, from the command table.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_COMPLETION_SHELLS_H
#define CTG_COMMANDS_COMPLETION_SHELLS_H

#include <stdio.h>

void ctg_completion_bash_print(FILE *to);
void ctg_completion_zsh_print(FILE *to);
void ctg_completion_fish_print(FILE *to);

#endif
