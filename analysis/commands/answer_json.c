/* The answer to a scenario as JSON: the same content as the page, numbers with 17 digits.
 *
 * Jansson says by NULL that memory ran out, and takes NULL where a value is put into an object by
 * refusing it; `put` remembers that, so that it is asked once, at the end.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/answer_json.h"

#include <inttypes.h>
#include <string.h>

#include "analysis/commands/commands.h"
#include "analysis/commands/json.h"
#include "engine/base/text.h"

/* A text that is no UTF-8 (the name of a file may be anything) is shown as the page shows it. */
json_t *ctg_answer_json_text(const char *text, size_t length)
{
    const ctg_text_quote shown = ctg_text_shown(text, length);
    return ctg_text_bad_utf8(text, length) == length ? json_stringn(text, length)
                                                     : json_string(shown.text);
}

static json_t *put_text(json_t *object, const char *key, const char *text)
{
    return ctg_json_put(object, key, ctg_answer_json_text(text, strlen(text)));
}

static json_t *put_whole(json_t *object, const char *key, int64_t number)
{
    return ctg_json_put(object, key, json_integer(number));
}

static json_t *put_real(json_t *object, const char *key, double number)
{
    return ctg_json_put(object, key, json_real(number));
}

static json_t *put_month(json_t *object, const char *key, ctg_month month)
{
    char text[8];
    ctg_month_write(month, text);
    return put_text(object, key, text);
}

json_t *ctg_answer_json_quantiles(const ctg_quantiles *of)
{
    if (of->count == 0) {
        return json_null();
    }
    json_t *object = json_object();
    object = put_real(object, "median", of->median);
    object = put_real(object, "p05", of->p05);
    object = put_real(object, "p25", of->p25);
    object = put_real(object, "p75", of->p75);
    object = put_real(object, "p95", of->p95);
    object = put_real(object, "mean", of->mean);
    return put_whole(object, "replicates", (int64_t)of->count);
}

static json_t *word_of(const ctg_answer_cell *cell)
{
    if (cell->word == NULL) {
        return json_null();
    }
    json_t *object = put_text(json_object(), "most_frequent", cell->word);
    return put_real(object, "share_of_replicates", cell->word_share);
}

static json_t *row_of(const ctg_answer *answer, const ctg_answer_table *table, size_t at)
{
    const ctg_answer_about *const about = table->about;
    char room[CTG_WHO_ROOM];
    const char *const name = ctg_answer_row_name(answer, table, at, room);
    json_t *object = json_object();
    if (about->scope == ctg_scope_state) {
        object = put_text(object, about->row_key,
                          ctg_study_who(answer->study, about->scope, table->rows[at], room));
        object = put_text(object, "name", name);
    } else {
        object = put_text(object, about->row_key, name);
    }
    for (size_t column = 0; column < about->column_count; column++) {
        const ctg_answer_cell *const cell = &table->cells[at * about->column_count + column];
        object = ctg_json_put(object, about->columns[column].key,
                              about->columns[column].way == ctg_answer_name
                                  ? word_of(cell)
                                  : ctg_answer_json_quantiles(&cell->over));
    }
    return object;
}

static json_t *table_of(const ctg_answer *answer, const ctg_answer_table *table)
{
    json_t *list = json_array();
    for (size_t at = 0; at < table->row_count; at++) {
        list = ctg_json_append(list, row_of(answer, table, at));
    }
    return list;
}

static json_t *failures_of(const ctg_runs_outcome *outcome)
{
    json_t *list = json_array();
    for (uint32_t at = 0; at < outcome->failed && at < CTG_RUNS_FAILURES; at++) {
        json_t *object =
            put_whole(json_object(), "replicate", outcome->failures[at].name.replicate);
        list = ctg_json_append(list, put_text(object, "sentence", outcome->failures[at].sentence));
    }
    return list;
}

static json_t *changes_of(const ctg_study *study)
{
    json_t *list = json_array();
    for (const char *line = study->changes; *line != '\0'; line += strcspn(line, "\n") + 1) {
        list = ctg_json_append(list, ctg_answer_json_text(line, strcspn(line, "\n")));
    }
    return list;
}

json_t *ctg_answer_json_frame(const ctg_study *study, const ctg_runs_outcome *outcome,
                              const ctg_job *job)
{
    const ctg_setting *const setting = study->setting;
    char seed[24];
    char digest[24];
    (void)snprintf(seed, sizeof seed, "%" PRIu64, setting->seed);
    (void)snprintf(digest, sizeof digest, "%016" PRIx64, outcome->digest);
    json_t *object = put_text(json_object(), "title", study->title);
    object = put_text(object, "question", study->question);
    object = put_text(object, "scenario", study->name);
    object = ctg_json_put(object, "changes", changes_of(study));
    object = put_text(object, "version", study->version);
    object = put_text(object, "study", study->id);
    object = job->path != NULL ? put_text(object, "store", job->path)
                               : ctg_json_put(object, "store", json_null());
    object = put_text(object, "digest", digest);
    object = put_month(object, "start", setting->start);
    object = put_month(object, "end", setting->start + setting->months);
    object = put_whole(object, "months", setting->months);
    object = put_text(object, "seed", seed);
    object = put_whole(object, "replicates", study->replicates);
    object = put_whole(object, "failed", outcome->failed);
    return ctg_json_put(object, "failures", failures_of(outcome));
}

ctg_status ctg_answer_json_write(FILE *to, json_t *object, ctg_error *error)
{
    if (object == NULL) {
        return ctg_error_add(error, ctg_memory, "no memory for the answer as JSON");
    }
    const int failed = json_dumpf(object, to, JSON_INDENT(1) | JSON_REAL_PRECISION(17));
    json_decref(object);
    if (failed != 0 && ferror(to) == 0) {
        return ctg_error_add(error, ctg_memory, "no memory to write the answer as JSON");
    }
    (void)fputc('\n', to);
    return ctg_ok;
}

static json_t *parameters_of(const ctg_setting *setting, const ctg_hinges *on)
{
    json_t *list = json_array();
    for (size_t at = 0; at < on->found; at++) {
        const ctg_influence *const one = &on->strongest[at];
        const ctg_candidates_range range = ctg_candidates_range_of(setting, one->parameter);
        const bool fitted = ctg_candidates_is_fitted(setting, one->parameter);
        json_t *object =
            put_text(json_object(), "parameter", ctg_parameters_row(one->parameter)->path);
        object = put_text(object, "basis", fitted ? "fitted" : "assumed");
        object = put_real(object, "rank_correlation", one->correlation);
        object = put_real(object, "share_of_variance", one->correlation * one->correlation);
        object = put_real(object, "low", range.low);
        object = put_real(object, "high", range.high);
        object = put_text(object, "unit", ctg_parameters_row(one->parameter)->unit);
        list = ctg_json_append(list, object);
    }
    return list;
}

/* Each headline is a number of the answer: the key of a table, of a column, the row's region. */
static json_t *hangs_on(const ctg_answer *answer)
{
    json_t *list = json_array();
    for (size_t at = 0; at < CTG_ANSWER_HEADLINES; at++) {
        const ctg_answer_hangs *const hangs = &answer->hangs[at];
        char room[CTG_WHO_ROOM];
        json_t *object = put_text(json_object(), "table", hangs->about->table);
        object = put_text(object, "key", hangs->about->column);
        object = hangs->table->about->scope == ctg_scope_world
                     ? ctg_json_put(object, "region", json_null())
                     : put_text(object, "region",
                                ctg_answer_row_name(answer, hangs->table, hangs->row, room));
        object = put_month(object, "month", hangs->month);
        object = put_whole(object, "replicates", (int64_t)hangs->on.values);
        object = put_whole(object, "parameters_looked_at", (int64_t)hangs->on.candidates);
        object = put_real(object, "rank_correlation_beyond", hangs->on.bound);
        object =
            ctg_json_put(object, "parameters", parameters_of(answer->study->setting, &hangs->on));
        list = ctg_json_append(list, object);
    }
    return list;
}

ctg_status ctg_answer_json_print(FILE *to, const ctg_answer *answer, const ctg_job *job,
                                 ctg_error *error)
{
    json_t *object = ctg_answer_json_frame(answer->study, &answer->outcome, job);
    object = put_month(object, "demand_from_record_until", answer->demand_until);
    object = ctg_json_put(object, "demand_generated", json_boolean(answer->demand_made));
    object = put_month(object, "yearly_tables_at", answer->last_year);
    object = put_whole(object, "parameters_drawn", (int64_t)answer->drawn);
    object = put_whole(object, "parameters_drawn_from_assumed_range", (int64_t)answer->assumed);
    for (size_t at = 0; at < CTG_ANSWER_TABLES && answer->outcome.ok > 0; at++) {
        object = ctg_json_put(object, answer->tables[at].about->key,
                              table_of(answer, &answer->tables[at]));
    }
    if (answer->outcome.ok > 0) {
        object = ctg_json_put(object, "hangs_on", hangs_on(answer));
    }
    return ctg_answer_json_write(to, object, error);
}

int ctg_answer_json_tell(json_t *object)
{
    ctg_error error;
    ctg_error_clear(&error);
    return ctg_answer_json_write(stdout, object, &error) == ctg_ok ? ctg_exit_ok
                                                                   : ctg_commands_tell(&error);
}
