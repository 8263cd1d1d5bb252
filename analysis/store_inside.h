/* What a store is made of; for store*.c alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_STORE_INSIDE_H
#define CTG_ANALYSIS_STORE_INSIDE_H

#include "analysis/store.h"
#include "analysis/store_sql.h"

#define CTG_STORE_PARAMETER_BYTES (8 * (size_t)CTG_PARAMETERS)

struct ctg_store {
    ctg_sql sql;
    const ctg_study *study;
    bool kept;            /* in a file */
    size_t record_size;   /* doubles */
    double *record;       /* room to decode one */
    unsigned char *bytes; /* room to encode one */
    ctg_query add_run, add_final, add_summary;
    int64_t uncommitted;  /* runs */
    int64_t committed_at; /* milliseconds of the monotonic clock */
};

#endif
