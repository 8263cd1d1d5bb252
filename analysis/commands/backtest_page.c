/* The answer of `contingent backtest` as a page.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/backtest_page.h"

#include "analysis/commands/answer_page.h"
#include "analysis/commands/backtest_scores.h"
#include "analysis/rolling.h"

#define LINES_MOST 100 /* 1200 months */

typedef struct lines {
    ctg_backtest_scores_line at[LINES_MOST];
    size_t count;
} lines;

static lines lines_of(const ctg_backtest *backtest)
{
    lines made = {.count = backtest->year_count < LINES_MOST ? backtest->year_count : LINES_MOST};
    for (size_t at = 0; at < made.count; at++) {
        const ctg_backtest_year *const year = &backtest->years[at];
        made.at[at].time = year->time;
        made.at[at].cards = year->cards;
        ctg_month_write(ctg_study_month(backtest->study, ctg_scope_state, year->time),
                        made.at[at].name);
    }
    return made;
}

static void print_distances(const ctg_backtest *backtest)
{
    char frozen[8];
    char heading[48];
    ctg_month_write(backtest->frozen_at, frozen);
    (void)snprintf(heading, sizeof heading, "frozen at %s", frozen);
    (void)printf("\nWho sent which share of the people deployed: distance from the record\n"
                 "(half the sum of absolute differences of shares; 0: the same, 1: nothing in "
                 "common;\nof the model: of the medians of its replicates' shares)\n\n");
    (void)printf("%-24s%36s%8s%18s%10s\n", "", heading, "", "one replicate,", "nearer");
    (void)printf("%-9s%-9s", "target", "recorded");
    ctg_backtest_scores_print_heads(6);
    (void)printf("%20s%10s\n", "median and 5-95 %", "than (a)");
    for (size_t at = 0; at < backtest->year_count; at++) {
        const ctg_backtest_year *const year = &backtest->years[at];
        char target[8];
        char recorded[8];
        ctg_month_write(ctg_study_month(backtest->study, ctg_scope_state, year->time), target);
        ctg_month_write(year->recorded, recorded);
        (void)printf("%-9s%-9s", target, recorded);
        ctg_backtest_scores_print_row(year->cards, ctg_scored_share_distance, 6, 3);
        (void)printf("%8.3f %.3f-%.3f%8.0f %%\n", year->single.median, year->single.p05,
                     year->single.p95, 100 * year->nearer_share);
    }
}

static void print_rival(const ctg_rival *rival, ctg_month origin)
{
    char from[8];
    char to[8];
    if (!rival->fitted) {
        (void)printf("No gravity rival: it needs %d years of the record from January 1995 on to be "
                     "fitted on.\n",
                     CTG_RIVAL_WINDOWS_LEAST);
        return;
    }
    ctg_month_write(rival->first_window, from);
    ctg_month_write(origin, to);
    (void)printf(
        "Gravity: share of a mission = (people + floor)^power x 2^(-km / half) x continent, "
        "blended into last\nyear's at a rate; fitted on %zu windows of "
        "%s to %s (distance over that of (a): %.2f):\n    power %.2f, half %.0f km, continent x "
        "%.2f, "
        "rate %.3f a year, floor %.2f persons\n",
        rival->fit.windows, from, to, rival->fit.ratio, rival->fit.parameters[ctg_gravity_power],
        rival->fit.parameters[ctg_gravity_half_km], rival->fit.parameters[ctg_gravity_continent],
        rival->fit.parameters[ctg_gravity_rate], rival->fit.parameters[ctg_gravity_floor]);
}

static void print_legend(void)
{
    (void)printf("\nNulls: (a) frozen shares x known total; (b) frozen people; (c) frozen shares "
                 "within each mission x\nits known people, in a new mission those of all; (d) the "
                 "same, in a new mission those of its host's\nsubregion; (c') (d') the same, a "
                 "mission that took over from another begins with that one's shares.\n");
}

static void print_sources(const ctg_backtest *backtest)
{
    char origin[8];
    ctg_month_write(backtest->frozen_at, origin);
    switch (backtest->forecasts.placed) {
    case ctg_past_estimated:
        (void)printf(
            "Who was in which mission at %s is not recorded; (c), (d) and the rival use the "
            "engine's\nestimate, from which the model starts, too.\n",
            origin);
        break;
    case ctg_past_recorded:
        break;
    default:
        (void)printf("Who was in which mission at %s is not known: no (c), no (d), no rival.\n",
                     origin);
    }
    if (backtest->forecasts.placed == ctg_past_recorded ||
        backtest->forecasts.placed == ctg_past_estimated) {
        print_rival(&backtest->forecasts.rival, backtest->frozen_at);
    }
}

static void print_fitted(const ctg_posterior *posterior)
{
    if (posterior == NULL) {
        (void)printf("Demand is the record's; no parameter was fitted to who sends what.\n");
    } else {
        (void)printf("Demand is the record's; %zu parameters come from the scenario's posterior, "
                     "which must not\nhave seen these years.\n",
                     posterior->parameter_count);
    }
}

static void print_one(const ctg_backtest *backtest, const ctg_job *job, bool all)
{
    const lines years = lines_of(backtest);
    ctg_answer_page_print_head(stdout, backtest->study, &backtest->outcome);
    print_distances(backtest);
    if (all) {
        ctg_backtest_scores_print_errors(years.at, years.count, false);
        ctg_backtest_scores_print_errors(years.at, years.count, true);
        ctg_backtest_scores_print_counts(years.at, years.count);
        ctg_backtest_scores_print_fill(backtest);
    }
    ctg_backtest_scores_print_verdict(years.at, years.count);
    if (all) {
        print_legend();
    }
    print_sources(backtest);
    if (all) {
        print_fitted(backtest->past.setting->posterior);
    }
    ctg_answer_page_print_foot(stdout, &backtest->outcome, job);
}

static void print_together(const ctg_backtest *backtests, size_t count)
{
    ctg_rolling at[LINES_MOST];
    lines made = {.count = 0};
    const size_t longest = ctg_rolling_longest(backtests, count);
    for (size_t time = 1; time <= longest && made.count < LINES_MOST; time++) {
        at[made.count] = ctg_rolling_at(backtests, count, time);
        if (at[made.count].origins > 0) {
            ctg_backtest_scores_line *const line = &made.at[made.count];
            line->time = time;
            line->cards = at[made.count].cards;
            (void)snprintf(line->name, sizeof line->name, "%zu y. %zu", time,
                           at[made.count].origins);
            made.count++;
        }
    }
    (void)printf("\nAll origins together: means by horizon (years, and how many origins count)\n\n"
                 "Share distance\n%-8s",
                 "");
    ctg_backtest_scores_print_heads(8);
    (void)printf("\n");
    for (size_t line = 0; line < made.count; line++) {
        (void)printf("%-8s", made.at[line].name);
        ctg_backtest_scores_print_row(made.at[line].cards, ctg_scored_share_distance, 8, 3);
        (void)printf("\n");
    }
    ctg_backtest_scores_print_errors(made.at, made.count, false);
    ctg_backtest_scores_print_errors(made.at, made.count, true);
    ctg_backtest_scores_print_counts(made.at, made.count);
    ctg_backtest_scores_print_verdict(made.at, made.count);
    print_legend();
}

void ctg_backtest_page_print(const ctg_backtest *backtests, const ctg_job *jobs, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        (void)printf("%s", i > 0 ? "\n" : "");
        print_one(&backtests[i], &jobs[i], count == 1);
    }
    if (count > 1) {
        print_together(backtests, count);
    } else {
        (void)printf("Next: contingent run %s (all that these runs say)\n", jobs[0].options.file);
    }
}
