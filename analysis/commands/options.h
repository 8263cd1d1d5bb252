/* The options of the commands that run a scenario.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_OPTIONS_H
#define CTG_COMMANDS_OPTIONS_H

#include <stdbool.h>

#include "engine/io/scenario.h"

#define CTG_OPTIONS_MONTHS_MOST 1200
#define CTG_OPTIONS_REPLICATES_MOST 1000000
#define CTG_OPTIONS_THREADS_MOST 1024
#define CTG_OPTIONS_TASKS_MOST 10000

typedef struct ctg_options {
    const char *command, *file; /* borrowed from argv, as all texts but `typed` */
    ctg_scenario_overrides overrides;
    const char **set;          /* owned; overrides.set */
    int threads;               /* 0: as many as OpenMP gives */
    const char *output;        /* NULL: results/NAME-ID.db */
    const char *origins, *log; /* of `backtest`; NULL: the scenario's start; no log */
    const char **measures;     /* of `compare`, `sensitivity`: PATH, or PATH=WHO; owned */
    size_t measure_count;
    bool json, quiet, in_memory;
    bool takes_files;  /* set before reading: many scenario files */
    const char *shard; /* "2/7" or "auto"; NULL: the whole study */
    bool dry_run;
    int64_t tasks;      /* of `slurm`; 0: so many that each takes about an hour */
    const char *time;   /* of `slurm`: HH:MM:SS; NULL: as long as it should take, and more */
    double threshold;   /* of `sensitivity`; NAN: none */
    bool compares;      /* set before reading: a base and policies */
    char *const *files; /* `file` is the first; borrowed from argv */
    size_t file_count;
    bool markdown;
    char *typed; /* the command as typed; owned */
    char *shown; /* the same without the folders of absolute paths: what is stored; owned */
} ctg_options;

/* Reads the command line of `command` (argv[0]); of *options only takes_files and compares
 * are read, all else is set. Returns ctg_exit_ok, or the exit code after having
 * said what is wrong. To be released with ctg_options_destroy in any case. */
int ctg_options_read(ctg_options *options, int argc, char **argv);
void ctg_options_destroy(ctg_options *options);

/* Reads the value of --NAME, a whole number from 1 to `most`; ctg_exit_ok, or ctg_exit_usage after
 * having said what is wrong. */
int ctg_options_whole(const char *command, const char *name, const char *text, int64_t most,
                      int64_t *value);

#endif
