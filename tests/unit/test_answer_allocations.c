/* Every allocation is made to fail, also those of SQLite and Jansson: opening a store, adding runs,
 * the summary, the answer, the back-test, the patterns and the JSON then end in ctg_memory with a
 * sentence, and what was allocated is released.
 *
 * The program's own malloc stands before the C library's, for all libraries; a sanitizer has to do
 * so itself, and this test is then left out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/assert.h"

#include <errno.h>
#include <stdlib.h>

#include "analysis/backtest.h"
#include "analysis/judgement.h"
#include "tests/support/sanitized.h"
#include "tests/support/study.h"

#include "analysis/commands/answer_json.c"
#include "analysis/commands/json.c"
#include "analysis/summary.h"

static uint64_t asked, fatal;
static int64_t held;

#if !SANITIZED

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *place, size_t size);
void __libc_free(void *place);

static void *counted(void *place)
{
    held += place != NULL ? 1 : 0;
    return place;
}

static bool fails(void)
{
    asked++;
    if (asked == fatal) {
        errno = ENOMEM;
        return true;
    }
    return false;
}

void *malloc(size_t size)
{
    return fails() ? NULL : counted(__libc_malloc(size));
}

void *calloc(size_t count, size_t size)
{
    return fails() ? NULL : counted(__libc_calloc(count, size));
}

void *realloc(void *place, size_t size)
{
    void *const moved = fails() ? NULL : __libc_realloc(place, size);
    held += place == NULL && moved != NULL ? 1 : 0;
    return moved;
}

void free(void *place)
{
    held -= place != NULL ? 1 : 0;
    __libc_free(place);
}
#endif

static small_study small;
static double record[STUDY_RECORD_MOST];

static ctg_status write_runs(ctg_store *store, ctg_error *error)
{
    const ctg_session session = {.command = "contingent run", .threads = 1};
    CTG_TRY(ctg_store_write_session(store, &session, error));
    for (uint32_t replicate = 0; replicate < 3; replicate++) {
        const ctg_replicate_result result = small_result(&small, replicate, record);
        CTG_TRY(ctg_store_write_run(store, &result, error));
    }
    return ctg_store_commit(store, error);
}

static ctg_status print_answer(ctg_store *store, FILE *to, ctg_error *error)
{
    const ctg_job job = {.path = NULL};
    ctg_answer answer;
    ctg_status status = ctg_answer_read(&answer, store, &small.study, error);
    if (status == ctg_ok) {
        status = ctg_answer_json_print(to, &answer, &job, error);
    }
    ctg_answer_destroy(&answer);
    return status;
}

static ctg_status read_backtest(ctg_store *store, ctg_error *error)
{
    ctg_backtest backtest;
    ctg_status status = ctg_backtest_open(&backtest, &small.study, error);
    if (status == ctg_ok) {
        status = ctg_backtest_read(&backtest, store, error);
    }
    ctg_backtest_destroy(&backtest);
    return status;
}

static ctg_status read_patterns(ctg_store *store, ctg_error *error)
{
    ctg_setting setting = small.setting;
    ctg_study study = small.study;
    ctg_judgement judgement;
    setting.start = CTG_MONTH(2014, 12);
    study.setting = &setting;
    ctg_status status = ctg_judgement_open(&judgement, &study, error);
    if (status == ctg_ok) {
        status = ctg_judgement_read(&judgement, store, error);
    }
    ctg_judgement_destroy(&judgement);
    return status;
}

static ctg_status all_of_it(FILE *to, ctg_error *error)
{
    ctg_store *store = NULL;
    ctg_error_clear(error);
    ctg_status status = ctg_store_open(&store, NULL, &small.study, error);
    if (status == ctg_ok) {
        status = write_runs(store, error);
    }
    if (status == ctg_ok) {
        status = ctg_summary_write(store, &small.study, 3, error);
    }
    if (status == ctg_ok) {
        status = read_backtest(store, error);
    }
    if (status == ctg_ok) {
        status = read_patterns(store, error);
    }
    if (status == ctg_ok) {
        status = print_answer(store, to, error);
    }
    ctg_store_destroy(store);
    return status;
}

static void a_failed_allocation_ends_in_a_sentence_and_leaks_nothing(void **state)
{
    ctg_error error;
    FILE *const nowhere = fopen("/dev/null", "w");
    (void)state;
    if (SANITIZED) {
        skip();
    }
    assert_non_null(nowhere);
    assert_int_equal(all_of_it(nowhere, &error), ctg_ok); /* warms the libraries */
    asked = 0;
    assert_int_equal(all_of_it(nowhere, &error), ctg_ok);
    const uint64_t count = asked;
    const uint64_t step = count / 400 + 1;
    uint64_t survived = 0;
    for (uint64_t nth = 1; nth <= count; nth += step) {
        const int64_t before = held;
        asked = 0;
        fatal = nth;
        const ctg_status status = all_of_it(nowhere, &error);
        fatal = 0;
        survived += status == ctg_ok ? 1 : 0;
        if ((status != ctg_ok && (status != ctg_memory || error.sentences == 0)) ||
            held != before) {
            fail_msg("allocation %ju of %ju: %s; %jd kept: %s", (uintmax_t)nth, (uintmax_t)count,
                     ctg_status_meaning(status), (intmax_t)(held - before), error.text);
        }
    }
    assert_int_equal(all_of_it(nowhere, &error), ctg_ok);
    print_message("%ju of %ju made no difference\n", (uintmax_t)survived,
                  (uintmax_t)(count / step));
    assert_true(survived * step < count);
    (void)fclose(nowhere);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_failed_allocation_ends_in_a_sentence_and_leaks_nothing),
    };
    small_study_make(&small);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
