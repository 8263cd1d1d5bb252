/* Patterns as tables of Markdown.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/patterns_markdown.h"

#include <inttypes.h>

#include "analysis/commands/markdown.h"
#include "analysis/commands/patterns_say.h"

static void print_row(FILE *to, const ctg_judgement_row *row)
{
    char years[CTG_PATTERNS_YEARS];
    char text[4][CTG_PATTERNS_SAY_ROOM];
    const ctg_pattern *const pattern = ctg_patterns_row(row->figure->pattern);
    ctg_patterns_write_years(years, row->figure);
    ctg_patterns_say_number(text[0], row->figure, row->recorded);
    ctg_patterns_say_band(text[1], row->figure);
    ctg_patterns_say_number(text[2], row->figure, row->simulated.median);
    ctg_patterns_say_range(text[3], row);
    (void)fprintf(to, "| %s | ", pattern->id);
    ctg_markdown_print_cell(to, row->figure->label);
    (void)fprintf(to, " | %s | %s | %s | %s | %s | %s |\n", years, text[0], text[1], text[2],
                  text[3], ctg_judgement_verdict_name(row->verdict));
}

static void print_group(FILE *to, const ctg_judgement *of, const char *title, ctg_pattern_kind kind,
                        ctg_judgement_window window)
{
    bool begun = false;
    for (size_t at = 0; at < of->row_count; at++) {
        const ctg_judgement_row *const row = &of->rows[at];
        const bool is_in = window == ctg_judgement_both ||
                           ctg_patterns_is_fit(row->figure) == (window == ctg_judgement_fit);
        if (!is_in || row->verdict == ctg_judgement_not_simulated ||
            ctg_patterns_row(row->figure->pattern)->kind != kind) {
            continue;
        }
        if (!begun) {
            (void)fprintf(to,
                          "\n### %s\n\n| | figure | years | record | band | median | 5-95 %% | "
                          "verdict |\n|---|---|---|---:|---:|---:|---:|---|\n",
                          title);
        }
        begun = true;
        print_row(to, row);
    }
}

void ctg_patterns_markdown_print(FILE *to, const ctg_judgement *all, size_t count)
{
    (void)fprintf(to, "# Patterns of the record in simulated worlds\n\n"
                      "<!-- Written by `contingent patterns --markdown`. -->\n"
                      "<!-- SPDX-License-Identifier: GPL-3.0-or-later -->\n\n");
    ctg_patterns_say_count(to, all, count);
    (void)fprintf(to, "What the patterns are: `scenarios/PATTERNS.md`.\n");
    for (size_t at = 0; at < count; at++) {
        const ctg_judgement *const of = &all[at];
        (void)fprintf(to, "\n## %s\n\n", of->study->name);
        ctg_markdown_print_cell(to, of->study->title);
        (void)fprintf(to, ". %" PRIu32 " replicates, %" PRIu32 " failed; seed %" PRIu64 ".\n",
                      of->outcome.ok + of->outcome.failed, of->outcome.failed,
                      of->study->setting->seed);
        ctg_patterns_say_count(to, of, 1);
        print_group(to, of, "Emergent, to 2009", ctg_pattern_emergent, ctg_judgement_fit);
        print_group(to, of, "Emergent, 2010 to 2016", ctg_pattern_emergent, ctg_judgement_test);
        print_group(to, of, "Given by the tables of demand: counts for nothing", ctg_pattern_given,
                    ctg_judgement_both);
    }
}

static void print_figure(FILE *to, const ctg_figure *figure)
{
    char years[CTG_PATTERNS_YEARS];
    char target[CTG_PATTERNS_SAY_ROOM];
    char band[CTG_PATTERNS_SAY_ROOM];
    ctg_patterns_write_years(years, figure);
    ctg_patterns_say_target(target, figure);
    ctg_patterns_say_band(band, figure);
    (void)fprintf(to, "| ");
    ctg_markdown_print_cell(to, figure->label);
    (void)fprintf(to, " | %s | %s | %s | ", years, target, band);
    ctg_markdown_print_cell(to, figure->source);
    (void)fprintf(to, " |\n");
}

void ctg_patterns_markdown_print_list(FILE *to)
{
    size_t count = 0;
    const ctg_figure *const figures = ctg_patterns_figures(&count);
    for (size_t id = 0; id < CTG_PATTERNS; id++) {
        const ctg_pattern *const pattern = ctg_patterns_row((ctg_pattern_id)id);
        bool begun = false;
        (void)fprintf(to, "\n## %s: %s\n\n", pattern->id, pattern->name);
        ctg_markdown_print_cell(to, pattern->what);
        (void)fprintf(to, ". Mechanisms: %s; %s.\n", pattern->mechanisms,
                      ctg_patterns_kind_name(pattern->kind));
        for (size_t at = 0; at < count; at++) {
            if (figures[at].pattern != (ctg_pattern_id)id) {
                continue;
            }
            (void)fprintf(to, "%s",
                          begun ? ""
                                : "\n| figure | years | history | inside | source |\n"
                                  "|---|---|---|---|---|\n");
            begun = true;
            print_figure(to, &figures[at]);
        }
    }
}
