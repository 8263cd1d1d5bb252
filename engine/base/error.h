/* The sentences that say what went wrong, collected for the caller.
 *
 * The error object belongs to the caller, holds no memory of its own and keeps every sentence until
 * its room is full; after that it only counts. All mistakes of a file can so be told at once.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_BASE_ERROR_H
#define CTG_BASE_ERROR_H

#include <stddef.h>

#include "engine/base/status.h"

#define CTG_ERROR_ROOM 16384

typedef struct ctg_error {
    ctg_status status;         /* of the first sentence; ctg_ok when there is none */
    size_t sentences;          /* all that were added, also those that found no room */
    size_t used;               /* bytes of text in use, without the closing NUL */
    char text[CTG_ERROR_ROOM]; /* one sentence a line, each line ended by '\n' */
} ctg_error;

/* Empties the object; must be called before the first use. */
void ctg_error_clear(ctg_error *error);

/* Adds one sentence (no line feed at its end) and returns `status`, so that a caller can write
 * `return ctg_error_add(error, ctg_input, ...)`. Control characters in the sentence become '?'
 * except '\n', which starts an indented line of context. `error` may be NULL. */
ctg_status ctg_error_add(ctg_error *error, ctg_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same with a place: "FILE:LINE: error: SENTENCE". A line of 0 is left out. */
ctg_status ctg_error_add_at(ctg_error *error, ctg_status status, const char *file, size_t line,
                            const char *format, ...) __attribute__((format(printf, 5, 6)));

/* Appends all sentences of `from` to `error`. */
void ctg_error_append(ctg_error *error, const ctg_error *from);

#endif
