/* What something is, as JSON: the same as the page.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_EXPLAIN_JSON_H
#define CTG_COMMANDS_EXPLAIN_JSON_H

#include <jansson.h>

#include "analysis/commands/explain_find.h"

/* Sets *object to what the subject is; on failure it is NULL and `error` says why. */
ctg_status ctg_explain_json_of(json_t **object, const ctg_explain_subject *subject,
                               ctg_error *error);

/* The names of all that can be explained, by kind; NULL without memory. */
json_t *ctg_explain_json_all(void);

#endif
