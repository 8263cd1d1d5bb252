/* The answer of a calibration as a page, at most 100 columns wide.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_CALIBRATE_PAGE_H
#define CTG_COMMANDS_CALIBRATE_PAGE_H

#include <stdio.h>

#include "analysis/commands/calibrate.h"

void ctg_calibrate_page_print(FILE *to, const ctg_calibrate *asked);

/* Why the sampling ended, in words. */
const char *ctg_calibrate_page_end(ctg_waves_end end);

#endif
