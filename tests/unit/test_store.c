/* The store keeps what it was given, hands it back in order, and refuses what it must.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/assert.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "analysis/store.h"
#include "tests/support/study.h"

typedef struct room {
    small_study small;
    char folder[64], path[96];
    ctg_error error;
    double record[STUDY_RECORD_MOST];
} room;

static int set_up(void **state)
{
    room *const made = calloc(1, sizeof *made);
    assert_non_null(made);
    small_study_make(&made->small);
    (void)snprintf(made->folder, sizeof made->folder, "/tmp/ctg-test-store-XXXXXX");
    assert_non_null(mkdtemp(made->folder));
    (void)snprintf(made->path, sizeof made->path, "%s/small.db", made->folder);
    ctg_error_clear(&made->error);
    *state = made;
    return 0;
}

static int tear_down(void **state)
{
    room *const made = *state;
    (void)unlink(made->path);
    const int left = rmdir(made->folder); /* fails when a journal was left behind */
    free(made);
    return left;
}

static ctg_store *open_store(room *here)
{
    ctg_store *store = NULL;
    assert_int_equal(ctg_store_open(&store, here->path, &here->small.study, &here->error), ctg_ok);
    return store;
}

static void write_runs(room *here, ctg_store *store, uint32_t from, uint32_t to)
{
    for (uint32_t replicate = from; replicate < to; replicate++) {
        const ctg_replicate_result result = small_result(&here->small, replicate, here->record);
        assert_int_equal(ctg_store_write_run(store, &result, &here->error), ctg_ok);
    }
}

typedef struct seen {
    const small_study *small;
    uint32_t count, failed, last;
} seen;

static ctg_status see(void *to, const ctg_replicate_result *result, ctg_error *error)
{
    seen *const so_far = to;
    (void)error;
    assert_true(so_far->count + so_far->failed == 0 || result->replicate > so_far->last);
    so_far->last = result->replicate;
    if (result->status != ctg_ok) {
        assert_null(result->record);
        so_far->failed++;
        return ctg_ok;
    }
    const size_t size = ctg_measures_record_size(&so_far->small->study.shape);
    for (size_t place = 0; place < size; place++) {
        assert_bits_equal(result->record[place], small_value(result->replicate, place));
    }
    assert_memory_equal(result->parameters, &so_far->small->setting.centre, sizeof(ctg_parameters));
    assert_true(result->digest == 0x9e3779b97f4a7c15u * (result->replicate + 1u));
    so_far->count++;
    return ctg_ok;
}

static seen read_all(room *here, ctg_store *store, uint32_t replicates)
{
    seen so_far = {.small = &here->small};
    assert_int_equal(ctg_store_read_runs(store, replicates, see, &so_far, &here->error), ctg_ok);
    return so_far;
}

static void runs_come_back_to_the_bit_and_in_order_of_number(void **state)
{
    room *const here = *state;
    ctg_store *store = open_store(here);
    write_runs(here, store, 5, 9);
    write_runs(here, store, 0, 3);
    assert_int_equal(ctg_store_commit(store, &here->error), ctg_ok);
    ctg_store_destroy(store);
    store = open_store(here);
    assert_int_equal(read_all(here, store, 9).count, 7);
    assert_int_equal(read_all(here, store, 6).count, 4);
    ctg_store_destroy(store);
}

static void what_is_missing_is_listed_in_order_and_in_parts(void **state)
{
    static const uint32_t missing[] = {2, 3, 5, 6, 7, 8};
    room *const here = *state;
    ctg_store *const store = open_store(here);
    ctg_run_name runs[4];
    ctg_run_name next = {0};
    size_t count = 0;
    write_runs(here, store, 0, 2);
    write_runs(here, store, 4, 5);
    for (size_t at = 0; at < 6; at += count) {
        assert_int_equal(ctg_store_read_missing(store, &next, runs, 4, &count, &here->error),
                         ctg_ok);
        assert_int_equal(count, at == 0 ? 4 : 2);
        for (size_t i = 0; i < count; i++) {
            assert_int_equal(runs[i].replicate, missing[at + i]);
        }
    }
    assert_int_equal(ctg_store_read_missing(store, &next, runs, 4, &count, &here->error), ctg_ok);
    assert_int_equal(count, 0);
    ctg_store_destroy(store);
}

static void what_was_not_committed_is_gone_and_the_rest_is_not(void **state)
{
    room *const here = *state;
    ctg_store *store = open_store(here);
    write_runs(here, store, 0, 2);
    assert_int_equal(ctg_store_commit(store, &here->error), ctg_ok);
    write_runs(here, store, 2, 4);
    ctg_store_destroy(store);
    store = open_store(here);
    assert_int_equal(read_all(here, store, 9).count, 2);
    ctg_store_destroy(store);
}

static rlim_t size_of(const room *here)
{
    struct stat about;
    assert_int_equal(stat(here->path, &about), 0);
    return (rlim_t)about.st_size;
}

/* Writes runs until the file cannot grow, on which it leaves; gives how many it wrote. */
static uint32_t fill_up(room *here, uint32_t from, rlim_t most)
{
    struct rlimit all;
    ctg_store *const store = open_store(here);
    ctg_status status = ctg_ok;
    uint32_t to = from;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &all), 0);
    const struct rlimit little = {most, all.rlim_max};
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &little), 0);
    for (; status == ctg_ok && to < from + 5000; to++) {
        const ctg_replicate_result result = small_result(&here->small, to, here->record);
        status = ctg_store_write_run(store, &result, &here->error);
    }
    ctg_store_destroy(store);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &all), 0);
    assert_int_equal(status, ctg_storage);
    ctg_error_clear(&here->error);
    return to - from - 1;
}

/* The first runs are written into pages that later ones share: they can be lost with those. */
static void a_full_disk_takes_nothing_that_was_committed(void **state)
{
    room *const here = *state;
    ctg_store *store = open_store(here);
    assert_true(signal(SIGXFSZ, SIG_IGN) != SIG_ERR);
    write_runs(here, store, 0, 40);
    assert_int_equal(ctg_store_commit(store, &here->error), ctg_ok);
    ctg_store_destroy(store);
    uint32_t kept = 40;
    for (rlim_t extra = 0; extra <= 4 << 20; extra += 1 << 20) {
        const uint32_t begun = fill_up(here, kept, size_of(here) + extra);
        store = open_store(here);
        const uint32_t count = read_all(here, store, 40000).count;
        assert_in_range(count, kept, kept + begun);
        kept = count;
        ctg_store_destroy(store);
    }
}

static void a_run_is_never_counted_twice(void **state)
{
    room *const here = *state;
    ctg_store *const store = open_store(here);
    write_runs(here, store, 3, 4);
    const ctg_replicate_result again = small_result(&here->small, 3, here->record);
    assert_int_equal(ctg_store_write_run(store, &again, &here->error), ctg_storage);
    ctg_store_destroy(store);
}

static void a_failed_run_is_kept_with_its_sentence_unless_the_machine_failed(void **state)
{
    room *const here = *state;
    ctg_store *store = open_store(here);
    const ctg_replicate_result broken = small_failure(1, ctg_broken, "people were lost in 2016-03");
    const ctg_replicate_result machine = small_failure(2, ctg_memory, "no memory for a world");
    assert_int_equal(ctg_store_write_run(store, &broken, &here->error), ctg_ok);
    assert_int_equal(ctg_store_write_run(store, &machine, &here->error), ctg_ok);
    assert_int_equal(ctg_store_commit(store, &here->error), ctg_ok);
    assert_int_equal(read_all(here, store, 9).failed, 2);
    ctg_store_destroy(store);
    store = open_store(here);
    assert_int_equal(read_all(here, store, 9).failed, 1);
    ctg_store_destroy(store);
}

static void a_value_that_is_no_number_is_refused_by_name(void **state)
{
    room *const here = *state;
    ctg_store *const store = open_store(here);
    ctg_replicate_result result = small_result(&here->small, 0, here->record);
    small_set(&here->small, here->record, ctg_measure_host_fill_share, 2, 1, 0.0 / 0.0);
    assert_int_equal(ctg_store_write_run(store, &result, &here->error), ctg_broken);
    assert_non_null(strstr(here->error.text, "host.fill_share Western Africa in 2017-01"));
    small_set(&here->small, here->record, ctg_measure_host_fill_share, 2, 1, 1.0 / 0.0);
    assert_int_equal(ctg_store_write_run(store, &result, &here->error), ctg_broken);
    assert_int_equal(read_all(here, store, 9).count, 0);
    ctg_store_destroy(store);
}

static void another_study_is_refused_and_the_file_left_alone(void **state)
{
    room *const here = *state;
    ctg_store *store = open_store(here);
    write_runs(here, store, 0, 2);
    assert_int_equal(ctg_store_commit(store, &here->error), ctg_ok);
    ctg_store_destroy(store);
    small_study other;
    small_study_make(&other);
    other.setting.seed = 7;
    small_study_resolve(&other);
    assert_int_equal(ctg_store_open(&store, here->path, &other.study, &here->error), ctg_input);
    assert_null(store);
    assert_non_null(strstr(here->error.text, "holds another study"));
    store = open_store(here);
    assert_int_equal(read_all(here, store, 9).count, 2);
    ctg_store_destroy(store);
}

static void put_file(const room *here, const void *bytes, size_t size)
{
    FILE *const file = fopen(here->path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

static void a_foreign_file_is_refused_and_left_as_it_is(void **state)
{
    room *const here = *state;
    static const char letter[] = "Dear Sir, this letter is not a store.\n";
    char again[sizeof letter] = "";
    ctg_store *store = NULL;
    put_file(here, letter, sizeof letter);
    assert_int_equal(ctg_store_open(&store, here->path, &here->small.study, &here->error),
                     ctg_input);
    assert_non_null(strstr(here->error.text, "is not a store of contingent"));
    FILE *const file = fopen(here->path, "rb");
    assert_non_null(file);
    assert_int_equal(fread(again, 1, sizeof again, file), sizeof letter);
    (void)fclose(file);
    assert_memory_equal(again, letter, sizeof letter);
    assert_int_equal(ctg_store_open(&store, here->folder, &here->small.study, &here->error),
                     ctg_input);
}

static void an_empty_file_is_what_a_killed_process_leaves(void **state)
{
    room *const here = *state;
    put_file(here, "", 0);
    ctg_store *const store = open_store(here);
    write_runs(here, store, 0, 1);
    ctg_store_destroy(store);
}

static void an_empty_journal_of_a_killed_process_goes_with_the_next_who_writes_nothing(void **state)
{
    room *const here = *state;
    char journal[sizeof here->path + 16];
    ctg_store_destroy(open_store(here));
    (void)snprintf(journal, sizeof journal, "%s-journal", here->path);
    FILE *const file = fopen(journal, "wb");
    assert_non_null(file);
    (void)fclose(file);
    ctg_store_destroy(open_store(here));
    assert_int_equal(access(journal, F_OK), -1);
    (void)unlink(journal);
}

static void a_folder_that_is_not_there_is_a_sentence(void **state)
{
    room *const here = *state;
    ctg_store *store = NULL;
    assert_int_equal(
        ctg_store_open(&store, "no-such-folder/a.db", &here->small.study, &here->error),
        ctg_storage);
    assert_int_equal(here->error.sentences, 1);
    assert_non_null(strstr(here->error.text, "No such file or directory"));
}

/* Flips one bit in the middle of the file and says whether that went unnoticed. */
static bool is_flip_missed(room *here, long at)
{
    ctg_store *store = NULL;
    seen so_far = {.small = &here->small};
    FILE *const file = fopen(here->path, "r+b");
    assert_non_null(file);
    for (int twice = 0; twice < 2; twice++) {
        assert_int_equal(fseek(file, at, SEEK_SET), 0);
        const int byte = fgetc(file);
        assert_int_equal(fseek(file, at, SEEK_SET), 0);
        assert_true(fputc(byte ^ 0x10, file) != EOF);
        assert_int_equal(fflush(file), 0);
        if (twice == 1) {
            break;
        }
        ctg_status status = ctg_store_open(&store, here->path, &here->small.study, &here->error);
        if (status == ctg_ok) {
            status = ctg_store_read_runs(store, 9, see, &so_far, &here->error);
        }
        ctg_store_destroy(store);
        if (status == ctg_ok && so_far.count != 9) {
            (void)fclose(file);
            return true;
        }
    }
    (void)fclose(file);
    return false;
}

static void a_flipped_bit_never_changes_a_number_in_silence(void **state)
{
    room *const here = *state;
    ctg_store *store = open_store(here);
    write_runs(here, store, 0, 9);
    assert_int_equal(ctg_store_commit(store, &here->error), ctg_ok);
    ctg_store_destroy(store);
    FILE *const file = fopen(here->path, "rb");
    assert_non_null(file);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    const long size = ftell(file);
    (void)fclose(file);
    for (long at = 4321; at < size; at += size / 97) {
        assert_false(is_flip_missed(here, at));
    }
}

static void a_store_in_memory_keeps_runs_too(void **state)
{
    room *const here = *state;
    ctg_store *store = NULL;
    assert_int_equal(ctg_store_open(&store, NULL, &here->small.study, &here->error), ctg_ok);
    write_runs(here, store, 0, 9);
    assert_int_equal(read_all(here, store, 9).count, 9);
    ctg_store_destroy(store);
}

static void two_processes_never_share_a_store(void **state)
{
    room *const here = *state;
    ctg_store *const store = open_store(here);
    ctg_store *second = NULL;
    assert_int_equal(ctg_store_open(&second, here->path, &here->small.study, &here->error),
                     ctg_storage);
    assert_non_null(strstr(here->error.text, "another process is using it"));
    ctg_store_destroy(store);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(runs_come_back_to_the_bit_and_in_order_of_number),
        TEST(what_is_missing_is_listed_in_order_and_in_parts),
        TEST(what_was_not_committed_is_gone_and_the_rest_is_not),
        TEST(a_full_disk_takes_nothing_that_was_committed),
        TEST(a_run_is_never_counted_twice),
        TEST(a_failed_run_is_kept_with_its_sentence_unless_the_machine_failed),
        TEST(a_value_that_is_no_number_is_refused_by_name),
        TEST(another_study_is_refused_and_the_file_left_alone),
        TEST(a_foreign_file_is_refused_and_left_as_it_is),
        TEST(an_empty_file_is_what_a_killed_process_leaves),
        TEST(an_empty_journal_of_a_killed_process_goes_with_the_next_who_writes_nothing),
        TEST(a_folder_that_is_not_there_is_a_sentence),
        TEST(a_flipped_bit_never_changes_a_number_in_silence),
        TEST(a_store_in_memory_keeps_runs_too),
        TEST(two_processes_never_share_a_store),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
