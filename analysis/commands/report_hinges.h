/* What a number hangs on, in a report: as a list on the first screen and as a tornado.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_REPORT_HINGES_H
#define CTG_COMMANDS_REPORT_HINGES_H

#include <stdio.h>

#include "analysis/hinges.h"

/* The parameters that stand out, each with what it is, or that none does. */
void ctg_report_hinges_list(FILE *to, const ctg_hinges *hinges, const ctg_setting *setting,
                            bool change);

/* The strongest ten with their intervals, those that stand out or not. */
void ctg_report_hinges_tornado(FILE *to, const ctg_hinges *hinges, const ctg_setting *setting,
                               const char *of);

#endif
