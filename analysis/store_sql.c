/* SQLite as the store uses it: prepared statements, bound values, errors as one sentence.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/store_sql.h"

ctg_status ctg_store_sql_failure(const ctg_sql *sql, const char *deed, ctg_error *error)
{
    const int code = sql->base == NULL ? SQLITE_NOMEM : sqlite3_errcode(sql->base);
    switch (code & 0xff) {
    case SQLITE_NOMEM:
        return ctg_error_add(error, ctg_memory, "no memory to %s %s", deed, sql->name);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ctg_error_add(error, ctg_storage,
                             "cannot %s %s: another process is using it; wait for it to end%s",
                             deed, sql->name, sql->reads ? "" : " or name another file with -o");
    case SQLITE_FULL:
        return ctg_error_add(error, ctg_storage, "cannot %s %s: the disk is full", deed, sql->name);
    default:
        return ctg_error_add(error, ctg_storage, "cannot %s %s: %s", deed, sql->name,
                             sqlite3_errmsg(sql->base));
    }
}

ctg_status ctg_store_sql_run(const ctg_sql *sql, const char *text, ctg_error *error)
{
    return sqlite3_exec(sql->base, text, NULL, NULL, NULL) == SQLITE_OK
               ? ctg_ok
               : ctg_store_sql_failure(sql, "write", error);
}

ctg_status ctg_store_sql_prepare(const ctg_sql *sql, ctg_query *query, const char *text,
                                 ctg_error *error)
{
    *query = (ctg_query){.sql = sql};
    return sqlite3_prepare_v2(sql->base, text, -1, &query->statement, NULL) == SQLITE_OK
               ? ctg_ok
               : ctg_store_sql_failure(sql, "read", error);
}

void ctg_store_sql_finish(ctg_query *query)
{
    (void)sqlite3_finalize(query->statement);
    query->statement = NULL;
}

static void note(ctg_query *query, int code)
{
    if (query->failed == SQLITE_OK) {
        query->failed = code;
    }
}

void ctg_store_sql_bind_text(ctg_query *query, const char *text)
{
    note(query, sqlite3_bind_text(query->statement, ++query->bound, text, -1, SQLITE_STATIC));
}

void ctg_store_sql_bind_whole(ctg_query *query, int64_t number)
{
    note(query, sqlite3_bind_int64(query->statement, ++query->bound, number));
}

void ctg_store_sql_bind_real(ctg_query *query, double number)
{
    note(query, sqlite3_bind_double(query->statement, ++query->bound, number));
}

void ctg_store_sql_bind_bytes(ctg_query *query, const void *bytes, size_t size)
{
    note(query, sqlite3_bind_blob64(query->statement, ++query->bound, bytes, size, SQLITE_STATIC));
}

ctg_status ctg_store_sql_step(ctg_query *query, bool *line, ctg_error *error)
{
    *line = false;
    if (query->failed != SQLITE_OK) {
        return ctg_store_sql_failure(query->sql, "bind a value for", error);
    }
    const int code = sqlite3_step(query->statement);
    *line = code == SQLITE_ROW;
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        const bool reads = sqlite3_stmt_readonly(query->statement) != 0;
        return ctg_store_sql_failure(query->sql, reads ? "read" : "write", error);
    }
    return ctg_ok;
}

void ctg_store_sql_reset(ctg_query *query)
{
    (void)sqlite3_reset(query->statement);
    query->bound = 0;
    query->failed = SQLITE_OK;
}

ctg_status ctg_store_sql_write(ctg_query *query, ctg_error *error)
{
    bool line = false;
    const ctg_status status = ctg_store_sql_step(query, &line, error);
    ctg_store_sql_reset(query);
    return status;
}

ctg_status ctg_store_sql_number(const ctg_sql *sql, const char *text, int64_t *number,
                                ctg_error *error)
{
    ctg_query query;
    bool line = false;
    *number = 0;
    ctg_status status = ctg_store_sql_prepare(sql, &query, text, error);
    if (status == ctg_ok) {
        status = ctg_store_sql_step(&query, &line, error);
    }
    if (line) {
        *number = sqlite3_column_int64(query.statement, 0);
    }
    ctg_store_sql_finish(&query);
    return status;
}

const char *ctg_store_sql_text(const ctg_query *query, int column)
{
    const unsigned char *const text = sqlite3_column_text(query->statement, column);
    return text != NULL ? (const char *)text : "";
}
