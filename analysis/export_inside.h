/* What the parts of an export share; for export*.c alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_EXPORT_INSIDE_H
#define CTG_ANALYSIS_EXPORT_INSIDE_H

#include "analysis/export.h"
#include "analysis/store_lines.h"
#include "engine/base/number.h"

/* A factor as the store's `design` describes it (crossing.c); numbers as they are written there. */
typedef struct ctg_export_factor {
    const char *path;
    size_t coordinate; /* of the design; those of a group share one */
    char kind[24];     /* "uniform", ...; "list" where the points stand in a list */
    bool is_whole;
    char low[CTG_NUMBER_ROOM], high[CTG_NUMBER_ROOM], mode[CTG_NUMBER_ROOM];
    char centre[CTG_NUMBER_ROOM], spread[CTG_NUMBER_ROOM];
    const char *values; /* "6 12", [value_length] bytes of the design; "" without */
    size_t value_length;
} ctg_export_factor;

/* An export at work. */
typedef struct ctg_export_work {
    ctg_store_file *file;
    const ctg_store_head *head;
    const ctg_export *asked;
    const char *folder; /* under which it is written */
    ctg_store_outputs outputs;
    ctg_export_factor *factors; /* [head->factor_count]; owned */
    ctg_export_told *told;
} ctg_export_work;

#endif
