/* A report's part on a back-test: the model beside the record, the nulls and the rival.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <math.h>

#include "analysis/backtest.h"
#include "analysis/commands/html.h"
#include "analysis/commands/report_frame.h"
#include "analysis/commands/report_parts.h"
#include "analysis/patterns.h"
#include "analysis/verdict.h"

/* Those beside whom a score is shown, the model first. */
static const ctg_forecaster shown[] = {ctg_forecaster_model,         ctg_forecaster_null_a,
                                       ctg_forecaster_null_b,        ctg_forecaster_null_c,
                                       ctg_forecaster_null_d,        ctg_forecaster_null_c_joined,
                                       ctg_forecaster_null_d_joined, ctg_forecaster_gravity};
#define SHOWN (sizeof shown / sizeof shown[0])

static const char *name_of(ctg_forecaster who)
{
    switch (who) {
    case ctg_forecaster_model:
        return "model";
    case ctg_forecaster_null_a:
        return "(a) frozen shares";
    case ctg_forecaster_null_b:
        return "(b) frozen people";
    case ctg_forecaster_null_c:
        return "(c) frozen shares of missions";
    case ctg_forecaster_null_d:
        return "(d) the same, new ones by region";
    case ctg_forecaster_null_c_joined:
        return "(c') with successions";
    case ctg_forecaster_null_d_joined:
        return "(d') with successions";
    default:
        return "gravity rule";
    }
}

static void write_month(const ctg_backtest *backtest, const ctg_backtest_year *year, FILE *to)
{
    char month[8];
    ctg_month_write(ctg_study_month(backtest->study, ctg_scope_state, year->time), month);
    ctg_html_row(to, month, month);
}

/* A score of all forecasters over the years. */
static void write_score(FILE *to, const ctg_backtest *backtest, ctg_scorecard_id score,
                        const char *caption, int decimals)
{
    const ctg_html_attribute attributes[] = {
        {"unit", ctg_scorecard_row(score)->unit}, {"emphasis", "model"}, {NULL, NULL}};
    ctg_html_column columns[SHOWN];
    for (size_t i = 0; i < SHOWN; i++) {
        columns[i] = (ctg_html_column){ctg_scorecard_forecaster(shown[i]), name_of(shown[i])};
    }
    ctg_html_figure_begin(to, "lines", caption, attributes, "Month", columns, SHOWN);
    for (size_t at = 0; at < backtest->year_count; at++) {
        write_month(backtest, &backtest->years[at], to);
        for (size_t i = 0; i < SHOWN; i++) {
            const double value = backtest->years[at].cards[shown[i]].at[score];
            char text[40];
            (void)snprintf(text, sizeof text, "%.*f", decimals, value);
            ctg_html_value(to, value, text);
        }
        (void)fputs("</tr>\n", to);
    }
    ctg_html_figure_end(to);
}

static void write_held(FILE *to, double held, double own)
{
    char text[64];
    (void)snprintf(text, sizeof text, "%.0f %% (%.0f)", 100 * held, 100 * own);
    ctg_html_value(to, held, text);
}

static void write_coverage(FILE *to, const ctg_backtest *backtest)
{
    static const ctg_html_column columns[] = {{"coverage_50", "50 %, all states"},
                                              {"coverage_90", "90 %, all states"},
                                              {"coverage_50_over_100", "50 %, above 100 people"},
                                              {"coverage_90_over_100", "90 %, above 100 people"}};
    static const ctg_scorecard_id ids[] = {ctg_scored_coverage_50, ctg_scored_coverage_90,
                                           ctg_scored_coverage_50_over_100,
                                           ctg_scored_coverage_90_over_100};
    static const ctg_scorecard_id own[] = {ctg_scored_own_50, ctg_scored_own_90,
                                           ctg_scored_own_50_over_100, ctg_scored_own_90_over_100};
    ctg_html_say(to, "h3", "Do its ranges hold what came?");
    ctg_html_say(to, "p",
                 "Of the states, how many lay inside the model's 50 %% and 90 %% "
                 "intervals; in brackets how many of the model's own runs, which is about as many "
                 "as there should be.");
    ctg_html_table_begin(to, "data", "Month", columns, 4);
    for (size_t at = 0; at < backtest->year_count; at++) {
        write_month(backtest, &backtest->years[at], to);
        for (size_t i = 0; i < 4; i++) {
            const double *const card = backtest->years[at].cards[ctg_forecaster_model].at;
            write_held(to, card[ids[i]], card[own[i]]);
        }
        (void)fputs("</tr>\n", to);
    }
    ctg_html_table_end(to);
}

static void write_counts(FILE *to, const ctg_backtest *backtest)
{
    static const ctg_html_column columns[] = {{"record", "recorded"}, {"model", "model"}};
    static const ctg_html_attribute attributes[] = {
        {"unit", "states"}, {"emphasis", "model"}, {NULL, NULL}};
    ctg_html_figure_begin(to, "lines", "Contributing states, recorded and simulated (mean)",
                          attributes, "Month", columns, 2);
    for (size_t at = 0; at < backtest->year_count; at++) {
        static const ctg_forecaster both[] = {ctg_forecaster_record, ctg_forecaster_model};
        write_month(backtest, &backtest->years[at], to);
        for (size_t i = 0; i < 2; i++) {
            const double value = backtest->years[at].cards[both[i]].at[ctg_scored_contributors];
            char text[40];
            (void)snprintf(text, sizeof text, "%.0f", value);
            ctg_html_value(to, value, text);
        }
        (void)fputs("</tr>\n", to);
    }
    ctg_html_figure_end(to);
}

/* "Share distance: 10 % below the best null in 0 of 5 years." */
static void write_verdicts(FILE *to, const ctg_backtest *backtest)
{
    static const char *const names[CTG_VERDICT_SCORES] = {
        "Distance of shares", "Error in proportion", "Error of the whole range (CRPS)"};
    (void)fputs("<ul>\n", to);
    for (size_t which = 0; which < CTG_VERDICT_SCORES; which++) {
        ctg_verdict all = {0};
        for (size_t at = 0; at < backtest->year_count; at++) {
            const ctg_verdict_line line = ctg_verdict_of(backtest->years[at].cards, which);
            ctg_verdict_add(&all, backtest->years[at].time, &line);
        }
        if (all.judged == 0) {
            ctg_html_say(to, "li", "%s: nothing is judged before the third year.", names[which]);
            continue;
        }
        char margin[40] = "";
        if (ctg_verdict_margin(which) > 0) {
            (void)snprintf(margin, sizeof margin, "at least %.0f %% ",
                           100 * ctg_verdict_margin(which));
        }
        ctg_html_say(to, "li",
                     "%s: from the third year on %sbelow the best null in %zu of %zu years.",
                     names[which], margin, all.beats_null, all.judged);
    }
    (void)fputs("</ul>\n", to);
}

static void write_answer(const ctg_backtest *backtest, char *text, size_t room)
{
    const ctg_backtest_year *const last = &backtest->years[backtest->year_count - 1];
    const ctg_verdict_line line = ctg_verdict_of(last->cards, 0);
    char month[8];
    ctg_month_write(ctg_study_month(backtest->study, ctg_scope_state, last->time), month);
    (void)snprintf(
        text, room,
        "after %zu years, in %s, the model's picture of who sends which share is %.3f from the "
        "record; the best picture frozen at the start is %.3f from it (0: the same, 1: nothing in "
        "common).",
        last->time, month, last->cards[ctg_forecaster_model].at[ctg_scored_share_distance],
        last->cards[line.best_null].at[ctg_scored_share_distance]);
}

/* Where years are compared to which parameters were fitted. */
static void write_fitted(FILE *to, const ctg_setting *setting)
{
    if (setting->posterior != NULL && setting->start < CTG_MONTH(CTG_PATTERNS_FIT_LAST, 12)) {
        ctg_html_say(
            to, "p class=\"warning\"",
            "It starts inside the years to %d, to which %zu of its parameters were fitted: "
            "where it comes near the record there, that is no test.",
            CTG_PATTERNS_FIT_LAST, setting->posterior->parameter_count);
    }
}

static ctg_status write_all(ctg_report *report, const ctg_report_store *of,
                            const ctg_backtest *backtest, ctg_error *error)
{
    char answer[400];
    const ctg_study *const study = of->study;
    write_answer(backtest, answer, sizeof answer);
    FILE *const to = ctg_report_frame_answer(
        report, of, study->question[0] != '\0' ? study->question : study->name, answer);
    write_fitted(to, study->setting);
    (void)fputs("<div class=\"first\">\n<section class=\"sure\"><h2>How sure</h2>\n", to);
    ctg_html_say(to, "p",
                 "%" PRIu32
                 " simulated futures, each with other chance and another draw of what is "
                 "not known. Demand, which missions there were and how large, is the record's.",
                 backtest->outcome.ok);
    write_verdicts(to, backtest);
    (void)fputs("</section>\n<section class=\"hinges\"><h2>What it hangs on</h2>\n", to);
    CTG_TRY(ctg_report_trust_short(to, error));
    (void)fputs("</section>\n</div>\n", to);
    ctg_report_frame_section(report, "Back-test: who sent which share");
    ctg_html_say(
        report->body, "p",
        "Lower is nearer to the record. The model's share of a state is the median of its "
        "replicates, scaled so that all sum to 1. Nulls freeze the start: (a) each state's share "
        "of "
        "all people; (b) its people; (c) its share of each mission, new ones by the shares "
        "of all; (d) new ones by the shares of their region; (c') and (d') let a mission "
        "that takes over begin with the one before it. The gravity rule has five "
        "parameters, fitted to the years before the start.");
    write_score(report->body, backtest, ctg_scored_share_distance,
                "Distance of shares from the record: half the sum of absolute differences", 3);
    write_score(report->body, backtest, ctg_scored_log_rms,
                "Error in proportion: root mean square difference of logarithms of people", 2);
    write_score(report->body, backtest, ctg_scored_crps,
                "Error of the whole range of forecasts (CRPS)", 0);
    ctg_report_frame_section(report, "Back-test: ranges and counts");
    write_coverage(report->body, backtest);
    write_counts(report->body, backtest);
    return ctg_ok;
}

ctg_status ctg_report_backtest_write(ctg_report *report, const ctg_report_store *of,
                                     ctg_error *error)
{
    ctg_backtest backtest = {0};
    ctg_status status = ctg_backtest_open(&backtest, of->study, error);
    status = status == ctg_ok ? ctg_backtest_read(&backtest, of->store, error) : status;
    status = status == ctg_ok ? write_all(report, of, &backtest, error) : status;
    ctg_backtest_destroy(&backtest);
    return status;
}

bool ctg_report_backtest_is(const ctg_study *study)
{
    ctg_backtest backtest = {0};
    ctg_error error;
    ctg_error_clear(&error);
    const ctg_setting *const setting = study->setting;
    const bool given = !(setting->centre.value[ctg_parameter_demand_generated] > 0) &&
                       setting->covariates_known_to <= setting->start;
    bool is = given && ctg_study_arms(study) == 1 && study->points.count == 0 &&
              ctg_backtest_open(&backtest, study, &error) == ctg_ok;
    if (is) { /* the last year has a record */
        const size_t years = (size_t)study->setting->months / 12;
        is = years > 0 && backtest.targets[years - 1] != CTG_NO_MONTH;
    }
    ctg_backtest_destroy(&backtest);
    return is;
}
