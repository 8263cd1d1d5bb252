/* Parts of one study, merged into one store.
 *
 * Idempotent and commutative: in any order, any of them repeated, into an empty file or into a
 * store of the same study, the same rows come out. What two stores both have must be the same to
 * the bit. All parts or none: where one cannot be merged, the whole stays as it was; after a kill
 * the same call completes it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_STORE_MERGE_H
#define CTG_ANALYSIS_STORE_MERGE_H

#include <stdint.h>

#include "engine/base/error.h"

typedef struct ctg_store_merged {
    int64_t added, known;   /* runs of the parts */
    int64_t again;          /* runs of the parts that failed for want of memory or disk and are left
                             out: they are to be run again */
    int64_t stored, wanted; /* runs in the whole now, and of the study */
} ctg_store_merged;

/* Merges the stores `parts` into the file `whole`, which is made where there is none. Inputs and
 * names are those of the first part. ctg_input where a file is no store, or one of another study;
 * ctg_storage where one is damaged or used by another process; ctg_broken where two disagree on a
 * run. */
ctg_status ctg_store_merge_parts(const char *const *parts, size_t count, const char *whole,
                                 ctg_store_merged *merged, ctg_error *error);

#endif
