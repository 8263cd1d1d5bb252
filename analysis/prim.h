/* Which futures make a policy fail: boxes in the space of the factors, found by the patient rule
 * induction method (Friedman and Fisher 1999, Stat. Comput. 9, 123-143; scenario discovery: Bryant
 * and Lempert 2010, Technol. Forecast. Soc. Change 77, 34-49).
 *
 * From the box of all futures a twentieth of those inside, or all that share the outmost value, is
 * peeled off, where the share that fails rises most for each future that is lost; and again, until
 * a box would hold too few. Of all boxes on the way that one is taken whose coverage and density
 * have the largest harmonic mean. Its limits are pasted outwards again, and trimmed by less than a
 * peel, as far as that mean rises. Limits that chance would give are dropped, the likeliest first.
 * The next box is looked for among the futures outside it. Of equals the first factor and its lower
 * side come first, so that the same futures give the same boxes.
 *
 * A limit's quasi-p (Bryant and Lempert, appendix): how often as many of the box's futures would
 * fail, or more, if each failed with the share that fails in the box without that limit (binomial).
 * It is no p value, since the limit was chosen to do well.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_PRIM_H
#define CTG_ANALYSIS_PRIM_H

#include <stdint.h>

#include "engine/base/error.h"

#define CTG_PRIM_UNKNOWN 2    /* whether it fails: its run did not end well; left out */
#define CTG_PRIM_QUASI_P 0.05 /* a limit above is dropped */

typedef struct ctg_prim_asked {
    const double *values; /* [future * factors + factor], finite; borrowed */
    const uint8_t *fails; /* [future] 1: it fails, 0: it does not, or CTG_PRIM_UNKNOWN; borrowed */
    size_t futures, factors;
    size_t boxes;      /* at most */
    double least_mass; /* share of the known futures that a box holds at least, such as 0.05 */
    const char *name;  /* of what fails, for sentences */
} ctg_prim_asked;

/* The limits of one factor, which belong to the box; infinite where there is none. */
typedef struct ctg_prim_limit {
    double low, high;
    double p_low, p_high; /* quasi-p; NAN where there is no limit */
} ctg_prim_limit;

typedef struct ctg_prim_box {
    ctg_prim_limit *limit;  /* [factor]; in ctg_prim.limits */
    size_t futures, failed; /* in it, and in no box before it */
    double mass;            /* its share of all known futures */
    double density;         /* share of its futures that fail */
    double coverage;        /* its share of all that fail */
    double outside; /* share that fails where it was looked for: what density stands against */
} ctg_prim_box;

typedef struct ctg_prim {
    ctg_prim_box *box;      /* [count]; owned */
    ctg_prim_limit *limits; /* owned */
    size_t count;           /* boxes that were found; fewer than asked where no more stand out */
    size_t futures, failed; /* known ones */
} ctg_prim;

/* Fills *prim. ctg_input and a sentence where no future fails, or where all do. To be released with
 * ctg_prim_destroy, whatever the status. */
ctg_status ctg_prim_of(ctg_prim *prim, const ctg_prim_asked *asked, ctg_error *error);
void ctg_prim_destroy(ctg_prim *prim);

#endif
