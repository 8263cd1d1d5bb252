/* A run that was computed again, beside what is stored of it, in words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_RECOMPUTED_PAGE_H
#define CTG_COMMANDS_RECOMPUTED_PAGE_H

#include <jansson.h>
#include <stdio.h>

#include "analysis/recomputed.h"

/* One line that says that the run came out the same, or lines that say what differs. */
void ctg_recomputed_page_print(FILE *to, const ctg_store_head *head,
                               const ctg_recomputed_comparison *comparison);

/* The same as JSON; NULL without memory. */
json_t *ctg_recomputed_page_json(const ctg_store_head *head,
                                 const ctg_recomputed_comparison *comparison);

#endif
