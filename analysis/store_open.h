/* The file of a store: made whole or not at all, never mistaken for another.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_STORE_OPEN_H
#define CTG_ANALYSIS_STORE_OPEN_H

#include "analysis/store_sql.h"
#include "analysis/study.h"

/* Opens or makes the file at `path` for one process alone, and checks that it is a sound store of
 * `study`; NULL: a private one. To be closed with ctg_store_open_close in any case. */
ctg_status ctg_store_open_base(ctg_sql *sql, const char *path, const ctg_study *study,
                               ctg_error *error);

/* Opens or makes the file at `path` for one process alone, inside a transaction whose cache is not
 * spilled (store_open.c says why: "COMMIT; PRAGMA cache_spill=ON;" ends both). *fresh: there is
 * nothing in it yet; else it is a sound store of some study, whose runs that failed for want of
 * memory or disk are forgotten. To be closed likewise. */
ctg_status ctg_store_open_alone(ctg_sql *sql, const char *path, bool *fresh, ctg_error *error);

/* Opens a store to read it, as it is at this moment: until it is closed nobody can write to it.
 * ctg_input where there is none, ctg_storage where another process has it. To be closed
 * likewise. */
ctg_status ctg_store_open_reading(ctg_sql *sql, const char *path, ctg_error *error);

/* Whether SQLite finds the file sound: ctg_storage where it does not. */
ctg_status ctg_store_open_check(const ctg_sql *sql, ctg_error *error);

/* Makes an empty data base for this process alone, which ends with it: what does not fit into its
 * cache lies in a temporary file without a name, where SQLITE_TMPDIR or TMPDIR say. To be closed
 * likewise. */
ctg_status ctg_store_open_private(ctg_sql *sql, ctg_error *error);

/* Closes it and leaves no journal behind. */
ctg_status ctg_store_open_study_reading(ctg_sql *sql, const char *path, const ctg_study *study,
                                        ctg_error *error);
void ctg_store_open_close(ctg_sql *sql);

#endif
