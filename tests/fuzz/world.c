/* The small world of the fuzz targets: the tables of tests/fuzz/tables, read once into memory.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/digest.h"
#include "tests/fuzz/fuzz.h"

static const char base[] =
    "start = \"2015-01\"; months = 2; data = \"data\"; title = \"B\";\n"
    "events = ( { event = \"x\"; month = \"2015-02\"; kind = \"rate_raised\"; value = 1400; } );\n";
static const char posterior[] = "exit.base,will.spread\n-2,1\n-1.5,0.5\n";

/* Read by AddressSanitizer when it starts: what is too large is refused, as on a plain machine; the
 * rest is speed. */
const char *__asan_default_options(void);
__attribute__((visibility("default"))) const char *__asan_default_options(void)
{
    return "allocator_may_return_null=1:max_allocation_size_mb=1024:detect_leaks=1:"
           "quarantine_size_mb=1:malloc_context_size=3:max_malloc_fill_size=0";
}

void fuzz_must(bool holds, const char *promise, const char *where)
{
    if (!holds) {
        (void)fprintf(stderr, "%s: broken promise: %s\n", where, promise);
        abort();
    }
}

void fuzz_must_be_told(ctg_status status, const ctg_error *error)
{
    if (status != (error->sentences == 0 ? ctg_ok : ctg_input)) {
        (void)fprintf(stderr, "status '%s' with %zu sentences:\n%s", ctg_status_meaning(status),
                      error->sentences, error->text);
        abort();
    }
}

bool fuzz_is_chosen(const void *data, size_t size, uint64_t in)
{
    return ctg_digest_chain(0, data, size) % in == 0;
}

char *fuzz_file(const char *path, size_t *size)
{
    FILE *const file = fopen(path, "rb");
    long length = -1;
    if (file != NULL && fseek(file, 0, SEEK_END) == 0) {
        length = ftell(file);
        rewind(file);
    }
    char *const bytes = length < 0 ? NULL : malloc((size_t)length + 1);
    if (bytes == NULL || fread(bytes, 1, (size_t)length, file) != (size_t)length) {
        (void)fprintf(stderr, "%s cannot be read; run this in the source directory\n", path);
        exit(2);
    }
    (void)fclose(file);
    bytes[length] = '\0';
    *size = (size_t)length;
    return bytes;
}

static ctg_scenario_file *read_files(void)
{
    static ctg_scenario_file files[FUZZ_FILES];
    static char paths[CTG_TABLE_COUNT][40];
    for (size_t id = CTG_TABLE_COUNT; files[1].path == NULL && id > 0; id--) {
        ctg_table table;
        char path[80];
        ctg_tables_describe(&table, (ctg_table_id)(id - 1));
        (void)snprintf(paths[id - 1], sizeof paths[0], "data/%s.csv", table.name);
        (void)snprintf(path, sizeof path, "tests/fuzz/tables/%s.csv", table.name);
        files[id].bytes = fuzz_file(path, &files[id].size);
        files[id].path = paths[id - 1];
    }
    files[CTG_TABLE_COUNT + 1] =
        (ctg_scenario_file){.path = "base.cfg", .bytes = base, .size = sizeof base - 1};
    files[CTG_TABLE_COUNT + 2] = (ctg_scenario_file){
        .path = "posterior.csv", .bytes = posterior, .size = sizeof posterior - 1};
    return files;
}

void fuzz_world_files(ctg_scenario_file files[FUZZ_FILES], const char *bytes, size_t size)
{
    memcpy(files, read_files(), FUZZ_FILES * sizeof *files);
    files[0] = (ctg_scenario_file){.path = "a.cfg", .bytes = bytes, .size = size};
}

const ctg_registry *fuzz_world_registry(void)
{
    static ctg_registry registry;
    static bool is_read;
    if (!is_read) {
        const ctg_scenario_file *const files = read_files();
        ctg_error error;
        ctg_error_clear(&error);
        ctg_registry_begin(&registry);
        for (ctg_table_id id = 0; id < CTG_TABLE_COUNT; id++) {
            const ctg_scenario_file *const file = &files[1 + id];
            (void)ctg_registry_read(&registry, id, file->path, file->bytes, file->size, &error);
        }
        fuzz_must_be_told(ctg_ok, &error);
        is_read = true;
    }
    return &registry;
}
