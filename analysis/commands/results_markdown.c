/* Results as a table of Markdown.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/results_markdown.h"

#include <inttypes.h>
#include <string.h>

#include "analysis/commands/build.h"
#include "analysis/commands/growth_say.h"
#include "analysis/commands/markdown.h"
#include "analysis/commands/results_say.h"

#define FILES_NAMED 3 /* more than so many are named by a pattern */

/* How many first bytes all files have in common. */
static size_t common_begin(const ctg_paired *asked)
{
    const char *const first = asked->files[0];
    size_t common = strlen(first);
    for (size_t at = 1; at < asked->file_count; at++) {
        size_t same = 0;
        while (same < common && asked->files[at][same] == first[same]) {
            same++;
        }
        common = same;
    }
    return common;
}

/* The same, up to and with a '/'. */
static size_t common_folder(const ctg_paired *asked)
{
    size_t common = common_begin(asked);
    while (common > 0 && asked->files[0][common - 1] != '/') {
        common--;
    }
    return common;
}

/* What differs from what holds where nothing is said. */
static void print_options(FILE *to, const ctg_paired *asked)
{
    const ctg_scenario_overrides *const overrides = &asked->overrides;
    if (asked->replicates != CTG_PAIRED_REPLICATES) {
        (void)fprintf(to, " --replicates %" PRIu32, asked->replicates);
    }
    if (asked->chances != CTG_PAIRED_CHANCES) {
        (void)fprintf(to, " --chances %" PRIu32, asked->chances);
    }
    if (asked->probe_all) {
        (void)fprintf(to, " --probe-all");
    }
    if (overrides->months > 0) {
        (void)fprintf(to, " --months %" PRId64, overrides->months);
    }
    if (overrides->seed != NULL) {
        (void)fprintf(to, " --seed %s", overrides->seed);
    }
}

/* How many last bytes all files have in common, none of them among the first `before`. */
static size_t common_end(const ctg_paired *asked, size_t before)
{
    const char *const first = asked->files[0];
    const size_t length = strlen(first);
    size_t common = length - before;
    for (size_t at = 1; at < asked->file_count; at++) {
        const char *const other = asked->files[at];
        const size_t of_other = strlen(other);
        size_t same = 0;
        while (same < common && same + before < of_other &&
               other[of_other - 1 - same] == first[length - 1 - same]) {
            same++;
        }
        common = same;
    }
    return common;
}

/* Few files as they were named, many in one folder as a pattern: scenarios/s*.cfg. Folders of an
 * absolute path are a matter of the machine. */
static void print_files(FILE *to, const ctg_paired *asked)
{
    const char *const first = asked->files[0];
    const size_t folder = common_folder(asked);
    const size_t skip = first[0] == '/' ? folder : 0;
    const size_t begin = common_begin(asked);
    const size_t end = common_end(asked, begin);
    bool below = false;
    for (size_t at = 0; at < asked->file_count; at++) {
        below = below || strchr(asked->files[at] + folder, '/') != NULL;
    }
    if (asked->file_count > FILES_NAMED && !below) {
        (void)fprintf(to, " %.*s*%s", (int)(begin - skip), first + skip,
                      first + strlen(first) - end);
        return;
    }
    for (size_t at = 0; at < asked->file_count; at++) {
        (void)fprintf(to, " %s", asked->files[at] + skip);
    }
}

/* "seed 42", where all have the same. */
static void print_seed(FILE *to, const ctg_cases *cases)
{
    const uint64_t seed = ctg_scenario_setting(cases->all[0].scenario)->seed;
    for (size_t at = 1; at < cases->count; at++) {
        if (ctg_scenario_setting(cases->all[at].scenario)->seed != seed) {
            (void)fprintf(to, "each file's own seed");
            return;
        }
    }
    (void)fprintf(to, "seed %" PRIu64, seed);
}

static void print_title(FILE *to, const ctg_cases *cases, const ctg_paired *asked)
{
    (void)fprintf(
        to,
        "# Results\n\n<!-- Written by `contingent results --markdown`; the same command writes the "
        "same bytes. -->\n<!-- SPDX-License-Identifier: GPL-3.0-or-later -->\n\n"
        "What the scenarios expect and what came of it, each beside its base: contingent %s, "
        "%" PRIu32 " replicates a scenario (%" PRIu32 " for each draw of parameters), ",
        ctg_build_version(), asked->replicates, asked->chances);
    print_seed(to, cases);
    (void)fprintf(to, ". Written by\n\n    contingent results --markdown");
    print_options(to, asked);
    print_files(to, asked);
}

static void print_how_to_read(FILE *to, const ctg_paired *asked)
{
    (void)fprintf(
        to,
        "\n\n- *base*, *policy*: medians of the replicates at the end of the months.\n"
        "- *difference*: policy less base, replicate by replicate: median and, in brackets, 95 %% "
        "of the replicates (quantiles 2.5 and 97.5 %%).\n"
        "- *mean*: of the draws' mean differences, with the 95 %% interval of that mean (Student's "
        "t).\n"
        "- *parameters*: their share of the variance of the differences, the rest is chance "
        "(analysis of variance with random effects), with its 95 %% interval by the F "
        "distribution; draws are few, and it is wide.\n"
        "- *draws*: share of the draws of parameters whose mean difference has the expected "
        "sign.\n"
        "- *sign*: of the mean difference; 0 where its interval includes 0. A single world may "
        "differ the other way where the 95 %% of the replicates include 0.\n"
        "- *built in*: one of the %d assumed parameters that the difference goes with most "
        "(Spearman), held at the end of its range where the difference is weakest, with all others "
        "drawn (%" PRIu32 " replicates, 20 where these leave no doubt that the sign stays), turns "
        "the sign of the mean with its interval; *emergent*: none of them does; *not probed*: only "
        "the first expectation of a scenario, its "
        "headline, is probed unless --probe-all is said. Switches of "
        "mechanisms do not count.\n\n",
        CTG_INFLUENCE_MOST, ctg_probe_replicates(asked->replicates, asked->chances));
}

static void print_columns(FILE *to)
{
    (void)fprintf(to,
                  "| scenario | question | lever | begins | measure | expected | because | base | "
                  "policy | difference | mean | parameters | draws | sign | built in or emergent "
                  "|\n|---|---|---|---|---|:-:|---|---:|---:|---:|---:|---:|---:|:-:|---|\n");
}

static void print_scenario(FILE *to, const ctg_case *one, size_t folder)
{
    const ctg_setting *const setting = ctg_scenario_setting(one->scenario);
    char begins[8] = "start";
    if (one->parting > setting->start && one->parting <= CTG_MONTH_MOST) {
        ctg_month_write(one->parting, begins);
    }
    (void)fputs("| [", to);
    ctg_markdown_print_cell(to, ctg_scenario_name(one->scenario));
    (void)fprintf(to, "](%s) | ", one->file + folder);
    ctg_markdown_print_cell(to, ctg_scenario_question(one->scenario));
    (void)fputs(" | ", to);
    ctg_markdown_print_cell(to, ctg_scenario_lever(one->scenario));
    (void)fprintf(to, " | %s | ", one->parting > CTG_MONTH_MOST ? "never" : begins);
}

static void print_verdict(FILE *to, const ctg_case_row *row)
{
    (void)fputs(ctg_results_say_verdict(row->verdict), to);
    const char *before = ": ";
    for (size_t at = 0; at < row->probe_count; at++) {
        const ctg_probe *const probe = &row->probes[at];
        if (probe->turns) {
            (void)fprintf(to, "%s`%s` (%s end)", before,
                          ctg_parameters_row(probe->of.parameter)->path,
                          probe->is_high ? "high" : "low");
            before = ", ";
        }
    }
}

/* "`measure`, whose (unit)" */
static void print_measure(FILE *to, const ctg_case_row *row)
{
    const ctg_measure *const measure = ctg_measures_row(row->expected.measure);
    (void)fprintf(to, "`%s`", measure->path);
    if (row->expected.who_name[0] != '\0') {
        (void)fputs(", ", to);
        ctg_markdown_print_cell(to, row->expected.who_name);
    }
    (void)fputs(" (", to);
    ctg_markdown_print_cell(to, measure->unit);
    (void)fputs(")", to);
}

static void print_row(FILE *to, const ctg_case_row *row)
{
    const ctg_measure *const measure = ctg_measures_row(row->expected.measure);
    char figures[3][CTG_FIGURE_ROOM];
    ctg_figure_write(figures[0], measure, row->effect.base_median);
    ctg_figure_write(figures[1], measure, row->effect.policy_median);
    ctg_figure_write_percent(figures[2], row->as_expected);
    print_measure(to, row);
    (void)fprintf(to, " | %c | ", row->expected.sign);
    ctg_markdown_print_cell(to, row->expected.because);
    (void)fprintf(to, " | %s | %s | %s | %s | %s | %s | %c | ", figures[0], figures[1],
                  ctg_results_say_difference(row).text, ctg_results_say_mean(row).text,
                  ctg_results_say_parameters(row).text, figures[2], row->effect.sign);
    print_verdict(to, row);
    (void)fputs(" |\n", to);
}

/* Where another sign came than was expected, and why. */
static void print_otherwise(FILE *to, const ctg_cases *cases)
{
    (void)fputs("\n## Where the sign is another than expected\n\n"
                "| scenario | measure | expected | came | mean | why |\n"
                "|---|---|:-:|:-:|---:|---|\n",
                to);
    for (size_t at = 0; at < cases->count; at++) {
        const ctg_case *const one = &cases->all[at];
        for (size_t i = 0; i < one->row_count; i++) {
            const ctg_case_row *const row = &one->rows[i];
            if (ctg_results_say_is_otherwise(row)) {
                (void)fputs("| ", to);
                ctg_markdown_print_cell(to, ctg_scenario_name(one->scenario));
                (void)fputs(" | ", to);
                print_measure(to, row);
                (void)fprintf(to, " | %c | %c | %s | ", row->expected.sign, row->effect.sign,
                              ctg_results_say_mean(row).text);
                ctg_markdown_print_cell(to, ctg_results_say_why(row));
                (void)fputs(" |\n", to);
            }
        }
    }
}

/* Questions about a growth, whose it is, and their answers. */
static void print_asks(FILE *to, const ctg_cases *cases)
{
    const char *before =
        "\n## How much of a growth is due to what\n\n"
        "- *share*: mean part over mean growth, with Fieller's 95 % interval.\n"
        "- *of the variance*: what chance, and each parameter by itself (first-order "
        "index from bins of the draws), make of the variance of a single world's "
        "part less share times growth, with the jackknife's 95 % interval; "
        "parameters are named where an F test tells them from 0 at a level at "
        "which in 5 % of questions one of all would be.\n\n";
    for (size_t at = 0; at < cases->count; at++) {
        const ctg_case *const one = &cases->all[at];
        for (size_t i = 0; i < one->ask_count; i++) {
            const ctg_case_ask *const ask = &one->asks[i];
            (void)fputs(before, to);
            before = "\n";
            (void)fputs("**", to);
            ctg_markdown_print_cell(to, ctg_scenario_name(one->scenario));
            (void)fprintf(to, "**, `%s`", ctg_measures_row(ask->asked.measure)->path);
            for (size_t who = 0; who < ask->asked.who_count; who++) {
                (void)fputs(who == 0 && ask->asked.who_names[0][0] != '\0' ? " of " : "", to);
                (void)fputs(who > 0 ? ", " : "", to);
                ctg_markdown_print_cell(to, ask->asked.who_names[who]);
            }
            (void)fputs(": ", to);
            ctg_markdown_print_cell(to, ctg_growth_say_answer(one, ask).text);
            (void)fputc('\n', to);
        }
    }
}

/* What was left out is said, not hidden. */
static void print_foot(FILE *to, const ctg_cases *cases, size_t folder)
{
    for (size_t at = 0; at < cases->count; at++) {
        const ctg_case *const one = &cases->all[at];
        if (one->left_out > 0) {
            (void)fprintf(to, "\n%s: %zu replicates failed in one of the arms and are left out.\n",
                          one->file + folder, one->left_out);
        }
    }
    const char *before = "\nCompared with nothing (no base, or nothing expected): ";
    for (size_t at = 0; at < cases->skipped_count; at++) {
        (void)fprintf(to, "%s[%s](%s)", before, ctg_results_say_file(cases->skipped[at]),
                      cases->skipped[at] + folder);
        before = ", ";
    }
    (void)fputs(cases->skipped_count > 0 ? ".\n" : "", to);
}

void ctg_results_markdown_print(FILE *to, const ctg_cases *cases, const ctg_paired *asked)
{
    const size_t folder = common_folder(asked);
    print_title(to, cases, asked);
    print_how_to_read(to, asked);
    print_columns(to);
    for (size_t at = 0; at < cases->count; at++) {
        const ctg_case *const one = &cases->all[at];
        for (size_t row = 0; row < one->row_count; row++) {
            print_scenario(to, one, folder);
            print_row(to, &one->rows[row]);
        }
    }
    print_otherwise(to, cases);
    print_asks(to, cases);
    print_foot(to, cases, folder);
}
