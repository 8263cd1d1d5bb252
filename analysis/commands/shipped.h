/* The scenarios that come with the program, wherever it is called from.
 *
 * Their folder is `scenarios` here, if it has the baseline; else the nearest one, going up from the
 * program's own folder, as `scenarios` (where it was built) or share/contingent/scenarios.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_SHIPPED_H
#define CTG_COMMANDS_SHIPPED_H

#include <stdbool.h>
#include <stddef.h>

#define CTG_SHIPPED_BASELINE "baseline-2015.cfg"

/* Writes the folder; false where there is none, or no room for its name. */
bool ctg_shipped_folder(char *folder, size_t room);

/* Writes the file that a name means: a file itself, or NAME.cfg of the folder, or the scenario there
 * whose number it is ("S7" or "s07" for s07-legal-reform). False where it means none. */
bool ctg_shipped_scenario(char *path, size_t room, const char *name);

/* Hands the name of each scenario of the folder, without folder and ending, to `each`, in order. */
void ctg_shipped_each(void (*each)(void *to, const char *name), void *to);

#endif
