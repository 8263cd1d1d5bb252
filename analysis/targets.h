/* What a calibration compares: who sent people in simulated years, and who did in the record.
 *
 * Every figure is of the United Nations' missions, at the origins and each twelfth month after
 * them, up to December 2009. The distance of a trial is the sum of these parts times their weights:
 *
 *   shares        half the sum of absolute differences between the record's shares by state and the
 *                 mean of the replicates' shares, over the same for shares frozen at the origin;
 *                 mean over origins and years. Below 1 the model is nearer than a frozen picture
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
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_TARGETS_H
#define CTG_ANALYSIS_TARGETS_H

#include "engine/io/calibration.h"
#include "engine/model/setting.h"

/* What is known of a trial, in numbers. */
typedef struct ctg_target_figures {
    double part[CTG_CALIBRATION_TARGETS];     /* in its unit, before weights */
    double contributors, churn, stay, entry;  /* means: persons' states, shares a year */
    double ratio[CTG_CALIBRATION_YEARS_MOST]; /* of shares, by year after the origin */
} ctg_target_figures;

#define CTG_TARGET_FIGURES (sizeof(ctg_target_figures) / sizeof(double))

typedef struct ctg_targets {
    size_t origins, years, states;
    uint32_t replicates;
    double weights[CTG_CALIBRATION_TARGETS];
    double *recorded;          /* [(origin * (years + 1) + year) * states] people; owned */
    double *types;             /* [(origin * (years + 1) + year) * CTG_PERSONNEL] people; owned */
    double *room;              /* [5 * states] owned */
    ctg_target_figures record; /* the record's own figures; parts 0, ratios 0 */
} ctg_targets;

/* Takes the record from the tables of each origin's setting. ctg_input where it lacks a month. To
 * be released with ctg_targets_close, whatever the status. */
ctg_status ctg_targets_open(ctg_targets *targets, const ctg_calibration *calibration,
                            const ctg_setting *const *starts, ctg_error *error);
void ctg_targets_close(ctg_targets *targets);

/* The figures of a trial's people, laid out as ctg_trial_result has them. */
ctg_target_figures ctg_targets_of(const ctg_targets *targets, const int32_t *people);

/* The parts times their weights. */
double ctg_targets_distance(const ctg_targets *targets, const ctg_target_figures *figures);

#endif
