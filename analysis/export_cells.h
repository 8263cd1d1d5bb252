/* Files of an export: opened in its folder, closed when all was written; cells of a CSV.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_EXPORT_CELLS_H
#define CTG_ANALYSIS_EXPORT_CELLS_H

#include <stdio.h>

#include "engine/base/error.h"
#include "engine/base/text.h"

/* Opens folder/name to be written; ctg_storage and a sentence where it cannot be. */
ctg_status ctg_export_cells_open(FILE **to, const char *folder, const char *name, ctg_error *error);

/* Closes it; ctg_storage where something was not written. NULL is fine. */
ctg_status ctg_export_cells_close(FILE *to, const char *folder, const char *name, ctg_error *error);

/* Writes a text as a cell, in quotes where it needs them. */
void ctg_export_cells_text(FILE *to, const char *text);
ctg_status ctg_export_cells_add(ctg_text_builder *to, const char *text, ctg_error *error);

/* Writes a number with as few digits as read back to the same bits. */
void ctg_export_cells_number(FILE *to, double number);

#endif
