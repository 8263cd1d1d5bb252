/* How the cost of CK1 and of the engine grows with each of their sizes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_BENCH_SUITE_GROWTH_H
#define CTG_BENCH_SUITE_GROWTH_H

#include "bench/suite_rows.h"

/* Adds the rows: of each size a series, from its smallest to its largest. */
ctg_status ctg_suite_growth_add(ctg_suite *suite, ctg_error *error);

#endif
