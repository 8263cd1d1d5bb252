/* An export as CSV: values, runs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_EXPORT_TEXT_H
#define CTG_ANALYSIS_EXPORT_TEXT_H

#include "analysis/export_inside.h"

/* Writes values.csv and runs.csv. */
ctg_status ctg_export_text_write(ctg_export_work *work, ctg_error *error);

#endif
