/* The answer of a calibration as JSON.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_CALIBRATE_JSON_H
#define CTG_COMMANDS_CALIBRATE_JSON_H

#include <stdio.h>

#include "analysis/commands/calibrate.h"

ctg_status ctg_calibrate_json_print(FILE *to, const ctg_calibrate *asked, ctg_error *error);

#endif
