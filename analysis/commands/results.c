/* `contingent results`: what scenarios expect, and what came of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/results.h"

#include "analysis/commands/commands.h"
#include "analysis/commands/results_json.h"
#include "analysis/commands/results_markdown.h"
#include "analysis/commands/results_page.h"

static ctg_status run_all(ctg_cases *cases, ctg_paired *asked, ctg_arms *arms, ctg_error *error)
{
    ctg_status status = ctg_ok;
    for (size_t at = 0; at < cases->skipped_count && !asked->quiet; at++) {
        (void)fprintf(stderr, "%s: compared with nothing: it has no base, or expects nothing\n",
                      cases->skipped[at]);
    }
    for (size_t at = 0; at < cases->count && status == ctg_ok; at++) {
        if (!asked->quiet) {
            (void)fprintf(stderr, "%s (%zu of %zu)\n", cases->all[at].file, at + 1, cases->count);
        }
        status = ctg_results_run(cases, &cases->all[at], arms, error);
    }
    return status;
}

static ctg_status print(const ctg_cases *cases, const ctg_paired *asked, ctg_error *error)
{
    if (asked->json) {
        return ctg_results_json_print(stdout, cases, error);
    }
    if (asked->markdown) {
        ctg_results_markdown_print(stdout, cases, asked);
    } else {
        ctg_results_page_print(stdout, cases);
    }
    return ctg_ok;
}

static int run_and_print(ctg_cases *cases, ctg_paired *asked)
{
    ctg_error error;
    ctg_arms arms;
    int code = ctg_exit_ok;
    ctg_error_clear(&error);
    const ctg_arm_means means = ctg_paired_means(asked);
    ctg_arms_begin(&arms, &means);
    ctg_status status = run_all(cases, asked, &arms, &error);
    ctg_arms_destroy(&arms);
    if (status == ctg_ok) {
        status = print(cases, asked, &error);
    }
    for (size_t at = 0; at < cases->count; at++) {
        code = cases->all[at].left_out > 0 ? ctg_exit_some_failed : code;
    }
    return ctg_paired_end(asked, status, &error, code);
}

static int command_main(int argc, char **argv)
{
    ctg_error error;
    ctg_cases cases = {0};
    ctg_paired asked = {
        .takes_files = true, .replicates = CTG_PAIRED_REPLICATES, .chances = CTG_PAIRED_CHANCES};
    ctg_error_clear(&error);
    int code = ctg_paired_read(&asked, argc, argv);
    if (code == ctg_exit_ok) {
        const ctg_cases_asked of = {.replicates = asked.replicates,
                                    .chances = asked.chances,
                                    .probe_all = asked.probe_all,
                                    .overrides = asked.overrides};
        if (ctg_cases_open(&cases, asked.files, asked.file_count, &of, &error) != ctg_ok) {
            code = ctg_commands_tell(&error);
        } else if (cases.count == 0) {
            code =
                ctg_commands_misuse(argv[0], "none of the files has a base and expects anything");
        } else {
            code = run_and_print(&cases, &asked);
        }
    }
    ctg_cases_destroy(&cases);
    ctg_paired_destroy(&asked);
    return code;
}

static const ctg_option known_options[] = {
    {ctg_option_chances, "chances", "C",
     "of them, in a row, share one draw of parameters (2); with 1, chance and parameters cannot "
     "be told apart"},
    {ctg_option_probe_all, "probe-all", NULL,
     "ask of every expectation whether its sign is built in, not of the first of each scenario "
     "alone"},
    CTG_OPTION_OF_PAIRS,
    {0},
};

const ctg_command ctg_results_command = {
    .name = "results",
    .what = "compare scenarios with their base and with what they expect",
    .operands = "SCENARIO ...",
    .examples =
        "contingent results s07-legal-reform\n"
        "contingent results s07-legal-reform s18-donors-coordinate --replicates 40 --months 48\n"
        "contingent results --markdown scenarios/s*.cfg > scenarios/RESULTS.md\n",
    .about = "Runs each scenario beside its base, with the same chance and the same draws of "
             "parameters, and says of every measure of which it expects something (`expects`): "
             "how large the difference is at the end, how sure, how much of its spread is "
             "chance, whether it has the expected sign, and whether an assumed parameter turns "
             "that sign (built in) or none does (emergent). Where it asks how much of a growth "
             "is due to what it changes (`asks`), it says so, with what each assumed parameter "
             "makes of the answer's variance. Stores nothing.",
    .options = known_options,
    .exits = CTG_COMMANDS_EXITS,
    .run = command_main,
};
