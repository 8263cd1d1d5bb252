/* `contingent verify`: a store checked row by row, and some of its runs computed again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <string.h>

#include "analysis/commands/answer_json.h"
#include "analysis/commands/answer_told.h"
#include "analysis/commands/build.h"
#include "analysis/commands/commands.h"
#include "analysis/commands/json.h"
#include "analysis/commands/recomputed_page.h"
#include "analysis/commands/store_options.h"
#include "analysis/permutation.h"
#include "analysis/rebuilt.h"
#include "analysis/store_row.h"
#include "analysis/store_sources.h"
#include "engine/base/maths.h"

#define RUNS_WHERE_NOT_SAID 3

typedef struct tally {
    const ctg_store_head *head;
    uint64_t ok, failed;
} tally;

/* What came of a store that could be read. */
typedef struct verdict {
    size_t inputs;
    uint64_t runs, failed, computed, wrong;
    int64_t evaluations; /* of a calibration; else -1 */
} verdict;

static ctg_status flaw(const tally *here, const ctg_store_line *line, const char *what,
                       ctg_error *error)
{
    char room[CTG_STORE_FILE_RUN_ROOM];
    return ctg_error_add(error, ctg_broken, "%s: %s %s", here->head->path,
                         ctg_store_file_run_name(here->head, &line->name, room), what);
}

static ctg_status take(void *to, const ctg_store_line *line, ctg_error *error)
{
    tally *const here = to;
    const ctg_store_head *const head = here->head;
    if (line->name.point >= head->points || line->name.arm >= head->arms ||
        line->name.replicate >= head->replicates) {
        return flaw(here, line, "is no run of the study", error);
    }
    if ((line->record != NULL &&
         ctg_store_row_flaw(line->record, head->record_size) < head->record_size) ||
        (line->values != NULL &&
         ctg_store_row_flaw(line->values, head->value_count) < head->value_count)) {
        return flaw(here, line, "has a value that is no finite number", error);
    }
    here->ok += line->status == ctg_ok ? 1 : 0;
    here->failed += line->status == ctg_ok ? 0 : 1;
    return ctg_ok;
}

static ctg_status take_input(void *to, const ctg_store_input *input, ctg_error *error)
{
    (void)input;
    (void)error;
    ++*(size_t *)to;
    return ctg_ok;
}

/* Which of `count` runs is the one to be computed as number `at`: by the study's identity, so that
 * nobody chooses. */
static uint64_t chosen(const ctg_store_head *head, uint64_t count, uint32_t at)
{
    char digits[17] = "";
    ctg_permutation permutation = {.purpose = 0};
    memcpy(digits, head->id, strlen(head->id) < 16 ? strlen(head->id) : 16);
    (void)ctg_store_row_read_hex(digits, &permutation.draw.seed);
    return ctg_permutation_at(&permutation, count < UINT32_MAX ? (uint32_t)count : UINT32_MAX, at);
}

/* Computes runs again; *wrong counts those that came out otherwise, which are told. */
static ctg_status recompute(ctg_store_file *file, uint64_t count, uint64_t runs, uint64_t *wrong,
                            ctg_error *error)
{
    const ctg_store_head *const head = ctg_store_file_head(file);
    ctg_rebuilt *rebuilt = NULL;
    CTG_TRY(ctg_maths_check(error));
    ctg_status status = ctg_rebuilt_open(&rebuilt, file, ctg_build_version(), error);
    for (uint32_t at = 0; at < runs && status == ctg_ok; at++) {
        ctg_recomputed_comparison comparison;
        int64_t number = -1;
        bool found = false;
        status = ctg_store_lines_nth(file, chosen(head, count, at), &number, error);
        if (status == ctg_ok) {
            status = ctg_recomputed_compare(ctg_rebuilt_study(rebuilt), file, number, &found,
                                            &comparison, error);
        }
        if (status == ctg_ok && found && !comparison.same) {
            ctg_recomputed_page_print(stderr, head, &comparison);
            ++*wrong;
        }
    }
    ctg_rebuilt_close(rebuilt);
    return status;
}

static ctg_status verify(const ctg_store_options *options, ctg_store_file *file, verdict *of,
                         ctg_error *error)
{
    const ctg_store_head *const head = ctg_store_file_head(file);
    tally here = {.head = head};
    ctg_store_counts counts;
    CTG_TRY(ctg_store_file_check(file, error));
    CTG_TRY(ctg_store_sources_inputs(file, take_input, &of->inputs, error));
    CTG_TRY(ctg_store_lines_read(file, take, &here, error));
    CTG_TRY(ctg_store_file_counts(file, &counts, error));
    of->runs = here.ok + here.failed;
    of->failed = here.failed;
    of->evaluations = head->is_calibration ? counts.evaluations : -1;
    if (head->is_calibration) {
        return ctg_ok;
    }
    const uint64_t asked = options->runs < 0 ? RUNS_WHERE_NOT_SAID : (uint64_t)options->runs;
    of->computed = asked < here.ok ? asked : here.ok;
    return of->computed > 0 ? recompute(file, here.ok, of->computed, &of->wrong, error) : ctg_ok;
}

static void print(const char *path, const verdict *of)
{
    if (of->evaluations >= 0) {
        (void)printf("%s: %zu inputs are as they were stored, %" PRId64
                     " evaluations are there (`contingent calibrate` checks each)\n",
                     path, of->inputs, of->evaluations);
        return;
    }
    (void)printf("%s: %zu inputs and %" PRIu64 " runs are as they were stored (%" PRIu64
                 " failed), %" PRIu64 " computed again to the same bits\n",
                 path, of->inputs, of->runs, of->failed, of->computed);
}

static json_t *object_of(const char *path, const verdict *of, bool fine)
{
    return json_pack("{s:o, s:b, s:I, s:I, s:I, s:I, s:I, s:o}", "store",
                     ctg_answer_json_text(path, strlen(path)), "fine", (int)fine, "inputs",
                     (json_int_t)of->inputs, "runs", (json_int_t)of->runs, "failed",
                     (json_int_t)of->failed, "computed_again", (json_int_t)of->computed,
                     "came_out_otherwise", (json_int_t)of->wrong, "evaluations",
                     of->evaluations < 0 ? json_null() : json_integer(of->evaluations));
}

/* Verifies one store; with JSON, what came of it is added to the list. */
static int verify_one(const ctg_store_options *options, const char *path, json_t **list)
{
    ctg_store_file *file = NULL;
    ctg_error error;
    verdict of = {.evaluations = -1};
    ctg_error_clear(&error);
    ctg_status status = ctg_store_file_open(&file, path, &error);
    status = status == ctg_ok ? verify(options, file, &of, &error) : status;
    ctg_store_file_close(file);
    const bool fine = status == ctg_ok && of.wrong == 0;
    if (options->json) {
        *list = ctg_json_append(*list, object_of(path, &of, fine));
    } else if (fine && !options->quiet) {
        print(path, &of);
    }
    if (status != ctg_ok) {
        return ctg_commands_tell(&error);
    }
    return fine ? ctg_exit_ok : ctg_exit_failure;
}

static int command_main(int argc, char **argv)
{
    ctg_store_options options;
    int code = ctg_store_options_read(&options, ctg_store_takes_many, argc, argv);
    json_t *list = code == ctg_exit_ok && options.json ? json_array() : NULL;
    const bool json = list != NULL;
    const size_t count = code == ctg_exit_ok ? options.store_count : 0;
    for (size_t i = 0; i < count; i++) {
        const int one = verify_one(&options, options.stores[i], &list);
        code = code == ctg_exit_failure || one == ctg_exit_ok ? code : one;
    }
    if (json && ctg_answer_told_json(ctg_json_put(json_object(), "stores", list)) != ctg_exit_ok) {
        code = ctg_exit_failure;
    }
    ctg_store_options_destroy(&options);
    return ctg_store_options_end(code);
}

static const ctg_option known_options[] = {
    {ctg_option_runs, "runs", "N", "how many to compute again (3); 0: none"},
    CTG_OPTION_JSON,
    CTG_OPTION_QUIET_STORE,
    {0},
};

const ctg_command ctg_verify_command = {
    .name = "verify",
    .what = "check a store, run by run, and compute some again",
    .operands = "STORE ...",
    .examples = "contingent verify courses.db\n"
                "contingent verify whole.db --runs 10\n"
                "contingent verify results/*.db --runs 0\n",
    .about = "Checks that a store is what was written: SQLite's own check of the file, the "
             "SHA-256 of every input, the digest of every row, every kept number finite, no run "
             "that the study does not have. Then computes some runs again from the store alone, "
             "which holds scenarios and tables, and compares them to the bit; which ones is "
             "decided by the study's identity.",
    .options = known_options,
    .exits = "0 all is well, 1 something is not (it is named), 2 usage or input wrong.",
    .run = command_main,
};
