/* What `contingent explain` says of a row of a shipped table: "JPN", "South-eastern Asia".
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_EXPLAIN_ROW_H
#define CTG_COMMANDS_EXPLAIN_ROW_H

#include <jansson.h>
#include <stdbool.h>

#include "engine/base/table.h"

/* Hands every key of a shipped table whose key is one column to `each`; none where it cannot be
 * read. */
void ctg_explain_row_keys(const ctg_table *table,
                          void (*each)(void *to, const char *key, size_t length), void *to);

/* Whether it is the key of a row of any of them. */
bool ctg_explain_row_is(const char *name);

/* The tables in which it is, how its cells are changed, which measures there are of it. */
void ctg_explain_row_print(const char *name);
json_t *ctg_explain_row_json(const char *name);

#endif
