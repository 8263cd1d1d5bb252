/* The guard before libconfig: what it must never be given is refused here, with its place.
 *
 * libconfig 1.5 reads 5000000000 as 705032704, 1e999 as infinity and '.' as 0 without a word, lets
 * an unclosed comment swallow the rest, hangs or exits on @include, and needs minutes for long
 * texts. The guard reads the same grammar from the raw bytes and keeps, for every setting, what was
 * written and where; numbers are later taken from there and never from libconfig.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_IO_GUARD_H
#define CTG_IO_GUARD_H

#include <stddef.h>
#include <stdint.h>

#include "engine/base/error.h"

#define CTG_GUARD_BYTES_MOST (1024 * 1024)
#define CTG_GUARD_DEPTH_MOST 16
#define CTG_GUARD_SETTINGS_MOST 5000 /* libconfig's time grows with the square */
#define CTG_GUARD_TEXT_MOST 4096

typedef enum ctg_guard_kind {
    ctg_guard_group,   /* { name = value; ... } */
    ctg_guard_list,    /* ( value, ... ) */
    ctg_guard_array,   /* [ value, ... ] */
    ctg_guard_whole,   /* fits int64_t */
    ctg_guard_real,    /* exact as a double */
    ctg_guard_text,    /* "..." "..." */
    ctg_guard_boolean, /* true, false */
    ctg_guard_mistaken /* a number that is none; it has been told */
} ctg_guard_kind;

typedef struct ctg_guard_setting {
    ctg_guard_kind kind;
    size_t line;                 /* of its name or, in a list, of its value */
    size_t parent;               /* position in `settings`; SIZE_MAX at the top */
    size_t name_at, name_length; /* in the bytes; length 0 in a list */
    size_t at, length;           /* of the value as it was written */
} ctg_guard_setting;

typedef struct ctg_guard {
    ctg_guard_setting *settings; /* in the order of the file, a group before what is in it */
    size_t count, room;
    size_t wrong_numbers; /* settings of kind ctg_guard_mistaken */
} ctg_guard;

/* Reads all of `bytes`, which came from `file` (named in sentences). On ctg_ok libconfig may have
 * them. Otherwise nothing is owned; mistakes in names and numbers are told all at once, the first
 * one in the grammar ends the reading. */
ctg_status ctg_guard_read(ctg_guard *guard, const char *file, const char *bytes, size_t size,
                          ctg_error *error);

/* The same, but wrong numbers alone leave ctg_ok and a guard that counts them, so that the rest of
 * the file can be looked at too. They are still mistakes. */
ctg_status ctg_guard_read_on(ctg_guard *guard, const char *file, const char *bytes, size_t size,
                             ctg_error *error);

void ctg_guard_destroy(ctg_guard *guard);

#endif
