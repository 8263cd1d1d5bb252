/* What a parameter, a measure, a table, a column or a group is, as a page.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_EXPLAIN_PAGE_H
#define CTG_COMMANDS_EXPLAIN_PAGE_H

#include "analysis/commands/explain_find.h"

/* Prints to stdout what the subject is, whatever its kind. */
ctg_status ctg_explain_page_print(const ctg_explain_subject *subject, ctg_error *error);

/* Prints everything that can be explained. */
void ctg_explain_page_print_all(void);

#endif
