/* The first screen of a comparison.
 *
 * It speaks of means, because the mean difference is that of the means: medians of both arms do not
 * differ by it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/report_first.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/commands/compare_say.h"
#include "analysis/commands/html.h"
#include "analysis/commands/label.h"
#include "analysis/commands/report_frame.h"
#include "analysis/commands/report_hinges.h"
#include "analysis/commands/report_parts.h"
#include "engine/base/memory.h"

#define AMOUNT_ROOM 120
#define PAIRS_FEW 40 /* the ends of the middle 95 of 100 are then hardly known */

static const ctg_comparison_row *first_row(const ctg_report_comparison *here)
{
    return &here->comparison.rows[0];
}

static const ctg_measure *first_measure(const ctg_report_comparison *here)
{
    return ctg_measures_row(first_row(here)->measure);
}

static bool is_unit(const ctg_measure *measure, const char *unit)
{
    return strcmp(measure->unit, unit) == 0;
}

/* "336 persons more", "1.2 percentage points less" */
static const char *amount(char text[AMOUNT_ROOM], const ctg_measure *measure, double value)
{
    const bool share = is_unit(measure, "share");
    const bool countable = !share && !is_unit(measure, "US dollars") &&
                           !is_unit(measure, "index") && !is_unit(measure, "ratio");
    char figure[CTG_FIGURE_ROOM];
    if (share) {
        (void)snprintf(figure, sizeof figure, "%.2f", 100 * fabs(value));
    } else {
        ctg_figure_write_difference(figure, measure, -fabs(value), fabs(value));
    }
    if (!(fabs(value) > 0)) {
        (void)snprintf(text, AMOUNT_ROOM, "no change");
        return text;
    }
    (void)snprintf(text, AMOUNT_ROOM, "%s %s %s", figure + (figure[0] == '-' ? 1 : 0),
                   share ? "percentage points" : measure->unit,
                   value > 0 ? "more" : (countable ? "fewer" : "less"));
    return text;
}

/* The mean of the base over draws, which with the mean difference gives that of the policy. */
static ctg_status base_mean(const ctg_report_comparison *here, size_t at, double *mean,
                            ctg_error *error)
{
    const ctg_pair *const pair = &here->comparison.policies[at].pair;
    void *room = NULL;
    void *numbers = NULL;
    CTG_TRY(ctg_memory_array(&room, 2 * pair->count, sizeof(double), "a report", error));
    const ctg_status status =
        ctg_memory_array(&numbers, 2 * pair->count, sizeof(uint32_t), "a report", error);
    if (status == ctg_ok) {
        const ctg_pair_values both = {room, (double *)room + pair->count, numbers,
                                      (uint32_t *)numbers + pair->count};
        const size_t count = ctg_pair_read(pair, first_row(here)->place, &both);
        *mean = ctg_split_of(both.base, both.draws, count).mean;
    }
    free(numbers);
    free(room);
    return status;
}

/* The policy's own question where there is one policy, else one that is made of the measure. */
static const char *question_of(const ctg_report_comparison *here, char *text, size_t room)
{
    static const char *const verbs[] = {"raises", "lowers", "changes"};
    const ctg_scenario *const story = here->study->policy_count == 1 ? here->stories[0] : NULL;
    const char *const asked = story != NULL ? ctg_scenario_question(story) : "";
    if (asked[0] == '\0' && here->study->policy_count == 1) {
        (void)snprintf(text, room, "What does it change: %s?",
                       ctg_label_policy(here->study, 1).text);
    } else if (asked[0] == '\0') {
        (void)snprintf(
            text, room, "Which of %zu policies %s the %s most?", here->study->policy_count,
            verbs[first_measure(here)->better],
            ctg_label_of(here->study, first_row(here)->measure, first_row(here)->who).text);
    }
    return asked[0] != '\0' ? asked : text;
}

/* Whether a policy's change can be told from none. */
static bool is_told(const ctg_pair_effect *effect)
{
    return effect->sign != '0';
}

static bool is_nothing(const ctg_pair_effect *effect)
{
    return effect->split.values > 0 && !(fabs(effect->low) > 0) && !(fabs(effect->high) > 0) &&
           !(fabs(effect->split.mean) > 0);
}

/* " (4.0 %)" of what there is without the change, where that says something. */
static void write_relative(const ctg_report_comparison *here, double mean, double base, char *text,
                           size_t room)
{
    const double ratio = base > 0 ? fabs(mean / base) : (double)NAN;
    text[0] = '\0';
    if (ratio < 10 && !is_unit(first_measure(here), "share")) {
        (void)snprintf(text, room, ratio < 0.0005 ? " (under 0.1 %%)" : " (%.1f %%)", 100 * ratio);
    }
}

/* "sustained ready people of X by January 2025: in the simulation on average 336 persons more" */
static void write_headline(const ctg_report_comparison *here, size_t lead, double base, char *text,
                           size_t room)
{
    const ctg_comparison_policy *const policy = &here->comparison.policies[lead];
    const ctg_pair_effect *const effect = &policy->effects[0];
    const ctg_label row = ctg_label_of(here->study, first_row(here)->measure, first_row(here)->who);
    const ctg_scope scope = first_measure(here)->scope;
    const ctg_label month =
        ctg_label_month(ctg_study_month(here->study, scope, ctg_course_last(here->study, scope)));
    const bool many = here->study->policy_count > 1;
    const ctg_label name = ctg_label_policy(here->study, lead + 1);
    char words[AMOUNT_ROOM];
    char share[40];
    write_relative(here, effect->split.mean, base, share, sizeof share);
    if (effect->split.values == 0) {
        (void)snprintf(text, room,
                       "in none of %zu pairs of simulated futures do both have anything to measure "
                       "of the %s.",
                       policy->pair.count, row.text);
    } else if (is_nothing(effect)) {
        (void)snprintf(text, room, "%s makes no difference to the %s in any of %zu futures.",
                       many ? name.text : "it", row.text, effect->split.values);
    } else if (!is_told(effect)) {
        (void)snprintf(text, room,
                       "not settled: %zu pairs of simulated futures are too few to tell whether %s "
                       "changes the %s.",
                       effect->split.values, many ? name.text : "this", row.text);
    } else {
        (void)snprintf(text, room, "%s%s%s by %s: in the simulation on average %s%s.",
                       many ? name.text : "", many ? "; " : "", row.text, month.text,
                       amount(words, first_measure(here), effect->split.mean), share);
    }
}

/* What is counted, and what is changed. */
static void write_meaning(const ctg_report_comparison *here, FILE *to, size_t lead, double base)
{
    const ctg_measure *const measure = first_measure(here);
    const ctg_split *const split = &here->comparison.policies[lead].effects[0].split;
    const ctg_scenario *const story = here->stories[lead];
    char figures[2][CTG_FIGURE_ROOM];
    ctg_figure_write(figures[0], measure, base);
    ctg_figure_write(figures[1], measure, base + split->mean);
    (void)fputs("<p class=\"more\">", to);
    ctg_html_sentence(to, measure->label);
    ctg_html_say(to, "span", ": %s.", measure->what);
    if (split->values > 0) {
        ctg_html_say(to, "span", " On average %s without and %s %s with the change.", figures[0],
                     figures[1], measure->unit);
    }
    (void)fputs("</p>\n", to);
    if (story != NULL && ctg_scenario_lever(story)[0] != '\0' && here->study->policy_count == 1) {
        ctg_html_say(to, "p class=\"more\"", "What is changed: %s", ctg_scenario_lever(story));
    }
}

/* How often it came out higher and lower, what any one future may bring, and the average. */
static void write_counts(const ctg_report_comparison *here, FILE *to, size_t lead)
{
    const ctg_pair_effect *const effect = &here->comparison.policies[lead].effects[0];
    const ctg_measure *const measure = first_measure(here);
    const size_t count = effect->split.values;
    const double higher = round(effect->higher * (double)count);
    const double lower = round(effect->lower * (double)count);
    char words[4][AMOUNT_ROOM];
    ctg_html_say(to, "p",
                 "In %.0f of %zu pairs of simulated futures, alike but for the change, it came out "
                 "higher with it, in %.0f lower%s. Any one future may go from %s to %s (%s).",
                 higher, count, lower,
                 (double)count - higher - lower > 0.5 ? ", else the same" : "",
                 amount(words[0], measure, effect->low), amount(words[1], measure, effect->high),
                 count < PAIRS_FEW ? "the middle of so few pairs" : "95 of 100 do");
    if (effect->split.draws > 1) {
        ctg_html_say(to, "p", "The average of all lies between %s and %s (95 %% interval).",
                     amount(words[2], measure, effect->split.mean_low),
                     amount(words[3], measure, effect->split.mean_high));
    } else {
        ctg_html_say(to, "p", "One draw of what is not known gives the average no interval.");
    }
}

static ctg_status write_sure(const ctg_report_comparison *here, FILE *to, size_t lead,
                             ctg_error *error)
{
    const ctg_comparison_policy *const policy = &here->comparison.policies[lead];
    (void)fputs("<section class=\"sure\"><h2>How sure</h2>\n", to);
    if (policy->effects[0].split.values > 0) {
        write_counts(here, to, lead);
    }
    if (!is_told(&policy->effects[0]) && isfinite(policy->differences[0].more_replicates)) {
        ctg_html_say(to, "p", "To settle a difference of this size takes about %.0f pairs.",
                     policy->differences[0].more_replicates + (double)here->study->replicates);
    }
    CTG_TRY(ctg_report_trust_short(to, error));
    (void)fputs("</section>\n", to);
    return ctg_ok;
}

static const char *expected_of(char sign)
{
    return sign == '+' ? "more" : (sign == '-' ? "less" : "no change");
}

/* Why the policy should do what it does, by those who thought of it; and why it did not. */
static void write_expect(FILE *to, const ctg_scenario_expect *expect, const ctg_pair_effect *effect)
{
    if (expect->sign == effect->sign || expect->sign == '?') {
        ctg_html_say(to, "p class=\"more\"", "Why one would expect it: %s.", expect->because);
    } else if (!is_told(effect) && !is_nothing(effect)) {
        ctg_html_say(to, "p class=\"more\"",
                     "Whether it comes as expected is not settled. Expected was %s: %s.",
                     expected_of(expect->sign), expect->because);
    } else {
        ctg_html_say(to, "p class=\"more\"",
                     "It came otherwise than expected. Expected was %s: %s.",
                     expected_of(expect->sign), expect->because);
        if (expect->otherwise[0] != '\0') {
            ctg_html_say(to, "p class=\"more\"", "Why it came otherwise: %s.", expect->otherwise);
        }
    }
}

static void write_reason(const ctg_report_comparison *here, FILE *to, size_t lead)
{
    const ctg_scenario *const story = here->stories[lead];
    for (size_t i = 0; story != NULL && i < ctg_scenario_expect_count(story); i++) {
        const ctg_scenario_expect *const expect = ctg_scenario_expect_at(story, i);
        if (expect->measure == first_row(here)->measure && expect->who == first_row(here)->who &&
            expect->because[0] != '\0') {
            write_expect(to, expect, &here->comparison.policies[lead].effects[0]);
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
        ctg_html_say(
            to, "p",
            "Why pairs differ: about %.0f %% of it is chance, about %.0f %% (%.0f to %.0f %%) "
            "uncertain assumptions.",
            100 * (1 - split->share), 100 * split->share, 100 * split->share_low,
            100 * split->share_high);
    }
    CTG_TRY(ctg_hinges_of_pair(&hinges, &policy->pair, first_row(here)->place, error));
    ctg_report_hinges_list(to, &hinges, here->study->setting, true);
    (void)fputs("</section>\n", to);
    return ctg_ok;
}

/* Whether it can be told from chance, in words. */
static const char *verdict(const ctg_pair_effect *effect)
{
    return is_told(effect)             ? "yes"
           : effect->split.values == 0 ? "nothing to compare"
           : is_nothing(effect)        ? "no difference"
           : effect->split.draws < 2   ? "not in one draw"
                                       : "not in so few futures";
}

/* The policies, the first one first: what each changes, and whether that is settled. */
static void write_contest(const ctg_report_comparison *here, FILE *to)
{
    static const ctg_html_column columns[] = {{"mean", "on average"},  {"low", "average from"},
                                              {"high", "to"},          {NULL, "unit"},
                                              {"higher", "higher in"}, {NULL, "told from chance?"}};
    const ctg_measure *const measure = first_measure(here);
    ctg_html_table_begin(to, "data", "Policy", columns, 6);
    for (size_t i = 0; i < here->study->policy_count; i++) {
        const size_t at = here->order[i];
        const ctg_pair_effect *const effect = &here->comparison.policies[at].effects[0];
        const double values[] = {effect->split.mean, effect->split.mean_low,
                                 effect->split.mean_high};
        char shown[CTG_FIGURE_ROOM];
        ctg_html_row(to, NULL, ctg_label_policy(here->study, at + 1).text);
        for (size_t k = 0; k < 3; k++) {
            ctg_figure_write_difference(shown, measure, values[k], fabs(values[0]));
            ctg_html_value(to, values[k], shown);
        }
        ctg_html_cell(to, measure->unit);
        ctg_figure_write_percent(shown, effect->higher);
        ctg_html_value(to, effect->higher, shown);
        ctg_html_cell(to, verdict(effect));
        (void)fputs("</tr>\n", to);
    }
    ctg_html_table_end(to);
    ctg_html_element(
        to, "p class=\"note\"",
        "Each against leaving things as they are. Higher in: of the pairs of futures.");
}

/* Where the first stands among all arms, and against the next. */
static void write_places(const ctg_report_comparison *here, FILE *to, size_t lead)
{
    const ctg_ranking *const ranking = &here->comparison.ranking;
    const ctg_ranking_arm *const first = &ranking->arm[lead + 1];
    if (first->place_low == first->place_high && ranking->draws > 1) {
        ctg_html_say(to, "p class=\"note\"",
                     "Of all %zu, leaving things as they are counted, %s comes in "
                     "place %zu, also when what is not known is allowed for.",
                     ranking->arms, ctg_label_policy(here->study, lead + 1).text, first->place);
    } else {
        ctg_html_say(
            to, "p class=\"note\"",
            "Of all %zu, leaving things as they are counted, %s comes in "
            "place %zu; allowing for what is not known it may be anywhere from %zu to %zu.",
            ranking->arms, ctg_label_policy(here->study, lead + 1).text, first->place,
            first->place_low, first->place_high);
    }
}

ctg_status ctg_report_first_write(const ctg_report_comparison *here, ctg_error *error)
{
    char question[400];
    char headline[900];
    const size_t lead = here->order[0];
    double base = 0;
    CTG_TRY(base_mean(here, lead, &base, error));
    write_headline(here, lead, base, headline, sizeof headline);
    FILE *const to = ctg_report_frame_answer(
        here->report, here->of, question_of(here, question, sizeof question), headline);
    write_meaning(here, to, lead, base);
    (void)fputs("<div class=\"first\">\n", to);
    CTG_TRY(write_sure(here, to, lead, error));
    CTG_TRY(write_hangs(here, to, lead, error));
    (void)fputs("</div>\n", to);
    write_reason(here, to, lead);
    if (here->study->policy_count > 1) {
        write_contest(here, to);
    }
    if (here->comparison.is_ranked) {
        write_places(here, to, lead);
    }
    return ctg_ok;
}
