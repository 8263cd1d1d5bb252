/* Ablations as a page, as a table of Markdown, and as JSON.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_ABLATION_PRINT_H
#define CTG_COMMANDS_ABLATION_PRINT_H

#include <stdio.h>

#include "analysis/ablation.h"
#include "analysis/commands/paired.h"

/* All cases have been run. */
void ctg_ablation_print_page(FILE *to, const ctg_ablation *ablation);
void ctg_ablation_print_markdown(FILE *to, const ctg_ablation *ablation, const ctg_paired *asked);

ctg_status ctg_ablation_print_json(FILE *to, const ctg_ablation *ablation, ctg_error *error);

#endif
