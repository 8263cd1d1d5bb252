/* A report's part on a comparison: what policies change, how sure that is, whom they change.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/commands/compare_rows.h"
#include "analysis/commands/compare_say.h"
#include "analysis/commands/html.h"
#include "analysis/commands/label.h"
#include "analysis/commands/report_charts.h"
#include "analysis/commands/report_frame.h"
#include "analysis/commands/report_hinges.h"
#include "analysis/commands/report_parts.h"
#include "engine/base/memory.h"
#include "engine/base/number.h"

/* All that the part is made of. */
typedef struct part {
    ctg_report *report;
    const ctg_report_store *of;
    const ctg_study *study;
    const ctg_scenario **stories; /* [policy_count] NULL of those without a file; owned */
    ctg_compare_rows rows;
    ctg_comparison comparison;
    ctg_course course;
} part;

static const char *policy_title(const part *here, size_t at)
{
    const ctg_study_policy *const policy = &here->study->policies[at];
    return policy->title[0] != '\0' && strcmp(policy->title, here->study->title) != 0
               ? policy->title
               : policy->name;
}

/* The question of the one policy, where it has one; else of all. */
static void write_question(const part *here, char *text, size_t room)
{
    const ctg_scenario *const story = here->study->policy_count == 1 ? here->stories[0] : NULL;
    const char *const asked = story != NULL ? ctg_scenario_question(story) : "";
    if (asked[0] != '\0') {
        (void)snprintf(text, room, "%s", asked);
    } else if (here->study->policy_count == 1) {
        (void)snprintf(text, room, "What does %s change?", policy_title(here, 0));
    } else {
        (void)snprintf(
            text, room, "Which of %zu policies changes %s most for the better?",
            here->study->policy_count,
            ctg_label_of(here->study, here->rows.rows[0].measure, here->rows.rows[0].who).text);
    }
}

static ctg_month begins(const part *here, size_t at)
{
    const ctg_month month = here->comparison.policies[at].pair.parting;
    return month > here->study->setting->start && month <= CTG_MONTH_MOST ? month : CTG_NO_MONTH;
}

static ctg_status write_first_screen(const part *here, ctg_error *error)
{
    const ctg_comparison *const comparison = &here->comparison;
    char question[400];
    char replicates[200];
    ctg_hinges hinges;
    write_question(here, question, sizeof question);
    FILE *const to = ctg_report_frame_answer(here->report, here->of, question,
                                             ctg_compare_say_short(comparison, 0).text);
    for (size_t at = 1; at < here->study->policy_count; at++) {
        ctg_html_say(to, "p class=\"answer more\"", "%s",
                     ctg_compare_say_short(comparison, at).text);
    }
    (void)fputs("<div class=\"first\">\n<section class=\"sure\"><h2>How sure</h2>\n", to);
    (void)snprintf(replicates, sizeof replicates,
                   "%" PRIu32
                   " possible futures, with and without%s; each with the same chance and "
                   "the same draw of what is not known.",
                   here->study->replicates, here->study->policy_count > 1 ? " each policy" : "");
    ctg_html_say(to, "p", "%s %s", replicates, ctg_compare_say_trust(comparison, 0).text);
    CTG_TRY(ctg_report_trust_short(to, error));
    (void)fputs("</section>\n<section class=\"hinges\"><h2>What it hangs on</h2>\n", to);
    CTG_TRY(ctg_hinges_of_pair(&hinges, &comparison->policies[0].pair, comparison->rows[0].place,
                               error));
    ctg_report_hinges_list(to, &hinges, here->study->setting, "this difference");
    (void)fputs("</section>\n</div>\n", to);
    return ctg_ok;
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
    ctg_figure_write_percent(shown, effect->above);
    ctg_html_value(to, effect->above, shown);
    ctg_html_cell(to, measure->unit);
}

static const ctg_html_column effect_columns[] = {
    {"base", "base"}, {"policy", "policy"},   {"mean", "difference"}, {"low", "from"},
    {"high", "to"},   {"above", "higher in"}, {NULL, "unit"}};
#define EFFECT_COLUMNS (sizeof effect_columns / sizeof effect_columns[0])

static void write_row_head(const part *here, const ctg_comparison_row *row)
{
    char key[240];
    char room[CTG_WHO_ROOM];
    const ctg_measure *const measure = ctg_measures_row(row->measure);
    const char *const who = ctg_study_who(here->study, measure->scope, row->who, room);
    (void)snprintf(key, sizeof key, "%s%s%s", measure->path, who[0] != '\0' ? "=" : "", who);
    ctg_html_row(here->report->body, key, ctg_label_of(here->study, row->measure, row->who).text);
}

static void write_table(const part *here, size_t at)
{
    FILE *const to = here->report->body;
    const ctg_comparison *const comparison = &here->comparison;
    char end[8];
    ctg_month_write(here->study->setting->start + here->study->setting->months, end);
    ctg_html_say(to, "p",
                 "In %s. Base and policy: medians of the replicates. Difference: policy less base, "
                 "replicate by replicate; its mean with the 95 %% interval of the mean over draws "
                 "of parameters. Higher in: share of the draws.",
                 end);
    ctg_html_table_begin(to, "data", "Measure", effect_columns, EFFECT_COLUMNS);
    for (size_t i = 0; i < comparison->row_count; i++) {
        write_row_head(here, &comparison->rows[i]);
        write_effect(to, ctg_measures_row(comparison->rows[i].measure),
                     &comparison->policies[at].effects[i]);
        (void)fputs("</tr>\n", to);
    }
    ctg_html_table_end(to);
}

static ctg_status write_histogram(const part *here, size_t at, ctg_error *error)
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
                                             {"mean", digits[0]},
                                             {"low", digits[1]},
                                             {"high", digits[2]},
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

static void write_over_time(const part *here, size_t at)
{
    static const ctg_measure_id world[] = {ctg_measure_world_sustained_ready_pers,
                                           ctg_measure_world_deployed_pers};
    FILE *const to = here->report->body;
    const ctg_comparison_row *const first = &here->comparison.rows[0];
    ctg_report_charts_fan(to, &here->course, at + 1, first->measure, first->who, begins(here, at));
    for (size_t i = 0; i < sizeof world / sizeof world[0]; i++) {
        if (world[i] != first->measure) {
            ctg_report_charts_fan(to, &here->course, at + 1, world[i], 0, begins(here, at));
        }
    }
}

/* Whom it changes of one measure, the most first. */
static void write_changed(const part *here, size_t at, ctg_measure_id measure)
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

static ctg_status write_who(const part *here, size_t at, ctg_error *error)
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

static ctg_status write_hinges(const part *here, size_t at, ctg_error *error)
{
    ctg_hinges hinges;
    char of[300];
    CTG_TRY(ctg_hinges_of_pair(&hinges, &here->comparison.policies[at].pair,
                               here->comparison.rows[0].place, error));
    (void)snprintf(
        of, sizeof of, "the difference in %s",
        ctg_label_of(here->study, here->comparison.rows[0].measure, here->comparison.rows[0].who)
            .text);
    ctg_report_hinges_tornado(here->report->body, &hinges, here->study->setting, of);
    return ctg_ok;
}

/* The changes of a policy beyond those of its base. */
static void write_changes(const part *here, size_t at)
{
    FILE *const to = here->report->body;
    const char *const base = here->study->changes;
    (void)fputs("<ul class=\"changes\">\n", to);
    for (const char *line = here->study->policies[at].changes; *line != '\0';
         line += strcspn(line, "\n") + 1) {
        char text[300];
        const size_t length = strcspn(line, "\n");
        (void)snprintf(text, sizeof text, "%.*s", (int)length, line);
        const char *const in_base = strstr(base, text);
        if (in_base == NULL || in_base[length] != '\n') {
            ctg_html_say(to, "li", "%s", text);
        }
    }
    (void)fputs("</ul>\n", to);
}

static ctg_status write_policy(const part *here, size_t at, ctg_error *error)
{
    ctg_report *const report = here->report;
    const bool alone = here->study->policy_count == 1;
    const char *const name = alone ? "" : here->study->policies[at].name;
    const char *const colon = alone ? "" : ": ";
    ctg_report_frame_section(report, "%s%sWhat changes", name, colon);
    ctg_html_say(report->body, "p", "%s", policy_title(here, at));
    write_table(here, at);
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

static void write_ranking(const part *here)
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
static void write_world(const part *here)
{
    FILE *const to = here->report->body;
    const bool year = here->study->setting->months >= 12;
    if (year) {
        ctg_report_frame_section(here->report, "Who carries the burden");
        ctg_report_charts_burden(to, &here->course, 1);
        ctg_report_frame_section(here->report, "Time to deploy");
        ctg_report_charts_deployable(to, &here->course, 1);
    }
    ctg_report_frame_section(here->report, "Money: arrears and debts");
    ctg_report_charts_fan(to, &here->course, 1, ctg_measure_world_arrears_usd, 0, begins(here, 0));
    ctg_report_charts_fan(to, &here->course, 1, ctg_measure_world_owed_to_contributors_usd, 0,
                          begins(here, 0));
}

static ctg_status write_all(const part *here, ctg_error *error)
{
    CTG_TRY(write_first_screen(here, error));
    if (here->comparison.is_ranked) {
        ctg_report_frame_section(here->report, "Which policy");
        write_ranking(here);
    }
    for (size_t at = 0; at < here->study->policy_count; at++) {
        CTG_TRY(write_policy(here, at, error));
    }
    write_world(here);
    return ctg_ok;
}

static ctg_status choose(part *here, ctg_error *error)
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
static ctg_status read_course(part *here, ctg_error *error)
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
    part here = {.report = report, .of = of, .study = of->study};
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
