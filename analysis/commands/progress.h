/* How far the runs are and how long they will take: one line that is rewritten on a terminal, a
 * line every 30 seconds elsewhere; to stderr, without colours.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_PROGRESS_H
#define CTG_COMMANDS_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

typedef struct ctg_progress {
    const char *what; /* is counted; NULL: replicates */
    bool quiet, terminal, written;
    int64_t begun, told; /* milliseconds */
    uint32_t done_before;
    bool counting;
} ctg_progress;

void ctg_progress_begin(ctg_progress *progress, bool quiet);

/* To be called after every replicate; `progress` is a ctg_progress. */
void ctg_progress_tell(void *progress, uint32_t done, uint32_t of);

/* Wipes the line of a terminal. */
void ctg_progress_end(ctg_progress *progress);

#endif
