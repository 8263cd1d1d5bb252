/* Patterns as a page of tables, at most 100 columns wide.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/patterns_page.h"

#include "analysis/commands/answer_page.h"
#include "analysis/commands/page.h"
#include "analysis/commands/patterns_say.h"

#define LABEL 33
#define PAGE_WIDTH 100

static const char *word_of(ctg_judgement_verdict verdict)
{
    return verdict == ctg_judgement_for_information ? "-" : ctg_judgement_verdict_name(verdict);
}

static void print_row(FILE *to, const ctg_judgement_row *row)
{
    char years[CTG_PATTERNS_YEARS];
    char recorded[CTG_PATTERNS_SAY_ROOM];
    char band[CTG_PATTERNS_SAY_ROOM];
    char median[CTG_PATTERNS_SAY_ROOM];
    char range[CTG_PATTERNS_SAY_ROOM];
    ctg_patterns_write_years(years, row->figure);
    ctg_patterns_say_number(recorded, row->figure, row->recorded);
    ctg_patterns_say_band(band, row->figure);
    ctg_patterns_say_number(median, row->figure, row->simulated.median);
    ctg_patterns_say_range(range, row);
    (void)fprintf(to, "  ");
    ctg_page_print_left(to, row->figure->label, LABEL);
    (void)fprintf(to, " %-7s %7s %14s %7s %15s  %s\n", years, recorded, band, median, range,
                  word_of(row->verdict));
}

static bool is_shown(const ctg_judgement_row *row, ctg_pattern_kind kind,
                     ctg_judgement_window window)
{
    return row->verdict != ctg_judgement_not_simulated &&
           ctg_patterns_row(row->figure->pattern)->kind == kind &&
           (window == ctg_judgement_both ||
            ctg_patterns_is_fit(row->figure) == (window == ctg_judgement_fit));
}

static void print_pattern(FILE *to, const ctg_judgement *of, ctg_judgement_window window,
                          ctg_pattern_id id)
{
    const ctg_pattern *const pattern = ctg_patterns_row(id);
    const ctg_judgement_tally tally = ctg_judgement_count_pattern(of, 1, window, id);
    if (tally.figures > 0) {
        (void)fprintf(to, "%s %s (%s): %zu of %zu inside\n", pattern->id, pattern->name,
                      pattern->mechanisms, tally.figures_inside, tally.figures);
    } else {
        (void)fprintf(to, "%s %s (%s)\n", pattern->id, pattern->name, pattern->mechanisms);
    }
}

static void print_group(FILE *to, const ctg_judgement *of, const char *title, ctg_pattern_kind kind,
                        ctg_judgement_window window)
{
    ctg_pattern_id above = CTG_PATTERNS;
    for (size_t at = 0; at < of->row_count; at++) {
        const ctg_judgement_row *const row = &of->rows[at];
        if (!is_shown(row, kind, window)) {
            continue;
        }
        if (above == CTG_PATTERNS) {
            (void)fprintf(to, "\n%s\n  %-*s %-7s %7s %14s %7s %15s\n", title, LABEL, "", "years",
                          "record", "band", "median", "5-95 %");
        }
        if (row->figure->pattern != above) {
            print_pattern(to, of, window, row->figure->pattern);
        }
        above = row->figure->pattern;
        print_row(to, row);
    }
}

/* Patterns of which the run has no figure at all. */
static void print_absent(FILE *to, const ctg_judgement *of)
{
    const char *before = "\nWithout a figure here: ";
    for (size_t id = 0; id < CTG_PATTERNS; id++) {
        bool has = false;
        for (size_t at = 0; at < of->row_count; at++) {
            has = has || (of->rows[at].figure->pattern == (ctg_pattern_id)id &&
                          of->rows[at].verdict != ctg_judgement_not_simulated);
        }
        if (!has) {
            (void)fprintf(to, "%s%s", before, ctg_patterns_row((ctg_pattern_id)id)->id);
            before = ", ";
        }
    }
    (void)fprintf(to, ". `contingent explain V21` says why.\n");
}

static void print_judgement(FILE *to, const ctg_judgement *of, const ctg_job *job)
{
    ctg_answer_page_print_head(to, of->study, &of->outcome);
    print_group(to, of, "Emergent, to 2009", ctg_pattern_emergent, ctg_judgement_fit);
    print_group(to, of, "Emergent, 2010 to 2016", ctg_pattern_emergent, ctg_judgement_test);
    print_group(to, of, "Given by the tables of demand: counts for nothing", ctg_pattern_given,
                ctg_judgement_both);
    print_absent(to, of);
    ctg_answer_page_print_foot(to, &of->outcome, job);
}

void ctg_patterns_page_print(FILE *to, const ctg_judgement *all, const ctg_job *jobs, size_t count)
{
    for (size_t at = 0; at < count; at++) {
        print_judgement(to, &all[at], &jobs[at]);
        (void)fputc('\n', to);
    }
    for (size_t at = 0; at < count && count > 1; at++) {
        (void)fprintf(to, "%s: ", all[at].study->name);
        ctg_patterns_say_count(to, &all[at], 1);
    }
    ctg_patterns_say_count(to, all, count);
}
