/* Parts of one study, merged into one store.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/store_merge.h"

#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "analysis/store_file_inside.h"
#include "analysis/store_lines.h"
#include "analysis/store_open.h"
#include "analysis/store_row.h"
#include "analysis/store_schema.h"
#include "analysis/store_sources.h"

typedef struct merger {
    ctg_sql whole;
    bool made; /* the file was not there */
    ctg_store_file *part;
    ctg_query find, add, quicken, read_finals, add_final;
    ctg_store_merged *merged;
} merger;

static ctg_status check_places(const char *const *parts, size_t count, const char *whole,
                               ctg_error *error)
{
    struct stat of_whole;
    struct stat of_part;
    if (stat(whole, &of_whole) != 0) {
        return ctg_ok;
    }
    for (size_t i = 0; i < count; i++) {
        if (stat(parts[i], &of_part) == 0 && of_part.st_dev == of_whole.st_dev &&
            of_part.st_ino == of_whole.st_ino) {
            return ctg_error_add(error, ctg_input,
                                 "%s is the whole and a part of it; name another file with -o",
                                 parts[i]);
        }
    }
    return ctg_ok;
}

/* Copies all rows that a query of one data base gives into a table of another. */
static ctg_status copy_rows(const ctg_sql *from, const ctg_sql *to, const char *read,
                            const char *write, ctg_error *error)
{
    ctg_query source;
    ctg_query target = {0};
    bool more = true;
    ctg_status status = ctg_store_sql_prepare(from, &source, read, error);
    status = status == ctg_ok ? ctg_store_sql_prepare(to, &target, write, error) : status;
    while (status == ctg_ok && more) {
        status = ctg_store_sql_step(&source, &more, error);
        if (status == ctg_ok && more) {
            for (int i = 0; i < sqlite3_column_count(source.statement); i++) {
                (void)sqlite3_bind_value(target.statement, i + 1,
                                         sqlite3_column_value(source.statement, i));
            }
            status = ctg_store_sql_write(&target, error);
        }
    }
    ctg_store_sql_finish(&source);
    ctg_store_sql_finish(&target);
    return status;
}

static ctg_status skip_input(void *to, const ctg_store_input *input, ctg_error *error)
{
    (void)to;
    (void)input;
    (void)error;
    return ctg_ok;
}

/* Everything but runs and sessions. */
static ctg_status copy_head(const merger *m, ctg_error *error)
{
    static const char *const copies[][2] = {
        {"SELECT * FROM study", "INSERT INTO study VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"},
        {"SELECT * FROM policy", "INSERT INTO policy VALUES(?,?,?,?,?)"},
        {"SELECT * FROM factor", "INSERT INTO factor VALUES(?,?)"},
        {"SELECT * FROM input", "INSERT INTO input VALUES(?,?,?,?,?)"},
        {"SELECT * FROM parameter", "INSERT INTO parameter VALUES(?,?,?,?,?,?,?,?,?)"},
        {"SELECT * FROM measure", "INSERT INTO measure VALUES(?,?,?,?,?,?,?,?,?)"},
        {"SELECT * FROM who", "INSERT INTO who VALUES(?,?,?)"},
        {"SELECT * FROM kept", "INSERT INTO kept VALUES(?,?,?,?)"}};
    CTG_TRY(ctg_store_sources_inputs(m->part, skip_input, NULL, error));
    CTG_TRY(ctg_store_schema_make(&m->whole, error));
    for (size_t i = 0; i < sizeof copies / sizeof copies[0]; i++) {
        CTG_TRY(copy_rows(&m->part->sql, &m->whole, copies[i][0], copies[i][1], error));
    }
    return ctg_store_sql_run(&m->whole, "UPDATE study SET summarised = 0", error);
}

static ctg_status check_same(const ctg_sql *whole, const ctg_store_head *part, ctg_error *error)
{
    ctg_query query;
    bool line = false;
    ctg_status status =
        ctg_store_sql_prepare(whole, &query, "SELECT id, scenario FROM study", error);
    status = status == ctg_ok ? ctg_store_sql_step(&query, &line, error) : status;
    if (status == ctg_ok && (!line || strcmp(ctg_store_sql_text(&query, 0), part->id) != 0)) {
        status = ctg_error_add(
            error, ctg_input,
            "%s holds another study (%s, %.8s) than %s (%s, %.8s); nothing was merged", part->path,
            part->name, part->id, whole->name, line ? ctg_store_sql_text(&query, 1) : "none",
            line ? ctg_store_sql_text(&query, 0) : "");
    }
    ctg_store_sql_finish(&query);
    return status;
}

static ctg_status open_part(merger *m, const char *path, ctg_error *error)
{
    CTG_TRY(ctg_store_file_open(&m->part, path, error));
    if (m->part->head.is_calibration) {
        return ctg_error_add(error, ctg_input,
                             "%s holds the evaluations of a calibration, which has no parts", path);
    }
    return ctg_store_file_check(m->part, error);
}

/* Opens the whole for this process alone; without a file it becomes an empty store of the part's
 * study, so that what is written later may be larger than memory (store_open.h). */
static ctg_status open_whole(merger *m, const char *path, ctg_error *error)
{
    bool fresh = false;
    CTG_TRY(ctg_store_open_alone(&m->whole, path, &fresh, error));
    CTG_TRY(fresh ? copy_head(m, error) : check_same(&m->whole, &m->part->head, error));
    /* SQLite hears of the cache between transactions only; the file stays ours meanwhile. */
    CTG_TRY(ctg_store_sql_run(&m->whole, fresh ? "COMMIT" : "ROLLBACK", error));
    CTG_TRY(ctg_store_sql_run(&m->whole,
                              "PRAGMA cache_spill=ON; BEGIN EXCLUSIVE; DELETE FROM run WHERE"
                              " status IN ('memory','storage','platform','stopped');"
                              "CREATE TEMP TABLE known(started, threads, shard, shards, command,"
                              " facts, UNIQUE(started, threads, shard, shards, command, facts))",
                              error));
    CTG_TRY(ctg_store_sql_prepare(&m->whole, &m->find,
                                  "SELECT row, digest FROM run WHERE number = ?", error));
    CTG_TRY(ctg_store_sql_prepare(&m->whole, &m->add,
                                  "INSERT INTO run VALUES(?,?,?,?,?,?,?,?,?,?,?)", error));
    CTG_TRY(ctg_store_sql_prepare(&m->whole, &m->quicken,
                                  "UPDATE run SET seconds = ?2 WHERE number = ?1 AND seconds > ?2",
                                  error));
    return ctg_store_sql_prepare(&m->whole, &m->add_final,
                                 "INSERT OR REPLACE INTO final VALUES(?,?,?,?,?)", error);
}

static ctg_status add_finals(merger *m, const ctg_run_name *name, ctg_error *error)
{
    bool more = true;
    ctg_status status = ctg_ok;
    ctg_store_sql_bind_whole(&m->read_finals, name->arm);
    ctg_store_sql_bind_whole(&m->read_finals, name->replicate);
    while (status == ctg_ok && more) {
        status = ctg_store_sql_step(&m->read_finals, &more, error);
        if (status == ctg_ok && more) {
            ctg_store_sql_bind_whole(&m->add_final, name->arm);
            ctg_store_sql_bind_whole(&m->add_final, name->replicate);
            ctg_store_sql_bind_text(&m->add_final, ctg_store_sql_text(&m->read_finals, 0));
            ctg_store_sql_bind_text(&m->add_final, ctg_store_sql_text(&m->read_finals, 1));
            ctg_store_sql_bind_real(&m->add_final,
                                    sqlite3_column_double(m->read_finals.statement, 2));
            status = ctg_store_sql_write(&m->add_final, error);
        }
    }
    ctg_store_sql_reset(&m->read_finals);
    return status;
}

static ctg_status add_run(merger *m, const ctg_store_line *line, ctg_error *error)
{
    const ctg_store_head *const head = &m->part->head;
    char digest[17];
    char row[17];
    ctg_query *const query = &m->add;
    ctg_store_row_write_hex(line->digest, digest);
    ctg_store_row_write_hex(line->row, row);
    ctg_store_sql_bind_whole(query, ctg_store_row_number(&line->name));
    ctg_store_sql_bind_whole(query, (int64_t)line->name.point);
    ctg_store_sql_bind_whole(query, line->name.replicate);
    ctg_store_sql_bind_whole(query, line->name.arm);
    ctg_store_sql_bind_text(query, ctg_store_row_status(line->status));
    ctg_store_sql_bind_text(query, line->sentence);
    ctg_store_sql_bind_text(query, digest);
    ctg_store_sql_bind_real(query, line->seconds);
    ctg_store_sql_bind_text(query, row);
    ctg_store_sql_bind_bytes(query, line->values != NULL ? line->value_bytes : (const void *)"",
                             line->values != NULL ? 8 * head->value_count : 0);
    ctg_store_sql_bind_bytes(query, line->record != NULL ? line->record_bytes : (const void *)"",
                             line->record != NULL ? 8 * head->record_size : 0);
    m->merged->added++;
    CTG_TRY(ctg_store_sql_write(query, error));
    return add_finals(m, &line->name, error);
}

/* The run is in the whole: there it must be the same. Of two times that it took the shorter stays,
 * so that the order of merging does not matter. */
static ctg_status compare_run(merger *m, const ctg_store_line *line, ctg_error *error)
{
    char room[CTG_STORE_FILE_RUN_ROOM];
    char row[17];
    char digest[17];
    ctg_store_row_write_hex(line->row, row);
    ctg_store_row_write_hex(line->digest, digest);
    if (strcmp(ctg_store_sql_text(&m->find, 0), row) != 0) {
        const char *const other = ctg_store_sql_text(&m->find, 1);
        const bool same = strcmp(other, digest) == 0;
        return ctg_error_add(
            error, ctg_broken,
            "%s of %s is not the run that %s or an earlier part has: %s %s here, %s there; runs "
            "of one study must agree to the bit, so one of the machines or programs is not to be "
            "trusted; nothing was merged",
            ctg_store_file_run_name(&m->part->head, &line->name, room), m->part->head.path,
            m->whole.name, same ? "digest of the row" : "digest", same ? row : digest,
            same ? ctg_store_sql_text(&m->find, 0) : other);
    }
    m->merged->known++;
    ctg_store_sql_bind_whole(&m->quicken, ctg_store_row_number(&line->name));
    ctg_store_sql_bind_real(&m->quicken, line->seconds);
    return ctg_store_sql_write(&m->quicken, error);
}

/* A machine's failures: an ordinary store forgets them when it is opened (store_open.c). */
static bool is_of_the_machine(ctg_status status)
{
    return status == ctg_memory || status == ctg_storage || status == ctg_platform ||
           status == ctg_stopped;
}

static ctg_status merge_run(void *to, const ctg_store_line *line, ctg_error *error)
{
    merger *const m = to;
    bool found = false;
    if (is_of_the_machine(line->status)) {
        m->merged->again++;
        return ctg_ok;
    }
    ctg_store_sql_bind_whole(&m->find, ctg_store_row_number(&line->name));
    ctg_status status = ctg_store_sql_step(&m->find, &found, error);
    status = status == ctg_ok && found ? compare_run(m, line, error) : status;
    ctg_store_sql_reset(&m->find);
    return status == ctg_ok && !found ? add_run(m, line, error) : status;
}

/* A session with all that is known of its program, in one row: what is equal is kept once. */
static const char session_rows[] =
    "SELECT started, threads, shard, shards, command,"
    " (SELECT json_group_array(json_array(key, value)) FROM"
    "  (SELECT key, value FROM build WHERE session = session.number ORDER BY key))"
    " FROM session";
static const char known_rows[] = "INSERT OR IGNORE INTO temp.known VALUES(?,?,?,?,?,?)";

static ctg_status merge_part(merger *m, ctg_error *error)
{
    ctg_query query;
    CTG_TRY(check_same(&m->whole, &m->part->head, error));
    CTG_TRY(ctg_store_sql_prepare(
        &m->part->sql, &m->read_finals,
        "SELECT measure, who, value FROM final WHERE arm = ? AND replicate = ?", error));
    const ctg_status status = ctg_store_lines_read(m->part, merge_run, m, error);
    ctg_store_sql_finish(&m->read_finals);
    CTG_TRY(status);
    CTG_TRY(copy_rows(&m->part->sql, &m->whole, session_rows, known_rows, error));
    CTG_TRY(ctg_store_sql_prepare(&m->whole, &query,
                                  "UPDATE study SET replicates = max(replicates, ?)", error));
    ctg_store_sql_bind_whole(&query, m->part->head.replicates);
    const ctg_status extended = ctg_store_sql_write(&query, error);
    ctg_store_sql_finish(&query);
    return extended;
}

/* The sessions in an order of their own; a summary speaks for the runs that were there. */
static ctg_status finish(merger *m, ctg_error *error)
{
    CTG_TRY(ctg_store_sql_run(
        &m->whole,
        "DELETE FROM build; DELETE FROM session;"
        "CREATE TEMP TABLE numbered AS SELECT row_number() OVER (ORDER BY started, command, shard,"
        " shards, threads, facts) AS number, * FROM temp.known;"
        "INSERT INTO session(number, started, threads, shard, shards, command)"
        " SELECT number, started, threads, shard, shards, command FROM temp.numbered;"
        "INSERT INTO build SELECT number, json_extract(fact.value, '$[0]'),"
        " json_extract(fact.value, '$[1]') FROM temp.numbered, json_each(facts) AS fact;",
        error));
    if (m->merged->added > 0) {
        CTG_TRY(ctg_store_sql_run(&m->whole, "DELETE FROM summary; UPDATE study SET summarised = 0",
                                  error));
    }
    CTG_TRY(ctg_store_sql_number(&m->whole, "SELECT count(*) FROM run", &m->merged->stored, error));
    CTG_TRY(ctg_store_sql_number(&m->whole,
                                 "SELECT points * replicates * (1 + (SELECT count(*) FROM policy))"
                                 " FROM study",
                                 &m->merged->wanted, error));
    return ctg_store_sql_run(&m->whole, "COMMIT", error);
}

static ctg_status merge_all(merger *m, const char *const *parts, size_t count, const char *whole,
                            ctg_error *error)
{
    CTG_TRY(open_part(m, parts[0], error));
    CTG_TRY(open_whole(m, whole, error));
    CTG_TRY(copy_rows(&m->whole, &m->whole, session_rows, known_rows, error));
    for (size_t i = 0; i < count; i++) {
        CTG_TRY(i > 0 ? open_part(m, parts[i], error) : ctg_ok);
        CTG_TRY(merge_part(m, error));
        ctg_store_file_close(m->part);
        m->part = NULL;
    }
    return finish(m, error);
}

ctg_status ctg_store_merge_parts(const char *const *parts, size_t count, const char *whole,
                                 ctg_store_merged *merged, ctg_error *error)
{
    struct stat about;
    merger m = {.merged = merged};
    *merged = (ctg_store_merged){0};
    CTG_TRY(check_places(parts, count, whole, error));
    m.made = stat(whole, &about) != 0;
    const ctg_status status = merge_all(&m, parts, count, whole, error);
    ctg_store_sql_finish(&m.find);
    ctg_store_sql_finish(&m.add);
    ctg_store_sql_finish(&m.quicken);
    ctg_store_sql_finish(&m.add_final);
    ctg_store_sql_finish(&m.read_finals);
    ctg_store_file_close(m.part);
    const bool opened = m.whole.base != NULL;
    ctg_store_open_close(&m.whole);
    if (status != ctg_ok && m.made && opened) {
        (void)unlink(whole);
    }
    return status;
}
