/* The parts of a report, one file each, in the order of the page.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_REPORT_PARTS_H
#define CTG_COMMANDS_REPORT_PARTS_H

#include "analysis/commands/report.h"

/* What one store says that has a run that did not fail: question, answer, first screen, charts. */
ctg_status ctg_report_run_write(ctg_report *report, const ctg_report_store *of, ctg_error *error);
ctg_status ctg_report_compare_write(ctg_report *report, const ctg_report_store *of,
                                    ctg_error *error);
ctg_status ctg_report_sweep_write(ctg_report *report, const ctg_report_store *of, ctg_error *error);
ctg_status ctg_report_backtest_write(ctg_report *report, const ctg_report_store *of,
                                     ctg_error *error);

/* Whether a study of one arm starts and ends within the record, knows no more than was known at its
 * start, and takes the record's demand. */
bool ctg_report_backtest_is(const ctg_study *study);

/* What the model as it is shipped cannot tell: the verdict of analysis/validate, in one sentence
 * for the first screen and as a section. */
ctg_status ctg_report_trust_short(FILE *to, ctg_error *error);
ctg_status ctg_report_trust_write(ctg_report *report, ctg_error *error);

/* Says of a store that is not whole how many of its runs are there; nothing of one that is. */
void ctg_report_about_unfinished(FILE *to, const ctg_report_store *of);

/* Failed runs, inputs, who ran what with what, how to make it again, how to cite. */
ctg_status ctg_report_about_write(ctg_report *report, ctg_error *error);

#endif
