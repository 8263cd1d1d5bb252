/* A store by itself: opening it, and what heads it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/store_file.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "analysis/store_file_inside.h"
#include "analysis/store_open.h"
#include "engine/base/memory.h"

static ctg_status keep(ctg_store_file *file, const ctg_query *query, int column, const char **kept,
                       ctg_error *error)
{
    const char *const text = ctg_store_sql_text(query, column);
    return ctg_text_keep(&file->texts, kept, text, strlen(text), error);
}

static ctg_status take_study(ctg_store_file *file, const ctg_query *query, ctg_error *error)
{
    ctg_store_head *const head = &file->head;
    const char **const texts[] = {&head->id,      &head->name, &head->title,   &head->question,
                                  &head->version, &head->seed, &head->changes, &head->resolved,
                                  &head->design,  &head->base};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        CTG_TRY(keep(file, query, (int)i, texts[i], error));
    }
    head->months = sqlite3_column_int64(query->statement, 11);
    head->points = (uint64_t)sqlite3_column_int64(query->statement, 12);
    head->replicates = sqlite3_column_int64(query->statement, 13);
    head->chances = sqlite3_column_int64(query->statement, 14);
    const bool right = ctg_month_read(ctg_store_sql_text(query, 10), &head->start) &&
                       head->points > 0 && head->replicates > 0;
    return right ? ctg_ok
                 : ctg_error_add(error, ctg_storage, "%s is damaged (its study cannot be)",
                                 file->sql.name);
}

static ctg_status read_study(ctg_store_file *file, ctg_error *error)
{
    ctg_query query;
    bool line = false;
    ctg_status status = ctg_store_sql_prepare(
        &file->sql, &query,
        "SELECT id, scenario, title, question, version, seed, changes, resolved, design, base,"
        " start, months, points, replicates, chances FROM study",
        error);
    status = status == ctg_ok ? ctg_store_sql_step(&query, &line, error) : status;
    if (status == ctg_ok) {
        status = line ? take_study(file, &query, error)
                      : ctg_error_add(error, ctg_storage, "%s is damaged (it names no study)",
                                      file->sql.name);
    }
    ctg_store_sql_finish(&query);
    return status;
}

/* Reads the text columns of a query, row after row from `first` on, into lists. */
static ctg_status read_lists(ctg_store_file *file, const char *text, const char ***lists,
                             size_t columns, size_t first, size_t count, ctg_error *error)
{
    ctg_query query;
    bool line = true;
    ctg_status status = ctg_store_sql_prepare(&file->sql, &query, text, error);
    for (size_t at = first; status == ctg_ok && at < count && line; at++) {
        status = ctg_store_sql_step(&query, &line, error);
        for (size_t i = 0; i < columns && status == ctg_ok && line; i++) {
            status = keep(file, &query, (int)i, &lists[i][at], error);
        }
    }
    ctg_store_sql_finish(&query);
    return status;
}

static ctg_status make_list(const char ***list, size_t count, ctg_error *error)
{
    void *room = NULL;
    CTG_TRY(ctg_memory_array(&room, count, sizeof(char *), "names of a store", error));
    *list = room;
    for (size_t i = 0; i < count; i++) {
        (*list)[i] = "";
    }
    return ctg_ok;
}

static ctg_status read_arms(ctg_store_file *file, ctg_error *error)
{
    ctg_store_head *const head = &file->head;
    int64_t policies = 0;
    int64_t factors = 0;
    CTG_TRY(ctg_store_sql_number(&file->sql, "SELECT count(*) FROM policy", &policies, error));
    CTG_TRY(ctg_store_sql_number(&file->sql, "SELECT count(*) FROM factor", &factors, error));
    head->arms = (size_t)policies + 1;
    head->factor_count = (size_t)factors;
    for (size_t i = 0; i < 3; i++) {
        CTG_TRY(make_list(&file->arms[i], head->arms, error));
    }
    CTG_TRY(make_list(&file->factors, head->factor_count, error));
    file->arms[0][0] = head->base;
    file->arms[1][0] = head->changes;
    file->arms[2][0] = head->resolved;
    CTG_TRY(read_lists(file, "SELECT name, changes, resolved FROM policy ORDER BY arm", file->arms,
                       3, 1, head->arms, error));
    CTG_TRY(read_lists(file, "SELECT path FROM factor ORDER BY number", &file->factors, 1, 0,
                       head->factor_count, error));
    head->arm_names = file->arms[0];
    head->arm_changes = file->arms[1];
    head->arm_resolved = file->arms[2];
    head->factors = file->factors;
    return ctg_ok;
}

#define TIMES_MOST "1201" /* of a measure: the months of a study, and its start */

/* How many doubles a run has: what is kept, or every measure of everybody at every time. */
static ctg_status read_sizes(ctg_store_file *file, ctg_error *error)
{
    ctg_store_head *const head = &file->head;
    int64_t kept = 0;
    int64_t whole = 0;
    int64_t values = (int64_t)head->factor_count;
    int64_t trials = 0;
    int64_t wrong = 0;
    void *room = NULL;
    CTG_TRY(ctg_store_sql_number(&file->sql,
                                 "SELECT count(*) FROM measure WHERE place < 0 OR times NOT"
                                 " BETWEEN 0 AND " TIMES_MOST,
                                 &wrong, error));
    if (wrong > 0) {
        return ctg_error_add(error, ctg_storage, "%s is damaged (its measures cannot be)",
                             file->sql.name);
    }
    CTG_TRY(ctg_store_sql_number(&file->sql, "SELECT count(*) FROM kept", &kept, error));
    CTG_TRY(ctg_store_sql_number(&file->sql,
                                 "SELECT sum(times * (SELECT count(*) FROM who"
                                 " WHERE who.scope = measure.scope)) FROM measure",
                                 &whole, error));
    CTG_TRY(ctg_store_sql_number(
        &file->sql, "SELECT count(*) FROM sqlite_schema WHERE name = 'trial'", &trials, error));
    if (head->design[0] == '\0') {
        CTG_TRY(ctg_store_sql_number(&file->sql, "SELECT count(*) FROM parameter", &values, error));
    }
    head->record_size = (size_t)(kept > 0 ? kept : whole);
    head->value_count = (size_t)values;
    head->is_calibration = trials > 0;
    CTG_TRY(ctg_memory_array(&room, head->record_size, sizeof(double), "a record", error));
    file->record = room;
    CTG_TRY(ctg_memory_array(&room, head->value_count, sizeof(double), "parameters", error));
    file->values = room;
    return ctg_ok;
}

ctg_status ctg_store_file_open(ctg_store_file **file, const char *path, ctg_error *error)
{
    void *place = NULL;
    *file = NULL;
    CTG_TRY(ctg_memory_array(&place, 1, sizeof **file, "a store", error));
    ctg_store_file *const opened = place;
    ctg_status status = ctg_store_open_reading(&opened->sql, path, error);
    opened->head.path = path;
    status = status == ctg_ok ? read_study(opened, error) : status;
    status = status == ctg_ok ? read_arms(opened, error) : status;
    status = status == ctg_ok ? read_sizes(opened, error) : status;
    if (status != ctg_ok) {
        ctg_store_file_close(opened);
        return status;
    }
    *file = opened;
    return ctg_ok;
}

void ctg_store_file_close(ctg_store_file *file)
{
    if (file == NULL) {
        return;
    }
    ctg_store_open_close(&file->sql);
    for (size_t i = 0; i < 3; i++) {
        free(file->arms[i]);
    }
    free(file->factors);
    free(file->record);
    free(file->values);
    ctg_text_release(&file->texts);
    free(file);
}

const ctg_store_head *ctg_store_file_head(const ctg_store_file *file)
{
    return &file->head;
}

ctg_status ctg_store_file_check(const ctg_store_file *file, ctg_error *error)
{
    return ctg_store_open_check(&file->sql, error);
}

const char *ctg_store_file_run_name(const ctg_store_head *head, const ctg_run_name *name,
                                    char room[CTG_STORE_FILE_RUN_ROOM])
{
    char of[100] = "";
    char at[40] = "";
    if (head->arms > 1 && name->arm < head->arms) {
        (void)snprintf(of, sizeof of, " of %.90s", head->arm_names[name->arm]);
    }
    if (head->design[0] != '\0') {
        (void)snprintf(at, sizeof at, " at point %" PRIu64, name->point);
    }
    (void)snprintf(room, CTG_STORE_FILE_RUN_ROOM, "replicate %" PRIu32 "%s%s", name->replicate, of,
                   at);
    return room;
}

ctg_status ctg_store_file_counts(ctg_store_file *file, ctg_store_counts *counts, ctg_error *error)
{
    struct stat about = {0};
    *counts = (ctg_store_counts){0};
    CTG_TRY(ctg_store_sql_number(&file->sql, "SELECT count(*) FROM run", &counts->stored, error));
    CTG_TRY(ctg_store_sql_number(&file->sql, "SELECT count(*) FROM run WHERE status != 'ok'",
                                 &counts->failed, error));
    if (file->head.is_calibration) {
        CTG_TRY(ctg_store_sql_number(&file->sql, "SELECT count(*) FROM trial", &counts->evaluations,
                                     error));
    }
    if (stat(file->sql.name, &about) == 0) {
        counts->bytes = (int64_t)about.st_size;
    }
    return ctg_ok;
}
