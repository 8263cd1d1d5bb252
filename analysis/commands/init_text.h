/* The files that `contingent init` makes.
 *
 * What they say of parameters, measures and columns comes from parameters.def, measures.def and the
 * descriptions of the tables, so that it is as true as these.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_INIT_TEXT_H
#define CTG_COMMANDS_INIT_TEXT_H

#include <stdio.h>

typedef struct ctg_init_file {
    const char *name;
    const char *what;         /* one line; "" for what speaks for itself */
    const char *const *lines; /* NULL-ended */
} ctg_init_file;

/* Every file, in the order in which they are made; `count` is set. */
const ctg_init_file *ctg_init_text_files(size_t *count);

/* Prints a file. `question`: as it was asked, for people. */
void ctg_init_text_print(FILE *to, const ctg_init_file *file, const char *question);

#endif
