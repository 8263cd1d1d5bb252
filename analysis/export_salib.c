/* An export for SALib: X, Y, the problem.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/export_salib.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/export_cells.h"

#include "analysis/export_factors.h"
#include "analysis/export_json.h"
#include "analysis/export_tally.h"
#include "engine/base/memory.h"

#define NAME_ROOM 40

typedef struct writing {
    ctg_export_work *work;
    FILE *x;
    FILE **y; /* [files], output after output, of each arm after arm; owned */
    size_t files;
    size_t replicates;
    uint64_t point;     /* at hand */
    double *values;     /* [files * replicates] of the point; NAN where there is none; owned */
    double *factors;    /* [factor_count] of the point; owned */
    double *low, *high; /* [factor_count] over the points so far; owned */
    bool has_factors;
} writing;

static const char *name_of(const writing *w, size_t file, char name[NAME_ROOM])
{
    if (w->files == 1) {
        return "Y.csv";
    }
    (void)snprintf(name, NAME_ROOM, "Y%zu.csv", file + 1);
    return name;
}

static ctg_status make_room(writing *w, ctg_error *error)
{
    const size_t factors = w->work->head->factor_count;
    void *room = NULL;
    double **const lists[] = {&w->factors, &w->low, &w->high};
    CTG_TRY(ctg_memory_array(&room, w->files, sizeof(FILE *), "files", error));
    w->y = room;
    CTG_TRY(ctg_memory_array(&room, w->files * w->replicates, sizeof(double), "the runs of a point",
                             error));
    w->values = room;
    for (size_t i = 0; i < 3; i++) {
        CTG_TRY(ctg_memory_array(&room, factors, sizeof(double), "factors", error));
        *lists[i] = room;
    }
    return ctg_ok;
}

static void clear_point(writing *w)
{
    w->has_factors = false;
    for (size_t i = 0; i < w->files * w->replicates; i++) {
        w->values[i] = (double)NAN;
    }
}

static ctg_status write_heads(writing *w, ctg_error *error)
{
    const ctg_store_head *const head = w->work->head;
    char name[NAME_ROOM];
    CTG_TRY(ctg_export_cells_open(&w->x, w->work->folder, "X.csv", error));
    for (size_t i = 0; i < head->factor_count; i++) {
        (void)fputs(i == 0 ? "" : ",", w->x);
        ctg_export_cells_text(w->x, head->factors[i]);
    }
    (void)fputc('\n', w->x);
    for (size_t file = 0; file < w->files; file++) {
        CTG_TRY(ctg_export_cells_open(&w->y[file], w->work->folder, name_of(w, file, name), error));
        (void)fputs("mean", w->y[file]);
        for (size_t i = 0; i < w->replicates; i++) {
            (void)fprintf(w->y[file], ",replicate_%zu", i);
        }
        (void)fputc('\n', w->y[file]);
    }
    return ctg_ok;
}

/* The mean over the replicates that ended well; NAN without any. */
static double mean_of(const double *values, size_t count)
{
    double sum = 0;
    size_t there = 0;
    for (size_t i = 0; i < count; i++) {
        sum += isnan(values[i]) ? 0 : values[i];
        there += isnan(values[i]) ? 0 : 1;
    }
    return there == 0 ? (double)NAN : sum / (double)there;
}

static ctg_status write_point(writing *w, ctg_error *error)
{
    const ctg_store_head *const head = w->work->head;
    for (size_t file = 0; file < w->files; file++) {
        const double *const values = w->values + file * w->replicates;
        const double mean = mean_of(values, w->replicates);
        if (isnan(mean) || !w->has_factors) {
            return ctg_error_add(error, ctg_input,
                                 "%s has no run of %s at point %" PRIu64 " that ended well; SALib "
                                 "needs every point of the design",
                                 head->path, head->arm_names[file % head->arms], w->point);
        }
        ctg_export_cells_number(w->y[file], mean);
        for (size_t i = 0; i < w->replicates; i++) {
            (void)fputc(',', w->y[file]);
            if (!isnan(values[i])) {
                ctg_export_cells_number(w->y[file], values[i]);
            }
        }
        (void)fputc('\n', w->y[file]);
    }
    for (size_t i = 0; i < head->factor_count; i++) {
        const double value = w->factors[i];
        (void)fputs(i == 0 ? "" : ",", w->x);
        ctg_export_cells_number(w->x, value);
        w->low[i] = w->point == 0 || value < w->low[i] ? value : w->low[i];
        w->high[i] = w->point == 0 || value > w->high[i] ? value : w->high[i];
    }
    (void)fputc('\n', w->x);
    w->point++;
    clear_point(w);
    return ferror(w->x) == 0 ? ctg_ok : ctg_stopped;
}

static ctg_status take(void *to, const ctg_store_line *line, ctg_error *error)
{
    writing *const w = to;
    const ctg_store_head *const head = w->work->head;
    const ctg_store_outputs *const outputs = &w->work->outputs;
    ctg_export_tally_add(w->work->told, line);
    while (w->point < line->name.point) {
        CTG_TRY(write_point(w, error));
    }
    if (line->record == NULL || line->values == NULL || line->name.arm >= head->arms ||
        line->name.replicate >= w->replicates) {
        return ctg_ok;
    }
    memcpy(w->factors, line->values, head->factor_count * sizeof *w->factors);
    w->has_factors = true;
    for (size_t i = 0; i < outputs->count; i++) {
        w->values[(i * head->arms + line->name.arm) * w->replicates + line->name.replicate] =
            line->record[outputs->all[i].at];
    }
    return ctg_ok;
}

static ctg_status write_outputs(const writing *w, ctg_error *error)
{
    const ctg_store_head *const head = w->work->head;
    FILE *to = NULL;
    char name[NAME_ROOM];
    CTG_TRY(ctg_export_cells_open(&to, w->work->folder, "outputs.csv", error));
    (void)fputs("file,arm,measure,who,month,unit\n", to);
    for (size_t file = 0; file < w->files; file++) {
        const ctg_store_output *const output = &w->work->outputs.all[file / head->arms];
        (void)fprintf(to, "%s,", name_of(w, file, name));
        ctg_export_cells_text(to, head->arm_names[file % head->arms]);
        (void)fprintf(to, ",%s,", output->measure->path);
        ctg_export_cells_text(to, output->who);
        (void)fprintf(to, ",%s,", output->month);
        ctg_export_cells_text(to, output->measure->unit);
        (void)fputc('\n', to);
    }
    return ctg_export_cells_close(to, w->work->folder, "outputs.csv", error);
}

/* How many factors share the coordinate. */
static size_t shared_by(const ctg_export_work *work, size_t coordinate)
{
    size_t count = 0;
    for (size_t i = 0; i < work->head->factor_count; i++) {
        count += work->factors[i].coordinate == coordinate ? 1 : 0;
    }
    return count;
}

static void write_bounds(const writing *w, FILE *to, size_t at)
{
    const ctg_export_factor *const factor = &w->work->factors[at];
    const bool said = factor->low[0] != '\0' && factor->value_length == 0;
    (void)fputs(at == 0 ? "[" : ", [", to);
    if (said) {
        (void)fprintf(to, "%s, %s]", factor->low, factor->high);
        return;
    }
    ctg_export_cells_number(to, w->low[at]);
    (void)fputs(", ", to);
    ctg_export_cells_number(to, w->high[at]);
    (void)fputc(']', to);
}

/* Names of groups, a factor that stands alone by its own; nothing where all do. */
static void write_groups(const ctg_export_work *work, FILE *to)
{
    const size_t count = work->head->factor_count;
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        any = any || shared_by(work, work->factors[i].coordinate) > 1;
    }
    (void)fputs(any ? " \"groups\": [" : "", to);
    for (size_t i = 0; any && i < count; i++) {
        char name[NAME_ROOM];
        const size_t coordinate = work->factors[i].coordinate;
        (void)snprintf(name, sizeof name, "group %zu", coordinate + 1);
        (void)fputs(i == 0 ? "" : ", ", to);
        ctg_export_json_text(to, shared_by(work, coordinate) > 1 ? name : work->factors[i].path);
    }
    (void)fputs(any ? "],\n" : "", to);
}

static ctg_status write_problem(const writing *w, ctg_error *error)
{
    const ctg_export_work *const work = w->work;
    const ctg_store_head *const head = work->head;
    FILE *to = NULL;
    CTG_TRY(ctg_export_cells_open(&to, work->folder, "problem.json", error));
    (void)fprintf(to, "{\"num_vars\": %zu,\n \"names\": [", head->factor_count);
    for (size_t i = 0; i < head->factor_count; i++) {
        (void)fputs(i == 0 ? "" : ", ", to);
        ctg_export_json_text(to, head->factors[i]);
    }
    (void)fputs("],\n \"bounds\": [", to);
    for (size_t i = 0; i < head->factor_count; i++) {
        write_bounds(w, to, i);
    }
    (void)fputs("],\n", to);
    write_groups(work, to);
    (void)fputs(" \"distributions\": [", to);
    ctg_status status = ctg_ok;
    for (size_t i = 0; i < head->factor_count && status == ctg_ok; i++) {
        ctg_text_builder text = {0};
        status = ctg_export_factors_describe(&work->factors[i], &text, error);
        (void)fputs(i == 0 ? "" : ", ", to);
        ctg_export_json_text(to, text.text != NULL ? text.text : "");
        free(text.text);
    }
    char design[120];
    (void)ctg_text_copy(design, sizeof design, head->design, strcspn(head->design, "\n"));
    (void)fputs("],\n \"design\": ", to);
    ctg_export_json_text(to, design);
    (void)fputs("}\n", to);
    const ctg_status closed = ctg_export_cells_close(to, work->folder, "problem.json", error);
    return status != ctg_ok ? status : closed;
}

static ctg_status write_all(writing *w, ctg_error *error)
{
    const ctg_store_head *const head = w->work->head;
    if (head->factor_count == 0) {
        return ctg_error_add(error, ctg_input,
                             "%s varies nothing from point to point: there is nothing for SALib; "
                             "write it as csv or json",
                             head->path);
    }
    if (w->files > CTG_EXPORT_SALIB_MOST) {
        return ctg_error_add(error, ctg_input,
                             "%s keeps %zu values of %zu arm%s; for SALib at most %d files are "
                             "written: choose with --measure",
                             head->path, w->work->outputs.count, head->arms,
                             head->arms == 1 ? "" : "s", CTG_EXPORT_SALIB_MOST);
    }
    CTG_TRY(make_room(w, error));
    clear_point(w);
    CTG_TRY(write_heads(w, error));
    CTG_TRY(ctg_store_lines_read(w->work->file, take, w, error));
    while (w->point < head->points) {
        CTG_TRY(write_point(w, error));
    }
    CTG_TRY(write_outputs(w, error));
    return write_problem(w, error);
}

ctg_status ctg_export_salib_write(ctg_export_work *work, ctg_error *error)
{
    writing w = {.work = work,
                 .files = work->outputs.count * work->head->arms,
                 .replicates = (size_t)work->head->replicates};
    char name[NAME_ROOM];
    const ctg_status status = write_all(&w, error);
    ctg_status closed = ctg_export_cells_close(w.x, work->folder, "X.csv", error);
    for (size_t file = 0; w.y != NULL && file < w.files; file++) {
        const ctg_status one =
            ctg_export_cells_close(w.y[file], work->folder, name_of(&w, file, name), error);
        closed = closed == ctg_ok ? one : closed;
    }
    free(w.y);
    free(w.values);
    free(w.factors);
    free(w.low);
    free(w.high);
    return status == ctg_ok || status == ctg_stopped ? closed : status;
}
