/* The runs of a store that is read by itself, each checked against the digest of its row.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/store_lines.h"

#include <string.h>

#include "analysis/store_file_inside.h"
#include "analysis/store_row.h"

#define COLUMNS                                                                                    \
    "SELECT number, point, replicate, arm, status, sentence, digest, seconds, row, parameters,"    \
    " record FROM run"

static bool has_size(int64_t size, bool may_miss, size_t doubles)
{
    return (may_miss && size == 0) || size == (int64_t)(8 * doubles);
}

/* The columns of one row; false when they cannot be what was written. */
static bool read_line(ctg_store_file *file, const ctg_query *query, ctg_store_line *line)
{
    sqlite3_stmt *const row = query->statement;
    const int64_t number = sqlite3_column_int64(row, 0);
    *line = (ctg_store_line){.name = ctg_store_row_name(number),
                             .sentence = ctg_store_sql_text(query, 5),
                             .seconds = sqlite3_column_double(row, 7)};
    if (number < 0 || sqlite3_column_int64(row, 1) != (int64_t)line->name.point ||
        sqlite3_column_int64(row, 2) != line->name.replicate ||
        sqlite3_column_int64(row, 3) != line->name.arm ||
        !ctg_store_row_read_status(ctg_store_sql_text(query, 4), &line->status) ||
        !ctg_store_row_read_hex(ctg_store_sql_text(query, 6), &line->digest) ||
        !ctg_store_row_read_hex(ctg_store_sql_text(query, 8), &line->row)) {
        return false;
    }
    line->value_bytes = sqlite3_column_blob(row, 9);
    line->record_bytes = sqlite3_column_blob(row, 10);
    const int64_t value_size = sqlite3_column_bytes(row, 9);
    const int64_t record_size = sqlite3_column_bytes(row, 10);
    const bool failed = line->status != ctg_ok;
    if (!has_size(value_size, true, file->head.value_count) ||
        !has_size(record_size, false, failed ? 0 : file->head.record_size)) {
        return false;
    }
    const ctg_replicate_result result = {.point = line->name.point,
                                         .replicate = line->name.replicate,
                                         .arm = line->name.arm,
                                         .status = line->status,
                                         .sentence = line->sentence,
                                         .digest = line->digest};
    return line->row == ctg_store_row_digest(&result, line->value_bytes, (size_t)value_size,
                                             line->record_bytes, (size_t)record_size);
}

static ctg_status visit_line(ctg_store_file *file, const ctg_query *query,
                             ctg_store_lines_visit *visit, void *to, ctg_error *error)
{
    ctg_store_line line;
    char room[CTG_STORE_FILE_RUN_ROOM];
    if (!read_line(file, query, &line)) {
        return ctg_error_add(error, ctg_storage,
                             "%s: %s is not as it was stored: the file was altered or damaged; "
                             "move it away and run the study again",
                             file->sql.name,
                             ctg_store_file_run_name(&file->head, &line.name, room));
    }
    if (line.value_bytes != NULL) {
        ctg_store_row_decode(line.value_bytes, file->head.value_count, file->values);
        line.values = file->values;
    }
    if (line.status == ctg_ok) {
        ctg_store_row_decode(line.record_bytes, file->head.record_size, file->record);
        line.record = file->record;
    }
    return visit(to, &line, error);
}

ctg_status ctg_store_lines_read(ctg_store_file *file, ctg_store_lines_visit *visit, void *to,
                                ctg_error *error)
{
    ctg_query query;
    bool more = true;
    ctg_status status =
        ctg_store_sql_prepare(&file->sql, &query, COLUMNS " ORDER BY number", error);
    while (status == ctg_ok && more) {
        status = ctg_store_sql_step(&query, &more, error);
        if (status == ctg_ok && more) {
            status = visit_line(file, &query, visit, to, error);
        }
    }
    ctg_store_sql_finish(&query);
    return status;
}

ctg_status ctg_store_lines_one(ctg_store_file *file, int64_t number, bool *found,
                               ctg_store_lines_visit *visit, void *to, ctg_error *error)
{
    ctg_query query;
    *found = false;
    ctg_status status =
        ctg_store_sql_prepare(&file->sql, &query, COLUMNS " WHERE number = ?", error);
    if (status == ctg_ok) {
        ctg_store_sql_bind_whole(&query, number);
        status = ctg_store_sql_step(&query, found, error);
    }
    if (status == ctg_ok && *found) {
        status = visit_line(file, &query, visit, to, error);
    }
    ctg_store_sql_finish(&query);
    return status;
}

ctg_status ctg_store_lines_nth(ctg_store_file *file, uint64_t at, int64_t *number, ctg_error *error)
{
    ctg_query query;
    bool found = false;
    *number = -1;
    ctg_status status = ctg_store_sql_prepare(
        &file->sql, &query,
        "SELECT number FROM run WHERE status = 'ok' ORDER BY number LIMIT 1 OFFSET ?", error);
    if (status == ctg_ok) {
        ctg_store_sql_bind_whole(&query, (int64_t)at);
        status = ctg_store_sql_step(&query, &found, error);
    }
    if (status == ctg_ok && found) {
        *number = sqlite3_column_int64(query.statement, 0);
    }
    ctg_store_sql_finish(&query);
    return status;
}

ctg_status ctg_store_lines_names(ctg_store_file *file, ctg_store_lines_name *visit, void *to,
                                 ctg_error *error)
{
    ctg_query query;
    bool more = true;
    ctg_status status = ctg_store_sql_prepare(
        &file->sql, &query,
        "SELECT number, CASE status WHEN 'ok' THEN '' ELSE sentence END FROM run ORDER BY number",
        error);
    while (status == ctg_ok && more) {
        status = ctg_store_sql_step(&query, &more, error);
        if (status == ctg_ok && more) {
            const ctg_run_name name = ctg_store_row_name(sqlite3_column_int64(query.statement, 0));
            status = visit(to, &name, ctg_store_sql_text(&query, 1), error);
        }
    }
    ctg_store_sql_finish(&query);
    return status;
}
