/* Scenarios by name: those that come with the program lie in one folder, and a name without a slash
 * is looked up there where there is no such file.
 *
 * Where that folder is, says whoever opens a scenario (the command line, an embedder).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_IO_SHIPPED_H
#define CTG_IO_SHIPPED_H

#include <stddef.h>

#include "engine/base/error.h"

typedef struct ctg_shipped_name {
    const char *text; /* as it is written: NAME, NAME.cfg or a path */
    const char *file; /* in which it is written, and in which line; NULL: on the command line */
    size_t line;
    const char *folder; /* of what is shipped; NULL: none, every name is a path */
} ctg_shipped_name;

/* Sets *path to where the file is, seen from the folder of `file`; to be released with free. A path
 * is not looked at: that it leads nowhere shows when it is read. ctg_input where a name is none of
 * those that are shipped. */
ctg_status ctg_shipped_find(char **path, const ctg_shipped_name *name, ctg_error *error);

#endif
