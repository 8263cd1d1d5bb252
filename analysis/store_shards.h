/* Which parts of a study a store has: for each shard how many runs there are to be and are there.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_STORE_SHARDS_H
#define CTG_ANALYSIS_STORE_SHARDS_H

#include "analysis/store_file.h"

typedef struct ctg_store_shards {
    int64_t of; /* shards, as the last session that ran one of many says; 0: none did */
    int64_t *stored, *wanted; /* [of] runs; owned */
} ctg_store_shards;

/* To be released with ctg_store_shards_destroy, whatever the status. */
ctg_status ctg_store_shards_read(ctg_store_shards *shards, ctg_store_file *file, ctg_error *error);
void ctg_store_shards_destroy(ctg_store_shards *shards);

/* What a shard is in. */
typedef enum ctg_store_shards_state {
    ctg_store_shards_complete,
    ctg_store_shards_begun,
    ctg_store_shards_missing,
    CTG_STORE_SHARDS_STATES
} ctg_store_shards_state;
ctg_store_shards_state ctg_store_shards_state_of(const ctg_store_shards *shards, int64_t shard);

/* Writes the shards in a state, counted from 1: "1-3, 7"; "none". At most `room` bytes with the
 * NUL; what does not fit ends in "...". */
void ctg_store_shards_write(const ctg_store_shards *shards, ctg_store_shards_state state,
                            char *text, size_t room);

#endif
