/* Memory for SQLite in the fuzz target of stores: taken from one piece, all given back at once.
 *
 * SQLite asks for memory some thousand times an opening, which is what an opening costs under
 * AddressSanitizer. Here it costs nothing, and still no byte outside of what was asked for can be
 * touched unseen. What is not given back is found by fuzz_arena_reset.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <sanitizer/asan_interface.h>
#include <sqlite3.h>
#include <stdalign.h>
#include <string.h>

#include "tests/fuzz/fuzz.h"

#define ROOM ((size_t)8 * 1024 * 1024)
#define HEAD 16 /* the size of a piece, in front of it; as much is left behind it */

static alignas(16) unsigned char arena[ROOM];
static size_t used, kept_used;
static int64_t pieces, kept_pieces;

static size_t piece_size(const void *piece)
{
    size_t size = 0;
    memcpy(&size, (const unsigned char *)piece - HEAD, sizeof size);
    return size;
}

static int rounded(int size)
{
    return (size + 15) / 16 * 16;
}

static int size_of(void *piece)
{
    return piece == NULL ? 0 : (int)piece_size(piece);
}

static void *take(int size)
{
    const size_t need = (size_t)rounded(size) + HEAD;
    if (size <= 0 || need > ROOM - HEAD - used) {
        return NULL;
    }
    unsigned char *const head = arena + used;
    const size_t whole = (size_t)size;
    used += need;
    pieces++;
    ASAN_UNPOISON_MEMORY_REGION(head, HEAD + whole);
    memcpy(head, &whole, sizeof whole);
    return head + HEAD;
}

static void give(void *piece)
{
    if (piece != NULL) {
        ASAN_POISON_MEMORY_REGION(piece, piece_size(piece));
        pieces--;
    }
}

static void *change(void *piece, int size)
{
    void *const other = take(size);
    if (other != NULL && piece != NULL) {
        const size_t had = piece_size(piece);
        memcpy(other, piece, had < (size_t)size ? had : (size_t)size);
        give(piece);
    }
    return other;
}

static int begin(void *ignored)
{
    (void)ignored;
    ASAN_POISON_MEMORY_REGION(arena, ROOM);
    return SQLITE_OK;
}

static void end(void *ignored)
{
    (void)ignored;
}

void fuzz_arena_begin(void)
{
    static const sqlite3_mem_methods methods = {take,    give,  change, size_of,
                                                rounded, begin, end,    NULL};
    FUZZ_MUST(sqlite3_config(SQLITE_CONFIG_MALLOC, &methods) == SQLITE_OK);
    FUZZ_MUST(sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) == SQLITE_OK);
    FUZZ_MUST(sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0) == SQLITE_OK);
    FUZZ_MUST(sqlite3_initialize() == SQLITE_OK);
}

void fuzz_arena_keep(void)
{
    kept_used = used;
    kept_pieces = pieces;
}

void fuzz_arena_reset(void)
{
    FUZZ_MUST(pieces == kept_pieces);
    ASAN_POISON_MEMORY_REGION(arena + kept_used, used - kept_used);
    used = kept_used;
}
