/* The log of back-tests.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/backtest_log.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "analysis/commands/build.h"
#include "engine/base/file.h"
#include "engine/base/number.h"
#include "engine/base/text.h"

#define FROM CTG_MONTH(2010, 1)
#define LOG_BYTES_MOST ((size_t)256 << 20)

static const char header[] =
    "run,commit,scenario,changes,replicates,failed,seed,origin,target,recorded,horizon_years,"
    "forecaster,population,score,value\n";

static bool is_late(const ctg_backtest_year *year)
{
    return year->recorded >= FROM;
}

size_t ctg_backtest_log_rows(const ctg_backtest *backtest)
{
    size_t late = 0;
    for (size_t at = 0; at < backtest->year_count; at++) {
        late += is_late(&backtest->years[at]) ? 1 : 0;
    }
    return late;
}

static const char *commit_of(void)
{
    static const char key[] = "commit";
    ctg_fact facts[CTG_BUILD_FACTS];
    ctg_build_facts(facts);
    for (size_t i = 0; i < CTG_BUILD_FACTS; i++) {
        if (strcmp(facts[i].key, key) == 0) {
            return facts[i].value;
        }
    }
    return "";
}

/* A cell that may hold anything: in quotes, quotes doubled, lines joined. */
static ctg_status add_quoted(ctg_text_builder *text, const char *cell, ctg_error *error)
{
    CTG_TRY(ctg_text_add(text, error, "\""));
    for (; *cell != '\0'; cell++) {
        const char byte = *cell == '\n' ? ';' : *cell;
        CTG_TRY(ctg_text_add(text, error, byte == '"' ? "\"%c" : "%c", byte));
        CTG_TRY(byte == '"' ? ctg_text_add(text, error, "\"") : ctg_ok);
    }
    return ctg_text_add(text, error, "\"");
}

/* What all rows of a run and year begin with. */
static ctg_status write_head(ctg_text_builder *head, const ctg_backtest *backtest,
                             const ctg_backtest_year *year, ctg_error *error)
{
    const ctg_study *const study = backtest->study;
    const ctg_runs_outcome *const outcome = &backtest->outcome;
    char origin[8];
    char target[8];
    char recorded[8];
    ctg_month_write(study->setting->start, origin);
    ctg_month_write(ctg_study_month(study, ctg_scope_state, year->time), target);
    ctg_month_write(year->recorded, recorded);
    const char *const commit = commit_of();
    const bool changed = strchr(commit, '+') != NULL; /* built from more than was committed */
    CTG_TRY(ctg_text_add(head, error, "%.16s-%016" PRIx64 ",%.12s%s,", study->id, outcome->digest,
                         commit, changed ? strchr(commit, '+') : ""));
    CTG_TRY(add_quoted(head, study->name, error));
    CTG_TRY(ctg_text_add(head, error, ","));
    CTG_TRY(add_quoted(head, study->changes, error));
    return ctg_text_add(head, error, ",%" PRIu32 ",%" PRIu32 ",%" PRIu64 ",%s,%s,%s,%zu,",
                        outcome->ok + outcome->failed, outcome->failed, study->setting->seed,
                        origin, target, recorded, year->time);
}

static ctg_status add_row(ctg_text_builder *text, const char *head, const char *who,
                          const char *population, const char *score, double value, ctg_error *error)
{
    char number[CTG_NUMBER_ROOM];
    if (isnan(value)) {
        return ctg_ok; /* what cannot be said has no row */
    }
    ctg_number_write(value, number);
    return ctg_text_add(text, error, "%s%s,%s,%s,%s\n", head, who, population, score, number);
}

static ctg_status add_fill(ctg_text_builder *text, const char *head, const ctg_fill *fill,
                           size_t time, ctg_error *error)
{
    for (size_t group = 0; group < fill->groups; group++) {
        char room[CTG_WHO_ROOM];
        const char *const name = ctg_fill_name(fill, group, room);
        if (ctg_fill_is_known(fill, time - 1, group)) {
            CTG_TRY(add_row(text, head, "record", name, "fill",
                            ctg_fill_recorded(fill, time - 1, group), error));
            CTG_TRY(add_row(text, head, "model", name, "fill", ctg_fill_said(fill, time - 1, group),
                            error));
        }
    }
    return ctg_ok;
}

static ctg_status add_cards(ctg_text_builder *text, const char *head, const ctg_backtest_year *year,
                            ctg_error *error)
{
    for (int who = 0; who < CTG_FORECASTERS; who++) {
        for (int id = 0; id < CTG_SCORECARD_IDS; id++) {
            const ctg_scorecard_about *const about = ctg_scorecard_row((ctg_scorecard_id)id);
            CTG_TRY(add_row(text, head, ctg_scorecard_forecaster((ctg_forecaster)who),
                            about->population, about->name, year->cards[who].at[id], error));
        }
    }
    return ctg_ok;
}

static ctg_status add_year(ctg_text_builder *text, const ctg_backtest *backtest,
                           const ctg_backtest_year *year, ctg_error *error)
{
    ctg_text_builder head = {0};
    ctg_status status = write_head(&head, backtest, year, error);
    if (status == ctg_ok) {
        status = add_cards(text, head.text, year, error);
    }
    if (status == ctg_ok) {
        status = add_fill(text, head.text, &backtest->fill, year->time, error);
    }
    free(head.text);
    return status;
}

/* Sets *is_new when there is no header yet; refuses a file that is something else. */
static ctg_status look_at(const char *path, bool *is_new, ctg_error *error)
{
    ctg_file file;
    ctg_file_fault fault;
    *is_new = access(path, F_OK) != 0;
    if (*is_new) {
        return ctg_ok;
    }
    const ctg_status status = ctg_file_read(&file, path, LOG_BYTES_MOST, &fault);
    if (status != ctg_ok) {
        return ctg_error_add_at(error, status, path, 0, "%s", fault.text);
    }
    const size_t length = sizeof header - 1;
    *is_new = file.size == 0;
    const bool ours = *is_new || (file.size >= length && memcmp(file.bytes, header, length) == 0);
    ctg_file_destroy(&file);
    return ours ? ctg_ok
                : ctg_error_add_at(error, ctg_input, path, 1,
                                   "is no log of back-tests: its first line is another");
}

static ctg_status write_text(const char *path, const ctg_text_builder *text, ctg_error *error)
{
    const int to = open(path, O_WRONLY | O_APPEND | O_CREAT, 0666);
    size_t done = 0;
    bool fine = to >= 0;
    while (fine && done < text->used) {
        const ssize_t wrote = write(to, text->text + done, text->used - done);
        fine = wrote >= 0 || errno == EINTR;
        done += wrote > 0 ? (size_t)wrote : 0;
    }
    const int why = errno;
    const bool closed = to < 0 || close(to) == 0;
    return fine && closed ? ctg_ok
                          : ctg_error_add_at(error, ctg_storage, path, 0, "cannot be written: %s",
                                             strerror(fine ? errno : why));
}

ctg_status ctg_backtest_log_check(const char *path, ctg_error *error)
{
    bool is_new = false;
    return look_at(path, &is_new, error);
}

ctg_status ctg_backtest_log_append(const char *path, const ctg_backtest *backtest, ctg_error *error)
{
    ctg_text_builder text = {0};
    bool is_new = false;
    if (ctg_backtest_log_rows(backtest) == 0) {
        return ctg_ok;
    }
    CTG_TRY(look_at(path, &is_new, error));
    ctg_status status = ctg_text_add(&text, error, "%s", is_new ? header : "");
    for (size_t at = 0; at < backtest->year_count && status == ctg_ok; at++) {
        if (is_late(&backtest->years[at])) {
            status = add_year(&text, backtest, &backtest->years[at], error);
        }
    }
    if (status == ctg_ok) {
        status = write_text(path, &text, error);
    }
    free(text.text);
    return status;
}
