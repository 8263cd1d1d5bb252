/* History laid out like a run: what the tables record, in the places of the measures that a run
 * from December 1994 to December 2016 would fill.
 *
 * So a figure of patterns.def is reckoned in the same lines from a run and from history. Known are,
 * from `contributions`, people by state each December; from `placements`, ties and contributors of
 * missions each December; from `deployments` and `demand`, people and posts of missions by month,
 * type and age, and months to fill. Where a table lacks a December, the first of the next months,
 * at most two later, stands for it (January 2015 for 2014). All else is CTG_VIEW_UNKNOWN.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_CHRONICLE_H
#define CTG_ANALYSIS_CHRONICLE_H

#include "analysis/view.h"
#include "engine/base/error.h"

#define CTG_CHRONICLE_START CTG_MONTH(1994, 12)
#define CTG_CHRONICLE_MONTHS 264

typedef struct ctg_chronicle {
    ctg_view view; /* its record and room are owned */
    double *record, *room;
} ctg_chronicle;

/* The tables must outlive it. To be released with ctg_chronicle_destroy, whatever the status. */
ctg_status ctg_chronicle_open(ctg_chronicle *chronicle, const ctg_tables *tables, ctg_error *error);
void ctg_chronicle_destroy(ctg_chronicle *chronicle);

#endif
