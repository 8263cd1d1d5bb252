/* The tables of a store, and what is written into them once, when the store is made.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_STORE_SCHEMA_H
#define CTG_ANALYSIS_STORE_SCHEMA_H

#include "analysis/store_sql.h"
#include "analysis/study.h"

#define CTG_STORE_APPLICATION 0x43544731 /* "CTG1", in the file's header */
#define CTG_STORE_FORMAT 2               /* of the tables, in the file's header */

/* Makes the tables, empty, inside the transaction that is open. */
ctg_status ctg_store_schema_make(const ctg_sql *sql, ctg_error *error);

/* Makes the tables and writes study, inputs, parameters and measures, inside the transaction that
 * is open. */
ctg_status ctg_store_schema_write(const ctg_sql *sql, const ctg_study *study, ctg_error *error);

#endif
