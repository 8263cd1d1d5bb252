/* What a calibration compares of missions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/target_missions.h"

#include <math.h>

#include "analysis/fill.h"

#define BAND_YOUNG 0.15
#define BAND_OLD 0.04 /* V12 */

static double people_in(const ctg_tables *tables, int32_t mission, ctg_month month)
{
    double people = 0;
    for (size_t i = 0; i < tables->deployments_count; i++) {
        const ctg_deployment_row *const row = &tables->deployments[i];
        people +=
            row->mission == mission && row->month == month ? ctg_recorded_persons(row->persons) : 0;
    }
    return people;
}

size_t ctg_target_missions_count(const ctg_tables *tables, ctg_month month,
                                 double totals[CTG_TRIALS_TOTALS])
{
    size_t large = 0;
    totals[ctg_trials_young] = totals[ctg_trials_old] = 0;
    for (size_t m = 0; m < tables->missions_count; m++) {
        const ctg_fill_standing now = ctg_fill_standing_of(tables, (int32_t)m, month);
        if (!(now.posts > 0) ||
            tables->frameworks[tables->missions[m].framework].kind != ctg_framework_un) {
            continue;
        }
        const double people = people_in(tables, (int32_t)m, month);
        if (month - now.opened < CTG_TRIALS_YOUNG) {
            totals[ctg_trials_young] += people;
        } else if (now.posts >= CTG_TRIALS_LARGE) {
            large++;
            totals[ctg_trials_old] += ctg_trials_fullness((int64_t)people, (int64_t)now.posts);
        }
    }
    return large;
}

/* A total of the record, of all origins and years. */
static double recorded(const ctg_targets *t, ctg_trials_total total)
{
    double sum = 0;
    for (size_t origin = 0; origin < t->origins; origin++) {
        for (size_t year = 1; year <= t->years; year++) {
            sum += ctg_targets_totals(t, origin, year)[total];
        }
    }
    return sum;
}

/* The same of a trial, mean over replicates. */
static double simulated(const ctg_targets *t, const int32_t *people, ctg_trials_total total)
{
    double sum = 0;
    for (size_t origin = 0; origin < t->origins; origin++) {
        for (size_t r = 0; r < t->replicates; r++) {
            for (size_t year = 1; year <= t->years; year++) {
                sum += ctg_targets_counts(t, people, origin, r, year)[t->states + total];
            }
        }
    }
    return sum / t->replicates;
}

/* How full one is in the mean. */
static double fullness_of(const ctg_targets *t, double permille)
{
    return t->large > 0 ? permille / (1000 * t->large) : 0;
}

void ctg_target_missions_record(ctg_targets *targets)
{
    double *const answer = targets->record.answer;
    answer[ctg_answer_young] = 1;
    answer[ctg_answer_old] = fullness_of(targets, recorded(targets, ctg_trials_old));
}

void ctg_target_missions_compare(const ctg_targets *targets, const int32_t *people,
                                 ctg_target_figures *figures)
{
    const double young = recorded(targets, ctg_trials_young);
    const double said = simulated(targets, people, ctg_trials_young);
    const double old = fullness_of(targets, simulated(targets, people, ctg_trials_old));
    figures->answer[ctg_answer_young] = 1 + (said - young) / fmax(young, 1);
    figures->answer[ctg_answer_old] = old;
    figures->part[ctg_target_fill] =
        (fabs(figures->answer[ctg_answer_young] - 1) / BAND_YOUNG +
         fabs(old - targets->record.answer[ctg_answer_old]) / BAND_OLD) /
        2;
}
