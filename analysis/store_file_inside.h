/* What a store that is read by itself is made of; for store*.c alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_STORE_FILE_INSIDE_H
#define CTG_ANALYSIS_STORE_FILE_INSIDE_H

#include "analysis/store_file.h"
#include "analysis/store_sql.h"
#include "engine/base/text.h"

struct ctg_store_file {
    ctg_sql sql;
    ctg_store_head head;
    ctg_text_store texts;
    const char **arms[3]; /* names, changes, resolved: [head.arms]; owned, the texts are in texts */
    const char **factors; /* [head.factor_count]; owned likewise */
    double *record;       /* room for one */
    double *values;       /* room for those of one run */
};

#endif
