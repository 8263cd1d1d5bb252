/* What a calibration compares: who sent people in simulated years, and who did in the record.
 *
 * Every figure is of the United Nations' missions, at the origins and each twelfth month after
 * them, up to December 2009. The distance of a trial is the sum of these parts times their weights:
 *
 *   shares        half the sum of absolute differences between the record's shares by state and the
 *                 mean of the replicates' shares (they are few; the back-test takes medians), over
 *                 the same for shares frozen at the origin; mean over origins and years. Below 1
 *                 the model is nearer than a frozen picture
 *   crps          how far the replicates are from the record, less how far they must be for their
 *                 spread: the continuous ranked probability score of log(1 + people), fair for a
 *                 few replicates (Ferro 2014), over the distance of frozen shares; mean over states
 *                 with people at the origin or then, origins and years
 *   people        people of each type: mean over replicates over the record, difference to 1,
 *                 absolute, mean over types, origins and years; in units of .15 (V1)
 *   contributors  how many states had people: difference to the record, absolute, mean over origins
 *                 and years; in units of 6, the band of pattern V2
 *   churn         half the sum of absolute differences of a replicate's shares in a year, mean over
 *                 replicates: difference to the record, mean as above; in units of .04 (V6)
 *   persistence   of states with people the share that have some a year later, and of those without
 *                 the share that begin, over all origins and years: mean of the two absolute
 *                 differences; in units of .015 (V5)
 *   steps         of states with 100 people or more the share that have less than half of them a
 *                 year later, and of states with 100 or more the share that had less than half of
 *                 them a year before, over all origins and years: mean of the two absolute
 *                 differences; in units of .03, about one standard error of the record's shares
 *   fill          people in missions in the first 18 months of their life, over the record's, all
 *                 origins and years together: difference to 1, in units of .15; and how full older
 *                 missions of 1,000 posts and more are in the mean: difference to the record's, in
 *                 units of .04 (V12): mean of the two, absolute
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_TARGETS_H
#define CTG_ANALYSIS_TARGETS_H

#include "engine/io/calibration.h"
#include "engine/model/setting.h"
#include "engine/run/trials.h"

/* What an emulator is taught of trials: the figures themselves, which are smoother than their
 * distances from the record. */
typedef enum ctg_target_answer {
    ctg_answer_shares, /* the part itself: the less the better */
    ctg_answer_crps,
    ctg_answer_contributors_first, /* mean over origins and the first half of the years */
    ctg_answer_contributors_last,
    ctg_answer_churn,
    ctg_answer_stay,
    ctg_answer_entry,
    ctg_answer_troops, /* people over the record's */
    ctg_answer_police,
    ctg_answer_experts,
    ctg_answer_fall,
    ctg_answer_rise,
    ctg_answer_young,
    ctg_answer_old,
    CTG_TARGET_ANSWERS
} ctg_target_answer;

typedef struct ctg_target_answer_row {
    ctg_calibration_target target; /* whose weight it has: a target of three counts thrice */
    const char *key, *what;
    int decimals;
} ctg_target_answer_row;

/* What is known of a trial, in numbers. */
typedef struct ctg_target_figures {
    double part[CTG_CALIBRATION_TARGETS]; /* in its unit, before weights */
    double answer[CTG_TARGET_ANSWERS];
    double ratio[CTG_CALIBRATION_YEARS_MOST]; /* of shares, by year after the origin */
} ctg_target_figures;

#define CTG_TARGET_FIGURES (sizeof(ctg_target_figures) / sizeof(double))

typedef struct ctg_targets {
    size_t origins, years, states;
    uint32_t replicates;
    double weights[CTG_CALIBRATION_TARGETS];
    double *recorded;          /* [(origin * (years + 1) + year) * states] people; owned */
    double *totals;            /* [(origin * (years + 1) + year) * CTG_TRIALS_TOTALS]; owned */
    double large;              /* missions of all origins and years that are not young */
    double *room;              /* [5 * states] owned */
    ctg_target_figures record; /* the record's own figures; parts 0, ratios 0 */
} ctg_targets;

/* Takes the record from the tables of each origin's setting. ctg_input where it lacks a month. To
 * be released with ctg_targets_close, whatever the status. */
ctg_status ctg_targets_open(ctg_targets *targets, const ctg_calibration *calibration,
                            const ctg_setting *const *starts, ctg_error *error);
void ctg_targets_close(ctg_targets *targets);

/* Of the record: people of each type, then the totals of missions, [CTG_TRIALS_TOTALS]. */
static inline const double *ctg_targets_totals(const ctg_targets *targets, size_t origin,
                                               size_t year)
{
    return targets->totals + (origin * (targets->years + 1) + year) * CTG_TRIALS_TOTALS;
}

/* Of a trial's people those of a replicate and year: by states, then the totals. */
static inline const int32_t *ctg_targets_counts(const ctg_targets *targets, const int32_t *people,
                                                size_t origin, size_t replicate, size_t year)
{
    return people + ((origin * targets->replicates + replicate) * (targets->years + 1) + year) *
                        (targets->states + CTG_TRIALS_TOTALS);
}

/* The figures of a trial's people, laid out as ctg_trial_result has them. */
ctg_target_figures ctg_targets_of(const ctg_targets *targets, const int32_t *people);

const ctg_target_answer_row *ctg_targets_answer(ctg_target_answer answer);

/* What the record has; NAN for a part, of which less is better. */
double ctg_targets_goal(const ctg_targets *targets, ctg_target_answer answer);

/* The parts times their weights. */
double ctg_targets_distance(const ctg_targets *targets, const ctg_target_figures *figures);

#endif
