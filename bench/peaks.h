/* The most that a core can do, as things to time: its clock, operations, bandwidths.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_BENCH_PEAKS_H
#define CTG_BENCH_PEAKS_H

#include "bench/suite_rows.h"

/* Adds the rows: first the clock, by a chain of operations of known length, in cycles; then, each
 * with the clock as its base, vector operations and bytes read from each level of memory, on the
 * path asked for or the widest. */
ctg_status ctg_peaks_add(ctg_suite *suite, ctg_error *error);

#endif
