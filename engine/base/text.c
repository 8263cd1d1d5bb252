/* Text from files.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"

#define NAME_MOST 64 /* longer names get no suggestion */

/* How long the valid UTF-8 character at `at` is; 0 when it is none. Overlong forms, surrogates and
 * what lies beyond U+10FFFF are not valid. */
static size_t character_length(const unsigned char *at, size_t left)
{
    if (at[0] < 0x80) {
        return 1;
    }
    const size_t length = at[0] < 0xc2   ? 0
                          : at[0] < 0xe0 ? 2
                          : at[0] < 0xf0 ? 3
                          : at[0] < 0xf5 ? 4
                                         : 0;
    if (length == 0 || length > left) {
        return 0;
    }
    for (size_t i = 1; i < length; i++) {
        if ((at[i] & 0xc0) != 0x80) {
            return 0;
        }
    }
    const bool overlong = (at[0] == 0xe0 && at[1] < 0xa0) || (at[0] == 0xf0 && at[1] < 0x90);
    const bool surrogate = at[0] == 0xed && at[1] >= 0xa0;
    const bool beyond = at[0] == 0xf4 && at[1] >= 0x90;
    return overlong || surrogate || beyond ? 0 : length;
}

size_t ctg_text_bad_utf8(const char *bytes, size_t size)
{
    const unsigned char *const from = (const unsigned char *)bytes;
    const uint64_t high = 0x8080808080808080u; /* of eight bytes; set in none of ASCII */
    size_t at = 0;
    while (at < size) {
        uint64_t eight = high;
        if (size - at >= sizeof eight) {
            memcpy(&eight, from + at, sizeof eight);
        }
        if ((eight & high) == 0) {
            at += sizeof eight;
            continue;
        }
        const size_t length = character_length(from + at, size - at);
        if (length == 0) {
            return at;
        }
        at += length;
    }
    return size;
}

/* C0 and C1 controls; U+200E, U+200F, U+2028 to U+202E and U+2066 to U+2069. */
static bool is_unsafe(const unsigned char *at, size_t length)
{
    if (length == 1) {
        return at[0] < 0x20 || at[0] == 0x7f;
    }
    if (length == 2) {
        return at[0] == 0xc2 && at[1] < 0xa0;
    }
    return length == 3 && at[0] == 0xe2 &&
           ((at[1] == 0x80 && (at[2] == 0x8e || at[2] == 0x8f)) ||
            (at[1] == 0x80 && at[2] >= 0xa8 && at[2] <= 0xae) ||
            (at[1] == 0x81 && at[2] >= 0xa6 && at[2] <= 0xa9));
}

ctg_text_quote ctg_text_shown(const char *text, size_t length)
{
    ctg_text_quote quote;
    const unsigned char *const from = (const unsigned char *)text;
    const size_t most = sizeof quote.text - 8;
    size_t used = 0;
    size_t at = 0;
    while (at < length) {
        const size_t step = character_length(from + at, length - at);
        const bool unsafe = step == 0 || is_unsafe(from + at, step);
        const size_t shown = unsafe ? 1 : step;
        if (used + shown > most) {
            memcpy(quote.text + used, "...", 3);
            used += 3;
            break;
        }
        memcpy(quote.text + used, unsafe ? "?" : text + at, shown);
        used += shown;
        at += step == 0 ? 1 : step;
    }
    quote.text[used] = '\0';
    return quote;
}

bool ctg_text_copy(char *to, size_t room, const char *from, size_t length)
{
    const size_t kept = length < room ? length : room - 1;
    memcpy(to, from, kept);
    memset(to + kept, 0, room - kept);
    return kept == length;
}

void ctg_text_fit(char *text, size_t room, int wanted)
{
    if (wanted >= 0 && (size_t)wanted < room) {
        return;
    }
    size_t length = strnlen(text, room - 4);
    while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80) {
        length--;
    }
    memcpy(text + length, "...", 4);
}

static int lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? byte - 'A' + 'a' : (unsigned char)byte;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* Edit distance with swaps of neighbours (optimal string alignment); both at most NAME_MOST. */
static int distance_between(const char *a, size_t a_length, const char *b, size_t b_length)
{
    int rows[3][NAME_MOST + 1];
    for (size_t j = 0; j <= b_length; j++) {
        rows[0][j] = (int)j;
    }
    for (size_t i = 1; i <= a_length; i++) {
        const int *const above = rows[(i + 2) % 3];
        const int *const two_above = rows[(i + 1) % 3];
        int *const row = rows[i % 3];
        row[0] = (int)i;
        for (size_t j = 1; j <= b_length; j++) {
            const bool same = lower(a[i - 1]) == lower(b[j - 1]);
            row[j] = least(least(above[j], row[j - 1]) + 1, above[j - 1] + (same ? 0 : 1));
            if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
                lower(a[i - 2]) == lower(b[j - 1])) {
                row[j] = least(row[j], two_above[j - 2] + 1);
            }
        }
    }
    return rows[a_length % 3][b_length];
}

void ctg_text_nearest_begin(ctg_text_nearest *nearest, const char *wanted)
{
    const size_t length = strlen(wanted);
    nearest->wanted = wanted;
    nearest->best = NULL;
    nearest->same = SIZE_MAX; /* the first must be nearer than this distance, not as near */
    nearest->distance = length > NAME_MOST ? 0 : (int)(length + 2) / 3 + 1;
}

void ctg_text_nearest_try(ctg_text_nearest *nearest, const char *name)
{
    const size_t wanted = strlen(nearest->wanted);
    const size_t length = strlen(name);
    const size_t apart = wanted < length ? length - wanted : wanted - length;
    if (length > NAME_MOST || wanted > NAME_MOST || (int)apart > nearest->distance) {
        return;
    }
    const int distance = distance_between(nearest->wanted, wanted, name, length);
    size_t same = 0;
    while (same < wanted && lower(name[same]) == lower(nearest->wanted[same])) {
        same++;
    }
    if (distance < nearest->distance || (distance == nearest->distance && same > nearest->same)) {
        nearest->distance = distance;
        nearest->same = same;
        nearest->best = name;
    }
}

ctg_text_quote ctg_text_nearest_hint(const ctg_text_nearest *nearest)
{
    ctg_text_quote hint = {""};
    if (nearest->best != NULL) {
        (void)snprintf(hint.text, sizeof hint.text, "; did you mean '%.50s'?", nearest->best);
    }
    return hint;
}

ctg_status ctg_text_duplicate(char **copy, const char *text, size_t length, ctg_error *error)
{
    void *place = NULL;
    *copy = NULL;
    CTG_TRY(ctg_memory_array(&place, length + 1, 1, "a text", error));
    memcpy(place, text, length);
    *copy = place;
    return ctg_ok;
}

ctg_status ctg_text_keep(ctg_text_store *store, const char **kept, const char *text, size_t length,
                         ctg_error *error)
{
    void *texts = store->texts;
    const ctg_status status = ctg_memory_grow(&texts, &store->room, store->count + 1,
                                              sizeof *store->texts, "texts", error);
    store->texts = texts;
    CTG_TRY(status);
    CTG_TRY(ctg_text_duplicate(&store->texts[store->count], text, length, error));
    *kept = store->texts[store->count++];
    return ctg_ok;
}

void ctg_text_release(ctg_text_store *store)
{
    for (size_t i = 0; i < store->count; i++) {
        free(store->texts[i]);
    }
    free(store->texts);
    *store = (ctg_text_store){NULL, 0, 0};
}

ctg_status ctg_text_path_beside(char **path, const char *file, const char *relative,
                                ctg_error *error)
{
    const char *const slash = strrchr(file, '/');
    if (relative[0] == '/' || slash == NULL) {
        return ctg_text_duplicate(path, relative, strlen(relative), error);
    }
    ctg_text_builder joined = {NULL, 0, 0};
    const ctg_status status =
        ctg_text_add(&joined, error, "%.*s%s", (int)(slash - file + 1), file, relative);
    *path = joined.text;
    return status;
}

ctg_status ctg_text_add(ctg_text_builder *builder, ctg_error *error, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    const int length = vsnprintf(NULL, 0, format, values);
    va_end(values);
    if (length < 0) {
        return ctg_error_add(error, ctg_broken, "a text could not be put together");
    }
    void *place = builder->text;
    const ctg_status status = ctg_memory_grow(
        &place, &builder->room, builder->used + (size_t)length + 1, 1, "a text", error);
    builder->text = place;
    CTG_TRY(status);
    va_start(values, format);
    (void)vsnprintf(builder->text + builder->used, (size_t)length + 1, format, values);
    va_end(values);
    builder->used += (size_t)length;
    return ctg_ok;
}
