/* What one study fixes before any world runs: months, seed, parameters, changes, tables.
 *
 * A policy may change cells of tables from a month on; the setting then holds one complete set of
 * tables for each span of months (an epoch). Tables that no change touches are shared by pointer.
 * The world only reads a setting; whoever made it owns everything in it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_SETTING_H
#define CTG_MODEL_SETTING_H

#include "engine/model/parameters.h"
#include "engine/model/tables.h"

typedef struct ctg_epoch {
    ctg_month
        from; /* in force from this month until the next epoch's; the first: CTG_MONTH_LEAST */
    ctg_tables tables;
} ctg_epoch;

/* What is known of some parameters together, as rows to draw from: each row has a value for every
 * one of them and a weight. */
typedef struct ctg_posterior {
    ctg_parameter_id *parameters; /* [parameter_count] */
    double *values;               /* [row * parameter_count + parameter] */
    double *weights;              /* [row_count] none below 0, one at least above */
    size_t parameter_count, row_count;
} ctg_posterior;

typedef struct ctg_setting {
    uint64_t seed;
    ctg_month start;               /* the month whose recorded end is the initial state */
    int32_t months;                /* how many are simulated after it; 1 to 1200 */
    ctg_month covariates_known_to; /* later values are extrapolated; at most the table's end */
    const ctg_epoch *epochs;       /* in order of month, at least one */
    size_t epoch_count;
    ctg_parameters centre;      /* value of each parameter, and the mode of its draws */
    bool drawn[CTG_PARAMETERS]; /* each replicate draws it between the row's low and high */
    const ctg_posterior
        *posterior;            /* of drawn parameters it gives the value; NULL: there is none */
    const ctg_change *changes; /* in the order in which they apply */
    size_t change_count;
    uint32_t chances; /* replicates in a row that share one draw of parameters; 0 is 1 */
} ctg_setting;

/* The tables in force in a month. */
const ctg_tables *ctg_setting_tables(const ctg_setting *setting, ctg_month month);

/* Replicate r draws its parameters under the number r / chances, everything else under r. */
uint32_t ctg_setting_draw_of(const ctg_setting *setting, uint32_t replicate);

/* The calendar year of month t after the start, counted from the start's year. */
size_t ctg_setting_year(const ctg_setting *setting, int32_t t);

#endif
