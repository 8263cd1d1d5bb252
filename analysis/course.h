/* The runs of a study without points, arm by arm, for what is shown over time and for everybody:
 * quantiles of a measure over the replicates, and arms that can be paired.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_COURSE_H
#define CTG_ANALYSIS_COURSE_H

#include "analysis/arm.h"
#include "analysis/quantiles.h"
#include "analysis/store.h"

#define CTG_COURSE_ALL SIZE_MAX

/* What is to be read of a measure: of one row of its scope or of all, at all times or the last. */
typedef struct ctg_course_wanted {
    ctg_measure_id measure;
    size_t who; /* CTG_COURSE_ALL: everybody */
    bool always;
} ctg_course_wanted;

typedef struct ctg_course {
    const ctg_study *study;
    ctg_arm *arms;  /* [ctg_study_arms]; owned */
    double *values; /* room for a value of each replicate */
} ctg_course;

/* Reads the runs; to be released with ctg_course_destroy, whatever the status. */
ctg_status ctg_course_read(ctg_course *course, ctg_store *store, const ctg_study *study,
                           const ctg_course_wanted *wanted, size_t count, ctg_error *error);
void ctg_course_destroy(ctg_course *course);

/* The last time of a scope: months, or years that are over. */
size_t ctg_course_last(const ctg_study *study, ctg_scope scope);

/* Over the replicates of an arm that did not fail and had something to measure; what was wanted. */
ctg_quantiles ctg_course_at(const ctg_course *course, size_t arm, ctg_measure_id measure,
                            size_t time, size_t who);

#endif
