/* What the commands that compare arms in memory have in common: their options, how far they are,
 * and how they end.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_PAIRED_H
#define CTG_COMMANDS_PAIRED_H

#include "analysis/arms.h"
#include "analysis/commands/progress.h"
#include "engine/io/scenario.h"

/* What holds where nothing is said. */
#define CTG_PAIRED_REPLICATES 200
#define CTG_PAIRED_CHANCES 2

typedef struct ctg_paired {
    const char *command;
    bool takes_files;   /* scenario files */
    const char **files; /* in natural order, S2 before S10; owned, the texts are argv's */
    size_t file_count;
    uint32_t replicates, chances;
    ctg_scenario_overrides overrides; /* months, seed, shipped */
    int threads;                      /* 0: as many as OpenMP gives */
    bool probe_all;                   /* every expectation, not the first of each file alone */
    bool markdown, json, quiet;
    ctg_progress progress;
} ctg_paired;

/* Reads the command line (argv[0] is the command); replicates and chances are set to what holds
 * where nothing is said. Returns ctg_exit_ok, or the exit code after having said what is wrong. To
 * be released with ctg_paired_destroy in any case. */
int ctg_paired_read(ctg_paired *paired, int argc, char **argv);
void ctg_paired_destroy(ctg_paired *paired);

/* How to run arms: with progress, and stopping at the first signal. */
ctg_arm_means ctg_paired_means(ctg_paired *paired);

/* Ends: tells what went wrong, makes sure that stdout was written. `code` is what the command would
 * return. */
int ctg_paired_end(ctg_paired *paired, ctg_status status, const ctg_error *error, int code);

/* Compares as people sort: runs of digits by their number. */
int ctg_paired_compare(const char *a, const char *b);

#endif
