/* The runs of a store that is read by itself, each checked against the digest of its row: what was
 * altered or damaged is noticed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_STORE_LINES_H
#define CTG_ANALYSIS_STORE_LINES_H

#include "analysis/store_file.h"

/* One row. Everything is borrowed for the time of the call. */
typedef struct ctg_store_line {
    ctg_run_name name;
    ctg_status status;
    const char *sentence; /* "" or why it failed */
    uint64_t digest;      /* of the run */
    uint64_t row;         /* of all that the row holds but `seconds` */
    double seconds;
    const double *values; /* [value_count] factors or parameters; NULL: none are kept */
    const double *record; /* [record_size]; NULL when it failed */
    const unsigned char *value_bytes, *record_bytes; /* the same as stored, or NULL */
} ctg_store_line;

typedef ctg_status ctg_store_lines_visit(void *to, const ctg_store_line *line, ctg_error *error);

/* Hands every run to `visit`, in order of number (point, replicate, arm); ctg_storage and its name
 * where one is not as it was stored. */
ctg_status ctg_store_lines_read(ctg_store_file *file, ctg_store_lines_visit *visit, void *to,
                                ctg_error *error);

/* The same for the one run of this number (ctg_store_row_number); *found is false without it. */
ctg_status ctg_store_lines_one(ctg_store_file *file, int64_t number, bool *found,
                               ctg_store_lines_visit *visit, void *to, ctg_error *error);

/* Sets *number to that of the run that is number `at`, from 0, among those that did not fail;
 * -1 where there are not so many. */
ctg_status ctg_store_lines_nth(ctg_store_file *file, uint64_t at, int64_t *number,
                               ctg_error *error);

/* Hands the name of every stored run to `visit`, in order of number, unchecked and without the rest
 * of the row; `sentence` is "" where it did not fail. */
typedef ctg_status ctg_store_lines_name(void *to, const ctg_run_name *name, const char *sentence,
                                        ctg_error *error);
ctg_status ctg_store_lines_names(ctg_store_file *file, ctg_store_lines_name *visit, void *to,
                                 ctg_error *error);

#endif
