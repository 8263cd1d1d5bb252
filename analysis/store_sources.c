/* What a store that is read by itself was made of and by whom.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/store_sources.h"

#include <string.h>

#include "analysis/store_file_inside.h"
#include "engine/base/digest.h"

static ctg_status take_input(ctg_store_file *file, const ctg_query *query,
                             ctg_store_sources_input *visit, void *to, ctg_error *error)
{
    char sha256[65];
    const void *const bytes = sqlite3_column_blob(query->statement, 3);
    const ctg_store_input input = {.role = ctg_store_sql_text(query, 0),
                                   .path = ctg_store_sql_text(query, 1),
                                   .sha256 = ctg_store_sql_text(query, 2),
                                   .bytes = bytes != NULL ? bytes : "",
                                   .size = (size_t)sqlite3_column_bytes(query->statement, 3)};
    ctg_digest_sha256(input.bytes, input.size, sha256);
    return strcmp(sha256, input.sha256) == 0
               ? visit(to, &input, error)
               : ctg_error_add(error, ctg_storage,
                               "%s: its input %s is not as it was stored: the file was altered or "
                               "damaged",
                               file->sql.name, input.path);
}

ctg_status ctg_store_sources_inputs(ctg_store_file *file, ctg_store_sources_input *visit, void *to,
                                    ctg_error *error)
{
    ctg_query query;
    bool more = true;
    ctg_status status = ctg_store_sql_prepare(
        &file->sql, &query, "SELECT role, path, sha256, bytes FROM input ORDER BY number", error);
    while (status == ctg_ok && more) {
        status = ctg_store_sql_step(&query, &more, error);
        if (status == ctg_ok && more) {
            status = take_input(file, &query, visit, to, error);
        }
    }
    ctg_store_sql_finish(&query);
    return status;
}

ctg_status ctg_store_sources_sessions(ctg_store_file *file, ctg_store_sources_session *visit,
                                      void *to, ctg_error *error)
{
    ctg_query query;
    bool more = true;
    ctg_status status = ctg_store_sql_prepare(
        &file->sql, &query,
        "SELECT number, threads, shard, shards, started, command FROM session ORDER BY number",
        error);
    while (status == ctg_ok && more) {
        status = ctg_store_sql_step(&query, &more, error);
        if (status == ctg_ok && more) {
            const ctg_store_session session = {.number = sqlite3_column_int64(query.statement, 0),
                                               .threads = sqlite3_column_int64(query.statement, 1),
                                               .shard = sqlite3_column_int64(query.statement, 2),
                                               .shards = sqlite3_column_int64(query.statement, 3),
                                               .started = ctg_store_sql_text(&query, 4),
                                               .command = ctg_store_sql_text(&query, 5)};
            status = visit(to, &session, error);
        }
    }
    ctg_store_sql_finish(&query);
    return status;
}

ctg_status ctg_store_sources_build(ctg_store_file *file, int64_t session,
                                   ctg_store_sources_fact *visit, void *to, ctg_error *error)
{
    ctg_query query;
    bool more = true;
    ctg_status status = ctg_store_sql_prepare(
        &file->sql, &query, "SELECT key, value FROM build WHERE session = ? ORDER BY key", error);
    if (status == ctg_ok) {
        ctg_store_sql_bind_whole(&query, session);
    }
    while (status == ctg_ok && more) {
        status = ctg_store_sql_step(&query, &more, error);
        if (status == ctg_ok && more) {
            status = visit(to, ctg_store_sql_text(&query, 0), ctg_store_sql_text(&query, 1), error);
        }
    }
    ctg_store_sql_finish(&query);
    return status;
}
