/* Fuzz target: a store of a sweep (tests/fuzz/store.db) with anything in it, read by itself.
 *
 * The first byte says how the rest is to be taken: 0, as the whole file; 1, as changes of bytes of
 * the good one, three bytes each (place, place, value; behind the end: cut off there); otherwise as
 * changes of its cells (table, row, column, kind, length, bytes), so that SQLite finds it sound.
 * Whatever is read, the file stays as it is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "analysis/store_lines.h"
#include "analysis/store_outputs.h"
#include "analysis/store_sources.h"
#include "tests/fuzz/fuzz.h"

#define ROOM 65536
#define CELL_HEAD 5
#define TABLES 14

static unsigned char *good;
static size_t good_size;
static char path[64];
static int file = -1;
static char *updates[TABLES][20];
static size_t columns[TABLES];

static void no_file(void)
{
    (void)unlink(path);
}

/* A statement for every cell of every table; of tables without rowid all rows are changed. */
static void list_updates(void)
{
    static const char *const tables[TABLES] = {
        "study",   "policy", "factor", "input", "session", "build",   "parameter",
        "measure", "who",    "kept",   "run",   "final",   "summary", "sqlite_schema"};
    sqlite3 *base = NULL;
    sqlite3_stmt *info = NULL;
    FUZZ_MUST(sqlite3_open_v2(path, &base, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK);
    for (size_t t = 0; t < TABLES; t++) {
        const bool has_rowid = sqlite3_table_column_metadata(base, NULL, tables[t], "rowid", NULL,
                                                             NULL, NULL, NULL, NULL) == SQLITE_OK;
        char *const ask = sqlite3_mprintf("SELECT name FROM pragma_table_info(%Q)", tables[t]);
        FUZZ_MUST(sqlite3_prepare_v2(base, ask, -1, &info, NULL) == SQLITE_OK);
        while (sqlite3_step(info) == SQLITE_ROW) {
            updates[t][columns[t]++] = sqlite3_mprintf(
                has_rowid ? "UPDATE OR IGNORE %s SET \"%w\" = ?1 WHERE rowid %% 16 = ?2"
                          : "UPDATE OR IGNORE %s SET \"%w\" = ?1 WHERE ?2 = ?2",
                tables[t], sqlite3_column_text(info, 0));
        }
        (void)sqlite3_finalize(info);
        sqlite3_free(ask);
    }
    (void)sqlite3_close(base);
}

static void write_all(const void *bytes, size_t size)
{
    FUZZ_MUST(pwrite(file, bytes, size, 0) == (ssize_t)size && ftruncate(file, (off_t)size) == 0);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    fuzz_arena_begin();
    const char *const memory = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
    (void)snprintf(path, sizeof path, "%s/contingent-fuzz-%ld.db", memory, (long)getpid());
    good = (unsigned char *)fuzz_file("tests/fuzz/store.db", &good_size);
    file = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);
    FUZZ_MUST(file >= 0 && good_size < ROOM && atexit(no_file) == 0);
    write_all(good, good_size);
    list_updates();
    ctg_store_file *store = NULL;
    FUZZ_MUST(ctg_store_file_open(&store, path, NULL) == ctg_ok); /* else run tests/fuzz/small.py */
    ctg_store_file_close(store);
    fuzz_arena_keep();
    return 0;
}

static void bind(sqlite3_stmt *update, unsigned char kind, const uint8_t *bytes, int size)
{
    int64_t whole = 0;
    double real = 0;
    memcpy(&whole, bytes, size < 8 ? (size_t)size : 8);
    memcpy(&real, bytes, size < 8 ? (size_t)size : 8);
    switch (kind % 5) {
    case 0:
        (void)sqlite3_bind_text(update, 1, (const char *)bytes, size, SQLITE_TRANSIENT);
        break;
    case 1:
        (void)sqlite3_bind_int64(update, 1, whole);
        break;
    case 2:
        (void)sqlite3_bind_double(update, 1, real);
        break;
    case 3:
        (void)sqlite3_bind_blob(update, 1, bytes, size, SQLITE_TRANSIENT);
        break;
    default:
        (void)sqlite3_bind_int64(update, 1, (int8_t)(size > 0 ? bytes[0] : 0));
    }
}

static void change_cells(sqlite3 *base, const uint8_t *data, size_t size)
{
    while (size >= CELL_HEAD) {
        const size_t table = data[0] % TABLES;
        const size_t length = data[4] < size - CELL_HEAD ? data[4] : size - CELL_HEAD;
        sqlite3_stmt *update = NULL;
        if (columns[table] > 0 && sqlite3_prepare_v2(base, updates[table][data[2] % columns[table]],
                                                     -1, &update, NULL) == SQLITE_OK) {
            bind(update, data[3], data + CELL_HEAD, (int)length);
            (void)sqlite3_bind_int(update, 2, data[1] % 16);
            (void)sqlite3_step(update);
        }
        (void)sqlite3_finalize(update);
        data += CELL_HEAD + length;
        size -= CELL_HEAD + length;
    }
}

static void write_cells(const uint8_t *data, size_t size)
{
    sqlite3 *base = NULL;
    sqlite3_int64 made = 0;
    unsigned char *const copy = sqlite3_malloc64(ROOM);
    FUZZ_MUST(copy != NULL && sqlite3_open(":memory:", &base) == SQLITE_OK);
    memcpy(copy, good, good_size);
    FUZZ_MUST(sqlite3_deserialize(base, "main", copy, (sqlite3_int64)good_size, ROOM,
                                  SQLITE_DESERIALIZE_FREEONCLOSE) == SQLITE_OK);
    (void)sqlite3_exec(base, "PRAGMA journal_mode=OFF; PRAGMA writable_schema=ON; BEGIN", NULL,
                       NULL, NULL);
    change_cells(base, data, size);
    (void)sqlite3_exec(base, "COMMIT", NULL, NULL, NULL);
    const unsigned char *const bytes =
        sqlite3_serialize(base, "main", &made, SQLITE_SERIALIZE_NOCOPY);
    FUZZ_MUST(bytes != NULL);
    write_all(bytes, (size_t)made);
    (void)sqlite3_close(base);
}

static void write_bytes(const uint8_t *data, size_t size)
{
    static unsigned char bytes[ROOM];
    size_t length = good_size;
    memcpy(bytes, good, good_size);
    for (; size >= 3; size -= 3, data += 3) {
        const size_t place = (size_t)data[0] << 8 | data[1];
        if (place < good_size) {
            bytes[place] = data[2];
        } else {
            length = (place - good_size) % good_size;
        }
    }
    write_all(bytes, length);
}

static ctg_status see_line(void *to, const ctg_store_line *line, ctg_error *error)
{
    (void)error;
    *(double *)to += line->record != NULL ? line->record[0] : 0;
    return ctg_ok;
}

static ctg_status see_name(void *to, const ctg_run_name *name, const char *sentence,
                           ctg_error *error)
{
    char room[CTG_STORE_FILE_RUN_ROOM];
    (void)error;
    (void)sentence;
    (void)ctg_store_file_run_name(to, name, room);
    return ctg_ok;
}

static ctg_status see_parameter(void *to, const ctg_store_parameter *parameter, ctg_error *error)
{
    (void)error;
    *(double *)to += parameter->centre + (double)strlen(parameter->path);
    return ctg_ok;
}

static ctg_status see_input(void *to, const ctg_store_input *input, ctg_error *error)
{
    (void)error;
    *(double *)to += input->size > 0 ? input->bytes[input->size - 1] : 0;
    return ctg_ok;
}

static ctg_status see_session(void *to, const ctg_store_session *session, ctg_error *error)
{
    (void)error;
    *(double *)to += (double)strlen(session->command);
    return ctg_ok;
}

static ctg_status see_fact(void *to, const char *key, const char *value, ctg_error *error)
{
    (void)error;
    *(double *)to += (double)(strlen(key) + strlen(value));
    return ctg_ok;
}

/* A damaged store is the machine's failure, a foreign one the user's mistake; memory may run out
 * where it says that it holds more than there is. */
static void must_be_told(ctg_status status, ctg_error *error)
{
    FUZZ_MUST((status == ctg_ok) == (error->sentences == 0));
    FUZZ_MUST(status != ctg_broken);
    ctg_error_clear(error);
}

static void read_store(ctg_store_file *store, ctg_error *error)
{
    double sum = 0;
    int64_t number = 0;
    bool found = false;
    ctg_store_counts counts;
    ctg_store_outputs outputs;
    ctg_store_head head = *ctg_store_file_head(store);
    must_be_told(ctg_store_file_counts(store, &counts, error), error);
    must_be_told(ctg_store_lines_read(store, see_line, &sum, error), error);
    must_be_told(ctg_store_lines_names(store, see_name, &head, error), error);
    must_be_told(ctg_store_lines_nth(store, 1, &number, error), error);
    must_be_told(ctg_store_lines_one(store, number, &found, see_line, &sum, error), error);
    must_be_told(ctg_store_outputs_read(&outputs, store, NULL, 0, error), error);
    for (size_t i = 0; i < outputs.count; i++) {
        FUZZ_MUST(outputs.all[i].at < head.record_size);
    }
    ctg_store_outputs_destroy(&outputs);
    must_be_told(ctg_store_outputs_parameters(store, see_parameter, &sum, error), error);
    must_be_told(ctg_store_sources_inputs(store, see_input, &sum, error), error);
    must_be_told(ctg_store_sources_sessions(store, see_session, &sum, error), error);
    must_be_told(ctg_store_sources_build(store, 0, see_fact, &sum, error), error);
}

static void must_be_as_it_was(const unsigned char *before, ssize_t size)
{
    static unsigned char after[2 * ROOM];
    FUZZ_MUST(pread(file, after, sizeof after, 0) == size);
    FUZZ_MUST(memcmp(before, after, (size_t)size) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static unsigned char before[2 * ROOM];
    ctg_store_file *store = NULL;
    ctg_error error;
    if (size == 0 || size > ROOM) {
        return 0;
    }
    switch (data[0]) {
    case 0:
        write_all(data + 1, size - 1);
        break;
    case 1:
        write_bytes(data + 1, size - 1);
        break;
    default:
        write_cells(data + 1, size - 1);
    }
    const ssize_t length = pread(file, before, sizeof before, 0);
    ctg_error_clear(&error);
    const ctg_status status = ctg_store_file_open(&store, path, &error);
    FUZZ_MUST((store != NULL) == (status == ctg_ok));
    must_be_told(status, &error);
    if (store != NULL) {
        read_store(store, &error);
    }
    ctg_store_file_close(store);
    must_be_as_it_was(before, length);
    fuzz_arena_reset();
    return 0;
}
