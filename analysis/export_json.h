/* An export as JSON: runs with their values; and what of each export is JSON.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_EXPORT_JSON_H
#define CTG_ANALYSIS_EXPORT_JSON_H

#include <stdio.h>

#include "analysis/export_inside.h"

/* Writes values.json. */
ctg_status ctg_export_json_write(ctg_export_work *work, ctg_error *error);

/* Writes a text as JSON; what is no UTF-8 as a sentence would show it. */
void ctg_export_json_text(FILE *to, const char *text);

#endif
