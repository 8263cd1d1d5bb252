/* What each mechanism of the model must move: a scenario, a measure in it, and the direction.
 *
 * A mechanism that moves nothing anywhere is not in the model but in its description.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_ABLATION_TABLE_H
#define CTG_ANALYSIS_ABLATION_TABLE_H

#include <stddef.h>

typedef struct ctg_ablation_row {
    const char *parameter; /* path of the switch, or of another parameter */
    double off, on;        /* its value without and with the mechanism */
    const char *scenario;  /* its name, or the path of its file */
    const char *measure;   /* path */
    const char *who;       /* name in the measure's scope; "" for the world */
    char sign;             /* '+': more with the mechanism than without; '-': less */
} ctg_ablation_row;

/* One row for each mechanism, and one for each switch of a part of one that is seen to move
 * something; *count is set. */
const ctg_ablation_row *ctg_ablation_table_rows(size_t *count);

#endif
