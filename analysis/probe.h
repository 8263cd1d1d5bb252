/* Is a result built in? Whether an assumed parameter, held at an end of what is plausible while all
 * others are drawn as before, turns the sign of a difference.
 *
 * The end is the one towards which the difference goes to 0 and beyond, by the parameter's
 * correlation with it: at the other it is only stronger.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_PROBE_H
#define CTG_ANALYSIS_PROBE_H

#include "analysis/arms.h"
#include "analysis/influence.h"
#include "analysis/pair.h"

typedef struct ctg_probe {
    ctg_influence of;       /* the parameter and its correlation with the difference */
    bool is_high;           /* which end of what is plausible */
    double value;           /* of the parameter there */
    double mean, low, high; /* of the draws' mean differences, with the 95 % interval of the mean */
    uint32_t replicates;    /* that were run */
    bool turns;             /* the whole interval is on the other side of 0 */
} ctg_probe;

/* What is compared: two arms as the command runs them, and the sign of their difference. */
typedef struct ctg_probe_of {
    ctg_arms *arms;
    ctg_arms_asked base, policy; /* of the comparison itself, all parameters drawn */
    size_t place;
    char sign;        /* '+' or '-' */
    const char *name; /* for sentences */
} ctg_probe_of;

/* How many of `replicates` a probe runs at most: a quarter, at least 20, in whole draws, never more
 * than there are. */
uint32_t ctg_probe_replicates(uint32_t replicates, uint32_t chances);

/* What is plausible of a parameter: of a fitted one 5 and 95 % of the posterior, of others the
 * row's. */
ctg_status ctg_probe_ends(const ctg_setting *setting, ctg_parameter_id id, double ends[2],
                          ctg_error *error);

/* Holds the parameter at its end. Where a first 20 replicates leave no doubt that the sign stays,
 * they are enough. */
ctg_status ctg_probe_run(const ctg_probe_of *of, const ctg_influence *parameter, ctg_probe *probe,
                         ctg_error *error);

#endif
