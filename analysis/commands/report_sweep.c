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
#include "analysis/commands/report_frame.h"
#include "analysis/commands/report_parts.h"
#include "analysis/crossed.h"
#include "analysis/sensitivity.h"
#include "analysis/summary.h"
#include "engine/base/memory.h"

#define OUTPUTS_MOST 12 /* whose sensitivities are shown; `contingent sensitivity` has all */
#define RESAMPLES 1000

typedef struct part {
    ctg_report *report;
    const ctg_report_store *of;
    const ctg_study *study;
    const ctg_crossing *crossing;
    double *outputs;             /* room for one value of every run of an arm; owned */
    size_t chosen[OUTPUTS_MOST]; /* among what is kept: of the last month or year */
    size_t chosen_count;
    FILE *head;
} part;

static const ctg_measure *measure_of(const part *here, size_t at)
{
    return ctg_measures_row(ctg_study_place_of(here->study, here->study->kept[at]).measure);
}

/* Those of the last time of their scope. */
static void choose(part *here)
{
    const ctg_study *const study = here->study;
    for (size_t at = 0; at < study->kept_count && here->chosen_count < OUTPUTS_MOST; at++) {
        const ctg_study_place place = ctg_study_place_of(study, study->kept[at]);
        const ctg_scope scope = ctg_measures_row(place.measure)->scope;
        if (place.time + 1 == ctg_measures_times(&study->shape, scope)) {
            here->chosen[here->chosen_count++] = at;
        }
    }
}

/* Over the points' means of one arm. */
static ctg_status reckon(const part *here, uint32_t arm, size_t at, ctg_quantiles *of,
                         ctg_error *error)
{
    const ctg_study *const study = here->study;
    size_t count = 0;
    CTG_TRY(ctg_crossed_read(here->of->store, study, arm, at, here->outputs, error));
    for (uint64_t point = 0; point < ctg_study_point_count(study); point++) {
        double sum = 0;
        size_t there = 0;
        for (uint32_t replicate = 0; replicate < study->replicates; replicate++) {
            const double value = here->outputs[point * study->replicates + replicate];
            sum += isnan(value) ? 0 : value;
            there += isnan(value) ? 0 : 1;
        }
        if (there > 0) {
            here->outputs[count++] = sum / (double)there;
        }
    }
    *of = ctg_summary_quantiles(here->outputs, count);
    return ctg_ok;
}

static void write_value(FILE *to, const ctg_measure *measure, double value)
{
    char shown[CTG_FIGURE_ROOM];
    ctg_figure_write(shown, measure, value);
    ctg_html_value(to, value, shown);
}

static ctg_status write_outputs(const part *here, ctg_error *error)
{
    static const ctg_html_column columns[] = {
        {NULL, "arm"}, {"p05", "5 %"}, {"median", "median"}, {"p95", "95 %"}, {NULL, "unit"}};
    FILE *const to = here->report->body;
    ctg_html_say(to, "p", "Means over the replicates of each point; over all points.");
    ctg_html_table_begin(to, "data", "Measure", columns, 5);
    for (size_t i = 0; i < here->chosen_count; i++) {
        for (uint32_t arm = 0; arm < ctg_study_arms(here->study); arm++) {
            const ctg_measure *const measure = measure_of(here, here->chosen[i]);
            char name[CTG_CROSSED_NAME_ROOM];
            ctg_quantiles of;
            CTG_TRY(reckon(here, arm, here->chosen[i], &of, error));
            const double values[] = {of.p05, of.median, of.p95};
            ctg_html_row(to, NULL, ctg_crossed_name(here->study, here->chosen[i], name));
            ctg_html_cell(to, ctg_study_arm_name(here->study, arm));
            for (size_t q = 0; q < 3; q++) {
                write_value(to, measure, of.count > 0 ? values[q] : (double)NAN);
            }
            ctg_html_cell(to, measure->unit);
            (void)fputs("</tr>\n", to);
        }
    }
    ctg_html_table_end(to);
    return ctg_ok;
}

static void write_index(FILE *to, double value)
{
    char shown[40];
    (void)snprintf(shown, sizeof shown, "%.3f", value);
    ctg_html_value(to, value, shown);
}

/* The factors with the largest total index first. */
static void write_sobol(const part *here, const ctg_sobol *sobol, const char *caption)
{
    static const ctg_html_column columns[] = {
        {"mean", "total"},     {"low", "from"},      {"high", "to"}, {"first", "first order"},
        {"first_low", "from"}, {"first_high", "to"}, {NULL, ""}};
    static const ctg_html_attribute attributes[] = {{"unit", "share of the variance"},
                                                    {NULL, NULL}};
    FILE *const to = here->report->body;
    double below = HUGE_VAL;
    ctg_html_figure_begin(to, "intervals", caption, attributes, "Factor", columns, 7);
    for (size_t shown = 0; shown < sobol->factors;) {
        double next = -HUGE_VAL;
        for (size_t i = 0; i < sobol->factors; i++) {
            const double estimate = sobol->total[i].estimate;
            next = estimate < below && estimate > next ? estimate : next;
        }
        for (size_t i = 0; i < sobol->factors; i++) {
            if (!(sobol->total[i].estimate < next) && !(sobol->total[i].estimate > next)) {
                const ctg_sobol_index *const both[] = {&sobol->total[i], &sobol->first[i]};
                ctg_html_row(to, NULL, ctg_sensitivity_factor(here->crossing, i));
                for (size_t k = 0; k < 2; k++) {
                    write_index(to, both[k]->estimate);
                    write_index(to, both[k]->low);
                    write_index(to, both[k]->high);
                }
                ctg_html_cell(to, both[0]->distinguishable ? "" : "not distinguishable from 0");
                (void)fputs("</tr>\n", to);
                shown++;
            }
        }
        if (!(next > -HUGE_VAL)) {
            break; /* what is left is no number */
        }
        below = next;
    }
    ctg_html_figure_end(to);
}

static void write_morris(const part *here, const ctg_morris *morris, const ctg_measure *measure,
                         const char *caption)
{
    static const ctg_html_column columns[] = {
        {"mean", "mu*"}, {"low", "from"}, {"high", "to"}, {"sigma", "sigma"}, {NULL, ""}};
    const ctg_html_attribute attributes[] = {{"unit", measure->unit}, {NULL, NULL}};
    FILE *const to = here->report->body;
    ctg_html_figure_begin(to, "intervals", caption, attributes, "Factor", columns, 5);
    for (size_t i = 0; i < morris->factors; i++) {
        const ctg_morris_factor *const factor = &morris->factor[i];
        ctg_html_row(to, NULL, ctg_sensitivity_factor(here->crossing, i));
        write_value(to, measure, factor->mu_star.estimate);
        write_value(to, measure, factor->mu_star.low);
        write_value(to, measure, factor->mu_star.high);
        write_value(to, measure, factor->sigma.estimate);
        ctg_html_cell(to, factor->distinguishable ? "" : "not distinguishable from 0");
        (void)fputs("</tr>\n", to);
    }
    ctg_html_figure_end(to);
}

/* The strongest factor of the first output, for the first screen. */
static void write_strongest(const part *here, const ctg_sensitivity *of)
{
    double best = 0;
    size_t which = 0;
    bool told = false;
    for (size_t i = 0; of->has_sobol && i < of->sobol.factors; i++) {
        if (of->sobol.total[i].distinguishable && of->sobol.total[i].estimate > best) {
            best = of->sobol.total[i].estimate;
            which = i;
            told = true;
        }
    }
    if (told) {
        ctg_html_say(here->head, "p",
                     "Of %s: most on %s, which with all its interactions makes %.0f %% of the "
                     "variance between points.",
                     of->name, ctg_sensitivity_factor(here->crossing, which), 100 * best);
    } else if (of->has_sobol) {
        ctg_html_say(here->head, "p",
                     "Of %s: on none of what was varied that could be told from 0.", of->name);
    } else {
        ctg_html_say(here->head, "p", "%s",
                     of->refused[0] != '\0' ? of->refused : "See what the outputs hang on, below.");
    }
}

static void write_sensitivity(const part *here, const ctg_sensitivity *of)
{
    char caption[360];
    if (of->has_morris) {
        (void)snprintf(caption, sizeof caption,
                       "%s: how much each factor moves it over its range (Morris' mu*), with 95 %% "
                       "intervals",
                       of->name);
        write_morris(here, &of->morris, measure_of(here, of->of.at), caption);
    } else if (of->has_sobol) {
        (void)snprintf(caption, sizeof caption,
                       "%s: which share of its variance each factor makes, with all its "
                       "interactions (Sobol' total index), with 95 %% intervals",
                       of->name);
        write_sobol(here, &of->sobol, caption);
    } else {
        ctg_html_say(here->report->body, "p class=\"note\"", "%s", of->refused);
    }
}

static ctg_status write_sensitivities(const part *here, const ctg_sensitivity_asked *asked,
                                      ctg_error *error)
{
    ctg_report_frame_section(here->report, "What the outputs hang on");
    for (size_t i = 0; i < here->chosen_count; i++) {
        for (uint32_t arm = 0; arm < ctg_study_arms(here->study); arm++) {
            ctg_sensitivity of;
            const ctg_status status = ctg_sensitivity_of(
                &of, asked, (ctg_sensitivity_output){here->chosen[i], arm}, error);
            if (status == ctg_ok && i == 0 && arm == 0) {
                write_strongest(here, &of);
            }
            if (status == ctg_ok) {
                write_sensitivity(here, &of);
            }
            ctg_sensitivity_destroy(&of);
            CTG_TRY(status);
        }
    }
    return ctg_ok;
}

static ctg_status write_regret(const part *here, const ctg_sensitivity_asked *asked,
                               ctg_error *error)
{
    static const ctg_html_column columns[] = {
        {"value", "mean regret"}, {"p95", "95 %"}, {"worst", "worst"}, {"best", "best in"}};
    FILE *const to = here->report->body;
    const ctg_measure *const measure = measure_of(here, here->chosen[0]);
    const ctg_html_attribute attributes[] = {{"unit", measure->unit}, {NULL, NULL}};
    char name[CTG_CROSSED_NAME_ROOM];
    char caption[400];
    ctg_regret regret = {0};
    const ctg_status status = ctg_sensitivity_regret(
        &regret, asked, here->chosen[0], measure->better != ctg_better_less, (double)NAN, error);
    if (status == ctg_ok) {
        ctg_report_frame_section(here->report,
                                 "Robustness: what each policy would be regretted for");
        (void)snprintf(caption, sizeof caption,
                       "%s (%s is better): what one loses with each against the best of all, point "
                       "by point",
                       ctg_crossed_name(here->study, here->chosen[0], name),
                       measure->better == ctg_better_less ? "less" : "more");
        ctg_html_figure_begin(to, "bars", caption, attributes, "Policy", columns, 4);
        for (size_t arm = 0; arm < regret.arms; arm++) {
            const ctg_regret_arm *const one = &regret.arm[arm];
            char shown[CTG_FIGURE_ROOM];
            ctg_html_row(to, NULL, ctg_study_arm_name(here->study, arm));
            write_value(to, measure, one->mean);
            write_value(to, measure, one->p95);
            write_value(to, measure, one->worst);
            ctg_figure_write_percent(shown, one->best);
            ctg_html_value(to, one->best, shown);
            (void)fputs("</tr>\n", to);
        }
        ctg_html_figure_end(to);
    }
    ctg_regret_destroy(&regret);
    return status;
}

static void write_answer(const part *here, const ctg_quantiles *of, char *text, size_t room)
{
    const ctg_measure *const measure = measure_of(here, here->chosen[0]);
    const double values[] = {of->median, of->p05, of->p95};
    char name[CTG_CROSSED_NAME_ROOM];
    char shown[3][CTG_FIGURE_ROOM];
    for (size_t i = 0; i < 3; i++) {
        ctg_figure_write(shown[i], measure, values[i]);
    }
    (void)snprintf(text, room,
                   "over %" PRIu64 " points of %zu varied quantities, %s is %s %s in the median "
                   "point and between %s and %s in nine of ten.",
                   ctg_study_point_count(here->study), here->study->points.factor_count,
                   ctg_crossed_name(here->study, here->chosen[0], name), shown[0], measure->unit,
                   shown[1], shown[2]);
}

static ctg_status write_all(part *here, ctg_error *error)
{
    const ctg_study *const study = here->study;
    const ctg_sensitivity_asked asked = {.store = here->of->store,
                                         .study = study,
                                         .crossing = here->crossing,
                                         .resamples = RESAMPLES,
                                         .seed = study->setting->seed};
    ctg_quantiles of;
    char answer[600];
    CTG_TRY(reckon(here, 0, here->chosen[0], &of, error));
    write_answer(here, &of, answer, sizeof answer);
    here->head = ctg_report_frame_answer(
        here->report, here->of, study->question[0] != '\0' ? study->question : study->name, answer);
    (void)fputs("<div class=\"first\">\n<section class=\"sure\"><h2>How sure</h2>\n", here->head);
    ctg_html_say(here->head, "p",
                 "%" PRIu32 " replicates at each point; all points and policies meet the same "
                 "chance.",
                 study->replicates);
    CTG_TRY(ctg_report_trust_short(here->head, error));
    (void)fputs("</section>\n<section class=\"hinges\"><h2>What it hangs on</h2>\n", here->head);
    const bool tells = ctg_sensitivity_check(here->crossing, NULL) == ctg_ok;
    if (!tells) {
        ctg_html_say(here->head, "p",
                     "The design is neither Morris' nor Saltelli's: it does not "
                     "tell what the outputs hang on.");
    } else {
        CTG_TRY(write_sensitivities(here, &asked, error));
    }
    (void)fputs("</section>\n</div>\n", here->head);
    ctg_report_frame_section(here->report, "What came of it");
    CTG_TRY(write_outputs(here, error));
    return ctg_study_arms(study) > 1 ? write_regret(here, &asked, error) : ctg_ok;
}

ctg_status ctg_report_sweep_write(ctg_report *report, const ctg_report_store *of, ctg_error *error)
{
    part here = {.report = report,
                 .of = of,
                 .study = of->study,
                 .crossing = ctg_rebuilt_crossing(of->rebuilt)};
    void *room = NULL;
    choose(&here);
    if (here.chosen_count == 0) {
        return ctg_error_add(error, ctg_input, "%s keeps nothing of the last month or year",
                             of->path);
    }
    CTG_TRY(ctg_memory_array(&room,
                             (size_t)ctg_study_point_count(here.study) * here.study->replicates,
                             sizeof(double), "the outputs of a sweep", error));
    here.outputs = room;
    const ctg_status status = write_all(&here, error);
    free(room);
    return status;
}
