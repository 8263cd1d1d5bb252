/* Results as a page of at most 100 columns.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/results_page.h"

#include <inttypes.h>
#include <math.h>

#include "analysis/commands/growth_say.h"
#include "analysis/commands/page.h"
#include "analysis/commands/results_say.h"

#define PAGE_WIDTH 98

static void print_head(FILE *to, const ctg_cases *cases, const ctg_case *one)
{
    const ctg_setting *const setting = ctg_scenario_setting(one->scenario);
    const char *const lever = ctg_scenario_lever(one->scenario);
    char begins[8];
    char end[8];
    ctg_page_print_wrapped(to,
                           ctg_scenario_title(one->scenario)[0] != '\0'
                               ? ctg_scenario_title(one->scenario)
                               : ctg_scenario_name(one->scenario),
                           "", PAGE_WIDTH);
    if (ctg_scenario_question(one->scenario)[0] != '\0') {
        ctg_page_print_wrapped(to, ctg_scenario_question(one->scenario), "", PAGE_WIDTH);
    }
    if (lever[0] != '\0') {
        (void)fputs("Lever: ", to);
        ctg_page_print_wrapped(to, lever, "", PAGE_WIDTH);
    }
    ctg_month_write(setting->start + setting->months, end);
    (void)fprintf(to, "Scenario %s", ctg_scenario_name(one->scenario));
    if (one->parting > setting->start && one->parting <= CTG_MONTH_MOST) {
        ctg_month_write(one->parting, begins);
        (void)fprintf(to, ", begins in %s", begins);
    }
    (void)fprintf(to,
                  "; differences in %s; seed %" PRIu64 ".\n%" PRIu32 " replicates (%" PRIu32
                  " a draw of parameters), %zu left out.\n",
                  end, setting->seed, cases->asked.replicates, cases->asked.chances, one->left_out);
}

static void print_verdict(FILE *to, const ctg_case_row *row)
{
    (void)fprintf(to, "    sign %c: %s", row->effect.sign, ctg_results_say_verdict(row->verdict));
    const char *before = " (";
    for (size_t at = 0; at < row->probe_count; at++) {
        const ctg_probe *const probe = &row->probes[at];
        if (probe->turns) {
            (void)fprintf(to, "%s%s at its %s end", before,
                          ctg_parameters_row(probe->of.parameter)->path,
                          probe->is_high ? "high" : "low");
            before = ", ";
        }
    }
    (void)fprintf(to, "%s\n", before[0] == ',' ? ")" : "");
}

/* Nothing where all differences are the same, or nothing was expected. */
static void print_spread(FILE *to, const ctg_case_row *row)
{
    char share[CTG_FIGURE_ROOM];
    const bool split = !isnan(row->effect.split.share);
    const bool expected = !isnan(row->as_expected);
    ctg_figure_write_percent(share, row->as_expected);
    if (split) {
        (void)fprintf(to, "    parameters make %s of its variance, chance the rest%s",
                      ctg_results_say_parameters(row).text, expected ? "; " : "\n");
    }
    if (expected) {
        (void)fprintf(to, "%s%s of the draws as expected\n", split ? "" : "    ", share);
    }
}

static void print_row(FILE *to, const ctg_case_row *row)
{
    const ctg_measure *const measure = ctg_measures_row(row->expected.measure);
    const ctg_pair_effect *const effect = &row->effect;
    char base[CTG_FIGURE_ROOM];
    char policy[CTG_FIGURE_ROOM];
    ctg_figure_write(base, measure, effect->base_median);
    ctg_figure_write(policy, measure, effect->policy_median);
    (void)fprintf(to, "\n  %s%s%s, %s\n", measure->path,
                  row->expected.who_name[0] != '\0' ? " of " : "", row->expected.who_name,
                  measure->unit);
    (void)fprintf(to, "    expected %c%s", row->expected.sign,
                  row->expected.because[0] != '\0' ? ", because " : "");
    ctg_page_print_wrapped(to, row->expected.because, "", PAGE_WIDTH - 24);
    (void)fprintf(to, "    base %s, policy %s (medians)\n", base, policy);
    (void)fprintf(to, "    difference %s, its mean %s\n", ctg_results_say_difference(row).text,
                  ctg_results_say_mean(row).text);
    print_spread(to, row);
    print_verdict(to, row);
    if (ctg_results_say_is_otherwise(row)) {
        (void)fprintf(to, "    otherwise than expected: ");
        ctg_page_print_wrapped(to, ctg_results_say_why(row), "", PAGE_WIDTH - 29);
    }
}

static void print_ask(FILE *to, const ctg_case *one, const ctg_case_ask *ask)
{
    char title[512];
    const ctg_growth_say said = ctg_growth_say_answer(one, ask);
    (void)snprintf(title, sizeof title, "How much of %s is due to %s?", ask->asked.growth,
                   ask->asked.cause);
    (void)fputc('\n', to);
    ctg_page_print_wrapped(to, title, "  ", PAGE_WIDTH);
    ctg_page_print_wrapped(to, said.text, "    ", PAGE_WIDTH);
}

void ctg_results_page_print(FILE *to, const ctg_cases *cases)
{
    for (size_t at = 0; at < cases->count; at++) {
        const ctg_case *const one = &cases->all[at];
        (void)fputs(at == 0 ? "" : "\n\n", to);
        print_head(to, cases, one);
        for (size_t row = 0; row < one->row_count; row++) {
            print_row(to, &one->rows[row]);
        }
        for (size_t ask = 0; ask < one->ask_count; ask++) {
            print_ask(to, one, &one->asks[ask]);
        }
    }
    (void)fprintf(
        to,
        "\nDifference: policy less base, replicate by replicate, at the end of the "
        "months; median and\n95 %% of the replicates; its mean with the 95 %% interval "
        "of the mean over draws. Sign: of the\nmean, where its interval leaves out 0; a "
        "single world may still differ the other way. Built in: one\nof the %d assumed "
        "parameters that the difference goes with most, held at an end of its range,\n"
        "turns the sign; emergent: none. Only the first expectation is probed, unless --probe-all "
        "is\nsaid.\n",
        CTG_INFLUENCE_MOST);
}
