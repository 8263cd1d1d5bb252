/* `contingent status`: what is in a store and what is missing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <string.h>

#include "analysis/commands/answer_json.h"
#include "analysis/commands/commands.h"
#include "analysis/commands/json.h"
#include "analysis/commands/store_options.h"
#include "analysis/store_lines.h"
#include "analysis/store_shards.h"
#include "analysis/store_sources.h"
#include "engine/base/text.h"

#define FAILURES_SHOWN 3
#define SENTENCE_ROOM 256
#define LIST_ROOM 200
#define TEXT_ROOM 300

typedef struct failures {
    const ctg_store_head *head;
    size_t count;
    char names[FAILURES_SHOWN][CTG_STORE_FILE_RUN_ROOM];
    char sentences[FAILURES_SHOWN][SENTENCE_ROOM];
} failures;

/* The first and the last session, and what the last one's program was. */
typedef struct makers {
    size_t count;
    int64_t last;
    char first_started[TEXT_ROOM], last_started[TEXT_ROOM], command[TEXT_ROOM];
    char version[TEXT_ROOM], commit[TEXT_ROOM];
} makers;

typedef struct state {
    const ctg_store_head *head;
    ctg_store_counts counts;
    int64_t wanted;
    failures failed;
    makers by;
    ctg_store_shards shards;
} state;

static ctg_status take_name(void *to, const ctg_run_name *name, const char *sentence,
                            ctg_error *error)
{
    failures *const failed = to;
    (void)error;
    if (sentence[0] != '\0' && failed->count < FAILURES_SHOWN) {
        (void)ctg_store_file_run_name(failed->head, name, failed->names[failed->count]);
        (void)ctg_text_copy(failed->sentences[failed->count++], SENTENCE_ROOM, sentence,
                            strcspn(sentence, "\n"));
    }
    return ctg_ok;
}

static ctg_status take_session(void *to, const ctg_store_session *session, ctg_error *error)
{
    makers *const by = to;
    (void)error;
    if (by->count++ == 0) {
        (void)ctg_text_copy(by->first_started, TEXT_ROOM, session->started,
                            strlen(session->started));
    }
    by->last = session->number;
    (void)ctg_text_copy(by->last_started, TEXT_ROOM, session->started, strlen(session->started));
    (void)ctg_text_copy(by->command, TEXT_ROOM, session->command, strlen(session->command));
    return ctg_ok;
}

static ctg_status take_fact(void *to, const char *key, const char *value, ctg_error *error)
{
    makers *const by = to;
    (void)error;
    if (strcmp(key, "version") == 0) {
        (void)ctg_text_copy(by->version, TEXT_ROOM, value, strlen(value));
    } else if (strcmp(key, "commit") == 0) {
        (void)ctg_text_copy(by->commit, TEXT_ROOM, value, strlen(value));
    }
    return ctg_ok;
}

static ctg_status read_state(state *of, ctg_store_file *file, ctg_error *error)
{
    const ctg_store_head *const head = ctg_store_file_head(file);
    *of = (state){.head = head, .failed.head = head};
    of->wanted = (int64_t)(head->points * (uint64_t)head->replicates * head->arms);
    CTG_TRY(ctg_store_file_counts(file, &of->counts, error));
    CTG_TRY(ctg_store_lines_names(file, take_name, &of->failed, error));
    CTG_TRY(ctg_store_sources_sessions(file, take_session, &of->by, error));
    CTG_TRY(ctg_store_sources_build(file, of->by.last, take_fact, &of->by, error));
    return ctg_store_shards_read(&of->shards, file, error);
}

static void print_shards(const ctg_store_shards *shards)
{
    char lists[CTG_STORE_SHARDS_STATES][LIST_ROOM];
    for (int i = 0; i < CTG_STORE_SHARDS_STATES; i++) {
        ctg_store_shards_write(shards, (ctg_store_shards_state)i, lists[i], LIST_ROOM);
    }
    (void)printf("  Shards   of %" PRId64 ": complete %s; begun %s; missing %s\n", shards->of,
                 lists[ctg_store_shards_complete], lists[ctg_store_shards_begun],
                 lists[ctg_store_shards_missing]);
}

static void print_page(const state *of)
{
    const ctg_store_head *const head = of->head;
    (void)printf("%s\n  Study    %s (%.8s)%s%s\n", head->path, head->name, head->id,
                 head->title[0] != '\0' ? ": " : "", head->title);
    if (head->is_calibration) {
        (void)printf("  Holds    %" PRId64 " evaluations of a calibration\n",
                     of->counts.evaluations);
    } else {
        (void)printf("  Runs     %" PRId64 " of %" PRId64 " (%" PRIu64
                     " point%s x %zu arm%s x %" PRId64 " replicate%s), %" PRId64 " failed\n",
                     of->counts.stored, of->wanted, head->points, head->points == 1 ? "" : "s",
                     head->arms, head->arms == 1 ? "" : "s", head->replicates,
                     head->replicates == 1 ? "" : "s", of->counts.failed);
    }
    for (size_t i = 0; i < of->failed.count; i++) {
        (void)printf("           %s: %s\n", of->failed.names[i], of->failed.sentences[i]);
    }
    if (of->counts.failed > (int64_t)of->failed.count) {
        (void)printf("           and %" PRId64 " more\n",
                     of->counts.failed - (int64_t)of->failed.count);
    }
    if (of->shards.of > 0) {
        print_shards(&of->shards);
    }
    if (of->by.count > 0) {
        (void)printf("  Made     %s%s%s, %zu session%s, contingent %s (%s)\n           %s\n",
                     of->by.first_started, of->by.count > 1 ? " to " : "",
                     of->by.count > 1 ? of->by.last_started : "", of->by.count,
                     of->by.count == 1 ? "" : "s", of->by.version, of->by.commit, of->by.command);
    }
    (void)printf("  Size     %.1f MB\n", (double)of->counts.bytes / 1e6);
}

static json_t *text_of(const char *text)
{
    return ctg_answer_json_text(text, strlen(text));
}

static json_t *failures_of(const failures *failed)
{
    json_t *list = json_array();
    for (size_t i = 0; i < failed->count; i++) {
        list = ctg_json_append(list, json_pack("{s:o, s:o}", "run", text_of(failed->names[i]),
                                               "sentence", text_of(failed->sentences[i])));
    }
    return list;
}

/* The shards in one state, counted from 1. */
static json_t *shards_of(const ctg_store_shards *shards, ctg_store_shards_state wanted)
{
    json_t *list = json_array();
    for (int64_t at = 0; at < shards->of; at++) {
        if (ctg_store_shards_state_of(shards, at) == wanted) {
            list = ctg_json_append(list, json_integer(at + 1));
        }
    }
    return list;
}

static json_t *state_of(const state *of)
{
    const ctg_store_head *const head = of->head;
    json_t *const object = json_pack(
        "{s:o, s:o, s:o, s:o, s:o, s:b, s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:o, s:I}", "store",
        text_of(head->path), "study", text_of(head->id), "name", text_of(head->name), "title",
        text_of(head->title), "version", text_of(head->version), "calibration",
        (int)head->is_calibration, "points", (json_int_t)head->points, "arms",
        (json_int_t)head->arms, "replicates", (json_int_t)head->replicates, "wanted",
        (json_int_t)of->wanted, "stored", (json_int_t)of->counts.stored, "failed",
        (json_int_t)of->counts.failed, "evaluations", (json_int_t)of->counts.evaluations,
        "failures", failures_of(&of->failed), "bytes", (json_int_t)of->counts.bytes);
    json_t *const shards = json_pack("{s:I, s:o, s:o, s:o}", "of", (json_int_t)of->shards.of,
                                     "complete", shards_of(&of->shards, ctg_store_shards_complete),
                                     "begun", shards_of(&of->shards, ctg_store_shards_begun),
                                     "missing", shards_of(&of->shards, ctg_store_shards_missing));
    json_t *const made =
        json_pack("{s:I, s:o, s:o, s:o, s:o, s:o}", "sessions", (json_int_t)of->by.count, "first",
                  text_of(of->by.first_started), "last", text_of(of->by.last_started), "command",
                  text_of(of->by.command), "program", text_of(of->by.version), "commit",
                  text_of(of->by.commit));
    const int told = json_object_set_new(object, "shards", shards);
    if (json_object_set_new(object, "made", made) != 0 || told != 0) {
        json_decref(object);
        return NULL;
    }
    return object;
}

/* Tells of one store; of JSON it is added to the list. */
static ctg_status tell(const char *path, json_t *list, ctg_error *error)
{
    ctg_store_file *file = NULL;
    state of = {0};
    ctg_status status = ctg_store_file_open(&file, path, error);
    status = status == ctg_ok ? read_state(&of, file, error) : status;
    if (status == ctg_ok && list == NULL) {
        print_page(&of);
    } else if (status == ctg_ok && json_array_append_new(list, state_of(&of)) != 0) {
        status = ctg_error_add(error, ctg_memory, "no memory for the answer");
    }
    ctg_store_shards_destroy(&of.shards);
    ctg_store_file_close(file);
    return status;
}

static int command_main(int argc, char **argv)
{
    ctg_store_options options;
    ctg_error error;
    int code = ctg_store_options_read(&options, ctg_store_takes_many, argc, argv);
    json_t *const list = code == ctg_exit_ok && options.json ? json_array() : NULL;
    const size_t count = code == ctg_exit_ok ? options.store_count : 0;
    for (size_t i = 0; i < count; i++) {
        ctg_error_clear(&error);
        if (tell(options.stores[i], list, &error) != ctg_ok) {
            const int worse = ctg_commands_tell(&error);
            code = code == ctg_exit_failure ? code : worse;
        }
    }
    if (list != NULL) {
        ctg_error_clear(&error);
        if (ctg_answer_json_write(stdout, list, &error) != ctg_ok) {
            code = ctg_commands_tell(&error);
        }
    }
    ctg_store_options_destroy(&options);
    return ctg_store_options_end(code);
}

static const ctg_option known_options[] = {
    CTG_OPTION_JSON,
    {0},
};

const ctg_command ctg_status_command = {
    .name = "status",
    .what = "say what is in a store and what is missing",
    .operands = "STORE ...",
    .examples = "contingent status courses.db\n"
                "contingent status part1.db part2.db --json\n"
                "contingent status results/*.db\n",
    .about = "Says of each store which study it holds, how many of its runs are there, which "
             "failed and why, which shards are complete, begun or missing, when it was made and "
             "by what, how large it is. Reads the store alone. A store that a running process "
             "has cannot be read until that ends.",
    .options = known_options,
    .exits = "0 told, 1 failure, or a store is in use, 2 usage or input wrong.",
    .run = command_main,
};
