/* The trials of a calibration in its store: one row an evaluation, in the table `trial`.
 *
 * A trial that was committed is never lost; one that was altered is noticed when it is read. The
 * commits come every second, so that at most the trials that ended within a second of the last one
 * are done again after a crash. Parameters and figures are little-endian doubles.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_STORE_TRIALS_H
#define CTG_ANALYSIS_STORE_TRIALS_H

#include "analysis/store.h"

#define CTG_STORE_TRIAL_NUMBERS_MOST 64 /* of each kind */

typedef struct ctg_store_trial {
    uint32_t generation;
    size_t trial;
    double values[CTG_STORE_TRIAL_NUMBERS_MOST]; /* of the parameters */
    size_t value_count;
    double figures[CTG_STORE_TRIAL_NUMBERS_MOST];
    size_t figure_count;
    double distance;
    uint64_t digest; /* of the runs */
} ctg_store_trial;

/* Makes the table where it is missing; to be called once after the store was opened. */
ctg_status ctg_store_trials_begin(ctg_store *store, ctg_error *error);

/* Adds a trial; commits when the time has come (ctg_store_commit at the end). */
ctg_status ctg_store_trials_write(ctg_store *store, const ctg_store_trial *trial, ctg_error *error);

/* Reads the trial of *trial's generation and number; *found is false when it is not stored. The
 * counts must be as they were written. */
ctg_status ctg_store_trials_read(ctg_store *store, ctg_store_trial *trial, bool *found,
                                 ctg_error *error);

#endif
