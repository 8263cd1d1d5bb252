/* Results as JSON: the same content as the page, and every probe; numbers with 17 digits.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_RESULTS_JSON_H
#define CTG_COMMANDS_RESULTS_JSON_H

#include <stdio.h>

#include "analysis/results.h"

/* Prints the cases, all of which have been run. */
ctg_status ctg_results_json_print(FILE *to, const ctg_cases *cases, ctg_error *error);

#endif
