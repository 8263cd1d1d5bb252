/* The sentences that say what went wrong, collected for the caller.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void ctg_error_clear(ctg_error *error)
{
    error->status = ctg_ok;
    error->sentences = 0;
    error->used = 0;
    error->text[0] = '\0';
}

/* What a file holds may reach a terminal: no escape sequences, no bells. */
static void make_printable(char *text)
{
    for (; *text != '\0'; text++) {
        const unsigned char byte = (unsigned char)*text;
        if ((byte < 0x20 && byte != '\n') || byte == 0x7f) {
            *text = '?';
        }
    }
}

static void add_line(ctg_error *error, ctg_status status, const char *line)
{
    const size_t length = strlen(line);
    if (error->sentences == 0) {
        error->status = status;
    }
    error->sentences++;
    if (error->used + length + 2 > CTG_ERROR_ROOM) {
        return;
    }
    memcpy(error->text + error->used, line, length);
    error->used += length;
    error->text[error->used++] = '\n';
    error->text[error->used] = '\0';
}

ctg_status ctg_error_add(ctg_error *error, ctg_status status, const char *format, ...)
{
    char line[2048];
    va_list values;
    if (error == NULL) {
        return status;
    }
    va_start(values, format);
    (void)vsnprintf(line, sizeof line, format, values);
    va_end(values);
    make_printable(line);
    add_line(error, status, line);
    return status;
}

ctg_status ctg_error_add_at(ctg_error *error, ctg_status status, const char *file, size_t line,
                            const char *format, ...)
{
    char sentence[2048];
    va_list values;
    va_start(values, format);
    (void)vsnprintf(sentence, sizeof sentence, format, values);
    va_end(values);
    return line == 0 ? ctg_error_add(error, status, "%s: error: %s", file, sentence)
                     : ctg_error_add(error, status, "%s:%zu: error: %s", file, line, sentence);
}

void ctg_error_append(ctg_error *error, const ctg_error *from)
{
    if (from->sentences == 0) {
        return;
    }
    if (error->sentences == 0) {
        error->status = from->status;
    }
    error->sentences += from->sentences;
    const size_t room = CTG_ERROR_ROOM - 1 - error->used;
    const size_t length = from->used < room ? from->used : room;
    memcpy(error->text + error->used, from->text, length);
    error->used += length;
    error->text[error->used] = '\0';
}
