/* The options of the commands that work on stores.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_STORE_OPTIONS_H
#define CTG_COMMANDS_STORE_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a command asks for, one bit each. */
typedef enum ctg_store_takes {
    ctg_store_takes_many = 1,   /* more than one store */
    ctg_store_takes_output = 2, /* -o, which must be said */
    ctg_store_takes_run = 4     /* --run, which must be said */
} ctg_store_takes;

typedef struct ctg_store_options {
    const char *command;
    const char *const *stores; /* [store_count]; borrowed from argv, as all texts */
    size_t store_count;
    const char *output, *format, *arm;
    const char **measures; /* [measure_count]; owned */
    size_t measure_count;
    int64_t runs, run, point; /* -1 where not said */
    bool json, quiet;
} ctg_store_options;

/* Reads the command line of `command` (argv[0]). Returns ctg_exit_ok, or the exit code after having
 * said what is wrong. To be released with ctg_store_options_destroy in any case. */
int ctg_store_options_read(ctg_store_options *options, unsigned takes, int argc, char **argv);
void ctg_store_options_destroy(ctg_store_options *options);

/* Ends a command: makes sure that stdout was written. `code` is what it would return. */
int ctg_store_options_end(int code);

#endif
