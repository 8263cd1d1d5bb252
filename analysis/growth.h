/* How much of a growth is due to what a scenario changes, and what that answer hangs on.
 *
 * Growth: what the arm with the cause adds to a measure between the start and the end of the
 * months. The part that is due to the cause: that arm less the other, at the end. The share is the
 * mean part over the mean growth, draws of parameters alike (ratio.h). Its variance is that of
 * part - share x growth, which over the mean growth is what a single world moves the ratio of means
 * by (the linearised ratio: Cochran 1977, Sampling Techniques, section 6.4), or of the part where
 * there is no growth to have a share of; first_order.h says what each parameter makes of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_GROWTH_H
#define CTG_ANALYSIS_GROWTH_H

#include "analysis/candidates.h"
#include "analysis/first_order.h"
#include "analysis/pair.h"
#include "analysis/ratio.h"

typedef struct ctg_growth_cause {
    ctg_parameter_id parameter;
    bool is_fitted; /* otherwise assumed */
    ctg_first_order of;
    bool is_told; /* told from 0 among so many (candidates.h) */
} ctg_growth_cause;

typedef struct ctg_growth {
    ctg_split growth, part;     /* their means, with intervals */
    double part_low, part_high; /* quantiles 0.025 and 0.975 of single worlds */
    ctg_ratio share;            /* NAN where the growth's interval is not above 0 */
    ctg_first_order chance;     /* its share of the variance; NAN where it cannot be told apart */
    ctg_growth_cause *causes;   /* the largest first, of equals the first by name; owned */
    size_t cause_count; /* all that are looked at; 0 where there are too few draws for that */
} ctg_growth;

/* Whose values are added up: where they are in the record at the start and at the end. */
typedef struct ctg_growth_of {
    const size_t *starts, *ends;
    size_t count;
    bool policy_has_cause;
} ctg_growth_of;

/* Fills *growth; to be released with ctg_growth_destroy, whatever the status. */
ctg_status ctg_growth_measure(ctg_growth *growth, const ctg_pair *pair, const ctg_growth_of *of,
                              ctg_error *error);
void ctg_growth_destroy(ctg_growth *growth);

/* The parameter that makes more than half of the variance; NULL where none does. */
const ctg_growth_cause *ctg_growth_decides(const ctg_growth *growth);

#endif
