/* Every allocation of what works on stores alone is made to fail: reading, merging, exporting,
 * making a study again. It ends in ctg_memory with a sentence, leaves no file behind, and (under
 * AddressSanitizer) no leak.
 *
 * Up to EACH allocations none is left out; beyond, a sample is tried.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/assert.h"

#include <dirent.h>
#include <stdlib.h>
#include <unistd.h>

#include "analysis/export.h"
#include "analysis/rebuilt.h"
#include "analysis/recomputed.h"
#include "analysis/runs.h"
#include "analysis/store_merge.h"
#include "analysis/store_shards.h"
#include "tests/support/emptied.h"
#include "tests/support/failing_malloc.h"

#define EACH 800
#define SAMPLE 60

typedef struct room {
    char folder[64], store[96], other[96], export[96];
    ctg_export_format format;
} room;

typedef ctg_status work(const room *here, ctg_error *error);

static size_t entries(const char *folder)
{
    size_t count = 0;
    DIR *const open = opendir(folder);
    assert_non_null(open);
    for (const struct dirent *entry = readdir(open); entry != NULL; entry = readdir(open)) {
        count += entry->d_name[0] != '.' ? 1 : 0;
    }
    (void)closedir(open);
    return count;
}

static ctg_status read_shards(const room *here, ctg_error *error)
{
    ctg_store_file *file = NULL;
    ctg_store_shards shards = {0};
    CTG_TRY(ctg_store_file_open(&file, here->store, error));
    const ctg_status status = ctg_store_shards_read(&shards, file, error);
    ctg_store_shards_destroy(&shards);
    ctg_store_file_close(file);
    return status;
}

static ctg_status merge(const room *here, ctg_error *error)
{
    const char *const part = here->store;
    ctg_store_merged merged;
    const ctg_status status = ctg_store_merge_parts(&part, 1, here->other, &merged, error);
    if (status == ctg_ok) {
        assert_int_equal(unlink(here->other), 0);
    }
    return status;
}

static ctg_status export_store(const room *here, ctg_error *error)
{
    static const char *const measures[] = {"world.deployed_pers", "state.deployed_pers=JPN"};
    const ctg_export asked = {.folder = here->export,
                              .format = here->format,
                              .measures = measures,
                              .measure_count = 2,
                              .version = "0.0.0"};
    ctg_store_file *file = NULL;
    ctg_export_told told;
    CTG_TRY(ctg_store_file_open(&file, here->store, error));
    const ctg_status status = ctg_export_write(file, &asked, &told, error);
    ctg_store_file_close(file);
    if (status == ctg_ok) {
        emptied(here->export);
        assert_int_equal(rmdir(here->export), 0);
    }
    return status;
}

static ctg_status compute_again(const room *here, ctg_error *error)
{
    ctg_store_file *file = NULL;
    ctg_rebuilt *rebuilt = NULL;
    ctg_recomputed_comparison comparison;
    bool found = false;
    CTG_TRY(ctg_store_file_open(&file, here->store, error));
    ctg_status status = ctg_rebuilt_open(&rebuilt, file, "0.0.0", error);
    if (status == ctg_ok) {
        status =
            ctg_recomputed_compare(ctg_rebuilt_study(rebuilt), file, 0, &found, &comparison, error);
    }
    ctg_rebuilt_close(rebuilt);
    ctg_store_file_close(file);
    if (status == ctg_ok) {
        assert_true(found && comparison.same);
    }
    return status;
}

static void fail_each_in_turn(work *does, const room *here)
{
    ctg_error error;
    ctg_error_clear(&error);
    failing_malloc_arm(0, false);
    const ctg_status calm = does(here, &error);
    const uint64_t count = failing_malloc_disarm();
    const size_t before = entries(here->folder);
    const uint64_t step = count <= EACH ? 1 : count / SAMPLE + 1;
    assert_string_equal(error.text, "");
    assert_int_equal(calm, ctg_ok);
    assert_true(count > 10);
    for (uint64_t nth = 1; nth <= count; nth += step) {
        ctg_error_clear(&error);
        failing_malloc_arm(nth, false);
        const ctg_status status = does(here, &error);
        (void)failing_malloc_disarm();
        if (status != ctg_memory || error.sentences == 0) {
            fail_msg("allocation %ju of %ju: status %d, '%s'", (uintmax_t)nth, (uintmax_t)count,
                     (int)status, error.text);
        }
        assert_int_equal(entries(here->folder), before);
    }
    print_message("of %ju allocations every %ju. was made to fail\n", (uintmax_t)count,
                  (uintmax_t)step);
}

static void a_store_is_read(void **state)
{
    fail_each_in_turn(read_shards, *state);
}

static void a_store_is_merged(void **state)
{
    fail_each_in_turn(merge, *state);
}

static void a_store_is_exported(void **state)
{
    room *const here = *state;
    here->format = ctg_export_csv;
    fail_each_in_turn(export_store, here);
    here->format = ctg_export_json;
    fail_each_in_turn(export_store, here);
    here->format = ctg_export_salib;
    fail_each_in_turn(export_store, here);
}

static void a_run_is_computed_again(void **state)
{
    fail_each_in_turn(compute_again, *state);
}

/* A sweep of two points of the baseline, in its store. */
static int set_up(void **state)
{
    static const char study_text[] =
        "base = \"scenarios/baseline-2015.cfg\"; replicates = 1; months = 1;\n"
        "vary = ( { path = \"exit.base\"; } ); design = { kind = \"latin\"; points = 2; };\n"
        "keep = ( \"world.deployed_pers\", { measure = \"state.deployed_pers\"; who = \"JPN\"; } "
        ");";
    room *const made = calloc(1, sizeof *made);
    ctg_crossing crossing;
    ctg_study study;
    ctg_store *store = NULL;
    ctg_error error;
    uint32_t added = 0;
    char path[96];
    char base[400];
    const ctg_scenario_overrides none = {0};
    assert_non_null(made);
    ctg_error_clear(&error);
    (void)snprintf(made->folder, sizeof made->folder, "/tmp/ctg-test-store-XXXXXX");
    assert_non_null(mkdtemp(made->folder));
    (void)snprintf(made->store, sizeof made->store, "%s/a.db", made->folder);
    (void)snprintf(made->other, sizeof made->other, "%s/b.db", made->folder);
    (void)snprintf(made->export, sizeof made->export, "%s/export", made->folder);
    (void)snprintf(path, sizeof path, "%s/a.cfg", made->folder);
    (void)snprintf(base, sizeof base, "%s/scenarios", made->folder);
    char here[300];
    assert_non_null(getcwd(here, sizeof here));
    char scenarios[320];
    (void)snprintf(scenarios, sizeof scenarios, "%s/scenarios", here);
    assert_int_equal(symlink(scenarios, base), 0);
    FILE *const file = fopen(path, "wb");
    assert_non_null(file);
    assert_true(fputs(study_text, file) >= 0 && fclose(file) == 0);
    if (ctg_crossing_open(&crossing, path, &none, "0.0.0", &study, &error) != ctg_ok) {
        fail_msg("%s", error.text);
    }
    assert_int_equal(ctg_store_open(&store, made->store, &study, &error), ctg_ok);
    const ctg_runs runs = {
        .study = &study, .store = store, .session = {.command = "contingent sweep", .threads = 1}};
    assert_int_equal(ctg_runs_complete(&runs, &added, &error), ctg_ok);
    assert_int_equal(added, 2);
    ctg_store_destroy(store);
    ctg_study_destroy(&study);
    ctg_crossing_close(&crossing);
    *state = made;
    return 0;
}

static int tear_down(void **state)
{
    room *const made = *state;
    emptied(made->folder);
    const int left = rmdir(made->folder);
    free(made);
    return left;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_store_is_read),
        cmocka_unit_test(a_store_is_merged),
        cmocka_unit_test(a_store_is_exported),
        cmocka_unit_test(a_run_is_computed_again),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
