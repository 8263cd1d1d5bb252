/* What each part of the benchmark measures, and how large it is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_BENCH_SUITE_PARTS_H
#define CTG_BENCH_SUITE_PARTS_H

#include "bench/suite_rows.h"

/* Add the rows of a part. */
ctg_status ctg_suite_parts_ck1(ctg_suite *suite, ctg_error *error);
ctg_status ctg_suite_parts_engine(ctg_suite *suite, ctg_error *error);
ctg_status ctg_suite_parts_threads(ctg_suite *suite, ctg_error *error);

#endif
