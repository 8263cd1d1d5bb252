/* Figures that reports share: a measure over time, by state, by region, by region and capability.
 *
 * A policy is the number of an arm; 0 where a figure is of the base alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_REPORT_CHARTS_H
#define CTG_COMMANDS_REPORT_CHARTS_H

#include <stdio.h>

#include "analysis/course.h"
#include "analysis/pair.h"

/* What the figures below ask of a course. */
const ctg_course_wanted *ctg_report_charts_wanted(size_t *count);

/* A cell with a value of the measure, as it is shown everywhere. */
void ctg_report_charts_cell(FILE *to, const ctg_measure *measure, double value);

/* Median and ranges over time; `from` is the month in which the policy begins, CTG_NO_MONTH where
 * it does not. */
void ctg_report_charts_fan(FILE *to, const ctg_course *course, size_t policy,
                           ctg_measure_id measure, size_t who, ctg_month from);

/* The median of each state at the end, on a map. */
void ctg_report_charts_map(FILE *to, const ctg_course *course, size_t arm, ctg_measure_id measure);

/* The change of each state that can be told from none, on a map. */
ctg_status ctg_report_charts_changes(FILE *to, const ctg_course *course, const ctg_pair *pair,
                                     ctg_measure_id measure, ctg_error *error);

/* Who pays and who sends: shares of regions, and of the states that pay and send most. */
void ctg_report_charts_burden(FILE *to, const ctg_course *course, size_t arm);

/* Sustained ready people by region and capability: medians, or mean changes of a pair. */
ctg_status ctg_report_charts_capabilities(FILE *to, const ctg_course *course, size_t arm,
                                          const ctg_pair *pair, ctg_error *error);

/* What could deploy within 60, 90 and 180 days; how long new missions take to fill. */
void ctg_report_charts_deployable(FILE *to, const ctg_course *course, size_t policy);

#endif
