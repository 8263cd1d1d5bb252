/* Study files of calibrations: which parameters are fitted to which part of the record, and how.
 *
 *   base = "backtest-2009.cfg";             the scenario whose tables and other parameters hold
 *   title = "...";
 *   origins = ( "1999-12", "2003-12" );     months from whose end the base is run; at most 16
 *   months = 36;                            how long from each; whole years, at most ten
 *   parameters = (                          what is fitted; replicates draw it in the base
 *       { path = "willingness.profit"; },   prior: triangular, as replicates draw it
 *       { path = "exit.base"; low = -6; high = -1; } );     prior: uniform between these
 *   targets = { shares = 2; churn = 1; };   these alone, with these weights; else all, with 1
 *   particles = 100;                        how many the posterior has
 *   replicates = 6;                         of each evaluation, from each origin
 *   waves = 5;                              after the first, at most
 *   minutes = 30;                           at most, of two cores that simulate a month in 1 ms
 *   seed = 42;
 *
 * base, origins, months and parameters must be said. Nothing after December 2009 may be a target:
 * later years are kept to test what was fitted. Mistakes are told as those of a scenario.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_IO_CALIBRATION_H
#define CTG_IO_CALIBRATION_H

#include "engine/base/error.h"
#include "engine/base/text.h"
#include "engine/model/parameters.h"

#define CTG_CALIBRATION_LAST CTG_MONTH(2009, 12) /* of the targets */
#define CTG_CALIBRATION_ORIGINS_MOST 16
#define CTG_CALIBRATION_PARAMETERS_MOST 63 /* with the weight, what a CSV file may have */
#define CTG_CALIBRATION_YEARS_MOST 10
#define CTG_CALIBRATION_REPLICATES_MOST 1000

typedef enum ctg_calibration_target {
    ctg_target_shares,
    ctg_target_contributors,
    ctg_target_churn,
    ctg_target_persistence,
    ctg_target_people,
    ctg_target_crps,
    ctg_target_steps,
    ctg_target_fill,
    CTG_CALIBRATION_TARGETS
} ctg_calibration_target;

typedef struct ctg_calibration_parameter {
    ctg_parameter_id id;
    bool is_uniform; /* between low and high; otherwise as replicates draw it */
    double low, high;
    size_t line;
} ctg_calibration_parameter;

typedef struct ctg_calibration {
    ctg_text_store texts; /* owns every text below */
    char *bytes;          /* of the file; owned */
    size_t size;
    char sha256[65];
    const char *file, *name, *title, *base; /* base: where it is, seen from here */
    ctg_month origins[CTG_CALIBRATION_ORIGINS_MOST];
    size_t origin_count;
    int64_t months;
    ctg_calibration_parameter parameters[CTG_CALIBRATION_PARAMETERS_MOST];
    size_t parameter_count;
    double weights[CTG_CALIBRATION_TARGETS];
    int64_t particles, replicates, waves, minutes, seed;
} ctg_calibration;

const char *ctg_calibration_target_name(ctg_calibration_target target);

/* Reads the file; ctg_input with every mistake. `shipped` is the folder of scenarios that can
 * be named without a path (shipped.h), or NULL. To be released with ctg_calibration_close in any
 * case. */
ctg_status ctg_calibration_open(ctg_calibration *calibration, const char *path, const char *shipped,
                                ctg_error *error);
void ctg_calibration_close(ctg_calibration *calibration);

#endif
