/* A store read by itself gives back what was written; parts merge; failures, shards, exports;
 * memory does not grow with runs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/assert.h"

#include <dirent.h>
#include <inttypes.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "analysis/export.h"
#include "analysis/store.h"
#include "analysis/store_lines.h"
#include "analysis/store_merge.h"
#include "analysis/store_row.h"
#include "analysis/store_shards.h"
#include "analysis/store_sources.h"
#include "engine/base/digest.h"
#include "tests/support/emptied.h"
#include "tests/support/sanitized.h"
#include "tests/support/study.h"

#define KEPT 3
#define FEW 20000 /* as many as fill what SQLite keeps at hand */
#define MANY 200000
#define GROWTH_MOST 2048 /* kilobytes; the runs are 20 MB */

typedef struct room {
    small_study small;
    size_t kept[KEPT];
    char folder[64];
    char paths[4][128];
    ctg_error error;
    double record[STUDY_RECORD_MOST];
} room;

static void write_values(const void *of, uint64_t point, double *values)
{
    (void)of;
    values[0] = (double)point / 3;
    values[1] = 12;
}

/* A study of two factors that keeps three places. */
static int set_up(void **state)
{
    static const char *const factors[] = {"training.turnover_per_year", "rotation.tour_months"};
    room *const made = calloc(1, sizeof *made);
    assert_non_null(made);
    small_study_make(&made->small);
    ctg_study *const study = &made->small.study;
    ctg_digest_sha256(made->small.file.bytes, made->small.file.size, made->small.file.sha256);
    made->kept[0] = 1;
    made->kept[1] = 7;
    made->kept[2] = ctg_measures_record_size(&study->shape) - 1;
    study->kept = made->kept;
    study->kept_count = KEPT;
    study->points =
        (ctg_study_points){.count = MANY,
                           .text = "grid size 1 levels 4 seed 0\n"
                                   "training.turnover_per_year factor 0 uniform 0.1 0.4 0.2 0 0\n"
                                   "rotation.tour_months factor 1 values whole 0 0 0 0 0: 6 12\n",
                           .paths = factors,
                           .factor_count = 2,
                           .values = write_values};
    study->replicates = 1;
    ctg_error_clear(&made->error);
    assert_int_equal(ctg_study_set_id(study, &made->error), ctg_ok);
    (void)snprintf(made->folder, sizeof made->folder, "/tmp/ctg-test-store-XXXXXX");
    assert_non_null(mkdtemp(made->folder));
    for (int i = 0; i < 4; i++) {
        (void)snprintf(made->paths[i], sizeof made->paths[i], "%s/%d.db", made->folder, i);
    }
    *state = made;
    return 0;
}

static int tear_down(void **state)
{
    room *const made = *state;
    char export[128];
    (void)snprintf(export, sizeof export, "%s/export", made->folder);
    emptied(export);
    (void)rmdir(export);
    emptied(made->folder);
    const int left = rmdir(made->folder);
    free(made);
    return left;
}

/* Writes the runs of points from ... to - 1; every seventh fails, every eleventh lacks memory. */
static void write_part(room *here, const char *path, uint64_t from, uint64_t to, uint32_t shard,
                       bool fails)
{
    ctg_store *store = NULL;
    const ctg_fact build[] = {{"compiler", "gcc"}, {"version", "2.385"}};
    const ctg_session session = {
        .command = "contingent sweep", .threads = 2, .build = build, .build_count = 2};
    here->small.study.shard = shard;
    here->small.study.shards = 3;
    assert_int_equal(ctg_store_open(&store, path, &here->small.study, &here->error), ctg_ok);
    assert_int_equal(ctg_store_write_session(store, &session, &here->error), ctg_ok);
    for (uint64_t point = from; point < to; point++) {
        ctg_replicate_result result = small_result(&here->small, 0, here->record);
        if (fails && point % 7 == 6) {
            result = small_failure(0, ctg_input, "it rained,\nand \"so\" on");
        } else if (fails && point % 11 == 10) {
            result = small_failure(0, ctg_memory, "no memory");
        }
        result.point = point;
        result.digest = point * 7919 + 1;
        here->record[7] = (double)point / 7;
        assert_int_equal(ctg_store_write_run(store, &result, &here->error), ctg_ok);
    }
    assert_int_equal(ctg_store_commit(store, &here->error), ctg_ok);
    ctg_store_destroy(store);
}

static ctg_store_file *open_file(room *here, const char *path)
{
    ctg_store_file *file = NULL;
    if (ctg_store_file_open(&file, path, &here->error) != ctg_ok) {
        fail_msg("%s", here->error.text);
    }
    return file;
}

typedef struct seen {
    uint64_t count, failed;
} seen;

static ctg_status see(void *to, const ctg_store_line *line, ctg_error *error)
{
    seen *const so_far = to;
    (void)error;
    assert_int_equal(line->name.point, so_far->count);
    assert_int_equal(line->digest, line->name.point * 7919 + 1);
    assert_bits_equal(line->values[0], (double)line->name.point / 3);
    if (line->name.point % 7 == 6) {
        assert_int_equal(line->status, ctg_input);
        assert_null(line->record);
        so_far->failed++;
    } else if (line->status == ctg_ok) {
        assert_bits_equal(line->record[0], small_value(0, 1));
        assert_bits_equal(line->record[1], (double)line->name.point / 7);
    }
    so_far->count++;
    return ctg_ok;
}

static void what_was_written_comes_back(void **state)
{
    room *const here = *state;
    seen so_far = {0};
    ctg_store_counts counts;
    bool found = false;
    int64_t number = 0;
    write_part(here, here->paths[0], 0, 100, 0, true);
    ctg_store_file *const file = open_file(here, here->paths[0]);
    const ctg_store_head *const head = ctg_store_file_head(file);
    assert_string_equal(head->id, here->small.study.id);
    assert_string_equal(head->base, "small");
    assert_int_equal(head->start, CTG_MONTH(2015, 1));
    assert_int_equal(head->points, MANY);
    assert_int_equal(head->record_size, KEPT);
    assert_int_equal(head->value_count, 2);
    assert_string_equal(head->factors[1], "rotation.tour_months");
    assert_int_equal(ctg_store_lines_read(file, see, &so_far, &here->error), ctg_ok);
    assert_int_equal(so_far.count, 100);
    assert_int_equal(so_far.failed, 14);
    assert_int_equal(ctg_store_file_counts(file, &counts, &here->error), ctg_ok);
    assert_int_equal(counts.stored, 100);
    assert_int_equal(counts.failed, 14 + 8);
    assert_int_equal(ctg_store_lines_nth(file, 6, &number, &here->error), ctg_ok);
    assert_int_equal(number, (int64_t)7 << 28); /* point 6 failed */
    assert_int_equal(ctg_store_lines_nth(file, 100, &number, &here->error), ctg_ok);
    assert_int_equal(number, -1);
    so_far.count = 5;
    assert_int_equal(
        ctg_store_lines_one(file, (int64_t)5 << 28, &found, see, &so_far, &here->error), ctg_ok);
    assert_true(found);
    assert_int_equal(
        ctg_store_lines_one(file, (int64_t)100 << 28, &found, see, &so_far, &here->error), ctg_ok);
    assert_false(found);
    ctg_store_file_close(file);
}

static void parts_merge_but_for_what_a_machine_lacked(void **state)
{
    room *const here = *state;
    const char *const parts[] = {here->paths[0], here->paths[1], here->paths[0]};
    ctg_store_merged merged;
    write_part(here, here->paths[0], 50, 100, 1, true);
    write_part(here, here->paths[1], 0, 60, 0, true);
    assert_int_equal(ctg_store_merge_parts(parts, 3, here->paths[2], &merged, &here->error),
                     ctg_ok);
    /* 50 to 59 are in both; 10, 21, 32, 43, 54, 65, 87, 98 lacked memory, 76 failed before that. */
    assert_int_equal(merged.added, 92);
    assert_int_equal(merged.stored, 92);
    assert_int_equal(merged.known, 9 + 46);
    assert_int_equal(merged.again, 4 + 5 + 4);
    assert_int_equal(merged.wanted, MANY);
}

static void shards_are_complete_begun_or_missing(void **state)
{
    room *const here = *state;
    ctg_store_shards shards;
    char text[40];
    here->small.study.points.count = 9;
    assert_int_equal(ctg_study_set_id(&here->small.study, &here->error), ctg_ok);
    write_part(here, here->paths[0], 0, 4, 0, false);
    write_part(here, here->paths[0], 6, 7, 0, false);
    ctg_store_file *const file = open_file(here, here->paths[0]);
    assert_int_equal(ctg_store_shards_read(&shards, file, &here->error), ctg_ok);
    assert_int_equal(shards.of, 3);
    assert_int_equal(shards.wanted[0], 3);
    assert_int_equal(shards.stored[0], 3); /* points 0, 3, 6 */
    assert_int_equal(shards.stored[2], 1);
    ctg_store_shards_write(&shards, ctg_store_shards_complete, text, sizeof text);
    assert_string_equal(text, "1");
    ctg_store_shards_write(&shards, ctg_store_shards_begun, text, sizeof text);
    assert_string_equal(text, "2-3");
    ctg_store_shards_write(&shards, ctg_store_shards_missing, text, sizeof text);
    assert_string_equal(text, "none");
    ctg_store_shards_destroy(&shards);
    ctg_store_file_close(file);
}

static void a_long_list_of_shards_ends_in_dots(void **state)
{
    int64_t stored[20];
    int64_t wanted[20];
    char text[20];
    const ctg_store_shards shards = {20, stored, wanted};
    (void)state;
    for (int at = 0; at < 20; at++) {
        stored[at] = at % 2;
        wanted[at] = 1;
    }
    ctg_store_shards_write(&shards, ctg_store_shards_missing, text, sizeof text);
    assert_string_equal(text, "1, 3, 5, 7, 9, ...");
}

static void write_export(room *here, const char *path, ctg_export_told *told)
{
    char folder[128];
    (void)snprintf(folder, sizeof folder, "%s/export", here->folder);
    emptied(folder);
    const ctg_export export = {.folder = folder, .version = "2.385"};
    ctg_store_file *const file = open_file(here, path);
    if (ctg_export_write(file, &export, told, &here->error) != ctg_ok) {
        fail_msg("%s", here->error.text);
    }
    ctg_store_file_close(file);
}

static void an_export_lists_failures_without_values(void **state)
{
    room *const here = *state;
    ctg_export_told told;
    char path[160];
    char text[4000] = "";
    write_part(here, here->paths[0], 5, 8, 0, true);
    write_export(here, here->paths[0], &told);
    assert_int_equal(told.runs, 3);
    assert_int_equal(told.failed, 1);
    assert_int_equal(told.values, KEPT);
    (void)snprintf(path, sizeof path, "%s/export/runs.csv", here->folder);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_true(fread(text, 1, sizeof text - 1, file) > 0);
    (void)fclose(file);
    assert_non_null(strstr(text, ",6,2,12,small,0,input,\"it rained,\nand \"\"so\"\" on\",000"));
    (void)snprintf(path, sizeof path, "%s/export/values.csv", here->folder);
    file = fopen(path, "rb");
    assert_non_null(file);
    const size_t size = fread(text, 1, sizeof text - 1, file);
    (void)fclose(file);
    text[size] = '\0';
    size_t lines = 0;
    for (const char *at = text; *at != '\0'; at++) {
        lines += *at == '\n' ? 1 : 0;
    }
    assert_int_equal(lines, 1 + 2 * KEPT);
}

static long peak(void)
{
    struct rusage used;
    assert_int_equal(getrusage(RUSAGE_SELF, &used), 0);
    return used.ru_maxrss;
}

static void memory_does_not_grow_with_runs(void **state)
{
    room *const here = *state;
    ctg_store_merged merged;
    ctg_export_told told;
    const char *few = here->paths[0];
    const char *many = here->paths[1];
    if (SANITIZED) {
        skip();
    }
    write_part(here, few, 0, FEW, 0, false);
    write_part(here, many, 0, MANY, 0, false);
    write_export(here, few, &told);
    assert_int_equal(ctg_store_merge_parts(&few, 1, here->paths[2], &merged, &here->error), ctg_ok);
    const long before = peak();
    write_export(here, many, &told);
    assert_int_equal(told.runs, MANY);
    assert_int_equal(ctg_store_merge_parts(&many, 1, here->paths[3], &merged, &here->error),
                     ctg_ok);
    assert_int_equal(merged.added, MANY);
    print_message("peak %ld kB with %d runs, %ld kB with %d\n", before, FEW, peak(), MANY);
    assert_true(peak() - before < GROWTH_MOST);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_was_written_comes_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(parts_merge_but_for_what_a_machine_lacked, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(shards_are_complete_begun_or_missing, set_up, tear_down),
        cmocka_unit_test(a_long_list_of_shards_ends_in_dots),
        cmocka_unit_test_setup_teardown(an_export_lists_failures_without_values, set_up, tear_down),
        cmocka_unit_test_setup_teardown(memory_does_not_grow_with_runs, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
