/* What a mechanism of the model is, and what a rule of engine/MODEL.md says.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_EXPLAIN_MECHANISM_H
#define CTG_COMMANDS_EXPLAIN_MECHANISM_H

#include <jansson.h>

/* The mechanism in row `at` of section 11 of MODEL.md. */
void ctg_explain_mechanism_print(size_t at);
void ctg_explain_mechanism_print_all(void);

/* NULL without memory. */
json_t *ctg_explain_mechanism_json(size_t at);

void ctg_explain_mechanism_print_rule(const char *name);
json_t *ctg_explain_mechanism_rule_json(const char *name);

#endif
