/* A report's sections on one policy of a comparison.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/report_policy.h"

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
#include "engine/base/memory.h"
#include "engine/base/number.h"

ctg_month ctg_report_policy_begins(const ctg_report_comparison *here, size_t at)
{
    const ctg_month month = here->comparison.policies[at].pair.parting;
    return month > here->study->setting->start && month <= CTG_MONTH_MOST ? month : CTG_NO_MONTH;
}

/* What it is called, what it changes, where the idea is from; how far to trust the comparison. */
static void write_story(const ctg_report_comparison *here, size_t at)
{
    FILE *const to = here->report->body;
    const ctg_scenario *const story = here->stories[at];
    ctg_html_say(to, "p", "%s (%s)", ctg_label_arm(here->study, at + 1).text,
                 here->study->policies[at].name);
    if (story != NULL && ctg_scenario_lever(story)[0] != '\0') {
        ctg_html_say(to, "p", "What is changed: %s", ctg_scenario_lever(story));
    }
    if (story != NULL && ctg_scenario_source(story)[0] != '\0') {
        ctg_html_say(to, "p class=\"note\"", "Source: %s", ctg_scenario_source(story));
    }
    ctg_html_say(to, "p", "%s", ctg_compare_say_trust(&here->comparison, at).text);
}

static const char *sign_word(char sign)
{
    return sign == '+' ? "more" : sign == '-' ? "less" : sign == '0' ? "no change to be told" : "?";
}

/* What was expected of the measures, and what came. */
static void write_expected(const ctg_report_comparison *here, size_t at)
{
    static const ctg_html_column columns[] = {
        {NULL, "expected"}, {NULL, "came"}, {NULL, "because"}, {NULL, "why otherwise"}};
    FILE *const to = here->report->body;
    const ctg_scenario *const story = here->stories[at];
    size_t count = 0;
    for (size_t i = 0; story != NULL && i < ctg_scenario_expect_count(story); i++) {
        const ctg_scenario_expect *const expect = ctg_scenario_expect_at(story, i);
        for (size_t row = 0; row < here->comparison.row_count; row++) {
            const ctg_comparison_row *const of = &here->comparison.rows[row];
            const char came = here->comparison.policies[at].effects[row].sign;
            if (of->measure != expect->measure || of->who != expect->who) {
                continue;
            }
            if (count++ == 0) {
                ctg_html_element(to, "h3", "What was expected, and what came");
                ctg_html_table_begin(to, "data", "Measure", columns, 4);
            }
            ctg_html_row(to, NULL, ctg_label_of(here->study, of->measure, of->who).text);
            ctg_html_cell(to, sign_word(expect->sign));
            ctg_html_cell(to, sign_word(came));
            ctg_html_cell(to, expect->because);
            ctg_html_cell(to, came != expect->sign ? expect->otherwise : "");
            (void)fputs("</tr>\n", to);
        }
    }
    if (count > 0) {
        ctg_html_table_end(to);
    }
}

/* The cells of a row: base, policy, difference with its interval, how often. */
static void write_effect(FILE *to, const ctg_measure *measure, const ctg_pair_effect *effect)
{
    const ctg_split *const split = &effect->split;
    const double scale =
        ctg_figure_scale(ctg_figure_scale(split->mean_low, split->mean_high), split->mean);
    const double values[] = {split->mean, split->mean_low, split->mean_high};
    char shown[CTG_FIGURE_ROOM];
    ctg_figure_write(shown, measure, effect->base_median);
    ctg_html_value(to, effect->base_median, shown);
    ctg_figure_write(shown, measure, effect->policy_median);
    ctg_html_value(to, effect->policy_median, shown);
    for (size_t i = 0; i < 3; i++) {
        ctg_figure_write_difference(shown, measure, values[i], scale);
        ctg_html_value(to, values[i], shown);
    }
    ctg_figure_write_percent(shown, effect->higher);
    ctg_html_value(to, effect->higher, shown);
    ctg_html_cell(to, measure->unit);
}

static const ctg_html_column effect_columns[] = {
    {"base", "base"}, {"policy", "policy"},    {"mean", "difference"}, {"low", "from"},
    {"high", "to"},   {"higher", "higher in"}, {NULL, "unit"}};
#define EFFECT_COLUMNS (sizeof effect_columns / sizeof effect_columns[0])

static void write_row_head(const ctg_report_comparison *here, const ctg_comparison_row *row)
{
    char key[240];
    char room[CTG_WHO_ROOM];
    const ctg_measure *const measure = ctg_measures_row(row->measure);
    const char *const who = ctg_study_who(here->study, measure->scope, row->who, room);
    (void)snprintf(key, sizeof key, "%s%s%s", measure->path, who[0] != '\0' ? "=" : "", who);
    ctg_html_row(here->report->body, key, ctg_label_of(here->study, row->measure, row->who).text);
}

static void write_table(const ctg_report_comparison *here, size_t at)
{
    FILE *const to = here->report->body;
    const ctg_comparison *const comparison = &here->comparison;
    char end[8];
    char year[8];
    ctg_month_write(here->study->setting->start + here->study->setting->months, end);
    ctg_month_write(ctg_study_month(here->study, ctg_scope_state,
                                    ctg_course_last(here->study, ctg_scope_state)),
                    year);
    ctg_html_say(to, "p",
                 "The world in %s, states and regions in %s. Base and policy: medians of the "
                 "replicates. Difference: policy less base, "
                 "replicate by replicate; its mean with the 95 %% interval of the mean over draws "
                 "of parameters. Higher in: share of the replicates.",
                 end, year);
    ctg_html_table_begin(to, "data", "Measure", effect_columns, EFFECT_COLUMNS);
    for (size_t i = 0; i < comparison->row_count; i++) {
        write_row_head(here, &comparison->rows[i]);
        write_effect(to, ctg_measures_row(comparison->rows[i].measure),
                     &comparison->policies[at].effects[i]);
        (void)fputs("</tr>\n", to);
    }
    ctg_html_table_end(to);
}

static ctg_status write_histogram(const ctg_report_comparison *here, size_t at, ctg_error *error)
{
    static const ctg_html_column column = {"difference", "difference"};
    FILE *const to = here->report->body;
    const ctg_comparison_row *const row = &here->comparison.rows[0];
    const ctg_measure *const measure = ctg_measures_row(row->measure);
    const ctg_pair *const pair = &here->comparison.policies[at].pair;
    const ctg_split *const split = &here->comparison.policies[at].effects[0].split;
    const double ends[] = {split->mean, split->mean_low, split->mean_high};
    char digits[3][CTG_NUMBER_ROOM];
    char caption[320];
    void *room = NULL;
    for (size_t i = 0; i < 3; i++) {
        ctg_number_write(ends[i], digits[i]);
    }
    CTG_TRY(ctg_memory_array(&room, pair->count, sizeof(double), "a report", error));
    double *const differences = room;
    ctg_pair_differences(pair, row->place, differences);
    const ctg_html_attribute attributes[] = {{"unit", measure->unit},
                                             {"mean", isnan(ends[0]) ? NULL : digits[0]},
                                             {"low", isnan(ends[1]) ? NULL : digits[1]},
                                             {"high", isnan(ends[2]) ? NULL : digits[2]},
                                             {NULL, NULL}};
    (void)snprintf(caption, sizeof caption,
                   "%s: what the policy makes it differ, replicate by replicate",
                   ctg_label_of(here->study, row->measure, row->who).text);
    ctg_html_figure_begin(to, "histogram", caption, attributes, "Replicate", &column, 1);
    for (size_t i = 0; i < pair->count; i++) {
        char text[CTG_FIGURE_ROOM];
        (void)snprintf(text, sizeof text, "%" PRIu32, pair->replicates[i]);
        ctg_html_row(to, NULL, text);
        ctg_figure_write_difference(text, measure, differences[i], fabs(differences[i]));
        ctg_html_value(to, differences[i], text);
        (void)fputs("</tr>\n", to);
    }
    ctg_html_figure_end(to);
    free(room);
    return ctg_ok;
}

static void write_over_time(const ctg_report_comparison *here, size_t at)
{
    static const ctg_measure_id world[] = {ctg_measure_world_sustained_ready_pers,
                                           ctg_measure_world_deployed_pers};
    FILE *const to = here->report->body;
    const ctg_comparison_row *const first = &here->comparison.rows[0];
    ctg_report_charts_fan(to, &here->course, at + 1, first->measure, first->who,
                          ctg_report_policy_begins(here, at));
    for (size_t i = 0; i < sizeof world / sizeof world[0]; i++) {
        if (world[i] != first->measure) {
            ctg_report_charts_fan(to, &here->course, at + 1, world[i], 0,
                                  ctg_report_policy_begins(here, at));
        }
    }
}

/* Whom it changes of one measure, the most first. */
static void write_changed(const ctg_report_comparison *here, size_t at, ctg_measure_id measure)
{
    FILE *const to = here->report->body;
    const ctg_comparison_policy *const policy = &here->comparison.policies[at];
    const ctg_measure *const row = ctg_measures_row(measure);
    const ctg_html_attribute attributes[] = {{"unit", row->unit}, {NULL, NULL}};
    const char *const whose = row->scope == ctg_scope_state ? "States" : "Regions";
    char caption[240];
    size_t count = 0;
    for (size_t i = 0; i < policy->changed_count; i++) {
        const ctg_comparison_row *const changed = &here->comparison.looked[policy->changed[i]];
        char room[CTG_WHO_ROOM];
        if (changed->measure != measure) {
            continue;
        }
        if (count++ == 0) {
            (void)snprintf(caption, sizeof caption, "%s whose %s change, with 95 %% intervals",
                           whose, row->label);
            ctg_html_figure_begin(to, "intervals", caption, attributes, whose, effect_columns,
                                  EFFECT_COLUMNS);
        }
        ctg_html_row(to, NULL, ctg_label_who(here->study, row->scope, changed->who, room));
        write_effect(to, row, &policy->of_changed[i]);
        (void)fputs("</tr>\n", to);
    }
    if (count > 0) {
        ctg_html_figure_end(to);
    } else {
        ctg_html_say(to, "p", "%s: of none a change of %s can be told from none.", whose,
                     row->label);
    }
}

static ctg_status write_who(const ctg_report_comparison *here, size_t at, ctg_error *error)
{
    FILE *const to = here->report->body;
    const ctg_pair pair = {.base = &here->course.arms[0], /* the same replicates */
                           .policy = &here->course.arms[at + 1],
                           .parting = here->comparison.policies[at].pair.parting,
                           .replicates = here->comparison.policies[at].pair.replicates,
                           .draws = here->comparison.policies[at].pair.draws,
                           .count = here->comparison.policies[at].pair.count};
    if (here->study->setting->months < 12) {
        ctg_html_say(to, "p class=\"note\"",
                     "States and regions are told once a year; no year is over.");
        return ctg_ok;
    }
    ctg_html_say(to, "p",
                 "Listed are those whose mean difference leaves out 0 at the 5 %% level, corrected "
                 "for all %zu looked at.",
                 here->comparison.looked_count);
    write_changed(here, at, ctg_measure_state_deployed_pers);
    write_changed(here, at, ctg_measure_state_sustained_ready_pers);
    write_changed(here, at, ctg_measure_supplier_sustained_ready_pers);
    write_changed(here, at, ctg_measure_supplier_enabled_brigades);
    CTG_TRY(ctg_report_charts_changes(to, &here->course, &pair,
                                      ctg_measure_state_sustained_ready_pers, error));
    CTG_TRY(ctg_report_charts_changes(to, &here->course, &pair, ctg_measure_state_deployed_pers,
                                      error));
    return ctg_report_charts_capabilities(to, &here->course, at + 1, &pair, error);
}

static ctg_status write_hinges(const ctg_report_comparison *here, size_t at, ctg_error *error)
{
    ctg_hinges hinges;
    char of[300];
    CTG_TRY(ctg_hinges_of_pair(&hinges, &here->comparison.policies[at].pair,
                               here->comparison.rows[0].place, error));
    (void)snprintf(
        of, sizeof of, "the difference in %s (policy less base)",
        ctg_label_of(here->study, here->comparison.rows[0].measure, here->comparison.rows[0].who)
            .text);
    ctg_report_hinges_tornado(here->report->body, &hinges, here->study->setting, of);
    return ctg_ok;
}

/* The changes of a policy beyond those of its base. */
static void write_changes(const ctg_report_comparison *here, size_t at)
{
    FILE *const to = here->report->body;
    const char *from = here->study->policies[at].changes;
    size_t length = 0;
    (void)fputs("<ul class=\"changes\">\n", to);
    for (const char *line;
         (line = ctg_label_next_change(&from, here->study->changes, &length)) != NULL;) {
        ctg_html_say(to, "li", "%.*s", (int)length, line);
    }
    (void)fputs("</ul>\n", to);
}

ctg_status ctg_report_policy_write(const ctg_report_comparison *here, size_t at, ctg_error *error)
{
    ctg_report *const report = here->report;
    const bool alone = here->study->policy_count == 1;
    const ctg_label label = ctg_label_policy(here->study, at + 1);
    const char *const name = alone ? "" : label.text;
    const char *const colon = alone ? "" : ": ";
    ctg_report_frame_section(report, "%s%sWhat changes", name, colon);
    write_story(here, at);
    write_table(here, at);
    write_expected(here, at);
    ctg_report_frame_section(report, "%s%sOver time", name, colon);
    write_over_time(here, at);
    CTG_TRY(write_histogram(here, at, error));
    ctg_report_frame_section(report, "%s%sWho changes", name, colon);
    CTG_TRY(write_who(here, at, error));
    ctg_report_frame_section(report, "%s%sWhat the answer hangs on", name, colon);
    CTG_TRY(write_hinges(here, at, error));
    ctg_report_frame_section(report, "%s%sWhat was changed in the inputs", name, colon);
    write_changes(here, at);
    return ctg_ok;
}
