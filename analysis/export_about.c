/* What an export says of itself.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/export_about.h"

#include <inttypes.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/export_cells.h"
#include "analysis/export_factors.h"
#include "analysis/store_row.h"
#include "analysis/store_sources.h"
#include "engine/io/tables.h"
#include "engine/model/parameters.h"

#define DICTIONARY "dictionary.csv"
#define PROVENANCE "provenance.json"

static void write_entry(FILE *to, const char *kind, const char *name, const char *unit,
                        const char *meaning, const char *distribution)
{
    const char *const cells[] = {kind, name, unit, meaning, distribution};
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
        (void)fputs(i == 0 ? "" : ",", to);
        ctg_export_cells_text(to, cells[i]);
    }
    (void)fputc('\n', to);
}

static void write_columns(FILE *to, ctg_export_format format)
{
    static const char *const shared[][3] = {
        {"study", "", "the first 8 digits of the study's identity (provenance.json has all)"},
        {"point", "", "of the design, from 0; 0 where nothing is varied"},
        {"arm", "", "the base, or a policy beside it, with the same chance"},
        {"replicate", "", "from 0; the same number meets the same chance at all points and arms"},
        {"measure", "", "what is measured (rows of kind measure)"},
        {"who", "", "of which region, state, mission ...; empty of the world"},
        {"month", "", "at the end of this month"},
        {"value", "the measure's", "the value of the run"},
        {"status", "", "of a run: ok, or the kind of failure"},
        {"sentence", "", "why a run failed"},
        {"digest", "", "of the run's whole state over time: the same on every machine"},
        {"seconds", "s", "how long the run took on its thread"}};
    static const char *const salib[][3] = {
        {"X.csv", "the factors'", "a row a point, a column a factor, in the order of the design"},
        {"mean", "the measure's", "over the replicates of the point that ended well"},
        {"replicate_N", "the measure's", "the value of replicate N; empty where it failed"}};
    for (size_t i = 0; format != ctg_export_salib && i < sizeof shared / sizeof shared[0]; i++) {
        write_entry(to, "column", shared[i][0], shared[i][1], shared[i][2], "");
    }
    for (size_t i = 0; format == ctg_export_salib && i < sizeof salib / sizeof salib[0]; i++) {
        write_entry(to, "column", salib[i][0], salib[i][1], salib[i][2], "");
    }
}

static void write_measures(FILE *to, const ctg_store_outputs *outputs)
{
    const ctg_store_measure *last = NULL;
    for (size_t i = 0; i < outputs->count; i++) {
        const ctg_store_measure *const measure = outputs->all[i].measure;
        bool told = measure == last;
        for (size_t k = 0; k < i && !told && last != NULL; k++) {
            told = outputs->all[k].measure == measure;
        }
        if (!told) {
            write_entry(to, "measure", measure->path, measure->unit, measure->what, "");
        }
        last = measure;
    }
}

/* Unit and meaning of a path: a parameter, or a cell TABLE.KEY.COLUMN. */
typedef struct meaning {
    const char *unit, *what;
} meaning;

static meaning meaning_of(const char *path)
{
    const char *const first = strchr(path, '.');
    const char *const last = strrchr(path, '.');
    for (size_t id = 0; id < CTG_PARAMETERS; id++) {
        const ctg_parameter *const row = ctg_parameters_row((ctg_parameter_id)id);
        if (strcmp(row->path, path) == 0) {
            return (meaning){row->unit, row->what};
        }
    }
    for (ctg_table_id id = 0; first != NULL && first != last && id < CTG_TABLE_COUNT; id++) {
        ctg_table table = {0};
        ctg_tables_describe(&table, id);
        const ctg_column *const column = ctg_table_column(&table, last + 1);
        const size_t length = (size_t)(first - path);
        if (column != NULL && strncmp(table.name, path, length) == 0 &&
            table.name[length] == '\0') {
            return (meaning){column->unit, column->what};
        }
    }
    return (meaning){"", ""};
}

static ctg_status write_factors(const ctg_export_work *work, FILE *to, ctg_error *error)
{
    for (size_t i = 0; i < work->head->factor_count; i++) {
        const ctg_export_factor *const factor = &work->factors[i];
        const meaning of = meaning_of(factor->path);
        ctg_text_builder text = {0};
        const ctg_status status = ctg_export_factors_describe(factor, &text, error);
        if (status == ctg_ok) {
            write_entry(to, "factor", factor->path, of.unit, of.what, text.text);
        }
        free(text.text);
        CTG_TRY(status);
    }
    return ctg_ok;
}

static void write_arms(const ctg_store_head *head, FILE *to)
{
    for (size_t at = 0; at < head->arms; at++) {
        write_entry(to, "arm", head->arm_names[at], "",
                    at == 0 ? "the base" : head->arm_changes[at], "");
    }
}

static ctg_status take_parameter(void *to, const ctg_store_parameter *parameter, ctg_error *error)
{
    char low[CTG_NUMBER_ROOM];
    char high[CTG_NUMBER_ROOM];
    char centre[CTG_NUMBER_ROOM];
    char text[3 * CTG_NUMBER_ROOM + 80];
    (void)error;
    if (parameter->drawn) {
        ctg_number_write(parameter->low, low);
        ctg_number_write(parameter->high, high);
        ctg_number_write(parameter->centre, centre);
        (void)snprintf(text, sizeof text, "each replicate draws it from %s to %s, about %s; %s",
                       low, high, centre, parameter->basis);
        write_entry(to, "parameter", parameter->path, parameter->unit,
                    meaning_of(parameter->path).what, text);
    }
    return ctg_ok;
}

static ctg_status write_dictionary(const ctg_export_work *work, FILE *to, ctg_error *error)
{
    (void)fputs("kind,name,unit,meaning,distribution\n", to);
    write_columns(to, work->asked->format);
    write_measures(to, &work->outputs);
    write_arms(work->head, to);
    CTG_TRY(write_factors(work, to, error));
    return ctg_store_outputs_parameters(work->file, take_parameter, to, error);
}

ctg_status ctg_export_about_dictionary(ctg_export_work *work, ctg_error *error)
{
    FILE *to = NULL;
    CTG_TRY(ctg_export_cells_open(&to, work->folder, DICTIONARY, error));
    const ctg_status status = write_dictionary(work, to, error);
    const ctg_status closed = ctg_export_cells_close(to, work->folder, DICTIONARY, error);
    return status != ctg_ok ? status : closed;
}

/* A text that is no UTF-8 is shown as a sentence would. */
static json_t *text_of(const char *text)
{
    const size_t length = strlen(text);
    const ctg_text_quote shown = ctg_text_shown(text, length);
    return json_string(ctg_text_bad_utf8(text, length) == length ? text : shown.text);
}

static ctg_status append(json_t *list, json_t *value, ctg_error *error)
{
    return json_array_append_new(list, value) == 0
               ? ctg_ok
               : ctg_error_add(error, ctg_memory, "no memory for " PROVENANCE);
}

static ctg_status take_input(void *to, const ctg_store_input *input, ctg_error *error)
{
    return append(to,
                  json_pack("{s:o, s:o, s:o, s:I}", "role", text_of(input->role), "path",
                            text_of(input->path), "sha256", text_of(input->sha256), "bytes",
                            (json_int_t)input->size),
                  error);
}

static ctg_status take_fact(void *to, const char *key, const char *value, ctg_error *error)
{
    return json_object_set_new(to, key, text_of(value)) == 0
               ? ctg_ok
               : ctg_error_add(error, ctg_memory, "no memory for " PROVENANCE);
}

typedef struct sessions {
    ctg_store_file *file;
    json_t *list;
} sessions;

static ctg_status take_session(void *to, const ctg_store_session *session, ctg_error *error)
{
    const sessions *const of = to;
    json_t *const build = json_object();
    const ctg_status status =
        ctg_store_sources_build(of->file, session->number, take_fact, build, error);
    if (status != ctg_ok) {
        json_decref(build);
        return status;
    }
    return append(of->list,
                  json_pack("{s:o, s:o, s:I, s:I, s:I, s:o}", "started", text_of(session->started),
                            "command", text_of(session->command), "threads",
                            (json_int_t)session->threads, "shard",
                            (json_int_t)(session->shards > 0 ? session->shard + 1 : 0), "shards",
                            (json_int_t)session->shards, "program", build),
                  error);
}

static json_t *head_of(const ctg_export_work *work)
{
    const ctg_store_head *const head = work->head;
    const ctg_export_told *const told = work->told;
    char digest[17];
    char start[8];
    ctg_store_row_write_hex(told->digest, digest);
    ctg_month_write(head->start, start);
    return json_pack("{s:o, s:o, s:o, s:o, s:s, s:o, s:o, s:o, s:s, s:I, s:I, s:I, s:I, s:I, s:I, "
                     "s:o, s:o}",
                     "study", text_of(head->id), "name", text_of(head->name), "title",
                     text_of(head->title), "question", text_of(head->question), "digest", digest,
                     "model_version", text_of(head->version), "exported_by_version",
                     text_of(work->asked->version), "seed", text_of(head->seed), "start", start,
                     "months", (json_int_t)head->months, "points", (json_int_t)head->points, "arms",
                     (json_int_t)head->arms, "replicates", (json_int_t)head->replicates, "runs",
                     (json_int_t)told->runs, "failed", (json_int_t)told->failed, "changes",
                     text_of(head->changes), "design", text_of(head->design));
}

static ctg_status fill(const ctg_export_work *work, json_t *object, ctg_error *error)
{
    json_t *const inputs = json_array();
    json_t *const made = json_array();
    sessions of = {work->file, made};
    const bool put = json_object_set_new(object, "inputs", inputs) == 0;
    if (json_object_set_new(object, "sessions", made) != 0 || !put) {
        return ctg_error_add(error, ctg_memory, "no memory for " PROVENANCE);
    }
    CTG_TRY(ctg_store_sources_inputs(work->file, take_input, inputs, error));
    return ctg_store_sources_sessions(work->file, take_session, &of, error);
}

ctg_status ctg_export_about_provenance(ctg_export_work *work, ctg_error *error)
{
    FILE *to = NULL;
    json_t *const object = head_of(work);
    ctg_status status = fill(work, object, error);
    status =
        status == ctg_ok ? ctg_export_cells_open(&to, work->folder, PROVENANCE, error) : status;
    if (status == ctg_ok && json_dumpf(object, to, JSON_INDENT(1)) != 0 && ferror(to) == 0) {
        status = ctg_error_add(error, ctg_memory, "no memory for " PROVENANCE);
    }
    json_decref(object);
    const ctg_status closed = ctg_export_cells_close(to, work->folder, PROVENANCE, error);
    return status != ctg_ok ? status : closed;
}
