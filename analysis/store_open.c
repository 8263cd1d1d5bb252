/* The file of a store: made whole or not at all, never mistaken for another.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/store_open.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "analysis/store_schema.h"
#include "engine/base/file.h"
#include "engine/base/number.h"
#include "engine/base/text.h"

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

/* How many of the first `most` bytes there are. */
static size_t read_begin(const char *path, unsigned char *bytes, size_t most)
{
    FILE *const file = fopen(path, "rb");
    const size_t size = file == NULL ? 0 : fread(bytes, 1, most, file);
    if (file != NULL) {
        (void)fclose(file);
    }
    return size;
}

/* Whether the power went while a store was made: it has pages but no header, and a journal that
 * begins with no page (www.sqlite.org/fileformat.html, 3), with which SQLite will empty it. */
static bool is_unborn(const char *path, const unsigned char header[HEADER_BYTES])
{
    static const unsigned char magic[] = {0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7};
    static const unsigned char none[HEADER_BYTES];
    unsigned char begin[20];
    ctg_text_builder name = {NULL, 0, 0};
    const bool undone = ctg_text_add(&name, NULL, "%s-journal", path) == ctg_ok &&
                        read_begin(name.text, begin, sizeof begin) == sizeof begin &&
                        memcmp(begin, magic, sizeof magic) == 0 && big_endian(begin + 16) == 0;
    free(name.text);
    return undone && memcmp(header, none, HEADER_BYTES) == 0;
}

/* Reads the header ourselves: SQLite would repair a foreign file that has a journal. A file that is
 * empty, or will be, is what is left when a process or the machine dies before the first commit. */
static ctg_status check_header(const char *path, bool *empty, ctg_error *error)
{
    unsigned char header[HEADER_BYTES] = {0};
    struct stat about;
    *empty = true;
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
    *empty = about.st_size == 0 || (!ours && is_unborn(path, header));
    return *empty || ours ? ctg_ok : foreign(path, error);
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

/* What SQLite's check found; a page that it had no memory for, or could not read, is not
 * damaged. */
static ctg_status tell_found(const ctg_sql *sql, const char *found, ctg_error *error)
{
    const char *const behind = strchr(found, '\n'); /* a line that names the data base */
    const char *code = strstr(found, "error code=");
    int64_t number = 0;
    if (code != NULL) {
        code += strlen("error code=");
        (void)ctg_number_whole(code, strspn(code, "0123456789"), &number);
    }
    switch (number & 0xff) {
    case SQLITE_NOMEM:
        return ctg_error_add(error, ctg_memory, "no memory to check %s", sql->name);
    case SQLITE_IOERR:
        return ctg_error_add(error, ctg_storage, "cannot read %s: disk I/O error", sql->name);
    default:
        return ctg_error_add(error, ctg_storage,
                             "%s is damaged (%s); move it away and run the study again", sql->name,
                             behind != NULL ? behind + 1 : found);
    }
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
        status = tell_found(sql, line ? ctg_store_sql_text(&query, 0) : "no answer", error);
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
    CTG_TRY(check_header(path, fresh, error));
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
    bool empty = false;
    *sql = (ctg_sql){.name = path, .reads = true};
    if (stat(path, &about) != 0) {
        const int why = errno;
        return ctg_error_add(error, why == ENOENT ? ctg_input : ctg_storage, "cannot open %s: %s%s",
                             path, strerror(why), why == ENOENT ? ctg_file_hint(path).text : "");
    }
    if (check_header(path, &empty, NULL) != ctg_ok || empty) {
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
    /* A journal that a killed process has left is deleted only by who does not own the file. After
     * a write that failed, the journal holds what the file must be again: reading undoes that
     * write, and where it cannot, the journal stays for who opens the file next. */
    if (!sql->reads &&
        sqlite3_exec(sql->base, "PRAGMA user_version", NULL, NULL, NULL) == SQLITE_OK) {
        (void)sqlite3_exec(sql->base, "PRAGMA locking_mode=NORMAL; PRAGMA journal_mode=DELETE",
                           NULL, NULL, NULL);
    }
    (void)sqlite3_close(sql->base);
    sql->base = NULL;
}
