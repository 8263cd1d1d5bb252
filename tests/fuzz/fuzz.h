/* What a fuzz target is, and the small world that all of them use.
 *
 * A target is one file: it is linked with libFuzzer, which makes up inputs (tests/fuzz/run), and
 * with replay.c, which tries those of tests/fuzz/corpus again in every build. All run in the source
 * directory.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_TESTS_FUZZ_FUZZ_H
#define CTG_TESTS_FUZZ_FUZZ_H

#include <stdint.h>

#include "engine/io/registry.h"
#include "engine/io/scenario.h"

/* libFuzzer calls the first once, the second for every input. */
int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ends the process where a promise is broken, so that the input is kept. */
#define FUZZ_MUST(holds) fuzz_must((holds), #holds, __func__)
void fuzz_must(bool holds, const char *promise, const char *where);

/* That a status and its sentences fit each other: the user's mistake with a sentence, or fine with
 * none. */
void fuzz_must_be_told(ctg_status status, const ctg_error *error);

/* True for one of `in` inputs, always for the same: what is slow is tried with those alone. */
bool fuzz_is_chosen(const void *data, size_t size, uint64_t in);

/* The file at `path`, which must be there, in memory with a NUL behind it; to be released with
 * free. */
char *fuzz_file(const char *path, size_t *size);

/* SQLite's memory (arena.c): to be begun before SQLite is used, kept when all is opened that stays,
 * and reset when everything else is closed: then nothing but that may be left. */
void fuzz_arena_begin(void);
void fuzz_arena_keep(void);
void fuzz_arena_reset(void);

#define FUZZ_FILES (CTG_TABLE_COUNT + 3)

/* The files of tests/fuzz/tables as data/NAME.csv, behind them base.cfg, posterior.csv, and at
 * [0] a scenario "a.cfg" of `size` bytes. */
void fuzz_world_files(ctg_scenario_file files[FUZZ_FILES], const char *bytes, size_t size);

/* All tables of them, read. */
const ctg_registry *fuzz_world_registry(void);

#endif
