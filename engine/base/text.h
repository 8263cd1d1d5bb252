/* Text from files: is it UTF-8, how is it shown, what name was meant, where is a file's neighbour.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_BASE_TEXT_H
#define CTG_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/error.h"

/* Where the first byte stands that is not part of valid UTF-8 (RFC 3629); `size` when all are. */
size_t ctg_text_bad_utf8(const char *bytes, size_t size);

#define CTG_TEXT_SHOWN 72

typedef struct ctg_text_quote {
    char text[CTG_TEXT_SHOWN];
} ctg_text_quote;

/* A piece of input as a sentence may show it: at most about 60 bytes, cut between characters and
 * ended by "..." when cut; control characters, line feeds and marks that turn the direction of
 * writing are '?', so that no input can forge a line of output. */
ctg_text_quote ctg_text_shown(const char *text, size_t length);

/* Copies into `to`, always NUL-ended; false when it did not fit. */
bool ctg_text_copy(char *to, size_t room, const char *from, size_t length);

/* Ends a text that snprintf made, and which was to be `wanted` bytes long, with "..." after a whole
 * character where it did not fit into the room, of at least 4 bytes. */
void ctg_text_fit(char *text, size_t room, int wanted);

/* The search for the name that was meant. Begin, try every valid name, ask. */
typedef struct ctg_text_nearest {
    const char *wanted;
    const char *best; /* borrowed from the caller of _try */
    int distance;
    size_t same; /* how many first letters are as wanted */
} ctg_text_nearest;

void ctg_text_nearest_begin(ctg_text_nearest *nearest, const char *wanted);
void ctg_text_nearest_try(ctg_text_nearest *nearest, const char *name);

/* "; did you mean 'NAME'?", or "" when no name is near: at most one edit (insertion, deletion,
 * exchange, swap of neighbours) in three letters, the case of letters not counted; of names equally
 * near the one that begins alike for longer, then the first that was tried. */
ctg_text_quote ctg_text_nearest_hint(const ctg_text_nearest *nearest);

/* Sets *path to where `relative` is, seen from the folder of `file`; an absolute one is copied. To
 * be released with free. */
ctg_status ctg_text_path_beside(char **path, const char *file, const char *relative,
                                ctg_error *error);

/* Sets *copy to a copy of `length` bytes and a NUL; to be released with free. */
ctg_status ctg_text_duplicate(char **copy, const char *text, size_t length, ctg_error *error);

/* Texts that are kept until all are released together. Begin with all zero. */
typedef struct ctg_text_store {
    char **texts;
    size_t count, room;
} ctg_text_store;

/* Sets *kept to a copy of `length` bytes and a NUL that lives as long as the store. */
ctg_status ctg_text_keep(ctg_text_store *store, const char **kept, const char *text, size_t length,
                         ctg_error *error);
void ctg_text_release(ctg_text_store *store);

/* A text that grows. Begin with all zero; release `text` with free. */
typedef struct ctg_text_builder {
    char *text;
    size_t used, room;
} ctg_text_builder;

/* Appends as printf does; `text` stays NUL-ended. */
ctg_status ctg_text_add(ctg_text_builder *builder, ctg_error *error, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
