/* The scenarios that come with the program, by their names and numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_NAMED_H
#define CTG_COMMANDS_NAMED_H

#include <stdbool.h>
#include <stddef.h>

/* Writes the file that a name means: a file *.cfg itself, a shipped one, or the shipped scenario
 * whose number it is ("S7" or "s07" for s07-legal-reform). False where it means none. */
bool ctg_named_find(char *path, size_t room, const char *name);

/* Hands the name of each shipped scenario, in order, to `each`. */
void ctg_named_each(void (*each)(void *to, const char *name), void *to);

#endif
