/* A report's sections on one policy of a comparison.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_REPORT_POLICY_H
#define CTG_COMMANDS_REPORT_POLICY_H

#include "analysis/commands/compare_rows.h"
#include "analysis/commands/report.h"
#include "analysis/course.h"

/* A comparison, read, with what its charts ask for. */
typedef struct ctg_report_comparison {
    ctg_report *report;
    const ctg_report_store *of;
    const ctg_study *study;
    const ctg_scenario **stories; /* [policy_count] NULL of those without a file; owned */
    size_t *order; /* [policy_count] the policies, the one that is said first first; owned */
    ctg_compare_rows rows;
    ctg_comparison comparison;
    ctg_course course;
} ctg_report_comparison;

/* The month from which the policy's worlds differ from the base's; CTG_NO_MONTH: none. */
ctg_month ctg_report_policy_begins(const ctg_report_comparison *of, size_t at);

/* Its sections: what changes, over time, who, what that hangs on, what was changed. */
ctg_status ctg_report_policy_write(const ctg_report_comparison *of, size_t at, ctg_error *error);

#endif
