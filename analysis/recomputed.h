/* A stored run beside the same run computed again: equal to the bit, or where not.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_RECOMPUTED_H
#define CTG_ANALYSIS_RECOMPUTED_H

#include "analysis/store_lines.h"
#include "analysis/study.h"

#define CTG_RECOMPUTED_SHOWN 8

/* Two places in a run that differ. */
typedef struct ctg_recomputed_difference {
    const char *what; /* a path: of a parameter or factor, or of a measure */
    char who[CTG_WHO_ROOM];
    char month[8]; /* "" for a parameter or factor */
    double stored, computed;
} ctg_recomputed_difference;

/* A run beside itself. */
typedef struct ctg_recomputed_comparison {
    ctg_run_name name;
    bool same;
    ctg_status stored_status, computed_status;
    char stored_sentence[256], computed_sentence[256];
    uint64_t stored, computed; /* digests of the end state */
    size_t values;             /* compared: kept values and factors or parameters */
    size_t differing;          /* of them */
    ctg_recomputed_difference first[CTG_RECOMPUTED_SHOWN];
} ctg_recomputed_comparison;

/* Computes the stored run of this number again, of a study that may be made from the store itself
 * (rebuilt.h), and compares digest, status, every kept value and
 * every parameter or factor, to the bit. *found is false where it is not stored. */
ctg_status ctg_recomputed_compare(const ctg_study *study, ctg_store_file *file, int64_t number,
                                  bool *found, ctg_recomputed_comparison *comparison,
                                  ctg_error *error);

#endif
