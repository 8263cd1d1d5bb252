/* An export as CSV: values, runs.
 *
 * Of a row of values.csv all but the value is known before: what names the run is written once a
 * run, what names the value once an export.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/export_text.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/export_cells.h"
#include "analysis/export_tally.h"
#include "analysis/store_row.h"
#include "engine/base/memory.h"

typedef struct writing {
    ctg_export_work *work;
    FILE *values, *runs;
    const char **names;   /* [outputs.count] "MEASURE,WHO,MONTH,"; owned */
    ctg_text_store texts; /* those */
    size_t *drawn;        /* [drawn_count] places of the parameters that are drawn; owned */
    size_t drawn_count;
    ctg_text_builder begin; /* "STUDY,POINT,FACTORS,ARM,REPLICATE," of the run at hand */
} writing;

static ctg_status name_outputs(writing *w, ctg_error *error)
{
    const ctg_store_outputs *const outputs = &w->work->outputs;
    void *room = NULL;
    CTG_TRY(ctg_memory_array(&room, outputs->count, sizeof *w->names, "names of values", error));
    w->names = room;
    for (size_t i = 0; i < outputs->count; i++) {
        const ctg_store_output *const output = &outputs->all[i];
        ctg_text_builder text = {0};
        ctg_status status = ctg_text_add(&text, error, "%s,", output->measure->path);
        status = status == ctg_ok ? ctg_export_cells_add(&text, output->who, error) : status;
        status = status == ctg_ok ? ctg_text_add(&text, error, ",%s,", output->month) : status;
        status = status == ctg_ok
                     ? ctg_text_keep(&w->texts, &w->names[i], text.text, text.used, error)
                     : status;
        free(text.text);
        CTG_TRY(status);
    }
    return ctg_ok;
}

static void write_run_columns(const writing *w, FILE *to)
{
    const ctg_store_head *const head = w->work->head;
    (void)fputs("study,point", to);
    for (size_t i = 0; i < head->factor_count; i++) {
        (void)fputc(',', to);
        ctg_export_cells_text(to, head->factors[i]);
    }
    (void)fputs(",arm,replicate", to);
}

static ctg_status take_parameter(void *to, const ctg_store_parameter *parameter, ctg_error *error)
{
    writing *const w = to;
    (void)error;
    if (parameter->drawn && w->work->head->design[0] == '\0' &&
        parameter->number < w->work->head->value_count) {
        w->drawn[w->drawn_count++] = parameter->number;
        (void)fputc(',', w->runs);
        ctg_export_cells_text(w->runs, parameter->path);
    }
    return ctg_ok;
}

static ctg_status write_heads(writing *w, ctg_error *error)
{
    void *room = NULL;
    CTG_TRY(
        ctg_memory_array(&room, w->work->head->value_count, sizeof *w->drawn, "parameters", error));
    w->drawn = room;
    write_run_columns(w, w->values);
    (void)fputs(",measure,who,month,value\n", w->values);
    write_run_columns(w, w->runs);
    (void)fputs(",status,sentence,digest,seconds", w->runs);
    CTG_TRY(ctg_store_outputs_parameters(w->work->file, take_parameter, w, error));
    (void)fputc('\n', w->runs);
    return ctg_ok;
}

/* What names the run, up to and with the comma before what is said of it. */
static ctg_status begin_run(writing *w, const ctg_store_line *line, ctg_error *error)
{
    const ctg_store_head *const head = w->work->head;
    char number[CTG_NUMBER_ROOM];
    w->begin.used = 0;
    CTG_TRY(ctg_text_add(&w->begin, error, "%.8s,%" PRIu64, head->id, line->name.point));
    for (size_t i = 0; i < head->factor_count; i++) {
        number[0] = '\0';
        if (line->values != NULL) {
            ctg_number_write(line->values[i], number);
        }
        CTG_TRY(ctg_text_add(&w->begin, error, ",%s", number));
    }
    CTG_TRY(ctg_text_add(&w->begin, error, ","));
    CTG_TRY(ctg_export_cells_add(
        &w->begin, line->name.arm < head->arms ? head->arm_names[line->name.arm] : "", error));
    return ctg_text_add(&w->begin, error, ",%" PRIu32 ",", line->name.replicate);
}

static void write_run(const writing *w, const ctg_store_line *line)
{
    char digest[17];
    ctg_store_row_write_hex(line->digest, digest);
    (void)fputs(w->begin.text, w->runs);
    (void)fprintf(w->runs, "%s,", ctg_store_row_status(line->status));
    ctg_export_cells_text(w->runs, line->sentence);
    (void)fprintf(w->runs, ",%s,", digest);
    ctg_export_cells_number(w->runs, line->seconds);
    for (size_t i = 0; i < w->drawn_count; i++) {
        (void)fputc(',', w->runs);
        if (line->values != NULL) {
            ctg_export_cells_number(w->runs, line->values[w->drawn[i]]);
        }
    }
    (void)fputc('\n', w->runs);
}

static ctg_status take(void *to, const ctg_store_line *line, ctg_error *error)
{
    writing *const w = to;
    const ctg_store_outputs *const outputs = &w->work->outputs;
    CTG_TRY(begin_run(w, line, error));
    ctg_export_tally_add(w->work->told, line);
    write_run(w, line);
    for (size_t i = 0; line->record != NULL && i < outputs->count; i++) {
        (void)fwrite(w->begin.text, 1, w->begin.used, w->values);
        (void)fputs(w->names[i], w->values);
        ctg_export_cells_number(w->values, line->record[outputs->all[i].at]);
        (void)fputc('\n', w->values);
    }
    /* A full disk is told at once, not after hours. */
    return ferror(w->values) == 0 ? ctg_ok : ctg_stopped;
}

static ctg_status write_both(writing *w, ctg_error *error)
{
    const char *const folder = w->work->folder;
    CTG_TRY(ctg_export_cells_open(&w->values, folder, "values.csv", error));
    CTG_TRY(ctg_export_cells_open(&w->runs, folder, "runs.csv", error));
    CTG_TRY(name_outputs(w, error));
    CTG_TRY(write_heads(w, error));
    return ctg_store_lines_read(w->work->file, take, w, error);
}

ctg_status ctg_export_text_write(ctg_export_work *work, ctg_error *error)
{
    writing w = {.work = work};
    const ctg_status status = write_both(&w, error);
    const ctg_status values = ctg_export_cells_close(w.values, work->folder, "values.csv", error);
    const ctg_status runs = ctg_export_cells_close(w.runs, work->folder, "runs.csv", error);
    free(w.names);
    free(w.drawn);
    free(w.begin.text);
    ctg_text_release(&w.texts);
    if (status != ctg_ok && status != ctg_stopped) {
        return status;
    }
    return values != ctg_ok ? values : runs;
}
