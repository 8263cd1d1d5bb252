/* The file of a store: made whole or not at all, never mistaken for another.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_STORE_OPEN_H
#define CTG_ANALYSIS_STORE_OPEN_H

#include "analysis/store_sql.h"
#include "analysis/study.h"

/* Opens or makes the file at `path` (NULL: in memory) for one process alone, and checks that it is
 * a sound store of `study`. sql->base is to be closed with ctg_store_open_close in any case. */
ctg_status ctg_store_open_base(ctg_sql *sql, const char *path, const ctg_study *study,
                               ctg_error *error);

/* Closes it and leaves no journal behind. */
void ctg_store_open_close(ctg_sql *sql);

#endif
