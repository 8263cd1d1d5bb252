/* The words of a scenario file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/io/guard_words.h"

#include <string.h>

#include "engine/base/text.h"
#include "engine/io/guard.h"

static ctg_status refuse(const ctg_guard_words *w, size_t line, const char *why)
{
    return ctg_error_add_at(w->error, ctg_input, w->file, line, "%s", why);
}

static size_t line_of(const char *bytes, size_t at)
{
    size_t line = 1;
    for (size_t i = 0; i < at; i++) {
        line += bytes[i] == '\n' ? 1 : 0;
    }
    return line;
}

ctg_status ctg_guard_words_begin(ctg_guard_words *words, const char *file, const char *bytes,
                                 size_t size, ctg_error *error)
{
    *words = (ctg_guard_words){file, bytes, size, 0, 1, error};
    if (size == 0) {
        return refuse(words, 0, "the file is empty");
    }
    if (size > CTG_GUARD_BYTES_MOST) {
        return ctg_error_add_at(error, ctg_input, file, 0, "has %zu bytes; at most %d are read",
                                size, CTG_GUARD_BYTES_MOST);
    }
    if (size >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0) {
        return refuse(words, 1,
                      "begins with a byte order mark (BOM); save it as UTF-8 without one");
    }
    const char *const nul = memchr(bytes, '\0', size);
    if (nul != NULL) {
        return refuse(words, line_of(bytes, (size_t)(nul - bytes)), "holds a NUL byte");
    }
    const size_t bad = ctg_text_bad_utf8(bytes, size);
    if (bad < size) {
        return ctg_error_add_at(error, ctg_input, file, line_of(bytes, bad),
                                "the byte 0x%02x is not part of UTF-8",
                                (unsigned)(unsigned char)bytes[bad]);
    }
    return ctg_ok;
}

static char byte_at(const ctg_guard_words *w, size_t at)
{
    return at < w->size ? w->bytes[at] : '\0';
}

static void skip_line(ctg_guard_words *w)
{
    while (w->at < w->size && w->bytes[w->at] != '\n') {
        w->at++;
    }
}

static ctg_status skip_block(ctg_guard_words *w)
{
    const size_t line = w->line;
    for (w->at += 2; w->at < w->size; w->at++) {
        if (w->bytes[w->at] == '*' && byte_at(w, w->at + 1) == '/') {
            w->at += 2;
            return ctg_ok;
        }
        w->line += w->bytes[w->at] == '\n' ? 1 : 0;
    }
    return refuse(w, line, "a comment begins here and is never closed; write */ at its end");
}

/* Space and comments: # and // to the end of the line, slash-star to star-slash. */
static ctg_status skip_space(ctg_guard_words *w)
{
    for (; w->at < w->size;) {
        const char byte = w->bytes[w->at];
        const char next = byte_at(w, w->at + 1);
        if (byte == '#' || (byte == '/' && next == '/')) {
            skip_line(w);
        } else if (byte == '/' && next == '*') {
            CTG_TRY(skip_block(w));
        } else if (byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n') {
            w->line += byte == '\n' ? 1 : 0;
            w->at++;
        } else {
            break;
        }
    }
    return ctg_ok;
}

static bool is_letter(char byte)
{
    return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static ctg_status read_text(ctg_guard_words *w, ctg_guard_word *word)
{
    for (w->at++; w->at < w->size && w->bytes[w->at] != '\n'; w->at++) {
        const char byte = w->bytes[w->at];
        if (byte == '"') {
            w->at++;
            word->length = w->at - word->at;
            return word->length - 2 <= CTG_GUARD_TEXT_MOST
                       ? ctg_ok
                       : ctg_error_add_at(w->error, ctg_input, w->file, w->line,
                                          "a text has %zu bytes; at most %d are allowed",
                                          word->length - 2, CTG_GUARD_TEXT_MOST);
        }
        if (byte == '\\') {
            const char next = byte_at(w, ++w->at);
            if (next != '"' && next != '\\') {
                return refuse(w, w->line, "in a text a backslash may only stand before \" or \\");
            }
        } else if ((unsigned char)byte < 0x20 && byte != '\t' && byte != '\r') {
            return refuse(w, w->line, "a text holds a control character");
        }
    }
    return refuse(w, w->line,
                  "a text begins in this line and does not end in it; write a long one as several "
                  "texts in quotes, one after the other");
}

static void read_run(ctg_guard_words *w, ctg_guard_word *word, const char *also)
{
    while (w->at < w->size && (is_letter(w->bytes[w->at]) || is_digit(w->bytes[w->at]) ||
                               strchr(also, w->bytes[w->at]) != NULL)) {
        w->at++;
    }
    word->length = w->at - word->at;
}

static ctg_status refuse_byte(const ctg_guard_words *w)
{
    if (w->bytes[w->at] == '@') {
        return refuse(w, w->line, "@include is not allowed; name another scenario as `base`");
    }
    const size_t left = w->size - w->at;
    return ctg_error_add_at(w->error, ctg_input, w->file, w->line,
                            "'%s' cannot be read; a setting is written name = value;",
                            ctg_text_shown(w->bytes + w->at, left < 12 ? left : 12).text);
}

ctg_status ctg_guard_words_next(ctg_guard_words *w, ctg_guard_word *word)
{
    CTG_TRY(skip_space(w));
    *word = (ctg_guard_word){ctg_guard_word_end, w->at, 0, w->line};
    if (w->at == w->size) {
        return ctg_ok;
    }
    const char byte = w->bytes[w->at];
    if (byte == '"') {
        word->kind = ctg_guard_word_text;
        return read_text(w, word);
    }
    if (is_letter(byte)) {
        word->kind = ctg_guard_word_name;
        read_run(w, word, "-_");
    } else if (is_digit(byte) || strchr("+-.", byte) != NULL) {
        word->kind = ctg_guard_word_number;
        read_run(w, word, "+-._");
    } else if (strchr("=:;,{}()[]", byte) != NULL) {
        word->kind = ctg_guard_word_mark;
        word->length = 1;
        w->at++;
    } else {
        return refuse_byte(w);
    }
    return ctg_ok;
}
