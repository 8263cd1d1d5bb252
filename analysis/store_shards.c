/* Which parts of a study a store has.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/store_shards.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/store_lines.h"
#include "analysis/store_sources.h"
#include "engine/base/memory.h"

#define SHARDS_MOST 1000000

static ctg_status take_session(void *to, const ctg_store_session *session, ctg_error *error)
{
    (void)error;
    if (session->shards > 0 && session->shards <= SHARDS_MOST) {
        ((ctg_store_shards *)to)->of = session->shards;
    }
    return ctg_ok;
}

typedef struct counting {
    ctg_store_shards *shards;
    uint64_t replicates;
} counting;

static ctg_status count(void *to, const ctg_run_name *name, const char *sentence, ctg_error *error)
{
    const counting *const here = to;
    (void)sentence;
    (void)error;
    if (name->replicate < here->replicates) {
        const uint64_t pair = name->point * here->replicates + name->replicate;
        here->shards->stored[pair % (uint64_t)here->shards->of]++;
    }
    return ctg_ok;
}

ctg_status ctg_store_shards_read(ctg_store_shards *shards, ctg_store_file *file, ctg_error *error)
{
    const ctg_store_head *const head = ctg_store_file_head(file);
    counting here = {shards, (uint64_t)head->replicates};
    const uint64_t pairs = head->points * here.replicates;
    void *room = NULL;
    *shards = (ctg_store_shards){0};
    CTG_TRY(ctg_store_sources_sessions(file, take_session, shards, error));
    if (shards->of == 0) {
        return ctg_ok;
    }
    const size_t of = (size_t)shards->of;
    CTG_TRY(ctg_memory_array(&room, of, sizeof *shards->stored, "a list of shards", error));
    shards->stored = room;
    CTG_TRY(ctg_memory_array(&room, of, sizeof *shards->wanted, "a list of shards", error));
    shards->wanted = room;
    for (size_t i = 0; i < of; i++) {
        shards->wanted[i] = pairs <= i ? 0 : (int64_t)(((pairs - i - 1) / of + 1) * head->arms);
    }
    return ctg_store_lines_names(file, count, &here, error);
}

void ctg_store_shards_destroy(ctg_store_shards *shards)
{
    free(shards->stored);
    free(shards->wanted);
    *shards = (ctg_store_shards){0};
}

ctg_store_shards_state ctg_store_shards_state_of(const ctg_store_shards *shards, int64_t shard)
{
    return shards->stored[shard] >= shards->wanted[shard] ? ctg_store_shards_complete
           : shards->stored[shard] > 0                    ? ctg_store_shards_begun
                                                          : ctg_store_shards_missing;
}

void ctg_store_shards_write(const ctg_store_shards *shards, ctg_store_shards_state state,
                            char *text, size_t room)
{
    size_t used = 0;
    char part[48];
    (void)snprintf(text, room, "none");
    for (int64_t at = 0; at < shards->of; at++) {
        int64_t last = at;
        if (ctg_store_shards_state_of(shards, at) != state) {
            continue;
        }
        while (last + 1 < shards->of && ctg_store_shards_state_of(shards, last + 1) == state) {
            last++;
        }
        const int length =
            last == at ? snprintf(part, sizeof part, "%s%" PRId64, used > 0 ? ", " : "", at + 1)
                       : snprintf(part, sizeof part, "%s%" PRId64 "-%" PRId64, used > 0 ? ", " : "",
                                  at + 1, last + 1);
        if (used + (size_t)length + sizeof ", ..." > room) {
            (void)snprintf(text + used, room - used, ", ...");
            return;
        }
        memcpy(text + used, part, (size_t)length + 1);
        used += (size_t)length;
        at = last;
    }
}
