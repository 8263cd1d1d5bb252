/* The file of a store: made whole or not at all, never mistaken for another.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/store_open.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "analysis/store_schema.h"
#include "engine/base/file.h"

#define HEADER_BYTES 100 /* of every SQLite file (www.sqlite.org/fileformat.html, 1.3) */

static uint32_t big_endian(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static ctg_status foreign(const char *path, ctg_error *error)
{
    return ctg_error_add(error, ctg_input,
                         "%s is not a store of contingent; it was left as it is: name another file "
                         "with -o",
                         path);
}

/* Reads the header ourselves: SQLite would repair a foreign file that has a journal. An empty file
 * is what is left when a process is killed before its first commit, during which nothing is
 * written before the header (open_file). */
static ctg_status check_header(const char *path, ctg_error *error)
{
    unsigned char header[HEADER_BYTES] = {0};
    struct stat about;
    if (stat(path, &about) != 0) {
        return errno == ENOENT
                   ? ctg_ok
                   : ctg_error_add(error, ctg_storage, "cannot open %s: %s", path, strerror(errno));
    }
    if (!S_ISREG(about.st_mode)) {
        return ctg_error_add(error, ctg_input, "%s is not a file; name a file with -o", path);
    }
    FILE *const file = fopen(path, "rb");
    if (file == NULL) {
        return ctg_error_add(error, ctg_storage, "cannot open %s: %s", path, strerror(errno));
    }
    const size_t size = fread(header, 1, sizeof header, file);
    (void)fclose(file);
    const bool ours = size == sizeof header && memcmp(header, "SQLite format 3", 16) == 0 &&
                      big_endian(header + 68) == CTG_STORE_APPLICATION;
    return about.st_size == 0 || ours ? ctg_ok : foreign(path, error);
}

/* Why SQLite could not open it: where a folder may not be written, it says that there is no
 * file. */
static int cause_of(const ctg_sql *sql, const char *path)
{
    const int cause = sql->base != NULL ? sqlite3_system_errno(sql->base) : 0;
    FILE *const file = cause == ENOENT ? fopen(path, "ab") : NULL;
    const int again = errno;
    if (file != NULL) {
        (void)fclose(file);
    }
    return cause == ENOENT && file == NULL ? again : cause;
}

static ctg_status open_file(ctg_sql *sql, const char *path, ctg_error *error)
{
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX;
    if (sqlite3_open_v2(path, &sql->base, flags, NULL) != SQLITE_OK) {
        const int cause = cause_of(sql, path);
        return cause != 0 ? ctg_error_add(error, ctg_storage, "cannot open %s: %s", sql->name,
                                          strerror(cause))
                          : ctg_store_sql_failure(sql, "open", error);
    }
    (void)sqlite3_extended_result_codes(sql->base, 1);
    (void)sqlite3_db_config(sql->base, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    (void)sqlite3_db_config(sql->base, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    (void)sqlite3_db_config(sql->base, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
    return ctg_store_sql_run(sql,
                             "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;"
                             "PRAGMA locking_mode=EXCLUSIVE; PRAGMA page_size=16384;"
                             "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=FULL;"
                             "PRAGMA cache_spill=OFF; BEGIN EXCLUSIVE;",
                             error);
}

ctg_status ctg_store_open_private(ctg_sql *sql, ctg_error *error)
{
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX;
    *sql = (ctg_sql){.name = "the temporary store"};
    if (sqlite3_open_v2("", &sql->base, flags, NULL) != SQLITE_OK) {
        return ctg_store_sql_failure(sql, "open", error);
    }
    return ctg_store_sql_run(sql,
                             "PRAGMA page_size=16384; PRAGMA journal_mode=OFF;"
                             "PRAGMA synchronous=OFF;",
                             error);
}

ctg_status ctg_store_open_check(const ctg_sql *sql, ctg_error *error)
{
    ctg_query query;
    bool line = false;
    ctg_status status = ctg_store_sql_prepare(sql, &query, "PRAGMA integrity_check(1)", error);
    if (status == ctg_ok) {
        status = ctg_store_sql_step(&query, &line, error);
    }
    if (status == ctg_ok && strcmp(line ? ctg_store_sql_text(&query, 0) : "", "ok") != 0) {
        const char *const why = line ? ctg_store_sql_text(&query, 0) : "no answer";
        const char *const behind = strchr(why, '\n'); /* a line that names the data base */
        status = ctg_error_add(error, ctg_storage,
                               "%s is damaged (%s); move it away and run the study again",
                               sql->name, behind != NULL ? behind + 1 : why);
    }
    ctg_store_sql_finish(&query);
    return status;
}

static ctg_status check_study(const ctg_sql *sql, const ctg_study *study, ctg_error *error)
{
    ctg_query query;
    bool line = false;
    ctg_status status =
        ctg_store_sql_prepare(sql, &query, "SELECT id, scenario, title FROM study", error);
    if (status == ctg_ok) {
        status = ctg_store_sql_step(&query, &line, error);
    }
    if (status == ctg_ok && !line) {
        status = foreign(sql->name, error);
    } else if (status == ctg_ok && strcmp(ctg_store_sql_text(&query, 0), study->id) != 0) {
        status = ctg_error_add(
            error, ctg_input,
            "%s holds another study (%s, %.8s); this one is %.8s: its inputs, seed or changes "
            "differ; name another file with -o",
            sql->name, ctg_store_sql_text(&query, 1), ctg_store_sql_text(&query, 0), study->id);
    }
    ctg_store_sql_finish(&query);
    return status;
}

static ctg_status check_format(const ctg_sql *sql, ctg_error *error)
{
    int64_t format = 0;
    CTG_TRY(ctg_store_sql_number(sql, "PRAGMA user_version", &format, error));
    return format == CTG_STORE_FORMAT
               ? ctg_ok
               : ctg_error_add(error, ctg_input,
                               "%s was written by another version of contingent (format %lld, here "
                               "%d)%s",
                               sql->name, (long long)format, CTG_STORE_FORMAT,
                               sql->reads ? "" : "; name another file with -o");
}

ctg_status ctg_store_open_alone(ctg_sql *sql, const char *path, bool *fresh, ctg_error *error)
{
    int64_t application = 0;
    int64_t tables = 0;
    *sql = (ctg_sql){.name = path};
    CTG_TRY(check_header(path, error));
    CTG_TRY(open_file(sql, path, error));
    CTG_TRY(ctg_store_sql_number(sql, "PRAGMA application_id", &application, error));
    CTG_TRY(ctg_store_sql_number(sql, "SELECT count(*) FROM sqlite_schema", &tables, error));
    *fresh = application == 0 && tables == 0;
    if (!*fresh && application != CTG_STORE_APPLICATION) {
        return foreign(path, error);
    }
    CTG_TRY(*fresh ? ctg_ok : check_format(sql, error));
    CTG_TRY(*fresh ? ctg_ok : ctg_store_open_check(sql, error));
    /* They are run again. */
    return *fresh ? ctg_ok
                  : ctg_store_sql_run(sql,
                                      "DELETE FROM run WHERE status IN"
                                      " ('memory','storage','platform','stopped');",
                                      error);
}

ctg_status ctg_store_open_base(ctg_sql *sql, const char *path, const ctg_study *study,
                               ctg_error *error)
{
    bool fresh = false;
    if (path == NULL) {
        CTG_TRY(ctg_store_open_private(sql, error));
        return ctg_store_schema_write(sql, study, error);
    }
    CTG_TRY(ctg_store_open_alone(sql, path, &fresh, error));
    CTG_TRY(fresh ? ctg_store_schema_write(sql, study, error) : check_study(sql, study, error));
    return ctg_store_sql_run(sql, "COMMIT; PRAGMA cache_spill=ON;", error);
}

/* A writer that was killed leaves a journal, which SQLite undoes before anything is read: so the
 * file is opened for writing where it may be, although nothing is ever written here. */
ctg_status ctg_store_open_reading(ctg_sql *sql, const char *path, ctg_error *error)
{
    struct stat about;
    *sql = (ctg_sql){.name = path, .reads = true};
    if (stat(path, &about) != 0) {
        const int why = errno;
        return ctg_error_add(error, why == ENOENT ? ctg_input : ctg_storage, "cannot open %s: %s%s",
                             path, strerror(why), why == ENOENT ? ctg_file_hint(path).text : "");
    }
    if (check_header(path, NULL) != ctg_ok || about.st_size == 0) {
        return ctg_error_add(error, ctg_input, "%s is not a store of contingent", path);
    }
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_FULLMUTEX;
    if (sqlite3_open_v2(path, &sql->base, flags, NULL) != SQLITE_OK) {
        return ctg_store_sql_failure(sql, "open", error);
    }
    (void)sqlite3_extended_result_codes(sql->base, 1);
    (void)sqlite3_db_config(sql->base, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    (void)sqlite3_db_config(sql->base, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    (void)sqlite3_db_config(sql->base, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
    CTG_TRY(ctg_store_sql_run(sql,
                              "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;"
                              "PRAGMA query_only=ON; BEGIN;",
                              error));
    return check_format(sql, error);
}

ctg_status ctg_store_open_study_reading(ctg_sql *sql, const char *path, const ctg_study *study,
                                        ctg_error *error)
{
    CTG_TRY(ctg_store_open_reading(sql, path, error));
    return check_study(sql, study, error);
}

void ctg_store_open_close(ctg_sql *sql)
{
    if (sql->base == NULL) {
        return;
    }
    if (sqlite3_get_autocommit(sql->base) == 0) {
        (void)sqlite3_exec(sql->base, "ROLLBACK", NULL, NULL, NULL);
    }
    if (!sql->reads) {
        /* A journal that a killed process has left is deleted only by who does not own the file. */
        (void)sqlite3_exec(sql->base, "PRAGMA locking_mode=NORMAL; PRAGMA journal_mode=DELETE",
                           NULL, NULL, NULL);
    }
    (void)sqlite3_close(sql->base);
    sql->base = NULL;
}
