/* A report's part on a comparison: what policies change, how sure that is, whom they change.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/commands/compare_say.h"
#include "analysis/commands/html.h"
#include "analysis/commands/label.h"
#include "analysis/commands/report_charts.h"
#include "analysis/commands/report_first.h"
#include "analysis/commands/report_frame.h"
#include "analysis/commands/report_hinges.h"
#include "analysis/commands/report_parts.h"
#include "analysis/commands/report_policy.h"
#include "engine/base/memory.h"

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
            ctg_html_row(to, NULL, ctg_label_policy(here->study, arm).text);
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

/* Of the policy that is said first, and of the base beside it. */
static void write_world(const ctg_report_comparison *here)
{
    static const ctg_measure_id money[] = {ctg_measure_world_arrears_usd,
                                           ctg_measure_world_owed_to_contributors_usd,
                                           ctg_measure_world_donor_leaked_usd};
    FILE *const to = here->report->body;
    const size_t lead = here->order[0];
    const bool year = here->study->setting->months >= 12;
    if (year) {
        ctg_report_frame_section(here->report, "Who carries the burden");
        ctg_report_charts_burden(to, &here->course, lead + 1);
        ctg_report_frame_section(here->report, "Time to deploy");
        ctg_report_charts_deployable(to, &here->course, lead + 1);
    }
    ctg_report_frame_section(here->report, "Money: arrears, debts, leaks");
    for (size_t i = 0; i < sizeof money / sizeof money[0]; i++) {
        ctg_report_charts_fan(to, &here->course, lead + 1, money[i], 0,
                              ctg_report_policy_begins(here, lead));
    }
}

static ctg_status write_all(const ctg_report_comparison *here, ctg_error *error)
{
    CTG_TRY(ctg_report_first_write(here, error));
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
    void *room = NULL;
    CTG_TRY(ctg_memory_array(&room, here->study->policy_count, sizeof *here->stories, "a report",
                             error));
    here->stories = room;
    for (size_t at = 0; at < here->study->policy_count; at++) {
        CTG_TRY(ctg_rebuilt_story(rebuilt, at + 1, &here->stories[at], error));
    }
    const ctg_compare_asked asked = {
        .study = here->study,
        .base = ctg_rebuilt_scenario(rebuilt, 0),
        .policies = here->stories,
        .policy_count = here->study->policy_count,
        .measures = here->report->options->measures,
        .measure_count = here->report->options->measure_count,
    };
    return ctg_compare_rows_choose(&here->rows, &asked, error);
}

/* Whether a policy is said before another: by its place, else by how much it changes. */
static bool comes_before(const ctg_comparison *comparison, size_t a, size_t b)
{
    const ctg_ranking *const ranking = &comparison->ranking;
    return comparison->is_ranked ? ranking->arm[a + 1].place < ranking->arm[b + 1].place
                                 : fabs(comparison->policies[a].effects[0].split.mean) >
                                       fabs(comparison->policies[b].effects[0].split.mean);
}

static ctg_status put_in_order(ctg_report_comparison *here, ctg_error *error)
{
    void *room = NULL;
    CTG_TRY(
        ctg_memory_array(&room, here->study->policy_count, sizeof *here->order, "a report", error));
    here->order = room;
    for (size_t at = 0; at < here->study->policy_count; at++) {
        size_t to = at;
        for (; to > 0 && comes_before(&here->comparison, at, here->order[to - 1]); to--) {
            here->order[to] = here->order[to - 1];
        }
        here->order[to] = at;
    }
    return ctg_ok;
}

/* The course has what the charts ask for, and the first row at all times. */
static ctg_status read_course(ctg_report_comparison *here, ctg_error *error)
{
    ctg_course_wanted wanted[32];
    size_t count = 0;
    const ctg_course_wanted *const usual = ctg_report_charts_wanted(&count);
    assert(count + 1 <= sizeof wanted / sizeof wanted[0]);
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
    status = status == ctg_ok ? put_in_order(&here, error) : status;
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
    free(here.order);
    return status;
}
