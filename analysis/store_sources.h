/* What a store that is read by itself was made of and by whom: inputs, sessions, builds.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_STORE_SOURCES_H
#define CTG_ANALYSIS_STORE_SOURCES_H

#include "analysis/store_file.h"

/* An input file; everything is borrowed for the time of the call. */
typedef struct ctg_store_input {
    const char *role, *path, *sha256;
    const char *bytes;
    size_t size;
} ctg_store_input;

typedef ctg_status ctg_store_sources_input(void *to, const ctg_store_input *input,
                                           ctg_error *error);

/* Hands every input to `visit` in the order in which they were read, each checked against its
 * SHA-256: ctg_storage and its name where it is not as it was stored. */
ctg_status ctg_store_sources_inputs(ctg_store_file *file, ctg_store_sources_input *visit, void *to,
                                    ctg_error *error);

/* Somebody who added runs; texts are borrowed for the time of the call. */
typedef struct ctg_store_session {
    int64_t number, threads;
    int64_t shard, shards; /* from 0; of 0: the whole study */
    const char *started, *command;
} ctg_store_session;

typedef ctg_status ctg_store_sources_session(void *to, const ctg_store_session *session,
                                             ctg_error *error);
typedef ctg_status ctg_store_sources_fact(void *to, const char *key, const char *value,
                                          ctg_error *error);

/* Hands the sessions, in order of number, and what the program of one was built from and with, in
 * order of key. */
ctg_status ctg_store_sources_sessions(ctg_store_file *file, ctg_store_sources_session *visit,
                                      void *to, ctg_error *error);
ctg_status ctg_store_sources_build(ctg_store_file *file, int64_t session,
                                   ctg_store_sources_fact *visit, void *to, ctg_error *error);

#endif
