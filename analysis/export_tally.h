/* What an export has written so far.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_EXPORT_TALLY_H
#define CTG_ANALYSIS_EXPORT_TALLY_H

#include "analysis/export.h"
#include "analysis/store_lines.h"

/* Counts a run and chains its digest; every format calls it once a run, in order. */
void ctg_export_tally_add(ctg_export_told *told, const ctg_store_line *line);

#endif
