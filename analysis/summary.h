/* From many runs to quantiles: of every measure, at every point in time, for everybody.
 *
 * The runs are read once, into a few megabytes however many there are (store_columns.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_SUMMARY_H
#define CTG_ANALYSIS_SUMMARY_H

#include "analysis/store.h"

/* Replaces the store's summary by that of the runs below `replicates` that did not fail. */
ctg_status ctg_summary_write(ctg_store *store, const ctg_study *study, uint32_t replicates,
                             ctg_error *error);

#endif
