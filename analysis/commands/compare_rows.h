/* Which measures a comparison shows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_COMPARE_ROWS_H
#define CTG_COMMANDS_COMPARE_ROWS_H

#include "analysis/comparison.h"
#include "engine/io/scenario.h"

typedef struct ctg_compare_rows {
    ctg_comparison_row *rows; /* owned; to be released with free */
    size_t count;
} ctg_compare_rows;

typedef struct ctg_compare_asked {
    const ctg_study *study;
    const ctg_scenario *base;            /* by which names are read; NULL where none is asked for */
    const ctg_scenario *const *policies; /* [policy_count], NULL of those without a file */
    size_t policy_count;
    const char *const *measures; /* [measure_count] PATH, or PATH=WHO */
    size_t measure_count;
} ctg_compare_asked;

/* What was asked for; else what the policies expect something of, and what is usual. ctg_input
 * where a name is none. */
ctg_status ctg_compare_rows_choose(ctg_compare_rows *rows, const ctg_compare_asked *asked,
                                   ctg_error *error);

#endif
