/* The runs of a store, written for other tools into a folder of their own.
 *
 * The folder is written under another name and renamed when it is complete: it is there as a
 * whole or not at all. Every number reads back to the same bits. Runs are streamed: memory grows
 * with what is kept of one run (for SALib: of one point), never with how many there are.
 *
 *   csv     values.csv, one row a run and value; runs.csv, one row a run, failed ones too, with
 *           what it drew; dictionary.csv
 *   json    values.json, runs with their values, and what each value is; dictionary.csv
 *   salib   X.csv, points by factors; of each value and arm one file Y*.csv: a row a point in the
 *           order of the design, with the mean over replicates and every replicate; outputs.csv
 *           says which is which; problem.json
 *
 * provenance.json, in each: the study, its digest, inputs, who made it with what.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_EXPORT_H
#define CTG_ANALYSIS_EXPORT_H

#include "analysis/store_outputs.h"

typedef enum ctg_export_format {
    ctg_export_csv,
    ctg_export_json,
    ctg_export_salib
} ctg_export_format;

/* What is to be written. */
typedef struct ctg_export {
    const char *folder; /* must not be there, or be empty */
    ctg_export_format format;
    const char *const *measures; /* [measure_count] "PATH" or "PATH=WHO"; none: all */
    size_t measure_count;
    const char *version; /* of this program */
} ctg_export;

/* What was written. */
typedef struct ctg_export_told {
    uint64_t runs, failed; /* failed ones have no values */
    size_t values;         /* of a run */
    uint64_t digest;       /* of the runs, as `contingent sweep` says it */
} ctg_export_told;

ctg_status ctg_export_write(ctg_store_file *file, const ctg_export *export, ctg_export_told *told,
                            ctg_error *error);

#endif
