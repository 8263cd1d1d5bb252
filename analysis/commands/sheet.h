/* What kind of file a file is, and its title: read by itself, without what it names.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_SHEET_H
#define CTG_COMMANDS_SHEET_H

#include <stdbool.h>

#include "engine/base/error.h"

typedef enum ctg_sheet_kind {
    ctg_sheet_scenario, /* or a policy; what has no key of the others alone */
    ctg_sheet_sweep,
    ctg_sheet_calibration
} ctg_sheet_kind;

typedef struct ctg_sheet {
    ctg_sheet_kind kind;
    bool has_base;
    char title[200]; /* "" when it has none */
} ctg_sheet;

/* `name`: a path, or what a shipped file is called. Wrong numbers are told, as all else that is
 * wrong; `error` may be NULL. On failure the sheet is a scenario's without a title. */
ctg_status ctg_sheet_read(ctg_sheet *sheet, const char *name, ctg_error *error);

/* Of a file that is not of the wanted kind, says to stderr which command takes it. */
void ctg_sheet_tell(const char *name, ctg_sheet_kind wanted);

#endif
