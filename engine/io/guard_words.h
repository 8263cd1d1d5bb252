/* The words of a scenario file: names, numbers, texts, marks; between them space and comments.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_IO_GUARD_WORDS_H
#define CTG_IO_GUARD_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/error.h"

typedef enum ctg_guard_word_kind {
    ctg_guard_word_end,
    ctg_guard_word_name,   /* also true and false */
    ctg_guard_word_number, /* whatever begins like one; not checked */
    ctg_guard_word_text,   /* with its quotes */
    ctg_guard_word_mark    /* one of = : ; , { } ( ) [ ] */
} ctg_guard_word_kind;

typedef struct ctg_guard_word {
    ctg_guard_word_kind kind;
    size_t at, length, line;
} ctg_guard_word;

typedef struct ctg_guard_words {
    const char *file, *bytes;
    size_t size, at, line;
    ctg_error *error;
} ctg_guard_words;

/* What must hold of the bytes as a whole: not too many, UTF-8, no NUL, no byte order mark. */
ctg_status ctg_guard_words_begin(ctg_guard_words *words, const char *file, const char *bytes,
                                 size_t size, ctg_error *error);

/* The next word, or ctg_input and a sentence. */
ctg_status ctg_guard_words_next(ctg_guard_words *words, ctg_guard_word *word);

#endif
