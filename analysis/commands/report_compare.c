/* A report's part on a comparison: what policies change, how sure that is, whom they change.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/commands/compare_say.h"
#include "analysis/commands/html.h"
#include "analysis/commands/label.h"
#include "analysis/commands/report_charts.h"
#include "analysis/commands/report_frame.h"
#include "analysis/commands/report_hinges.h"
#include "analysis/commands/report_parts.h"
#include "analysis/commands/report_policy.h"
#include "engine/base/memory.h"

/* The question of the one policy, where it has one; else of all. */
static void write_question(const ctg_report_comparison *here, char *text, size_t room)
{
    const ctg_scenario *const story = here->study->policy_count == 1 ? here->stories[0] : NULL;
    const char *const asked = story != NULL ? ctg_scenario_question(story) : "";
    if (asked[0] != '\0') {
        (void)snprintf(text, room, "%s", asked);
    } else if (here->study->policy_count == 1) {
        (void)snprintf(text, room, "What does %s change?", ctg_label_arm(here->study, 1).text);
    } else {
        (void)snprintf(
            text, room, "Which of %zu policies changes %s most for the better?",
            here->study->policy_count,
            ctg_label_of(here->study, here->rows.rows[0].measure, here->rows.rows[0].who).text);
    }
}

/* From where to where, and what the measure is. */
static void write_meaning(const ctg_report_comparison *here, FILE *to, size_t lead)
{
    const ctg_comparison_row *const row = &here->comparison.rows[0];
    const ctg_pair_effect *const effect = &here->comparison.policies[lead].effects[0];
    const ctg_measure *const measure = ctg_measures_row(row->measure);
    char figures[2][CTG_FIGURE_ROOM];
    ctg_figure_write(figures[0], measure, effect->base_median);
    ctg_figure_write(figures[1], measure, effect->policy_median);
    ctg_html_say(to, "p class=\"note\"",
                 "From %s to %s %s in the median. What is counted: %s (%s).", figures[0],
                 figures[1], measure->unit, measure->what, measure->path);
}

static ctg_status write_sure(const ctg_report_comparison *here, FILE *to, size_t lead,
                             ctg_error *error)
{
    const ctg_comparison_row *const row = &here->comparison.rows[0];
    const ctg_pair_effect *const effect = &here->comparison.policies[lead].effects[0];
    const ctg_measure *const measure = ctg_measures_row(row->measure);
    const double scale = ctg_figure_scale(effect->low, effect->high);
    char figures[2][CTG_FIGURE_ROOM];
    ctg_figure_write_difference(figures[0], measure, effect->low, scale);
    ctg_figure_write_difference(figures[1], measure, effect->high, scale);
    (void)fputs("<section class=\"sure\"><h2>How sure</h2>\n", to);
    ctg_html_say(to, "p",
                 "The interval is that of the mean. In a single future the difference may be "
                 "anything from %s to %s (95 of 100 of the %zu that were simulated with and "
                 "without, each with the same chance and the same guess at what is not known).",
                 figures[0], figures[1], here->comparison.policies[lead].pair.count);
    CTG_TRY(ctg_report_trust_short(to, error));
    (void)fputs("</section>\n", to);
    return ctg_ok;
}

/* Why the policy should do what it does, by those who thought of it. */
static void write_reason(const ctg_report_comparison *here, FILE *to, size_t lead)
{
    const ctg_scenario *const story = here->stories[lead];
    const ctg_comparison_row *const row = &here->comparison.rows[0];
    for (size_t i = 0; story != NULL && i < ctg_scenario_expect_count(story); i++) {
        const ctg_scenario_expect *const expect = ctg_scenario_expect_at(story, i);
        if (expect->measure == row->measure && expect->who == row->who &&
            expect->because[0] != '\0') {
            ctg_html_say(to, "p", "Why one would expect it: %s", expect->because);
        }
    }
}

static ctg_status write_hangs(const ctg_report_comparison *here, FILE *to, size_t lead,
                              ctg_error *error)
{
    const ctg_comparison_policy *const policy = &here->comparison.policies[lead];
    const ctg_split *const split = &policy->effects[0].split;
    ctg_hinges hinges;
    (void)fputs("<section class=\"hinges\"><h2>What it hangs on</h2>\n", to);
    if (!isnan(split->share)) {
        ctg_html_say(to, "p",
                     "Chance makes %.0f %% of the spread between futures, what is not known of the "
                     "parameters %.0f %% (%.0f to %.0f).",
                     100 * (1 - split->share), 100 * split->share, 100 * split->share_low,
                     100 * split->share_high);
    }
    CTG_TRY(ctg_hinges_of_pair(&hinges, &policy->pair, here->comparison.rows[0].place, error));
    ctg_report_hinges_list(to, &hinges, here->study->setting, "this difference");
    write_reason(here, to, lead);
    (void)fputs("</section>\n", to);
    return ctg_ok;
}

/* The policy that is said first: the one that is ranked first among them. */
static size_t leading(const ctg_report_comparison *here)
{
    const ctg_ranking *const ranking = &here->comparison.ranking;
    size_t lead = 0;
    for (size_t at = 1; here->comparison.is_ranked && at < here->study->policy_count; at++) {
        lead = ranking->arm[at + 1].place < ranking->arm[lead + 1].place ? at : lead;
    }
    return lead;
}

static void write_others(const ctg_report_comparison *here, FILE *to, size_t lead)
{
    const ctg_ranking *const ranking = &here->comparison.ranking;
    for (size_t at = 0; at < here->study->policy_count; at++) {
        if (at != lead) {
            (void)fputs("<p class=\"answer more\">", to);
            ctg_html_sentence(to, ctg_compare_say_short(&here->comparison, at).text);
            (void)fputs("</p>\n", to);
        }
    }
    if (here->comparison.is_ranked) {
        const ctg_ranking_arm *const first = &ranking->arm[lead + 1];
        ctg_html_say(
            to, "p class=\"note\"",
            "Of %zu, the base counted, %s has place %zu; with what is not known it may have "
            "places %zu to %zu.",
            ranking->arms, ctg_label_arm(here->study, lead + 1).text, first->place,
            first->place_low, first->place_high);
    }
}

static ctg_status write_first_screen(const ctg_report_comparison *here, ctg_error *error)
{
    char question[400];
    const size_t lead = leading(here);
    write_question(here, question, sizeof question);
    FILE *const to = ctg_report_frame_answer(here->report, here->of, question,
                                             ctg_compare_say_short(&here->comparison, lead).text);
    write_others(here, to, lead);
    write_meaning(here, to, lead);
    (void)fputs("<div class=\"first\">\n", to);
    CTG_TRY(write_sure(here, to, lead, error));
    CTG_TRY(write_hangs(here, to, lead, error));
    (void)fputs("</div>\n", to);
    return ctg_ok;
}

static void write_ranking(const ctg_report_comparison *here)
{
    static const ctg_html_column columns[] = {
        {"value", "mean regret"}, {"worst", "worst regret"}, {"mean", "mean"},   {"place", "place"},
        {"place_low", "from"},    {"place_high", "to"},      {"best", "best in"}};
    FILE *const to = here->report->body;
    const ctg_ranking *const ranking = &here->comparison.ranking;
    const ctg_comparison_row *const first = &here->comparison.rows[0];
    const ctg_measure *const measure = ctg_measures_row(first->measure);
    const ctg_html_attribute attributes[] = {{"unit", measure->unit}, {NULL, NULL}};
    char caption[400];
    (void)snprintf(caption, sizeof caption,
                   "%s (%s is better): what one would regret in the mean with each policy, against "
                   "the best of all in each future; its place with the places that it may have",
                   ctg_label_of(here->study, first->measure, first->who).text,
                   measure->better == ctg_better_less ? "less" : "more");
    ctg_html_figure_begin(to, "bars", caption, attributes, "Policy", columns, 7);
    for (size_t place = 1; place <= ranking->arms; place++) {
        for (size_t arm = 0; arm < ranking->arms; arm++) {
            const ctg_ranking_arm *const of = &ranking->arm[arm];
            const ctg_regret_arm *const regret = &ranking->regret.arm[arm];
            const double values[] = {regret->mean, regret->worst, of->mean};
            const size_t places[] = {of->place, of->place_low, of->place_high};
            char shown[CTG_FIGURE_ROOM];
            if (of->place != place) {
                continue;
            }
            ctg_html_row(to, NULL, ctg_study_arm_name(here->study, arm));
            for (size_t i = 0; i < 3; i++) {
                ctg_figure_write(shown, measure, values[i]);
                ctg_html_value(to, values[i], shown);
            }
            for (size_t i = 0; i < 3; i++) {
                (void)snprintf(shown, sizeof shown, "%zu", places[i]);
                ctg_html_value(to, (double)places[i], shown);
            }
            ctg_figure_write_percent(shown, regret->best);
            ctg_html_value(to, regret->best, shown);
            (void)fputs("</tr>\n", to);
        }
    }
    ctg_html_figure_end(to);
}

/* Of the first policy, and of the base beside it. */
static void write_world(const ctg_report_comparison *here)
{
    static const ctg_measure_id money[] = {ctg_measure_world_arrears_usd,
                                           ctg_measure_world_owed_to_contributors_usd,
                                           ctg_measure_world_donor_leaked_usd};
    FILE *const to = here->report->body;
    const bool year = here->study->setting->months >= 12;
    if (year) {
        ctg_report_frame_section(here->report, "Who carries the burden");
        ctg_report_charts_burden(to, &here->course, 1);
        ctg_report_frame_section(here->report, "Time to deploy");
        ctg_report_charts_deployable(to, &here->course, 1);
    }
    ctg_report_frame_section(here->report, "Money: arrears, debts, leaks");
    for (size_t i = 0; i < sizeof money / sizeof money[0]; i++) {
        ctg_report_charts_fan(to, &here->course, 1, money[i], 0, ctg_report_policy_begins(here, 0));
    }
}

static ctg_status write_all(const ctg_report_comparison *here, ctg_error *error)
{
    CTG_TRY(write_first_screen(here, error));
    if (here->comparison.is_ranked) {
        ctg_report_frame_section(here->report, "Which policy");
        write_ranking(here);
    }
    for (size_t at = 0; at < here->study->policy_count; at++) {
        CTG_TRY(ctg_report_policy_write(here, at, error));
    }
    write_world(here);
    return ctg_ok;
}

static ctg_status choose(ctg_report_comparison *here, ctg_error *error)
{
    ctg_rebuilt *const rebuilt = here->of->rebuilt;
    const ctg_scenario *base = NULL;
    void *room = NULL;
    CTG_TRY(ctg_memory_array(&room, here->study->policy_count, sizeof *here->stories, "a report",
                             error));
    here->stories = room;
    for (size_t at = 0; at < here->study->policy_count; at++) {
        CTG_TRY(ctg_rebuilt_story(rebuilt, at + 1, &here->stories[at], error));
    }
    CTG_TRY(ctg_rebuilt_story(rebuilt, 0, &base, error));
    const ctg_compare_asked asked = {
        .study = here->study,
        .base = base,
        .policies = here->stories,
        .policy_count = here->study->policy_count,
        .measures = here->report->options->measures,
        .measure_count = base != NULL ? here->report->options->measure_count : 0,
    };
    return ctg_compare_rows_choose(&here->rows, &asked, error);
}

/* The course has what the charts ask for, and the first row at all times. */
static ctg_status read_course(ctg_report_comparison *here, ctg_error *error)
{
    ctg_course_wanted wanted[32];
    size_t count = 0;
    const ctg_course_wanted *const usual = ctg_report_charts_wanted(&count);
    memcpy(wanted, usual, count * sizeof *wanted);
    wanted[count] = (ctg_course_wanted){here->rows.rows[0].measure, here->rows.rows[0].who, true};
    return ctg_course_read(&here->course, here->of->store, here->study, wanted, count + 1, error);
}

ctg_status ctg_report_compare_write(ctg_report *report, const ctg_report_store *of,
                                    ctg_error *error)
{
    ctg_report_comparison here = {.report = report, .of = of, .study = of->study};
    ctg_status status = choose(&here, error);
    if (status == ctg_ok) {
        status = ctg_comparison_read(&here.comparison, of->store, here.study, here.rows.rows,
                                     here.rows.count, error);
    }
    status = status == ctg_ok ? read_course(&here, error) : status;
    status = status == ctg_ok ? write_all(&here, error) : status;
    if (here.comparison.study != NULL) {
        ctg_comparison_destroy(&here.comparison);
    }
    if (here.course.study != NULL) {
        ctg_course_destroy(&here.course);
    }
    free(here.rows.rows);
    free(here.stories);
    return status;
}
