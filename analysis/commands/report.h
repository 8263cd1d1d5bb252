/* What the parts of a report have in common: the stores that it is made of, and where it goes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_REPORT_H
#define CTG_COMMANDS_REPORT_H

#include <stdio.h>

#include "analysis/commands/store_options.h"
#include "analysis/rebuilt.h"
#include "analysis/runs.h"

/* What a store answers. */
typedef enum ctg_report_kind {
    ctg_report_run,      /* one arm: what comes if nothing, or this, changes */
    ctg_report_compare,  /* policies beside a base */
    ctg_report_sweep,    /* points of a design */
    ctg_report_backtest, /* one arm that starts and goes on within the record */
} ctg_report_kind;

typedef struct ctg_report_store {
    ctg_report_kind kind;
    const char *path; /* as typed; borrowed */
    ctg_store_file *file;
    ctg_rebuilt *rebuilt;
    const ctg_study *study; /* of rebuilt */
    ctg_store *store;
    ctg_runs_outcome outcome;
} ctg_report_store;

/* The first store is the question; the others add to what is known of the answer. */
typedef struct ctg_report {
    const ctg_store_options *options;
    ctg_report_store *stores; /* [count] */
    size_t count;
    FILE *title, *head;    /* the question; the first screen */
    FILE *contents, *body; /* the list of sections, and the sections */
    size_t section_count;
} ctg_report;

#endif
