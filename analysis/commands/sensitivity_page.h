/* What the outputs of a sweep hang on, output by output: a page of at most 100 columns, or JSON.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_SENSITIVITY_PAGE_H
#define CTG_COMMANDS_SENSITIVITY_PAGE_H

#include <jansson.h>
#include <stdio.h>

#include "analysis/commands/job.h"
#include "analysis/runs.h"
#include "analysis/sensitivity.h"

typedef struct ctg_sensitivity_page {
    FILE *to;
    const ctg_job *job;
    const ctg_crossing *crossing;
    ctg_runs_outcome outcome;
    json_t *object; /* NULL: a page for people */
} ctg_sensitivity_page;

/* Begins, as the job's options ask; everything given must outlive the page. */
ctg_status ctg_sensitivity_page_begin(ctg_sensitivity_page *page, FILE *to, const ctg_job *job,
                                      const ctg_crossing *crossing, ctg_error *error);
ctg_status ctg_sensitivity_page_add(ctg_sensitivity_page *page, const ctg_sensitivity *of,
                                    ctg_error *error);
ctg_status ctg_sensitivity_page_add_regret(ctg_sensitivity_page *page, const ctg_regret *regret,
                                           size_t at, ctg_error *error);
/* `refused` says why there are no boxes, "" where there are. */
ctg_status ctg_sensitivity_page_add_fails(ctg_sensitivity_page *page, const ctg_prim *prim,
                                          ctg_sensitivity_output of, const char *refused,
                                          ctg_error *error);

/* Ends: writes what is left, if `status` is ctg_ok, and releases everything. */
ctg_status ctg_sensitivity_page_end(ctg_sensitivity_page *page, ctg_status status,
                                    ctg_error *error);

#endif
