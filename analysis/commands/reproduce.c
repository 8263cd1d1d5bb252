/* `contingent reproduce`: one run of a store, computed again from the store alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <string.h>

#include "analysis/commands/answer_told.h"
#include "analysis/commands/build.h"
#include "analysis/commands/commands.h"
#include "analysis/commands/recomputed_page.h"
#include "analysis/commands/store_options.h"
#include "analysis/rebuilt.h"
#include "analysis/store_row.h"
#include "engine/base/maths.h"
#include "engine/base/number.h"
#include "engine/base/text.h"

/* The arm by its name or number; head->arms: there is none. */
static size_t find_arm(const ctg_store_head *head, const char *word)
{
    int64_t number = 0;
    for (size_t at = 0; at < head->arms; at++) {
        if (strcmp(head->arm_names[at], word) == 0) {
            return at;
        }
    }
    return ctg_number_whole(word, strlen(word), &number) == NULL && number >= 0 &&
                   (size_t)number < head->arms
               ? (size_t)number
               : head->arms;
}

static int unknown_arm(const ctg_store_head *head, const char *word)
{
    ctg_text_nearest nearest;
    ctg_text_nearest_begin(&nearest, word);
    for (size_t at = 0; at < head->arms; at++) {
        ctg_text_nearest_try(&nearest, head->arm_names[at]);
    }
    return ctg_commands_misuse("reproduce", "%s has no arm '%s'%s", head->path,
                               ctg_text_shown(word, strlen(word)).text,
                               ctg_text_nearest_hint(&nearest).text);
}

/* Sets the number of the run that is meant, -1 where there can be none such. */
static int choose(const ctg_store_options *options, const ctg_store_head *head, int64_t *number)
{
    const bool named = options->point >= 0 || options->arm != NULL;
    const size_t arm = options->arm == NULL ? 0 : find_arm(head, options->arm);
    *number = options->run;
    if (options->arm != NULL && arm == head->arms) {
        return unknown_arm(head, options->arm);
    }
    if (named || options->run < head->replicates) {
        const ctg_run_name name = {.point = options->point > 0 ? (uint64_t)options->point : 0,
                                   .replicate = (uint32_t)options->run,
                                   .arm = (uint32_t)arm};
        const bool possible =
            options->run < CTG_STUDY_REPLICATES_MOST && options->point < (int64_t)head->points;
        *number = possible ? ctg_store_row_number(&name) : -1;
    }
    return ctg_exit_ok;
}

static int not_there(const ctg_store_options *options, const ctg_store_head *head)
{
    (void)fprintf(stderr,
                  "contingent reproduce: %s does not hold run %" PRId64
                  "; it has replicates below %" PRId64 ", points below %" PRIu64
                  ", %zu arm%s (`contingent status`)\n",
                  head->path, options->run, head->replicates, head->points, head->arms,
                  head->arms == 1 ? "" : "s");
    return ctg_exit_usage;
}

static int reproduce(const ctg_store_options *options, ctg_store_file *file, ctg_error *error)
{
    const ctg_store_head *const head = ctg_store_file_head(file);
    ctg_rebuilt *rebuilt = NULL;
    ctg_recomputed_comparison comparison;
    int64_t number = 0;
    bool found = false;
    const int code = choose(options, head, &number);
    if (code != ctg_exit_ok) {
        return code;
    }
    ctg_status status = ctg_maths_check(error);
    status =
        status == ctg_ok ? ctg_rebuilt_open(&rebuilt, file, ctg_build_version(), error) : status;
    if (status == ctg_ok) {
        status = ctg_recomputed_compare(ctg_rebuilt_study(rebuilt), file, number, &found,
                                        &comparison, error);
    }
    ctg_rebuilt_close(rebuilt);
    if (status != ctg_ok) {
        return ctg_commands_tell(error);
    }
    if (!found) {
        return not_there(options, head);
    }
    if (options->json &&
        ctg_answer_told_json(ctg_recomputed_page_json(head, &comparison)) != ctg_exit_ok) {
        return ctg_exit_failure;
    }
    if (!comparison.same || (!options->quiet && !options->json)) {
        ctg_recomputed_page_print(comparison.same ? stdout : stderr, head, &comparison);
    }
    return comparison.same ? ctg_exit_ok : ctg_exit_failure;
}

static int command_main(int argc, char **argv)
{
    ctg_store_options options;
    ctg_store_file *file = NULL;
    ctg_error error;
    ctg_error_clear(&error);
    int code = ctg_store_options_read(&options, ctg_store_takes_run, argc, argv);
    if (code == ctg_exit_ok) {
        code = ctg_store_file_open(&file, options.stores[0], &error) == ctg_ok
                   ? reproduce(&options, file, &error)
                   : ctg_commands_tell(&error);
    }
    ctg_store_file_close(file);
    ctg_store_options_destroy(&options);
    return ctg_store_options_end(code);
}

static const ctg_option known_options[] = {
    {ctg_option_run, "run", "N",
     "the replicate, from 0; where there are not so many, and with neither --point nor --arm, "
     "the number of the run in the table `run`"},
    {ctg_option_point, "point", "N", "the point of the design, from 0 (0)"},
    {ctg_option_arm, "arm", "NAME", "the policy by its name or number, 0 for the base (0)"},
    CTG_OPTION_JSON,
    {ctg_option_quiet, "quiet", NULL, "say nothing where it came out the same"},
    {0},
};

const ctg_command ctg_reproduce_command = {
    .name = "reproduce",
    .what = "compute one run of a store again",
    .operands = "STORE",
    .examples =
        "contingent reproduce short.db --run 1\n"
        "contingent reproduce courses.db --run 1 --point 17\n"
        "contingent reproduce courses.db --run 1 --point 17 --arm s01-courses-instead-of-a-unit\n",
    .about = "Computes one run again from the store alone, which holds the scenarios as they ran "
             "and all tables, and compares it with what is stored: the digest of its end state, "
             "every kept value and every parameter, to the bit. Says which values differ, if any "
             "do.",
    .options = known_options,
    .exits = "0 the same, 1 not the same or failure, 2 usage or input wrong.",
    .run = command_main,
};
