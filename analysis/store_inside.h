/* What a store is made of; for store*.c alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_STORE_INSIDE_H
#define CTG_ANALYSIS_STORE_INSIDE_H

#include "analysis/store.h"
#include "analysis/store_sql.h"

struct ctg_store {
    ctg_sql sql;
    const ctg_study *study;
    bool kept;            /* in a file */
    size_t record_size;   /* doubles that are kept of a run */
    double *record;       /* room to decode one */
    unsigned char *bytes; /* room to encode one */
    size_t value_count;   /* parameters, or factors, of a run */
    double *values;       /* room for the factors of one */
    unsigned char *value_bytes;
    ctg_query add_run, add_final, add_summary;
    int64_t uncommitted;  /* runs */
    int64_t committed_at; /* milliseconds of the monotonic clock */
};

#endif
