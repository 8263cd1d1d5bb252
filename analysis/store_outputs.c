/* What the runs of a store hold.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/store_outputs.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/store_file_inside.h"
#include "engine/base/memory.h"

/* What was asked for, and which of it was found. */
typedef struct wanted {
    const char *const *names;
    size_t count;
    bool *found; /* [count] */
} wanted;

static ctg_status keep(ctg_store_outputs *outputs, const ctg_query *query, int column,
                       const char **kept, ctg_error *error)
{
    const char *const text = ctg_store_sql_text(query, column);
    return ctg_text_keep(&outputs->texts, kept, text, strlen(text), error);
}

static ctg_status take_measure(ctg_store_outputs *outputs, const ctg_query *query, ctg_error *error)
{
    ctg_store_measure *const measure = &outputs->measures[outputs->measure_count++];
    const char **const texts[] = {&measure->path, &measure->unit, &measure->what, &measure->scope,
                                  &measure->time};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        CTG_TRY(keep(outputs, query, (int)i, texts[i], error));
    }
    measure->place = (size_t)sqlite3_column_int64(query->statement, 5);
    measure->times = (size_t)sqlite3_column_int64(query->statement, 6);
    return ctg_ok;
}

static ctg_status read_measures(ctg_store_outputs *outputs, const ctg_sql *sql, ctg_error *error)
{
    ctg_query query;
    int64_t count = 0;
    void *room = NULL;
    bool more = true;
    CTG_TRY(ctg_store_sql_number(sql, "SELECT count(*) FROM measure", &count, error));
    CTG_TRY(ctg_memory_array(&room, (size_t)count, sizeof *outputs->measures, "measures", error));
    outputs->measures = room;
    ctg_status status = ctg_store_sql_prepare(
        sql, &query,
        "SELECT path, unit, what, scope, time, place, times FROM measure ORDER BY place, number",
        error);
    while (status == ctg_ok && more) {
        status = ctg_store_sql_step(&query, &more, error);
        if (status == ctg_ok && more && outputs->measure_count < (size_t)count) {
            status = take_measure(outputs, &query, error);
        }
    }
    ctg_store_sql_finish(&query);
    return status;
}

/* Whether this value was asked for. */
static bool is_wanted(const wanted *asked, const char *path, const char *who)
{
    bool any = asked->count == 0;
    for (size_t i = 0; i < asked->count; i++) {
        const char *const name = asked->names[i];
        const size_t length = strcspn(name, "=");
        if (strncmp(name, path, length) == 0 && path[length] == '\0' &&
            (name[length] == '\0' || strcmp(name + length + 1, who) == 0)) {
            asked->found[i] = true;
            any = true;
        }
    }
    return any;
}

static ctg_status add(ctg_store_outputs *outputs, const ctg_store_output *output, ctg_error *error)
{
    void *all = outputs->all;
    const ctg_status status = ctg_memory_grow(&all, &outputs->room, outputs->count + 1,
                                              sizeof *outputs->all, "the values of a run", error);
    outputs->all = all;
    CTG_TRY(status);
    outputs->all[outputs->count++] = *output;
    return ctg_ok;
}

/* Some values are kept: they are listed in a table. */
static ctg_status read_kept(ctg_store_outputs *outputs, const ctg_sql *sql, const wanted *asked,
                            ctg_error *error)
{
    ctg_query query;
    bool more = true;
    ctg_status status = ctg_store_sql_prepare(
        sql, &query, "SELECT measure, who, month FROM kept ORDER BY place", error);
    for (size_t at = 0; status == ctg_ok && more; at++) {
        status = ctg_store_sql_step(&query, &more, error);
        if (status != ctg_ok || !more) {
            break;
        }
        ctg_store_output output = {.at = at};
        const char *const path = ctg_store_sql_text(&query, 0);
        for (size_t i = 0; i < outputs->measure_count; i++) {
            if (strcmp(outputs->measures[i].path, path) == 0) {
                output.measure = &outputs->measures[i];
            }
        }
        if (output.measure == NULL) {
            status =
                ctg_error_add(error, ctg_storage, "%s is damaged (it keeps '%s')", sql->name, path);
        } else if (is_wanted(asked, path, ctg_store_sql_text(&query, 1))) {
            const char *const month = ctg_store_sql_text(&query, 2);
            (void)ctg_text_copy(output.month, sizeof output.month, month, strlen(month));
            status = keep(outputs, &query, 1, &output.who, error);
            status = status == ctg_ok ? add(outputs, &output, error) : status;
        }
    }
    ctg_store_sql_finish(&query);
    return status;
}

/* All times of everybody whose values of a measure are wanted: month by month for the world, year
 * by year for others (store_schema.c). */
static ctg_status add_whole(ctg_store_outputs *outputs, const ctg_store_file *file,
                            const ctg_store_measure *measure, const char *const *who, size_t count,
                            const wanted *asked, ctg_error *error)
{
    const ctg_store_head *const head = &file->head;
    if (measure->place > head->record_size ||
        measure->times * count > head->record_size - measure->place) {
        return ctg_error_add(error, ctg_storage, "%s is damaged (no run has room for '%s')",
                             file->sql.name,
                             ctg_text_shown(measure->path, strlen(measure->path)).text);
    }
    const ctg_month step = strcmp(measure->scope, "world") == 0 ? 1 : 12;
    for (size_t time = 0; time < measure->times; time++) {
        for (size_t row = 0; row < count; row++) {
            ctg_store_output output = {
                .measure = measure, .who = who[row], .at = measure->place + time * count + row};
            ctg_month_write(head->start + (ctg_month)time * step, output.month);
            CTG_TRY(is_wanted(asked, measure->path, who[row]) ? add(outputs, &output, error)
                                                              : ctg_ok);
        }
    }
    return ctg_ok;
}

/* Whole records are kept. */
static ctg_status read_whole(ctg_store_outputs *outputs, ctg_store_file *file, const wanted *asked,
                             const char **who, size_t who_room, ctg_error *error)
{
    ctg_query query;
    ctg_status status = ctg_store_sql_prepare(
        &file->sql, &query, "SELECT name FROM who WHERE scope = ? ORDER BY row", error);
    for (size_t i = 0; i < outputs->measure_count && status == ctg_ok; i++) {
        const ctg_store_measure *const measure = &outputs->measures[i];
        size_t count = 0;
        bool more = true;
        ctg_store_sql_bind_text(&query, measure->scope);
        while (status == ctg_ok && more && count < who_room) {
            status = ctg_store_sql_step(&query, &more, error);
            if (status == ctg_ok && more) {
                status = keep(outputs, &query, 0, &who[count++], error);
            }
        }
        ctg_store_sql_reset(&query);
        status =
            status == ctg_ok ? add_whole(outputs, file, measure, who, count, asked, error) : status;
    }
    ctg_store_sql_finish(&query);
    return status;
}

static ctg_status check_found(const ctg_store_outputs *outputs, const wanted *asked,
                              const char *name, ctg_error *error)
{
    for (size_t i = 0; i < asked->count; i++) {
        ctg_text_nearest nearest;
        char path[80];
        if (asked->found[i]) {
            continue;
        }
        (void)ctg_text_copy(path, sizeof path, asked->names[i], strcspn(asked->names[i], "="));
        ctg_text_nearest_begin(&nearest, path);
        for (size_t k = 0; k < outputs->measure_count; k++) {
            ctg_text_nearest_try(&nearest, outputs->measures[k].path);
        }
        return ctg_error_add(error, ctg_input, "--measure: error: %s keeps no value of '%s'%s",
                             name, ctg_text_shown(asked->names[i], strlen(asked->names[i])).text,
                             ctg_text_nearest_hint(&nearest).text);
    }
    return ctg_ok;
}

static ctg_status read_all(ctg_store_outputs *outputs, ctg_store_file *file, const wanted *asked,
                           ctg_error *error)
{
    int64_t kept = 0;
    int64_t who = 0;
    void *room = NULL;
    CTG_TRY(read_measures(outputs, &file->sql, error));
    CTG_TRY(ctg_store_sql_number(&file->sql, "SELECT count(*) FROM kept", &kept, error));
    CTG_TRY(ctg_store_sql_number(&file->sql, "SELECT count(*) FROM who", &who, error));
    if (kept > 0) {
        CTG_TRY(read_kept(outputs, &file->sql, asked, error));
    } else {
        CTG_TRY(ctg_memory_array(&room, (size_t)who, sizeof(char *), "names", error));
        const ctg_status status = read_whole(outputs, file, asked, room, (size_t)who, error);
        free(room);
        CTG_TRY(status);
    }
    return check_found(outputs, asked, file->sql.name, error);
}

ctg_status ctg_store_outputs_read(ctg_store_outputs *outputs, ctg_store_file *file,
                                  const char *const *names, size_t name_count, ctg_error *error)
{
    void *found = NULL;
    *outputs = (ctg_store_outputs){0};
    CTG_TRY(ctg_memory_array(&found, name_count, sizeof(bool), "--measure", error));
    const wanted asked = {names, name_count, found};
    const ctg_status status = read_all(outputs, file, &asked, error);
    free(found);
    return status;
}

void ctg_store_outputs_destroy(ctg_store_outputs *outputs)
{
    free(outputs->all);
    free(outputs->measures);
    ctg_text_release(&outputs->texts);
    *outputs = (ctg_store_outputs){0};
}

ctg_status ctg_store_outputs_parameters(ctg_store_file *file, ctg_store_outputs_parameter *visit,
                                        void *to, ctg_error *error)
{
    ctg_query query;
    bool more = true;
    ctg_status status = ctg_store_sql_prepare(
        &file->sql, &query,
        "SELECT number, path, unit, basis, centre, low, high, drawn FROM parameter ORDER BY number",
        error);
    while (status == ctg_ok && more) {
        status = ctg_store_sql_step(&query, &more, error);
        if (status == ctg_ok && more) {
            sqlite3_stmt *const row = query.statement;
            const ctg_store_parameter parameter = {.number = (size_t)sqlite3_column_int64(row, 0),
                                                   .path = ctg_store_sql_text(&query, 1),
                                                   .unit = ctg_store_sql_text(&query, 2),
                                                   .basis = ctg_store_sql_text(&query, 3),
                                                   .centre = sqlite3_column_double(row, 4),
                                                   .low = sqlite3_column_double(row, 5),
                                                   .high = sqlite3_column_double(row, 6),
                                                   .drawn = sqlite3_column_int64(row, 7) != 0};
            status = visit(to, &parameter, error);
        }
    }
    ctg_store_sql_finish(&query);
    return status;
}
