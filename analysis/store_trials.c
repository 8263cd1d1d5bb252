/* The trials of a calibration in its store.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/store_trials.h"

#include <assert.h>
#include <string.h>
#include <time.h>

#include "analysis/store_inside.h"
#include "analysis/store_row.h"
#include "engine/base/digest.h"

#define BYTES (8 * CTG_STORE_TRIAL_NUMBERS_MOST)

static int64_t milliseconds(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

ctg_status ctg_store_trials_begin(ctg_store *store, ctg_error *error)
{
    return ctg_store_sql_run(&store->sql,
                             "CREATE TABLE IF NOT EXISTS trial(generation INTEGER NOT NULL,"
                             " trial INTEGER NOT NULL, parameters BLOB NOT NULL,"
                             " targets BLOB NOT NULL, distance REAL NOT NULL,"
                             " digest TEXT NOT NULL, row TEXT NOT NULL,"
                             " PRIMARY KEY(generation, trial)) WITHOUT ROWID",
                             error);
}

/* The digest of all that a row holds. */
static void write_row_digest(const ctg_store_trial *trial, char text[17])
{
    unsigned char bytes[BYTES];
    const double name[3] = {(double)trial->generation, (double)trial->trial, trial->distance};
    ctg_store_row_encode(name, 3, bytes);
    uint64_t digest = ctg_digest_chain(trial->digest, bytes, sizeof name);
    ctg_store_row_encode(trial->values, trial->value_count, bytes);
    digest = ctg_digest_chain(digest, bytes, 8 * trial->value_count);
    ctg_store_row_encode(trial->figures, trial->figure_count, bytes);
    ctg_store_row_write_hex(ctg_digest_chain(digest, bytes, 8 * trial->figure_count), text);
}

ctg_status ctg_store_trials_write(ctg_store *store, const ctg_store_trial *trial, ctg_error *error)
{
    ctg_query query;
    unsigned char values[BYTES];
    unsigned char figures[BYTES];
    char digest[17];
    char row[17];
    assert(trial->value_count <= CTG_STORE_TRIAL_NUMBERS_MOST &&
           trial->figure_count <= CTG_STORE_TRIAL_NUMBERS_MOST);
    ctg_store_row_encode(trial->values, trial->value_count, values);
    ctg_store_row_encode(trial->figures, trial->figure_count, figures);
    ctg_store_row_write_hex(trial->digest, digest);
    write_row_digest(trial, row);
    CTG_TRY(ctg_store_begin(store, error));
    ctg_status status = ctg_store_sql_prepare(&store->sql, &query,
                                              "INSERT INTO trial VALUES(?,?,?,?,?,?,?)", error);
    if (status == ctg_ok) {
        ctg_store_sql_bind_whole(&query, trial->generation);
        ctg_store_sql_bind_whole(&query, (int64_t)trial->trial);
        ctg_store_sql_bind_bytes(&query, values, 8 * trial->value_count);
        ctg_store_sql_bind_bytes(&query, figures, 8 * trial->figure_count);
        ctg_store_sql_bind_real(&query, trial->distance);
        ctg_store_sql_bind_text(&query, digest);
        ctg_store_sql_bind_text(&query, row);
        status = ctg_store_sql_write(&query, error);
    }
    ctg_store_sql_finish(&query);
    CTG_TRY(status);
    return milliseconds() - store->committed_at >= 1000 ? ctg_store_commit(store, error) : ctg_ok;
}

/* Numbers of a column; false when there are not as many as there must be. */
static bool read_numbers(const ctg_query *query, int column, double *numbers, size_t count)
{
    const void *const bytes = sqlite3_column_blob(query->statement, column);
    if (bytes == NULL || (size_t)sqlite3_column_bytes(query->statement, column) != 8 * count) {
        return false;
    }
    ctg_store_row_decode(bytes, count, numbers);
    return true;
}

static bool read_row(const ctg_query *query, ctg_store_trial *trial)
{
    char row[17];
    trial->distance = sqlite3_column_double(query->statement, 2);
    if (!read_numbers(query, 0, trial->values, trial->value_count) ||
        !read_numbers(query, 1, trial->figures, trial->figure_count) ||
        !ctg_store_row_read_hex(ctg_store_sql_text(query, 3), &trial->digest)) {
        return false;
    }
    write_row_digest(trial, row);
    return strcmp(row, ctg_store_sql_text(query, 4)) == 0;
}

ctg_status ctg_store_trials_read(ctg_store *store, ctg_store_trial *trial, bool *found,
                                 ctg_error *error)
{
    ctg_query query;
    *found = false;
    ctg_status status =
        ctg_store_sql_prepare(&store->sql, &query,
                              "SELECT parameters, targets, distance, digest, row FROM trial"
                              " WHERE generation=? AND trial=?",
                              error);
    if (status == ctg_ok) {
        ctg_store_sql_bind_whole(&query, trial->generation);
        ctg_store_sql_bind_whole(&query, (int64_t)trial->trial);
        status = ctg_store_sql_step(&query, found, error);
    }
    if (status == ctg_ok && *found && !read_row(&query, trial)) {
        status = ctg_error_add(error, ctg_storage,
                               "%s: trial %zu of generation %u is not as it was stored: the file "
                               "was altered or damaged; move it away and calibrate again",
                               store->sql.name, trial->trial, (unsigned)trial->generation);
    }
    ctg_store_sql_finish(&query);
    return status;
}
