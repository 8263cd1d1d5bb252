/* What a scenario asks, changes and expects.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_EXPLAIN_SCENARIO_H
#define CTG_COMMANDS_EXPLAIN_SCENARIO_H

#include <jansson.h>

#include "engine/io/scenario.h"

ctg_status ctg_explain_scenario_print(const char *path, ctg_error *error);

/* The scenarios that come with the program, each with its title. */
void ctg_explain_scenario_print_all(void);

/* Sets *object; ctg_memory where there is none left. */
ctg_status ctg_explain_scenario_json(json_t **object, const char *path, ctg_error *error);

/* Name, title, question, lever, source, base, expectations of an open scenario; NULL without
 * memory. */
json_t *ctg_explain_scenario_object(const char *file, const ctg_scenario *scenario);

#endif
