/* What the outputs of a sweep hang on, as JSON: for sensitivity_page.c alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_SENSITIVITY_JSON_H
#define CTG_COMMANDS_SENSITIVITY_JSON_H

#include "analysis/commands/sensitivity_page.h"

/* The object to which all is added; NULL without memory. */
json_t *ctg_sensitivity_json_begin(const ctg_sensitivity_page *page);

ctg_status ctg_sensitivity_json_add(ctg_sensitivity_page *page, const ctg_sensitivity *of,
                                    ctg_error *error);
ctg_status ctg_sensitivity_json_add_regret(ctg_sensitivity_page *page, const ctg_regret *regret,
                                           size_t at, ctg_error *error);
ctg_status ctg_sensitivity_json_add_fails(ctg_sensitivity_page *page, const ctg_prim *prim,
                                          ctg_sensitivity_output of, const char *refused,
                                          ctg_error *error);

#endif
