/* Whole files into memory and back, and nothing that is not a plain file.
 *
 * A folder, a FIFO, a device or a file that is too large is refused with a sentence that says what
 * was found; reading never hangs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_BASE_FILE_H
#define CTG_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/error.h"
#include "engine/base/text.h"

typedef struct ctg_file {
    char *bytes; /* `size` of them and a NUL; owned */
    size_t size;
} ctg_file;

/* Why a file was not read, to follow its name in a sentence: "is a folder; a plain file is
 * needed". */
typedef struct ctg_file_fault {
    char text[240];
} ctg_file_fault;

/* Reads the regular file at `path`. More than `most` bytes are refused. What is wrong with the path
 * is ctg_input; a file that fails while it is read is ctg_storage. On failure nothing is owned and
 * *fault says why. */
ctg_status ctg_file_read(ctg_file *file, const char *path, size_t most, ctg_file_fault *fault);

void ctg_file_destroy(ctg_file *file);

/* Whether two paths lead to one file that is there. */
bool ctg_file_is_same(const char *a, const char *b);

/* Writes a whole file, under another name (PATH.part) first, so that a reader sees all of it or
 * what was there. ctg_storage and a sentence where that fails. */
ctg_status ctg_file_write(const char *path, const char *bytes, size_t size, ctg_error *error);

/* "; did you mean 'NAME'?", with a name in the folder of a path that leads nowhere; "" where none
 * is near. */
ctg_text_quote ctg_file_hint(const char *path);

#endif
