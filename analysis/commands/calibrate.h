/* `contingent calibrate`: what its parts share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_CALIBRATE_H
#define CTG_COMMANDS_CALIBRATE_H

#include "analysis/commands/progress.h"
#include "analysis/marginals.h"

/* What the command was asked and what came of it. */
typedef struct ctg_calibrate {
    const char *command, *file, *output, *store_path; /* borrowed from argv */
    int threads;                                      /* 0: as many as OpenMP gives */
    bool json, quiet;
    char *shown;          /* the command as it is stored; owned */
    char *written, *kept; /* where the posterior is, where the evaluations are; owned */
    ctg_progress progress;
    ctg_calibrator calibrator;
    ctg_store *store;
    ctg_calibrator_result result;
    ctg_marginals marginals;
    double seconds; /* that it took now */
    ctg_error error;
} ctg_calibrate;

#endif
