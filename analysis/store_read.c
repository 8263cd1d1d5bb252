/* The store: what is in it, and runs handed out in order of their number, each checked.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <string.h>

#include "analysis/store_inside.h"
#include "analysis/store_row.h"

ctg_status ctg_store_read_missing(ctg_store *store, uint32_t from, uint32_t to, uint32_t *first,
                                  uint32_t *count, ctg_error *error)
{
    ctg_query query;
    bool line = false;
    int64_t next = from;
    int64_t found = (int64_t)from - 1;
    ctg_status status = ctg_store_sql_prepare(
        &store->sql, &query,
        "SELECT replicate FROM run WHERE replicate>=? AND replicate<? ORDER BY replicate", error);
    if (status == ctg_ok) {
        ctg_store_sql_bind_whole(&query, from);
        ctg_store_sql_bind_whole(&query, to);
    }
    while (status == ctg_ok && found == next - 1) {
        status = ctg_store_sql_step(&query, &line, error);
        found = line ? sqlite3_column_int64(query.statement, 0) : to;
        next += line && found == next ? 1 : 0;
    }
    ctg_store_sql_finish(&query);
    *first = (uint32_t)next;
    *count = status == ctg_ok ? (uint32_t)(found - next) : 0;
    return status;
}

ctg_status ctg_store_read_summarised(ctg_store *store, uint32_t *replicates, ctg_error *error)
{
    int64_t number = 0;
    const ctg_status status =
        ctg_store_sql_number(&store->sql, "SELECT summarised FROM study", &number, error);
    *replicates = (uint32_t)number;
    return status;
}

static ctg_status damaged(const ctg_store *store, uint32_t replicate, ctg_error *error)
{
    return ctg_error_add(error, ctg_storage,
                         "%s: replicate %" PRIu32 " is not as it was stored: the file was altered "
                         "or damaged; move it away and run the study again",
                         store->sql.name, replicate);
}

/* The columns of one row as a result; false when they cannot be what was written. */
static bool read_row(ctg_store *store, const ctg_query *query, ctg_replicate_result *result,
                     ctg_parameters *parameters)
{
    uint64_t line = 0;
    if (!ctg_store_row_read_status(ctg_store_sql_text(query, 1), &result->status) ||
        !ctg_store_row_read_hex(ctg_store_sql_text(query, 3), &result->digest) ||
        !ctg_store_row_read_hex(ctg_store_sql_text(query, 5), &line)) {
        return false;
    }
    result->sentence = ctg_store_sql_text(query, 2);
    result->seconds = sqlite3_column_double(query->statement, 4);
    const void *const parameter_bytes = sqlite3_column_blob(query->statement, 6);
    const size_t parameter_size = (size_t)sqlite3_column_bytes(query->statement, 6);
    const void *const record_bytes = sqlite3_column_blob(query->statement, 7);
    const size_t record_size = (size_t)sqlite3_column_bytes(query->statement, 7);
    if ((parameter_size != 0 && parameter_size != CTG_STORE_PARAMETER_BYTES) ||
        record_size != (result->status == ctg_ok ? 8 * store->record_size : 0) ||
        line != ctg_store_row_digest(result, parameter_bytes, parameter_size, record_bytes,
                                     record_size)) {
        return false;
    }
    if (parameter_size > 0) {
        ctg_store_row_decode(parameter_bytes, CTG_PARAMETERS, parameters->value);
        result->parameters = parameters;
    }
    if (record_size > 0) {
        ctg_store_row_decode(record_bytes, store->record_size, store->record);
        result->record = store->record;
    }
    return true;
}

static ctg_status visit_row(ctg_store *store, const ctg_query *query, ctg_store_visit *visit,
                            void *to, ctg_error *error)
{
    ctg_parameters parameters;
    ctg_replicate_result result = {.replicate =
                                       (uint32_t)sqlite3_column_int64(query->statement, 0)};
    return read_row(store, query, &result, &parameters) ? visit(to, &result, error)
                                                        : damaged(store, result.replicate, error);
}

ctg_status ctg_store_read_runs(ctg_store *store, uint32_t replicates, ctg_store_visit *visit,
                               void *to, ctg_error *error)
{
    ctg_query query;
    bool line = true;
    ctg_status status = ctg_store_sql_prepare(
        &store->sql, &query,
        "SELECT replicate, status, sentence, digest, seconds, row, parameters, record"
        " FROM run WHERE replicate>=0 AND replicate<? ORDER BY replicate",
        error);
    if (status == ctg_ok) {
        ctg_store_sql_bind_whole(&query, replicates);
    }
    while (status == ctg_ok && line) {
        status = ctg_store_sql_step(&query, &line, error);
        if (status == ctg_ok && line) {
            status = visit_row(store, &query, visit, to, error);
        }
    }
    ctg_store_sql_finish(&query);
    return status;
}
