/* Patterns as JSON: the same content as the page, numbers with 17 digits.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_PATTERNS_JSON_H
#define CTG_COMMANDS_PATTERNS_JSON_H

#include <stdio.h>

#include "analysis/commands/job.h"
#include "analysis/judgement.h"

ctg_status ctg_patterns_json_print(FILE *to, const ctg_judgement *all, const ctg_job *jobs,
                                   size_t count, ctg_error *error);

#endif
