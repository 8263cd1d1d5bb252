/* The benchmark: makes ready what is measured, measures it in rounds, compares what must be equal.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_BENCH_SUITE_H
#define CTG_BENCH_SUITE_H

#include "bench/suite_rows.h"

/* Makes everything ready. To be destroyed whatever the status. */
ctg_status ctg_suite_open(ctg_suite *suite, const ctg_suite_asked *asked, ctg_error *error);

/* Measures, compares, and warns of what disturbed. */
ctg_status ctg_suite_run(ctg_suite *suite, ctg_error *error);
void ctg_suite_destroy(ctg_suite *suite);

#endif
