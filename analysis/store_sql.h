/* SQLite as the store uses it: prepared statements, bound values, errors as one sentence.
 *
 * No value ever becomes part of a statement's text. The first failure of a statement's binds is
 * kept and told by the next step, so that a caller checks once.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_STORE_SQL_H
#define CTG_ANALYSIS_STORE_SQL_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include "engine/base/error.h"

/* A data base and the name by which its errors speak of it. */
typedef struct ctg_sql {
    sqlite3 *base;
    const char *name;
    bool reads; /* and never writes: its errors advise no other file */
} ctg_sql;

/* One statement; the bind functions count up from the first place. */
typedef struct ctg_query {
    const ctg_sql *sql;
    sqlite3_stmt *statement;
    int bound;
    int failed; /* SQLite's code of the first bind that failed, or 0 */
} ctg_query;

/* Turns SQLite's last error into a status and one sentence: "cannot DEED NAME: why". */
ctg_status ctg_store_sql_failure(const ctg_sql *sql, const char *deed, ctg_error *error);

/* Runs statements without values or rows. */
ctg_status ctg_store_sql_run(const ctg_sql *sql, const char *text, ctg_error *error);

/* Prepares `text`; the query is to be finished whether or not this ends in ctg_ok. */
ctg_status ctg_store_sql_prepare(const ctg_sql *sql, ctg_query *query, const char *text,
                                 ctg_error *error);
void ctg_store_sql_finish(ctg_query *query);

/* Bind the next place. Text and bytes must stay as they are until the next step has returned. */
void ctg_store_sql_bind_text(ctg_query *query, const char *text);
void ctg_store_sql_bind_whole(ctg_query *query, int64_t number);
void ctg_store_sql_bind_real(ctg_query *query, double number);
void ctg_store_sql_bind_bytes(ctg_query *query, const void *bytes, size_t size);

/* Steps to the next row; *line is false when there is none (the query can then be bound anew). */
ctg_status ctg_store_sql_step(ctg_query *query, bool *line, ctg_error *error);

/* Makes a query that was stepped ready to be bound anew. */
void ctg_store_sql_reset(ctg_query *query);

/* Steps a statement that gives no rows, and makes it ready to be bound anew. */
ctg_status ctg_store_sql_write(ctg_query *query, ctg_error *error);

/* The whole number that a statement without values gives in its first row; 0 without a row. */
ctg_status ctg_store_sql_number(const ctg_sql *sql, const char *text, int64_t *number,
                                ctg_error *error);

/* A text column, never NULL. */
const char *ctg_store_sql_text(const ctg_query *query, int column);

#endif
