/* What an output of a sweep hangs on, in a report.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_REPORT_SENSITIVITY_H
#define CTG_COMMANDS_REPORT_SENSITIVITY_H

#include <stdio.h>

#include "analysis/commands/label.h"
#include "analysis/sensitivity.h"

/* "sustained ready people of South-eastern Asia, 2025-01"; of an arm beyond the base its change.
 * `at` is a place among what is kept. */
typedef struct ctg_report_sensitivity_label {
    char text[2 * sizeof(ctg_label) + 40];
} ctg_report_sensitivity_label;

ctg_report_sensitivity_label ctg_report_sensitivity_name(const ctg_study *study, size_t at,
                                                         size_t arm);

/* The strongest factor in a sentence, for the first screen. */
void ctg_report_sensitivity_say(FILE *to, const ctg_study *study, const ctg_crossing *crossing,
                                const ctg_sensitivity *of);

/* All factors with their intervals, as a figure; or why there are none. */
ctg_status ctg_report_sensitivity_write(FILE *to, const ctg_study *study,
                                        const ctg_crossing *crossing, const ctg_sensitivity *of,
                                        ctg_error *error);

#endif
