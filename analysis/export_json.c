/* An export as JSON: runs with their values.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/export_json.h"

#include <inttypes.h>
#include <jansson.h>
#include <string.h>

#include "analysis/export_cells.h"
#include "analysis/export_tally.h"
#include "analysis/store_row.h"

#define FILE_NAME "values.json"

typedef struct writing {
    ctg_export_work *work;
    FILE *to;
    bool any; /* run was written */
} writing;

void ctg_export_json_text(FILE *to, const char *text)
{
    const size_t length = strlen(text);
    const ctg_text_quote shown = ctg_text_shown(text, length);
    json_t *const value =
        json_string(ctg_text_bad_utf8(text, length) == length ? text : shown.text);
    if (value == NULL || json_dumpf(value, to, JSON_ENCODE_ANY) != 0) {
        (void)fputs("null", to);
    }
    json_decref(value);
}

static void write_member(FILE *to, const char *key, const char *text, const char *end)
{
    (void)fprintf(to, "\"%s\": ", key);
    ctg_export_json_text(to, text);
    (void)fputs(end, to);
}

static void write_texts(FILE *to, const char *key, const char *const *texts, size_t count)
{
    (void)fprintf(to, " \"%s\": [", key);
    for (size_t i = 0; i < count; i++) {
        (void)fputs(i == 0 ? "" : ", ", to);
        ctg_export_json_text(to, texts[i]);
    }
    (void)fputs("],\n", to);
}

static void write_head(const writing *w)
{
    const ctg_store_head *const head = w->work->head;
    const ctg_store_outputs *const outputs = &w->work->outputs;
    (void)fputs("{", w->to);
    write_member(w->to, "study", head->id, ",\n ");
    write_member(w->to, "name", head->name, ",\n");
    write_texts(w->to, "factors", head->factors, head->factor_count);
    write_texts(w->to, "arms", head->arm_names, head->arms);
    (void)fputs(" \"outputs\": [", w->to);
    for (size_t i = 0; i < outputs->count; i++) {
        const ctg_store_output *const output = &outputs->all[i];
        (void)fputs(i == 0 ? "\n  {" : ",\n  {", w->to);
        write_member(w->to, "measure", output->measure->path, ", ");
        write_member(w->to, "who", output->who, ", ");
        write_member(w->to, "month", output->month, ", ");
        write_member(w->to, "unit", output->measure->unit, "}");
    }
    (void)fputs("],\n \"runs\": [", w->to);
}

static ctg_status take(void *to, const ctg_store_line *line, ctg_error *error)
{
    writing *const w = to;
    const ctg_store_head *const head = w->work->head;
    const ctg_store_outputs *const outputs = &w->work->outputs;
    char digest[17];
    (void)error;
    ctg_store_row_write_hex(line->digest, digest);
    ctg_export_tally_add(w->work->told, line);
    (void)fprintf(w->to, "%s\n  {\"point\": %" PRIu64 ", \"replicate\": %" PRIu32 ", ",
                  w->any ? "," : "", line->name.point, line->name.replicate);
    w->any = true;
    write_member(w->to, "arm", line->name.arm < head->arms ? head->arm_names[line->name.arm] : "",
                 ", ");
    write_member(w->to, "status", ctg_store_row_status(line->status), ", ");
    write_member(w->to, "sentence", line->sentence, ", ");
    write_member(w->to, "digest", digest, ", \"factors\": [");
    for (size_t i = 0; line->values != NULL && i < head->factor_count; i++) {
        (void)fputs(i == 0 ? "" : ", ", w->to);
        ctg_export_cells_number(w->to, line->values[i]);
    }
    (void)fputs("], \"values\": [", w->to);
    for (size_t i = 0; line->record != NULL && i < outputs->count; i++) {
        (void)fputs(i == 0 ? "" : ", ", w->to);
        ctg_export_cells_number(w->to, line->record[outputs->all[i].at]);
    }
    (void)fputs("]}", w->to);
    return ferror(w->to) == 0 ? ctg_ok : ctg_stopped;
}

ctg_status ctg_export_json_write(ctg_export_work *work, ctg_error *error)
{
    writing w = {.work = work};
    CTG_TRY(ctg_export_cells_open(&w.to, work->folder, FILE_NAME, error));
    write_head(&w);
    const ctg_status status = ctg_store_lines_read(work->file, take, &w, error);
    (void)fputs("]}\n", w.to);
    const ctg_status closed = ctg_export_cells_close(w.to, work->folder, FILE_NAME, error);
    return status == ctg_ok || status == ctg_stopped ? closed : status;
}
