/* The store: one SQLite file a study; opening it, adding runs, reading them again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/store.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "analysis/store_inside.h"
#include "analysis/store_open.h"
#include "analysis/store_row.h"
#include "engine/base/memory.h"

#define RUNS_A_COMMIT 1000

const char *ctg_store_library_version(void)
{
    return sqlite3_libversion();
}

static int64_t milliseconds(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static ctg_status make_room(ctg_store *store, ctg_error *error)
{
    const ctg_study *const study = store->study;
    void *room = NULL;
    store->record_size = ctg_study_kept_count(study);
    store->value_count = study->points.count > 0 ? study->points.factor_count : CTG_PARAMETERS;
    CTG_TRY(ctg_memory_array(&room, store->record_size, sizeof(double), "a record", error));
    store->record = room;
    CTG_TRY(ctg_memory_array(&room, store->record_size, 8, "a record", error));
    store->bytes = room;
    CTG_TRY(ctg_memory_array(&room, store->value_count, sizeof(double), "parameters", error));
    store->values = room;
    CTG_TRY(ctg_memory_array(&room, store->value_count, 8, "parameters", error));
    store->value_bytes = room;
    return ctg_ok;
}

static ctg_status prepare(ctg_store *store, ctg_error *error)
{
    CTG_TRY(make_room(store, error));
    CTG_TRY(ctg_store_sql_prepare(&store->sql, &store->add_run,
                                  "INSERT INTO run VALUES(?,?,?,?,?,?,?,?,?,?,?)", error));
    CTG_TRY(ctg_store_sql_prepare(&store->sql, &store->add_final,
                                  "INSERT INTO final VALUES(?,?,?,?,?)", error));
    return ctg_store_sql_prepare(&store->sql, &store->add_summary,
                                 "INSERT INTO summary VALUES(?,?,?,?,?,?,?,?,?,?)", error);
}

static ctg_status open_base(ctg_store *store, const char *path, bool reads, ctg_error *error)
{
    if (reads) {
        CTG_TRY(ctg_store_open_study_reading(&store->sql, path, store->study, error));
        return make_room(store, error);
    }
    CTG_TRY(ctg_store_open_base(&store->sql, path, store->study, error));
    return prepare(store, error);
}

static ctg_status open_store(ctg_store **store, const char *path, const ctg_study *study,
                             bool reads, ctg_error *error)
{
    void *place = NULL;
    *store = NULL;
    CTG_TRY(ctg_memory_array(&place, 1, sizeof **store, "the store", error));
    ctg_store *const opened = place;
    opened->study = study;
    opened->kept = path != NULL;
    opened->committed_at = milliseconds();
    const ctg_status status = open_base(opened, path, reads, error);
    if (status != ctg_ok) {
        ctg_store_destroy(opened);
        return status;
    }
    *store = opened;
    return ctg_ok;
}

ctg_status ctg_store_open(ctg_store **store, const char *path, const ctg_study *study,
                          ctg_error *error)
{
    return open_store(store, path, study, false, error);
}

ctg_status ctg_store_open_to_read(ctg_store **store, const char *path, const ctg_study *study,
                                  ctg_error *error)
{
    return open_store(store, path, study, true, error);
}

void ctg_store_destroy(ctg_store *store)
{
    if (store == NULL) {
        return;
    }
    ctg_store_sql_finish(&store->add_run);
    ctg_store_sql_finish(&store->add_final);
    ctg_store_sql_finish(&store->add_summary);
    ctg_store_open_close(&store->sql);
    free(store->record);
    free(store->bytes);
    free(store->values);
    free(store->value_bytes);
    free(store);
}

bool ctg_store_is_kept(const ctg_store *store)
{
    return store->kept;
}

ctg_status ctg_store_begin(ctg_store *store, ctg_error *error)
{
    return sqlite3_get_autocommit(store->sql.base) != 0
               ? ctg_store_sql_run(&store->sql, "BEGIN", error)
               : ctg_ok;
}

ctg_status ctg_store_commit(ctg_store *store, ctg_error *error)
{
    store->uncommitted = 0;
    store->committed_at = milliseconds();
    return sqlite3_get_autocommit(store->sql.base) == 0
               ? ctg_store_sql_run(&store->sql, "COMMIT", error)
               : ctg_ok;
}

static ctg_status write_build(ctg_store *store, const ctg_session *session, int64_t number,
                              ctg_error *error)
{
    ctg_query query;
    ctg_status status =
        ctg_store_sql_prepare(&store->sql, &query, "INSERT INTO build VALUES(?,?,?)", error);
    for (size_t i = 0; i < session->build_count && status == ctg_ok; i++) {
        ctg_store_sql_bind_whole(&query, number);
        ctg_store_sql_bind_text(&query, session->build[i].key);
        ctg_store_sql_bind_text(&query, session->build[i].value);
        status = ctg_store_sql_write(&query, error);
    }
    ctg_store_sql_finish(&query);
    return status;
}

static ctg_status extend_study(ctg_store *store, ctg_error *error)
{
    ctg_query query;
    ctg_status status = ctg_store_sql_prepare(
        &store->sql, &query, "UPDATE study SET replicates=max(replicates,?)", error);
    if (status == ctg_ok) {
        ctg_store_sql_bind_whole(&query, store->study->replicates);
        status = ctg_store_sql_write(&query, error);
    }
    ctg_store_sql_finish(&query);
    return status;
}

ctg_status ctg_store_write_session(ctg_store *store, const ctg_session *session, ctg_error *error)
{
    ctg_query query;
    CTG_TRY(ctg_store_begin(store, error));
    CTG_TRY(extend_study(store, error));
    ctg_status status = ctg_store_sql_prepare(&store->sql, &query,
                                              "INSERT INTO session(started, threads, shard,"
                                              " shards, command) VALUES("
                                              "strftime('%Y-%m-%dT%H:%M:%SZ','now'),?,?,?,?)",
                                              error);
    if (status == ctg_ok) {
        ctg_store_sql_bind_whole(&query, session->threads);
        ctg_store_sql_bind_whole(&query, store->study->shard);
        ctg_store_sql_bind_whole(&query, store->study->shards);
        ctg_store_sql_bind_text(&query, session->command);
        status = ctg_store_sql_write(&query, error);
    }
    ctg_store_sql_finish(&query);
    CTG_TRY(status);
    CTG_TRY(write_build(store, session, sqlite3_last_insert_rowid(store->sql.base), error));
    return ctg_store_commit(store, error);
}

/* A value that is no number would become NULL in SQLite, and nobody would notice. */
static ctg_status check_record(const ctg_store *store, const ctg_replicate_result *result,
                               ctg_error *error)
{
    const ctg_study *const study = store->study;
    const size_t size = ctg_measures_record_size(&study->shape);
    const size_t flaw = ctg_store_row_flaw(result->record, size);
    if (flaw == size) {
        return ctg_ok;
    }
    const ctg_study_place place = ctg_study_place_of(study, flaw);
    const ctg_measure *const line = ctg_measures_row(place.measure);
    char room[CTG_WHO_ROOM];
    char month[8];
    ctg_month_write(ctg_study_month(study, line->scope, place.time), month);
    return ctg_error_add(error, ctg_broken, "measure %s %s in %s is not a finite number",
                         line->path, ctg_study_who(study, line->scope, place.who, room), month);
}

/* What is kept of the record, as bytes; gives how many. */
static size_t encode_record(ctg_store *store, const double *record)
{
    if (record == NULL) {
        return 0;
    }
    const ctg_study *const study = store->study;
    for (size_t at = 0; at < study->kept_count; at++) {
        store->record[at] = record[study->kept[at]];
    }
    ctg_store_row_encode(study->kept_count > 0 ? store->record : record, store->record_size,
                         store->bytes);
    return 8 * store->record_size;
}

/* The parameters of the run, or the factors of its point, as bytes; gives how many. */
static size_t encode_values(ctg_store *store, const ctg_replicate_result *result)
{
    const ctg_study_points *const points = &store->study->points;
    if (points->count > 0) {
        points->values(points->of, result->point, store->values);
        ctg_store_row_encode(store->values, store->value_count, store->value_bytes);
    } else if (result->parameters != NULL) {
        ctg_store_row_encode(result->parameters->value, store->value_count, store->value_bytes);
    } else {
        return 0;
    }
    return 8 * store->value_count;
}

static ctg_status write_row(ctg_store *store, const ctg_replicate_result *result, ctg_error *error)
{
    const size_t value_bytes = encode_values(store, result);
    const size_t record_bytes = encode_record(store, result->record);
    const ctg_run_name name = {result->point, result->replicate, result->arm};
    char digest[17];
    char line[17];
    ctg_query *const query = &store->add_run;
    ctg_store_row_write_hex(result->digest, digest);
    ctg_store_row_write_hex(
        ctg_store_row_digest(result, store->value_bytes, value_bytes, store->bytes, record_bytes),
        line);
    ctg_store_sql_bind_whole(query, ctg_store_row_number(&name));
    ctg_store_sql_bind_whole(query, (int64_t)result->point);
    ctg_store_sql_bind_whole(query, result->replicate);
    ctg_store_sql_bind_whole(query, result->arm);
    ctg_store_sql_bind_text(query, ctg_store_row_status(result->status));
    ctg_store_sql_bind_text(query, result->sentence);
    ctg_store_sql_bind_text(query, digest);
    ctg_store_sql_bind_real(query, result->seconds);
    ctg_store_sql_bind_text(query, line);
    ctg_store_sql_bind_bytes(query, store->value_bytes, value_bytes);
    ctg_store_sql_bind_bytes(query, store->bytes, record_bytes);
    return ctg_store_sql_write(query, error);
}

/* Of other scopes a run has so many values that the record alone keeps them. */
static bool is_final(ctg_scope scope)
{
    return scope == ctg_scope_world || scope == ctg_scope_supplier || scope == ctg_scope_host ||
           scope == ctg_scope_capability;
}

static ctg_status write_final(ctg_store *store, const ctg_replicate_result *result,
                              ctg_error *error)
{
    const ctg_record_shape *const shape = &store->study->shape;
    ctg_query *const query = &store->add_final;
    char room[CTG_WHO_ROOM];
    for (size_t id = 0; id < CTG_MEASURES; id++) {
        const ctg_measure *const line = ctg_measures_row((ctg_measure_id)id);
        const size_t last = ctg_measures_times(shape, line->scope) - 1;
        const size_t count = is_final(line->scope) ? shape->who[line->scope] : 0;
        const size_t place = count > 0 ? ctg_measures_place(shape, (ctg_measure_id)id, last, 0) : 0;
        for (size_t who = 0; who < count; who++) {
            ctg_store_sql_bind_whole(query, result->arm);
            ctg_store_sql_bind_whole(query, result->replicate);
            ctg_store_sql_bind_text(query, line->path);
            ctg_store_sql_bind_text(query, ctg_study_who(store->study, line->scope, who, room));
            ctg_store_sql_bind_real(query, result->record[place + who]);
            CTG_TRY(ctg_store_sql_write(query, error));
        }
    }
    return ctg_ok;
}

ctg_status ctg_store_write_run(ctg_store *store, const ctg_replicate_result *result,
                               ctg_error *error)
{
    if (result->record != NULL) {
        CTG_TRY(check_record(store, result, error));
    }
    CTG_TRY(ctg_store_begin(store, error));
    CTG_TRY(write_row(store, result, error));
    if (result->record != NULL && store->kept && store->study->points.count == 0 &&
        store->study->kept_count == 0) {
        CTG_TRY(write_final(store, result, error));
    }
    store->uncommitted++;
    return store->uncommitted >= RUNS_A_COMMIT || milliseconds() - store->committed_at >= 1000
               ? ctg_store_commit(store, error)
               : ctg_ok;
}
