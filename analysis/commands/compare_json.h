/* A comparison as JSON: the same content as the page, with every figure in full.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_COMPARE_JSON_H
#define CTG_COMMANDS_COMPARE_JSON_H

#include <stdio.h>

#include "analysis/commands/job.h"
#include "analysis/comparison.h"

ctg_status ctg_compare_json_print(FILE *to, const ctg_comparison *comparison, const ctg_job *job,
                                  ctg_error *error);

#endif
