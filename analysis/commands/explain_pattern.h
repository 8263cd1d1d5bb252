/* What a pattern of the record is, for `contingent explain`.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_EXPLAIN_PATTERN_H
#define CTG_COMMANDS_EXPLAIN_PATTERN_H

#include <jansson.h>
#include <stdbool.h>

/* Prints the pattern of that name ("V7") with its figures; false where there is none. */
bool ctg_explain_pattern_print(const char *name);

/* The same as JSON; NULL without memory. */
json_t *ctg_explain_pattern_json(const char *name);

/* Prints the list of all, one a line. */
void ctg_explain_pattern_print_all(void);

#endif
