/* The bootstrap: how far an estimate would go with other units of the same kind (base points,
 * trajectories), and what few replicates add to that.
 *
 * Units are drawn with replacement by draws that are named by (seed, resample, place), so that the
 * interval has the same bits on every machine (Efron 1979, Ann. Statist. 7, 1-26). Where all units
 * share the same few replicates, more units do not make up for them: the bootstrap does not see
 * that, the jackknife over replicates does (Tukey 1958). An end of the interval lies as far from
 * the estimate as the root of the sum of both squares.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_RESAMPLE_H
#define CTG_ANALYSIS_RESAMPLE_H

#include <stddef.h>
#include <stdint.h>

/* Writes how many times each of `count` units is drawn in a resample; their sum is `count`. */
void ctg_resample_times(uint64_t seed, uint32_t resample, size_t count, double *times);

/* The jackknife's variance of an estimate, of which without[i * stride] is the value without
 * replicate i, of `count`. */
double ctg_resample_jackknife(const double *without, size_t count, size_t stride);

/* The 95 % interval. `values` are the estimates of the resamples, which it sorts; `variance` is the
 * jackknife's over `replicates`, 0 where there is none. */
void ctg_resample_interval(double estimate, double *values, size_t resamples, double variance,
                           size_t replicates, double ends[2]);

#endif
