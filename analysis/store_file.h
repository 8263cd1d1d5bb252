/* A store by itself: what is in it, read without the study that made it.
 *
 * It is read as it is at the moment when it is opened; nobody can write to it until it is closed,
 * and nothing is ever written here. Its runs: store_lines.h; what they hold: store_outputs.h; its
 * inputs and who made it: store_sources.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_STORE_FILE_H
#define CTG_ANALYSIS_STORE_FILE_H

#include <stdbool.h>

#include "engine/base/error.h"
#include "engine/base/month.h"
#include "engine/run/ensemble.h"

typedef struct ctg_store_file ctg_store_file;

/* What heads it; every text lives as long as the file is open. */
typedef struct ctg_store_head {
    const char *path; /* of the file */
    const char *id, *name, *base /* of arm 0 */, *title, *question, *version, *seed, *changes,
        *resolved;
    const char *design; /* what decides the points; "" where there are none */
    ctg_month start;
    int64_t months, replicates, chances;
    uint64_t points; /* at least 1 */
    size_t arms;     /* the base and the policies */
    const char *const *arm_names, *const *arm_changes, *const *arm_resolved; /* [arms] */
    size_t factor_count;
    const char *const *factors; /* [factor_count] paths of what varies from point to point */
    size_t record_size;         /* doubles that are kept of a run */
    size_t value_count;         /* factors of a run where there are points, else parameters */
    bool is_calibration;        /* it holds evaluations, no runs */
} ctg_store_head;

/* Opens a store. ctg_input where the file is none, ctg_storage where another process has it or it
 * cannot be read. On failure *file is NULL. */
ctg_status ctg_store_file_open(ctg_store_file **file, const char *path, ctg_error *error);

/* NULL is fine. */
void ctg_store_file_close(ctg_store_file *file);

const ctg_store_head *ctg_store_file_head(const ctg_store_file *file);

/* Whether SQLite finds the whole file sound; ctg_storage where it does not. */
ctg_status ctg_store_file_check(const ctg_store_file *file, ctg_error *error);

/* What a run is called, as by ctg_study_run_name. */
#define CTG_STORE_FILE_RUN_ROOM 160
const char *ctg_store_file_run_name(const ctg_store_head *head, const ctg_run_name *name,
                                    char room[CTG_STORE_FILE_RUN_ROOM]);

/* How many runs are stored, how many of them failed, evaluations of a calibration; bytes of the
 * file. */
typedef struct ctg_store_counts {
    int64_t stored, failed, evaluations, bytes;
} ctg_store_counts;
ctg_status ctg_store_file_counts(ctg_store_file *file, ctg_store_counts *counts, ctg_error *error);

#endif
