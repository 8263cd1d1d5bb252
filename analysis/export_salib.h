/* An export for SALib: X, Y, the problem.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_EXPORT_SALIB_H
#define CTG_ANALYSIS_EXPORT_SALIB_H

#include "analysis/export_inside.h"

#define CTG_EXPORT_SALIB_MOST 500 /* files of Y */

/* Writes X.csv, Y*.csv, outputs.csv and problem.json. ctg_input where nothing is varied, where a
 * point has no run that ended well, or where there are more values than files may be open. */
ctg_status ctg_export_salib_write(ctg_export_work *work, ctg_error *error);

#endif
