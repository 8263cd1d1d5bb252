/* A report's part on a sweep: what came of it over its points, what that hangs on, what policies
 * would be regretted for.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/commands/figure.h"
#include "analysis/commands/html.h"
#include "analysis/commands/label.h"
#include "analysis/commands/report_charts.h"
#include "analysis/commands/report_frame.h"
#include "analysis/commands/report_parts.h"
#include "analysis/commands/report_sensitivity.h"
#include "analysis/crossed.h"
#include "analysis/quantiles.h"
#include "engine/base/memory.h"
#include "engine/base/text.h"

#define OUTPUTS_MOST 12 /* whose sensitivities are shown; `contingent sensitivity` has all */
#define RESAMPLES 1000

typedef struct part {
    ctg_report *report;
    const ctg_report_store *of;
    const ctg_study *study;
    const ctg_crossing *crossing;
    double *outputs;             /* room for one value of every run of an arm; owned */
    double *means;               /* room for two values of every point; owned */
    size_t chosen[OUTPUTS_MOST]; /* among what is kept: of the last month or year */
    size_t chosen_count;
    size_t left_out; /* kept of the last month or year beyond those */
    FILE *head;
} part;

static const ctg_measure *measure_of(const part *here, size_t at)
{
    return ctg_measures_row(ctg_study_place_of(here->study, here->study->kept[at]).measure);
}

/* Adds what is kept of the last time of its scope, of one row of the study file or, without one, of
 * all. */
static void add_kept(part *here, const ctg_sweep_keep *keep)
{
    const ctg_study *const study = here->study;
    for (size_t at = 0; at < study->kept_count; at++) {
        const ctg_study_place place = ctg_study_place_of(study, study->kept[at]);
        const ctg_scope scope = ctg_measures_row(place.measure)->scope;
        const bool asked = keep == NULL || (place.measure == keep->measure &&
                                            (keep->who_name[0] == '\0' || place.who == keep->who));
        if (!asked || place.time == 0 ||
            place.time + 1 != ctg_measures_times(&study->shape, scope)) {
            continue;
        }
        if (here->chosen_count < OUTPUTS_MOST) {
            here->chosen[here->chosen_count++] = at;
        } else {
            here->left_out++;
        }
    }
}

/* In the order of the study file. */
static void choose(part *here)
{
    const ctg_sweep *const sweep = &here->crossing->sweep;
    for (size_t i = 0; i < sweep->keep_count; i++) {
        add_kept(here, &sweep->keeps[i]);
    }
    if (sweep->keep_count == 0) {
        add_kept(here, NULL);
    }
}

/* Writes the mean over the replicates of each point; NAN where there is none. */
static ctg_status read_means(const part *here, uint32_t arm, size_t at, double *means,
                             ctg_error *error)
{
    const ctg_study *const study = here->study;
    CTG_TRY(ctg_crossed_read(here->of->store, study, arm, at, here->outputs, error));
    for (uint64_t point = 0; point < ctg_study_point_count(study); point++) {
        double sum = 0;
        size_t there = 0;
        for (uint32_t replicate = 0; replicate < study->replicates; replicate++) {
            const double value = here->outputs[point * study->replicates + replicate];
            sum += isnan(value) ? 0 : value;
            there += isnan(value) ? 0 : 1;
        }
        means[point] = there > 0 ? sum / (double)there : (double)NAN;
    }
    return ctg_ok;
}

/* Over the points' means of one arm, or of what it changes of the base; *above is the share of the
 * points where that is above 0. */
static ctg_status reckon(const part *here, uint32_t arm, bool change, size_t at, ctg_quantiles *of,
                         double *above, ctg_error *error)
{
    const size_t points = (size_t)ctg_study_point_count(here->study);
    size_t more = 0;
    size_t count = 0;
    CTG_TRY(read_means(here, arm, at, here->means, error));
    if (change) {
        CTG_TRY(read_means(here, 0, at, here->means + points, error));
    }
    for (size_t point = 0; point < points; point++) {
        const double value = here->means[point] - (change ? here->means[points + point] : 0);
        if (!isnan(value)) {
            here->means[count++] = value;
            more += value > 0 ? 1 : 0;
        }
    }
    *of = ctg_quantiles_of(here->means, count);
    *above = count > 0 ? (double)more / (double)count : (double)NAN;
    return ctg_ok;
}

static ctg_status write_outputs(const part *here, ctg_error *error)
{
    static const ctg_html_column columns[] = {
        {NULL, "arm"}, {"p05", "5 %"}, {"median", "median"}, {"p95", "95 %"}, {NULL, "unit"}};
    FILE *const to = here->report->body;
    ctg_html_say(to, "p", "Means over the replicates of each point; over all points.");
    if (here->left_out > 0) {
        ctg_html_say(to, "p class=\"note\"",
                     "Shown are the first %d outputs of the last month or year; %zu more are left "
                     "out, here and above. contingent sensitivity and contingent export have "
                     "all.",
                     OUTPUTS_MOST, here->left_out);
    }
    ctg_html_table_begin(to, "data", "Measure", columns, 5);
    for (size_t i = 0; i < here->chosen_count; i++) {
        for (uint32_t arm = 0; arm < ctg_study_arms(here->study); arm++) {
            const ctg_measure *const measure = measure_of(here, here->chosen[i]);
            ctg_quantiles of;
            double above = 0;
            CTG_TRY(reckon(here, arm, false, here->chosen[i], &of, &above, error));
            const double values[] = {of.p05, of.median, of.p95};
            ctg_html_row(to, NULL,
                         ctg_report_sensitivity_name(here->study, here->chosen[i], 0).text);
            ctg_html_cell(to, ctg_label_policy(here->study, arm).text);
            for (size_t q = 0; q < 3; q++) {
                ctg_report_charts_cell(to, measure, of.count > 0 ? values[q] : (double)NAN);
            }
            ctg_html_cell(to, measure->unit);
            (void)fputs("</tr>\n", to);
        }
    }
    ctg_html_table_end(to);
    return ctg_ok;
}

static ctg_status write_sensitivities(const part *here, const ctg_sensitivity_asked *asked,
                                      ctg_error *error)
{
    const uint32_t first = ctg_study_arms(here->study) > 1 ? 1 : 0; /* of whom the answer speaks */
    ctg_report_frame_section(here->report, "What the outputs hang on");
    for (size_t i = 0; i < here->chosen_count; i++) {
        for (uint32_t arm = 0; arm < ctg_study_arms(here->study); arm++) {
            ctg_sensitivity of;
            ctg_status status = ctg_sensitivity_of(
                &of, asked, (ctg_sensitivity_output){here->chosen[i], arm}, error);
            if (status == ctg_ok && i == 0 && arm >= first) {
                ctg_report_sensitivity_say(here->head, here->study, here->crossing, &of);
            }
            if (status == ctg_ok) {
                status = ctg_report_sensitivity_write(here->report->body, here->study,
                                                      here->crossing, &of, error);
            }
            ctg_sensitivity_destroy(&of);
            CTG_TRY(status);
        }
    }
    return ctg_ok;
}

static void write_arms(const part *here, const ctg_regret *regret)
{
    static const ctg_html_column columns[] = {
        {"value", "mean regret"}, {"p95", "95 %"}, {"worst", "worst"}, {"best", "best in"}};
    FILE *const to = here->report->body;
    const ctg_measure *const measure = measure_of(here, here->chosen[0]);
    const ctg_html_attribute attributes[] = {{"unit", measure->unit}, {NULL, NULL}};
    char caption[700];
    (void)snprintf(caption, sizeof caption,
                   "%s (%s is better): what one loses with each against the best of all, point by "
                   "point",
                   ctg_report_sensitivity_name(here->study, here->chosen[0], 0).text,
                   measure->better == ctg_better_less ? "less" : "more");
    ctg_html_figure_begin(to, "bars", caption, attributes, "Policy", columns, 4);
    for (size_t arm = 0; arm < regret->arms; arm++) {
        const ctg_regret_arm *const one = &regret->arm[arm];
        char shown[CTG_FIGURE_ROOM];
        ctg_html_row(to, NULL, ctg_label_policy(here->study, arm).text);
        ctg_report_charts_cell(to, measure, one->mean);
        ctg_report_charts_cell(to, measure, one->p95);
        ctg_report_charts_cell(to, measure, one->worst);
        ctg_figure_write_percent(shown, one->best);
        ctg_html_value(to, one->best, shown);
        (void)fputs("</tr>\n", to);
    }
    ctg_html_figure_end(to);
}

/* Of a measure of which more or less is better; or why it cannot be told. */
static ctg_status write_regret(const part *here, const ctg_sensitivity_asked *asked,
                               ctg_error *error)
{
    const ctg_measure *const measure = measure_of(here, here->chosen[0]);
    ctg_regret regret = {0};
    ctg_error said;
    ctg_error_clear(&said);
    if (ctg_study_arms(here->study) < 2 || measure->better == ctg_better_neither) {
        return ctg_ok;
    }
    const ctg_status status = ctg_sensitivity_regret(
        &regret, asked, here->chosen[0], measure->better != ctg_better_less, (double)NAN, &said);
    if (status == ctg_ok || status == ctg_input) {
        ctg_report_frame_section(here->report,
                                 "Robustness: what each policy would be regretted for");
    }
    if (status == ctg_ok) {
        write_arms(here, &regret);
    } else if (status == ctg_input) {
        ctg_html_say(here->report->body, "p", "%.*s.", (int)strcspn(said.text, "\n"), said.text);
    } else {
        ctg_error_append(error, &said);
    }
    ctg_regret_destroy(&regret);
    return status == ctg_input ? ctg_ok : status;
}

/* Of the base its value, of a policy what it changes. */
static ctg_status add_arm(const part *here, uint32_t arm, ctg_text_builder *text, ctg_error *error)
{
    const ctg_study *const study = here->study;
    const ctg_measure *const measure = measure_of(here, here->chosen[0]);
    const bool change = arm > 0;
    const ctg_study_place place = ctg_study_place_of(study, study->kept[here->chosen[0]]);
    char shown[3][CTG_FIGURE_ROOM];
    char tail[80] = "";
    ctg_quantiles of;
    double above = 0;
    CTG_TRY(reckon(here, arm, change, here->chosen[0], &of, &above, error));
    if (of.count == 0) {
        return ctg_text_add(text, error, "%s has no value at any point",
                            ctg_label_arm(study, arm).text);
    }
    const double values[] = {of.median, of.p05, of.p95};
    for (size_t i = 0; i < 3; i++) {
        if (change) {
            ctg_figure_write_difference(shown[i], measure, values[i],
                                        ctg_figure_scale(of.p05, of.p95));
        } else {
            ctg_figure_write(shown[i], measure, values[i]);
        }
    }
    if (change) {
        (void)snprintf(tail, sizeof tail, "; it is above 0 at %.0f %% of them", 100 * above);
    }
    return ctg_text_add(text, error,
                        "%s%s%s %s %s %s in the median point and %s to %s in nine of ten%s",
                        change ? ctg_label_arm(study, arm).text : "", change ? " changes " : "",
                        ctg_label_of(study, place.measure, place.who).text, change ? "by" : "is",
                        shown[0], measure->unit, shown[1], shown[2], tail);
}

/* What every policy changes; without one what there is. */
static ctg_status write_answer(const part *here, ctg_text_builder *text, ctg_error *error)
{
    const ctg_study *const study = here->study;
    const uint32_t arms = (uint32_t)ctg_study_arms(study);
    if (here->chosen_count == 0) {
        return ctg_text_add(text, error,
                            "the store keeps nothing of the last month or year, of which this page "
                            "could speak. contingent export has what it keeps.");
    }
    CTG_TRY(ctg_text_add(text, error, "over %" PRIu64 " points of %zu varied quantities, ",
                         ctg_study_point_count(study), study->points.factor_count));
    for (uint32_t arm = arms > 1 ? 1 : 0; arm < arms; arm++) {
        CTG_TRY(ctg_text_add(text, error, "%s", arm > 1 ? "; " : ""));
        CTG_TRY(add_arm(here, arm, text, error));
    }
    return ctg_text_add(text, error, ".");
}

static ctg_status begin(part *here, ctg_error *error)
{
    const ctg_study *const study = here->study;
    ctg_text_builder answer = {0};
    const ctg_status status = write_answer(here, &answer, error);
    if (status == ctg_ok) {
        here->head = ctg_report_frame_answer(
            here->report, here->of, study->question[0] != '\0' ? study->question : study->name,
            answer.text);
    }
    free(answer.text);
    return status;
}

static ctg_status write_all(part *here, ctg_error *error)
{
    const ctg_study *const study = here->study;
    const ctg_sensitivity_asked asked = {.store = here->of->store,
                                         .study = study,
                                         .crossing = here->crossing,
                                         .resamples = RESAMPLES,
                                         .seed = study->setting->seed};
    CTG_TRY(begin(here, error));
    (void)fputs("<div class=\"first\">\n<section class=\"sure\"><h2>How sure</h2>\n", here->head);
    ctg_html_say(here->head, "p",
                 "%" PRIu32 " replicates at each point; all points and policies meet the same "
                 "chance.",
                 study->replicates);
    CTG_TRY(ctg_report_trust_short(here->head, error));
    (void)fputs("</section>\n<section class=\"hinges\"><h2>What it hangs on</h2>\n", here->head);
    const bool tells =
        here->chosen_count > 0 && ctg_sensitivity_check(here->crossing, NULL) == ctg_ok;
    if (here->chosen_count == 0) {
        ctg_html_element(here->head, "p", "That cannot be told of a month that is not kept.");
    } else if (!tells) {
        ctg_html_say(here->head, "p",
                     "The design is neither Morris' nor Saltelli's: it does not "
                     "tell what the outputs hang on.");
    } else if (here->head == here->report->head) {
        CTG_TRY(write_sensitivities(here, &asked, error));
    }
    (void)fputs("</section>\n</div>\n", here->head);
    if (tells && here->head != here->report->head) { /* its sentence stands below, with the rest */
        CTG_TRY(write_sensitivities(here, &asked, error));
    }
    if (here->chosen_count == 0) {
        return ctg_ok;
    }
    ctg_report_frame_section(here->report, "What came of it");
    CTG_TRY(write_outputs(here, error));
    return write_regret(here, &asked, error);
}

static ctg_status write_with_room(part *here, ctg_error *error)
{
    static const char what[] = "the outputs of a sweep";
    const size_t points = (size_t)ctg_study_point_count(here->study);
    void *room = NULL;
    void *means = NULL;
    CTG_TRY(ctg_memory_array(&room, points * here->study->replicates, sizeof(double), what, error));
    ctg_status status = ctg_memory_array(&means, 2 * points, sizeof(double), what, error);
    here->outputs = room;
    here->means = means;
    status = status == ctg_ok ? write_all(here, error) : status;
    free(means);
    free(room);
    return status;
}

ctg_status ctg_report_sweep_write(ctg_report *report, const ctg_report_store *of, ctg_error *error)
{
    part here = {.report = report,
                 .of = of,
                 .study = of->study,
                 .crossing = ctg_rebuilt_crossing(of->rebuilt)};
    choose(&here);
    return write_with_room(&here, error);
}
