/* The tables of scores of a back-test's page.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/backtest_scores.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>

#include "analysis/verdict.h"

#define FILL_YEARS_MOST 6 /* the last of those that are known; all are in the JSON */

/* A number, or a dash where it cannot be said. */
static void print_cell(double value, int width, int decimals)
{
    if (isnan(value)) {
        (void)printf("%*s", width, "-");
    } else {
        (void)printf("%*.*f", width, decimals, value);
    }
}

void ctg_backtest_scores_print_heads(int width)
{
    for (int who = ctg_forecaster_model; who < CTG_FORECASTERS; who++) {
        const char *const head = ctg_scorecard_head((ctg_forecaster)who);
        (void)printf("%*s", width, who == ctg_forecaster_gravity && width < 8 ? "grav." : head);
    }
}

void ctg_backtest_scores_print_row(const ctg_scorecard *cards, ctg_scorecard_id id, int width,
                                   int decimals)
{
    for (int who = ctg_forecaster_model; who < CTG_FORECASTERS; who++) {
        print_cell(cards[who].at[id], width, decimals);
    }
}

void ctg_backtest_scores_print_errors(const ctg_backtest_scores_line *lines, size_t count,
                                      bool over_100)
{
    (void)printf("\n%s\n%-8s%48s%s%40s\n%-8s",
                 over_100 ? "The same for states with more than 100 people then or at the start"
                          : "How far each state's people are off: states with people then or at "
                            "the start",
                 "", "root mean square difference of log(1 + people)", "  ", "CRPS, persons", "");
    ctg_backtest_scores_print_heads(6);
    (void)printf("  ");
    ctg_backtest_scores_print_heads(5);
    (void)printf("\n");
    for (size_t at = 0; at < count; at++) {
        (void)printf("%-8s", lines[at].name);
        ctg_backtest_scores_print_row(
            lines[at].cards, over_100 ? ctg_scored_log_rms_over_100 : ctg_scored_log_rms, 6, 2);
        (void)printf("  ");
        ctg_backtest_scores_print_row(lines[at].cards,
                                      over_100 ? ctg_scored_crps_over_100 : ctg_scored_crps, 5, 0);
        (void)printf("\n");
    }
}

static void print_moves(const ctg_scorecard *cards, ctg_scorecard_id count)
{
    const ctg_scorecard *const model = &cards[ctg_forecaster_model];
    print_cell(cards[ctg_forecaster_record].at[count], 6, 0);
    print_cell(model->at[count], 5, 0);
    print_cell(model->at[count + 1], 5, 2); /* precision, recall stand behind it */
    print_cell(model->at[count + 2], 5, 2);
}

void ctg_backtest_scores_print_counts(const ctg_backtest_scores_line *lines, size_t count)
{
    (void)printf("\nModel and record: contributors, top-10 share, states that came and left since "
                 "the start (said:\nin most replicates; precision, recall), share of states inside "
                 "the central intervals, %%\n");
    (void)printf("%-8s%12s%12s%21s%21s%12s%12s\n", "", "contribut.", "top-10", "entries", "exits",
                 "all states", "above 100");
    (void)printf("%-8s%6s%6s%6s%6s%6s%5s%5s%5s%6s%5s%5s%5s%6s%6s%6s%6s\n", "", "rec.", "model",
                 "rec.", "model", "came", "said", "prec", "rec.", "left", "said", "prec", "rec.",
                 "50 %", "90 %", "50 %", "90 %");
    for (size_t at = 0; at < count; at++) {
        const ctg_scorecard *const cards = lines[at].cards;
        const ctg_scorecard *const record = &cards[ctg_forecaster_record];
        const ctg_scorecard *const model = &cards[ctg_forecaster_model];
        (void)printf("%-8s", lines[at].name);
        print_cell(record->at[ctg_scored_contributors], 6, 0);
        print_cell(model->at[ctg_scored_contributors], 6, 0);
        print_cell(record->at[ctg_scored_top10_share], 6, 2);
        print_cell(model->at[ctg_scored_top10_share], 6, 2);
        print_moves(cards, ctg_scored_entries);
        print_moves(cards, ctg_scored_exits);
        print_cell(100 * model->at[ctg_scored_coverage_50], 6, 0);
        print_cell(100 * model->at[ctg_scored_coverage_90], 6, 0);
        print_cell(100 * model->at[ctg_scored_coverage_50_over_100], 6, 0);
        print_cell(100 * model->at[ctg_scored_coverage_90_over_100], 6, 0);
        (void)printf("\n");
    }
}

static void print_sentence(const ctg_verdict *of, size_t which)
{
    static const char *const names[CTG_VERDICT_SCORES] = {"Share distance", "RMS of logs", "CRPS"};
    const char *const how = ctg_verdict_margin(which) > 0 ? "10 % below" : "below";
    (void)printf("%s: %s the best null in %zu of %zu years: the model %s the null;\n", names[which],
                 how, of->beats_null, of->judged,
                 of->beats_null == of->judged ? "beats" : "does not beat");
    if (of->against == 0) {
        (void)printf("    there is no gravity rival.\n");
    } else {
        (void)printf("    %s the gravity rival in %zu of %zu years: the model %s the rival.\n", how,
                     of->beats_rival, of->against,
                     of->beats_rival == of->against ? "beats" : "does not beat");
    }
}

static void print_below(const ctg_verdict_line *line)
{
    char null[16];
    (void)snprintf(null, sizeof null, "%+.0f %s", 100 * line->below_null,
                   ctg_scorecard_head(line->best_null));
    (void)printf("%16s", null);
    print_cell(100 * line->below_rival, 10, 0);
}

void ctg_backtest_scores_print_verdict(const ctg_backtest_scores_line *lines, size_t count)
{
    ctg_verdict all[CTG_VERDICT_SCORES] = {{0}};
    (void)printf(
        "\nBy how much the model is below the best null (which) and below the gravity rival, "
        "%%\n%-8s%26s%26s%26s\n",
        "", "share distance", "RMS of logs", "CRPS");
    for (size_t at = 0; at < count; at++) {
        (void)printf("%-8s", lines[at].name);
        for (size_t which = 0; which < CTG_VERDICT_SCORES; which++) {
            const ctg_verdict_line line = ctg_verdict_of(lines[at].cards, which);
            ctg_verdict_add(&all[which], lines[at].time, &line);
            print_below(&line);
        }
        (void)printf("\n");
    }
    (void)printf("\n%s", all[0].judged > 0 ? "From the third year on:\n" : "");
    for (size_t which = 0; which < CTG_VERDICT_SCORES && all[0].judged > 0; which++) {
        print_sentence(&all[which], which);
    }
    if (all[0].judged == 0) {
        (void)printf("Nothing is judged: no year from the third on has a record.\n");
    }
}

/* A line of the table, if its group is known in any of the years; `years` are times less one. */
static void print_group(const ctg_fill *fill, const size_t *years, size_t count, size_t group)
{
    char room[CTG_WHO_ROOM];
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        any = any || ctg_fill_is_known(fill, years[i], group);
    }
    if (!any) {
        return;
    }
    (void)printf("%-32s", ctg_fill_name(fill, group, room));
    for (size_t i = 0; i < count; i++) {
        const bool known = ctg_fill_is_known(fill, years[i], group);
        print_cell(known ? ctg_fill_recorded(fill, years[i], group) : (double)NAN, 5, 2);
        print_cell(known ? ctg_fill_said(fill, years[i], group) : (double)NAN, 5, 2);
    }
    (void)printf("\n");
}

void ctg_backtest_scores_print_fill(const ctg_backtest *backtest)
{
    const ctg_fill *const fill = &backtest->fill;
    size_t years[FILL_YEARS_MOST];
    size_t count = 0;
    for (size_t time = fill->years; time > 0 && count < FILL_YEARS_MOST; time--) {
        count += ctg_fill_is_known(fill, time - 1, 0) ? 1 : 0;
    }
    size_t first = count;
    for (size_t time = fill->years; time > 0 && first > 0; time--) {
        if (ctg_fill_is_known(fill, time - 1, 0)) {
            years[--first] = time - 1;
        }
    }
    assert(first == 0);
    if (count == 0) {
        (void)printf("\nHow full missions are is not compared: no year has authorised posts.\n");
        return;
    }
    (void)printf(
        "\nPeople over authorised posts, record and model, where the record has authorised "
        "posts\n%-32s",
        "");
    for (size_t i = 0; i < count; i++) {
        char month[8];
        ctg_month_write(ctg_study_month(backtest->study, ctg_scope_state, years[i] + 1), month);
        (void)printf("%10s", month);
    }
    (void)printf("\n");
    for (size_t group = 0; group < fill->groups; group++) {
        print_group(fill, years, count, group);
    }
}
