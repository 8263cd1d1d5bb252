/* What came of a sweep: one kept value of all its runs at a time, so that memory does not grow with
 * what is kept.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_CROSSED_H
#define CTG_ANALYSIS_CROSSED_H

#include "analysis/store.h"

/* Sets outputs[(point * replicates + replicate)] of one arm to number `at` of what is kept; NAN
 * where a run failed or is not there. */
ctg_status ctg_crossed_read(ctg_store *store, const ctg_study *study, uint32_t arm, size_t at,
                            double *outputs, ctg_error *error);

/* What a kept value is called: "supplier.sustained_ready_pers of Polynesia, 2025-01". */
#define CTG_CROSSED_NAME_ROOM 180
const char *ctg_crossed_name(const ctg_study *study, size_t at, char room[CTG_CROSSED_NAME_ROOM]);

#endif
