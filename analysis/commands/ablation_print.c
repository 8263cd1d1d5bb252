/* Ablations as a page, as a table of Markdown, and as JSON.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/ablation_print.h"

#include <inttypes.h>
#include <string.h>

#include "analysis/commands/answer_json.h"
#include "analysis/commands/build.h"
#include "analysis/commands/figure.h"
#include "analysis/commands/json.h"
#include "analysis/commands/markdown.h"

/* What is said of one case. */
typedef struct figures {
    char off[CTG_FIGURE_ROOM], on[CTG_FIGURE_ROOM]; /* medians */
    char mean[CTG_FIGURE_ROOM], mean_low[CTG_FIGURE_ROOM], mean_high[CTG_FIGURE_ROOM];
    char low[CTG_FIGURE_ROOM], high[CTG_FIGURE_ROOM];
    const char *moves;
} figures;

static figures figures_of(const ctg_ablation_case *one)
{
    const ctg_measure *const measure = ctg_measures_row(one->measure);
    const ctg_pair_effect *const effect = &one->effect;
    const ctg_split *const split = &effect->split;
    const bool other = one->row->sign == '+' ? split->mean_high < 0 : split->mean_low > 0;
    const double of_mean = ctg_figure_scale(split->mean_low, split->mean_high);
    const double of_all = ctg_figure_scale(effect->low, effect->high);
    figures said = {.moves = one->moves ? "yes" : (other ? "the other way" : "no")};
    ctg_figure_write(said.off, measure, effect->base_median);
    ctg_figure_write(said.on, measure, effect->policy_median);
    ctg_figure_write_difference(said.mean, measure, split->mean, of_mean);
    ctg_figure_write_difference(said.mean_low, measure, split->mean_low, of_mean);
    ctg_figure_write_difference(said.mean_high, measure, split->mean_high, of_mean);
    ctg_figure_write_difference(said.low, measure, effect->low, of_all);
    ctg_figure_write_difference(said.high, measure, effect->high, of_all);
    return said;
}

void ctg_ablation_print_page(FILE *to, const ctg_ablation *ablation)
{
    for (size_t at = 0; at < ablation->count; at++) {
        const ctg_ablation_case *const one = &ablation->cases[at];
        const figures said = figures_of(one);
        (void)fprintf(to, "%s: %s%s%s in %s, expected %c\n", one->row->parameter, one->row->measure,
                      one->row->who[0] != '\0' ? " of " : "", one->row->who, one->row->scenario,
                      one->row->sign);
        (void)fprintf(to, "    off %s, on %s (medians); mean difference %s (%s to %s)\n", said.off,
                      said.on, said.mean, said.mean_low, said.mean_high);
        (void)fprintf(to, "    95 %% of the replicates: %s to %s; moves it: %s\n", said.low,
                      said.high, said.moves);
    }
    (void)fprintf(to,
                  "\nMean difference: on less off over %" PRIu32 " replicates, each with the "
                  "same chance and the same draws in\nboth arms; in brackets the 95 %% "
                  "interval of the mean.\n",
                  ablation->asked.replicates);
}

static void print_head(FILE *to, const ctg_ablation *ablation, const ctg_paired *asked)
{
    (void)fprintf(to,
                  "# Ablation\n\n<!-- Written by `contingent ablation --markdown`; the same "
                  "command writes the same bytes. -->\n<!-- SPDX-License-Identifier: "
                  "GPL-3.0-or-later -->\n\nEach mechanism switched on against the same mechanism "
                  "switched off: contingent %s, %" PRIu32 " replicates, each with the same "
                  "chance and the same draws of parameters in both arms",
                  ctg_build_version(), ablation->asked.replicates);
    if (asked->overrides.months > 0) {
        (void)fprintf(to, ", %" PRId64 " months", asked->overrides.months);
    }
    if (asked->overrides.seed != NULL) {
        (void)fprintf(to, ", seed %s", asked->overrides.seed);
    }
    (void)fprintf(
        to,
        ".\n\n- *off*, *on*: medians of the replicates at the end of the months.\n"
        "- *mean difference*: on less off, with the 95 %% interval of the mean (Student's t).\n"
        "- *replicates*: the range of 95 %% of the replicates' differences.\n"
        "- *moves it*: the interval of the mean is on the expected side of 0.\n\n"
        "| mechanism | what it is | scenario | measure | expected | off | on | mean difference | "
        "replicates | moves it |\n|---|---|---|---|:-:|---:|---:|---:|---:|---|\n");
}

static void print_row(FILE *to, const ctg_ablation_case *one)
{
    const ctg_measure *const measure = ctg_measures_row(one->measure);
    const char *const name = one->row->scenario;
    const figures said = figures_of(one);
    (void)fprintf(to, "| `%s` | ", one->row->parameter);
    ctg_markdown_print_cell(to, ctg_parameters_row(one->parameter)->what);
    (void)fprintf(to, " | [%s](%s.cfg) | `%s`", name, name, one->row->measure);
    (void)fprintf(to, "%s%s (", one->row->who[0] != '\0' ? ", " : "", one->row->who);
    ctg_markdown_print_cell(to, measure->unit);
    (void)fprintf(to, ") | %c | %s | %s | %s (%s to %s) | %s to %s | %s |\n", one->row->sign,
                  said.off, said.on, said.mean, said.mean_low, said.mean_high, said.low, said.high,
                  said.moves);
}

/* Switches that are not shown to move anything are named, not left out. */
static void print_foot(FILE *to)
{
    size_t count = 0;
    const ctg_ablation_row *const rows = ctg_ablation_table_rows(&count);
    const char *before = "\nSwitches that are not seen to move anything: ";
    ctg_parameter_id id = ctg_ablation_without_row(rows, count, 0);
    for (; id < CTG_PARAMETERS; id = ctg_ablation_without_row(rows, count, id + 1)) {
        (void)fprintf(to, "%s`%s`", before, ctg_parameters_row(id)->path);
        before = ", ";
    }
    (void)fputs(before[0] == ',' ? ".\n" : "", to);
}

void ctg_ablation_print_markdown(FILE *to, const ctg_ablation *ablation, const ctg_paired *asked)
{
    print_head(to, ablation, asked);
    for (size_t at = 0; at < ablation->count; at++) {
        print_row(to, &ablation->cases[at]);
    }
    print_foot(to);
}

static json_t *object_of(const ctg_ablation_case *one)
{
    const ctg_pair_effect *const effect = &one->effect;
    const ctg_split *const split = &effect->split;
    return json_pack(
        "{s:s, s:f, s:f, s:s, s:s, s:s, s:s, s:s#, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:I, s:b}",
        "parameter", one->row->parameter, "off", one->row->off, "on", one->row->on, "scenario",
        one->row->scenario, "measure", one->row->measure, "who", one->row->who, "unit",
        ctg_measures_row(one->measure)->unit, "expected_sign", &one->row->sign, 1, "off_median",
        ctg_json_real(effect->base_median), "on_median", ctg_json_real(effect->policy_median),
        "mean_difference", ctg_json_real(split->mean), "mean_p025", ctg_json_real(split->mean_low),
        "mean_p975", ctg_json_real(split->mean_high), "p025", ctg_json_real(effect->low), "p975",
        ctg_json_real(effect->high), "replicates_left_out", (json_int_t)one->left_out, "moves",
        one->moves ? 1 : 0);
}

ctg_status ctg_ablation_print_json(FILE *to, const ctg_ablation *ablation, ctg_error *error)
{
    json_t *const list = json_array();
    bool full = list != NULL;
    for (size_t at = 0; at < ablation->count && full; at++) {
        full = json_array_append_new(list, object_of(&ablation->cases[at])) == 0;
    }
    json_t *const object =
        full ? json_pack("{s:s, s:I, s:O}", "version", ctg_build_version(), "replicates",
                         (json_int_t)ablation->asked.replicates, "mechanisms", list)
             : NULL;
    json_decref(list);
    return ctg_answer_json_write(to, object, error);
}
