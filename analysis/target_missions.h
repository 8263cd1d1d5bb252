/* What a calibration compares of missions: how full young and older ones are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_TARGET_MISSIONS_H
#define CTG_ANALYSIS_TARGET_MISSIONS_H

#include "analysis/targets.h"

/* Sets the totals of young and of old missions under UN command in a month, by the tables demand
 * and deployments; returns how many missions are large and not young. */
size_t ctg_target_missions_count(const ctg_tables *tables, ctg_month month,
                                 double totals[CTG_TRIALS_TOTALS]);

/* Sets what the record answers, from its totals. */
void ctg_target_missions_record(ctg_targets *targets);

/* Sets what a trial answers, and how far it is off, in its unit. */
void ctg_target_missions_compare(const ctg_targets *targets, const int32_t *people,
                                 ctg_target_figures *figures);

#endif
