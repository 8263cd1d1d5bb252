/* An emulator: what a simulation would answer, guessed from those that were run.
 *
 * Each answer is a full quadratic of the parameters, fitted to noisy runs by ridge regression
 * (Hoerl and Kennard 1970): constant, every parameter, every product of two. Parameters lie between
 * -1 and 1. Sums run in a fixed order, without a library of linear algebra, so that the same runs
 * give the same bits.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_EMULATOR_H
#define CTG_ANALYSIS_EMULATOR_H

#include <stddef.h>

#include "engine/base/error.h"

#define CTG_EMULATOR_RIDGE 3.0 /* added to the diagonal: as much as three further runs would */

typedef struct ctg_emulator {
    size_t dimensions, answers, terms;
    double *coefficients; /* [answer * terms] owned */
    double *noise;        /* [answer] standard deviation of a run that was left out of the fit from
                             what the fit says of it; owned */
    double *explained;    /* [answer] share of the variance of such runs; owned */
} ctg_emulator;

/* Fits `count` runs at points[run * dimensions], each with values[run * answers]. To be released
 * with ctg_emulator_destroy, whatever the status. */
ctg_status ctg_emulator_fit(ctg_emulator *emulator, const double *points, const double *values,
                            size_t count, size_t dimensions, size_t answers, ctg_error *error);
void ctg_emulator_destroy(ctg_emulator *emulator);

/* The sum of `terms` coefficients times the terms of a point. */
double ctg_emulator_sum(const double *coefficients, const double *point, size_t dimensions);

#endif
