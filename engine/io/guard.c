/* The guard before libconfig: the grammar, names, numbers, nesting.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/io/guard.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/digest.h"
#include "engine/base/memory.h"
#include "engine/base/number.h"
#include "engine/base/text.h"
#include "engine/io/guard_words.h"

#define NAMES_ROOM 32768 /* a power of two, more than three times the most settings */
#define NAMES_LEAST 64

typedef struct reading {
    ctg_guard_words words;
    ctg_guard_word word; /* the one that is looked at */
    ctg_guard *guard;
    uint32_t *names; /* hashed: setting + 1 by parent and name */
    size_t room;     /* of `names`, a power of two */
    ctg_error *error;
    size_t mistakes; /* that did not end the reading */
} reading;

static ctg_status advance(reading *r)
{
    return ctg_guard_words_next(&r->words, &r->word);
}

static bool is_mark(const reading *r, const char *marks)
{
    return r->word.kind == ctg_guard_word_mark && strchr(marks, r->words.bytes[r->word.at]) != NULL;
}

/* "'x' is where '=' should be" */
static ctg_status refuse_word(const reading *r, const char *instead)
{
    if (r->word.kind == ctg_guard_word_end) {
        return ctg_error_add_at(r->error, ctg_input, r->words.file, r->word.line,
                                "the file ends where %s should be", instead);
    }
    return ctg_error_add_at(
        r->error, ctg_input, r->words.file, r->word.line, "'%s' stands where %s should be",
        ctg_text_shown(r->words.bytes + r->word.at, r->word.length).text, instead);
}

/* Opens a new setting; *place is its position. */
static ctg_status add_setting(reading *r, size_t parent, size_t *place)
{
    ctg_guard *const guard = r->guard;
    if (guard->count == CTG_GUARD_SETTINGS_MOST) {
        return ctg_error_add_at(r->error, ctg_input, r->words.file, r->word.line,
                                "the file has more than %d settings", CTG_GUARD_SETTINGS_MOST);
    }
    void *settings = guard->settings;
    const ctg_status status =
        ctg_memory_grow(&settings, &guard->room, guard->count + 1, sizeof *guard->settings,
                        "the settings of a scenario", r->error);
    guard->settings = settings;
    CTG_TRY(status);
    *place = guard->count++;
    guard->settings[*place] = (ctg_guard_setting){.line = r->word.line, .parent = parent};
    return ctg_ok;
}

/* Tells a name that its group has already. */
static void enter_name(reading *r, size_t place)
{
    const ctg_guard_setting *const settings = r->guard->settings;
    const ctg_guard_setting *const new = &settings[place];
    const char *const name = r->words.bytes + new->name_at;
    const uint64_t parent = new->parent;
    size_t at = ctg_digest_chain(parent, name, new->name_length) & (r->room - 1);
    for (; r->names[at] != 0; at = (at + 1) & (r->room - 1)) {
        const ctg_guard_setting *const old = &settings[r->names[at] - 1];
        if (old->parent == new->parent &&
            old->name_length ==
                new->name_length &&memcmp(r->words.bytes + old->name_at, name, new->name_length) ==
                0) {
            r->mistakes++;
            (void)ctg_error_add_at(r->error, ctg_input, r->words.file, new->line,
                                   "'%s' stands there twice; the first is in line %zu",
                                   ctg_text_shown(name, new->name_length).text, old->line);
            return;
        }
    }
    r->names[at] = (uint32_t)place + 1;
}

/* A number is what a whole or a real number may be in this house, and nothing else. */
static void take_number(reading *r, size_t place)
{
    int64_t whole = 0;
    double real = 0;
    ctg_guard_setting *const setting = &r->guard->settings[place];
    const char *const text = r->words.bytes + r->word.at;
    const size_t length = r->word.length;
    bool is_whole = true;
    for (size_t i = 0; i < length; i++) {
        is_whole = is_whole && strchr(".eE", text[i]) == NULL;
    }
    const bool hexadecimal = length > 1 && (text[1] == 'x' || text[1] == 'X');
    is_whole = is_whole || hexadecimal;
    const char *const why =
        is_whole ? ctg_number_whole(text, length, &whole) : ctg_number_real(text, length, &real);
    setting->kind = is_whole ? ctg_guard_whole : ctg_guard_real;
    if (why == NULL) {
        return;
    }
    r->guard->wrong_numbers++;
    setting->kind = ctg_guard_mistaken;
    const ctg_text_quote shown = ctg_text_shown(text, length);
    const ctg_text_quote name =
        ctg_text_shown(r->words.bytes + setting->name_at, setting->name_length);
    (void)ctg_error_add_at(r->error, ctg_input, r->words.file, r->word.line,
                           setting->name_length > 0 ? "'%s' is '%s', which %s" : "%s'%s' %s",
                           name.text, shown.text, why);
}

static ctg_status take_value(reading *r, size_t place, int depth);

/* name = value, up to but not including its end mark */
static ctg_status take_setting(reading *r, size_t parent, int depth)
{
    size_t place = 0;
    if (r->word.kind != ctg_guard_word_name) {
        return refuse_word(r, "the name of a setting");
    }
    CTG_TRY(add_setting(r, parent, &place));
    r->guard->settings[place].name_at = r->word.at;
    r->guard->settings[place].name_length = r->word.length;
    enter_name(r, place);
    CTG_TRY(advance(r));
    if (!is_mark(r, "=:")) {
        return refuse_word(r, "'='");
    }
    CTG_TRY(advance(r));
    CTG_TRY(take_value(r, place, depth));
    return is_mark(r, ";,") ? advance(r) : ctg_ok;
}

static ctg_status take_group(reading *r, size_t parent, int depth)
{
    while (!is_mark(r, "}")) {
        CTG_TRY(r->word.kind == ctg_guard_word_end ? refuse_word(r, "'}'")
                                                   : take_setting(r, parent, depth));
    }
    return advance(r);
}

/* ( value, value ) or [ value, value ] */
static ctg_status take_list(reading *r, size_t parent, const char *end, int depth)
{
    if (is_mark(r, end)) {
        return advance(r);
    }
    for (;;) {
        size_t place = 0;
        CTG_TRY(add_setting(r, parent, &place));
        CTG_TRY(take_value(r, place, depth));
        if (is_mark(r, end)) {
            return advance(r);
        }
        if (!is_mark(r, ",")) {
            return refuse_word(r, end[0] == ')' ? "',' or ')'" : "',' or ']'");
        }
        CTG_TRY(advance(r));
        if (is_mark(r, end)) {
            return ctg_error_add_at(r->error, ctg_input, r->words.file, r->word.line,
                                    "'%s' stands where a value should be; no comma stands before "
                                    "it",
                                    end);
        }
    }
}

static ctg_status take_aggregate(reading *r, size_t place, int depth)
{
    const char mark = r->words.bytes[r->word.at];
    if (depth == CTG_GUARD_DEPTH_MOST) {
        return ctg_error_add_at(r->error, ctg_input, r->words.file, r->word.line,
                                "groups and lists are nested more than %d deep",
                                CTG_GUARD_DEPTH_MOST);
    }
    CTG_TRY(advance(r));
    switch (mark) {
    case '{':
        r->guard->settings[place].kind = ctg_guard_group;
        return take_group(r, place, depth + 1);
    case '(':
        r->guard->settings[place].kind = ctg_guard_list;
        return take_list(r, place, ")", depth + 1);
    default:
        r->guard->settings[place].kind = ctg_guard_array;
        return take_list(r, place, "]", depth + 1);
    }
}

static bool is_boolean(const char *word, size_t length)
{
    return (length == 4 && memcmp(word, "true", 4) == 0) ||
           (length == 5 && memcmp(word, "false", 5) == 0);
}

static ctg_status take_value(reading *r, size_t place, int depth)
{
    ctg_guard_setting *const setting = &r->guard->settings[place];
    const char *const text = r->words.bytes + r->word.at;
    setting->at = r->word.at;
    setting->length = r->word.length;
    if (is_mark(r, "{([")) {
        return take_aggregate(r, place, depth);
    }
    switch (r->word.kind) {
    case ctg_guard_word_number:
        take_number(r, place);
        return advance(r);
    case ctg_guard_word_text:
        setting->kind = ctg_guard_text;
        do {
            setting->length = r->word.at + r->word.length - setting->at;
            CTG_TRY(advance(r));
        } while (r->word.kind == ctg_guard_word_text);
        return ctg_ok;
    case ctg_guard_word_name:
        if (is_boolean(text, r->word.length)) {
            setting->kind = ctg_guard_boolean;
            return advance(r);
        }
        return refuse_word(r, "a value (a number, \"a text\", true or false)");
    default:
        return refuse_word(r, "a value");
    }
}

static ctg_status take_file(reading *r)
{
    CTG_TRY(advance(r));
    while (r->word.kind != ctg_guard_word_end) {
        CTG_TRY(take_setting(r, SIZE_MAX, 0));
    }
    return r->mistakes > 0 ? ctg_input : ctg_ok;
}

ctg_status ctg_guard_read(ctg_guard *guard, const char *file, const char *bytes, size_t size,
                          ctg_error *error)
{
    CTG_TRY(ctg_guard_read_on(guard, file, bytes, size, error));
    if (guard->wrong_numbers > 0) {
        ctg_guard_destroy(guard);
        return ctg_input;
    }
    return ctg_ok;
}

ctg_status ctg_guard_read_on(ctg_guard *guard, const char *file, const char *bytes, size_t size,
                             ctg_error *error)
{
    void *names = NULL;
    reading r = {.guard = guard, .room = NAMES_LEAST, .error = error};
    *guard = (ctg_guard){NULL, 0, 0, 0};
    CTG_TRY(ctg_guard_words_begin(&r.words, file, bytes, size, error));
    while (r.room < size && r.room < NAMES_ROOM) { /* a setting takes three bytes and more */
        r.room *= 2;
    }
    CTG_TRY(ctg_memory_array(&names, r.room, sizeof *r.names, "the names of a scenario", error));
    r.names = names;
    const ctg_status status = take_file(&r);
    free(names);
    if (status != ctg_ok) {
        ctg_guard_destroy(guard);
    }
    return status;
}

void ctg_guard_destroy(ctg_guard *guard)
{
    if (guard != NULL) {
        free(guard->settings);
        *guard = (ctg_guard){NULL, 0, 0, 0};
    }
}
