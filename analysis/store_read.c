/* The store: what is in it, and runs handed out in order of their number, each checked.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <string.h>

#include "analysis/store_inside.h"
#include "analysis/store_row.h"

/* The run of the study behind another, of its shard alone; false behind the last. */
static bool next_of(const ctg_study *study, ctg_run_name *name)
{
    const uint64_t shards = study->shards > 0 ? study->shards : 1;
    if (++name->arm < ctg_study_arms(study)) {
        return true;
    }
    const uint64_t pair = name->point * study->replicates + name->replicate + shards;
    *name = (ctg_run_name){.point = pair / study->replicates,
                           .replicate = (uint32_t)(pair % study->replicates)};
    return name->point < ctg_study_point_count(study);
}

/* Whether a run is one of the study's replicates and shard. */
static bool is_wanted(const ctg_study *study, const ctg_run_name *name)
{
    const uint64_t pair = name->point * study->replicates + name->replicate;
    return name->replicate < study->replicates && name->arm < ctg_study_arms(study) &&
           name->point < ctg_study_point_count(study) &&
           (study->shards == 0 || pair % study->shards == study->shard);
}

/* The number of the next wanted run that is stored; INT64_MAX when there is none. */
static ctg_status read_next(const ctg_study *study, ctg_query *query, int64_t *number,
                            ctg_error *error)
{
    bool line = true;
    *number = INT64_MAX;
    while (line && *number == INT64_MAX) {
        CTG_TRY(ctg_store_sql_step(query, &line, error));
        if (line) {
            const int64_t stored = sqlite3_column_int64(query->statement, 0);
            const ctg_run_name name = ctg_store_row_name(stored);
            *number = is_wanted(study, &name) ? stored : INT64_MAX;
        }
    }
    return ctg_ok;
}

static ctg_status list_missing(const ctg_study *study, ctg_query *query, ctg_run_name *next,
                               ctg_run_name *runs, size_t room, size_t *count, ctg_error *error)
{
    int64_t stored = 0;
    bool more = is_wanted(study, next);
    CTG_TRY(read_next(study, query, &stored, error));
    while (more && *count < room) {
        if (ctg_store_row_number(next) == stored) {
            CTG_TRY(read_next(study, query, &stored, error));
        } else {
            runs[(*count)++] = *next;
        }
        more = next_of(study, next);
    }
    return ctg_ok;
}

ctg_status ctg_store_read_missing(ctg_store *store, ctg_run_name *next, ctg_run_name *runs,
                                  size_t room, size_t *count, ctg_error *error)
{
    ctg_query query;
    *count = 0;
    if (next->point == 0 && next->replicate == 0 && next->arm == 0) {
        const uint32_t first = store->study->shards > 0 ? store->study->shard : 0;
        next->point = first / store->study->replicates;
        next->replicate = first % store->study->replicates;
    }
    ctg_status status = ctg_store_sql_prepare(
        &store->sql, &query, "SELECT number FROM run WHERE number>=? ORDER BY number", error);
    if (status == ctg_ok) {
        ctg_store_sql_bind_whole(&query, ctg_store_row_number(next));
        status = list_missing(store->study, &query, next, runs, room, count, error);
    }
    ctg_store_sql_finish(&query);
    return status;
}

ctg_status ctg_store_read_count(ctg_store *store, uint64_t *count, ctg_error *error)
{
    ctg_query query;
    int64_t number = 0;
    *count = 0;
    ctg_status status =
        ctg_store_sql_prepare(&store->sql, &query, "SELECT number FROM run ORDER BY number", error);
    while (status == ctg_ok && number != INT64_MAX) {
        status = read_next(store->study, &query, &number, error);
        *count += status == ctg_ok && number != INT64_MAX ? 1 : 0;
    }
    ctg_store_sql_finish(&query);
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

static ctg_status damaged(const ctg_store *store, const ctg_replicate_result *result,
                          ctg_error *error)
{
    char room[CTG_STUDY_RUN_ROOM];
    return ctg_error_add(
        error, ctg_storage,
        "%s: %s is not as it was stored: the file was altered or damaged; move "
        "it away and run the study again",
        store->sql.name,
        ctg_study_run_name(store->study,
                           &(ctg_run_name){result->point, result->replicate, result->arm}, room));
}

/* Whether what others read of a run's name is what its number says. */
static bool is_named(const ctg_query *query, const ctg_replicate_result *result)
{
    return sqlite3_column_int64(query->statement, 8) == (int64_t)result->point &&
           sqlite3_column_int64(query->statement, 9) == result->replicate &&
           sqlite3_column_int64(query->statement, 10) == result->arm;
}

/* The columns of one row as a result; false when they cannot be what was written. */
static bool read_row(ctg_store *store, const ctg_query *query, ctg_replicate_result *result,
                     ctg_parameters *parameters)
{
    uint64_t line = 0;
    if (!is_named(query, result) ||
        !ctg_store_row_read_status(ctg_store_sql_text(query, 1), &result->status) ||
        !ctg_store_row_read_hex(ctg_store_sql_text(query, 3), &result->digest) ||
        !ctg_store_row_read_hex(ctg_store_sql_text(query, 5), &line)) {
        return false;
    }
    result->sentence = ctg_store_sql_text(query, 2);
    result->seconds = sqlite3_column_double(query->statement, 4);
    const void *const value_bytes = sqlite3_column_blob(query->statement, 6);
    const size_t value_size = (size_t)sqlite3_column_bytes(query->statement, 6);
    const void *const record_bytes = sqlite3_column_blob(query->statement, 7);
    const size_t record_size = (size_t)sqlite3_column_bytes(query->statement, 7);
    if ((value_size != 0 && value_size != 8 * store->value_count) ||
        record_size != (result->status == ctg_ok ? 8 * store->record_size : 0) ||
        (record_size > 0 && value_size == 0 && store->study->points.count == 0) ||
        line != ctg_store_row_digest(result, value_bytes, value_size, record_bytes, record_size)) {
        return false;
    }
    if (value_size > 0 && store->study->points.count == 0) {
        ctg_store_row_decode(value_bytes, CTG_PARAMETERS, parameters->value);
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
    const ctg_run_name name = ctg_store_row_name(sqlite3_column_int64(query->statement, 0));
    ctg_replicate_result result = {
        .point = name.point, .replicate = name.replicate, .arm = name.arm};
    if (store->study->shards > 0 && !is_wanted(store->study, &name)) {
        return ctg_ok;
    }
    if (name.arm >= ctg_study_arms(store->study) ||
        name.point >= ctg_study_point_count(store->study)) { /* somebody altered it */
        return damaged(store, &result, error);
    }
    return read_row(store, query, &result, &parameters) ? visit(to, &result, error)
                                                        : damaged(store, &result, error);
}

ctg_status ctg_store_read_runs(ctg_store *store, uint32_t replicates, ctg_store_visit *visit,
                               void *to, ctg_error *error)
{
    ctg_query query;
    bool line = true;
    ctg_status status = ctg_store_sql_prepare(
        &store->sql, &query,
        "SELECT number, status, sentence, digest, seconds, row, parameters, record, point,"
        " replicate, arm FROM run WHERE (number>>8&1048575)<? ORDER BY number",
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
