/* What an output of a sweep hangs on, in a report.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/report_sensitivity.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/commands/figure.h"
#include "analysis/commands/html.h"
#include "engine/base/memory.h"

ctg_report_sensitivity_label ctg_report_sensitivity_name(const ctg_study *study, size_t at,
                                                         size_t arm)
{
    const ctg_study_place place = ctg_study_place_of(study, study->kept[at]);
    char month[8];
    ctg_report_sensitivity_label said;
    ctg_month_write(ctg_study_month(study, ctg_measures_row(place.measure)->scope, place.time),
                    month);
    (void)snprintf(said.text, sizeof said.text, "%s, %s%s%s",
                   ctg_label_of(study, place.measure, place.who).text, month,
                   arm > 0 ? ", change by: " : "",
                   arm > 0 ? ctg_label_policy(study, arm).text : "");
    return said;
}

#define UNTOLD "not distinguishable from 0"

/* Whether a total index comes before another; what is no number comes last. */
static bool comes_before(const ctg_sobol *sobol, size_t a, size_t b)
{
    const double of_a = sobol->total[a].estimate;
    const double of_b = sobol->total[b].estimate;
    return isnan(of_b) ? !isnan(of_a) : of_a > of_b;
}

static void write_index(FILE *to, const ctg_sobol_index *index)
{
    const double values[] = {index->estimate, index->low, index->high};
    for (size_t i = 0; i < 3; i++) {
        char shown[40];
        (void)snprintf(shown, sizeof shown, "%.3f", values[i]);
        ctg_html_value(to, values[i], shown);
    }
}

/* The factors with the largest total index first; `order` has room for all. */
static void write_sobol(FILE *to, const ctg_crossing *crossing, const ctg_sobol *sobol,
                        const char *caption, size_t *order)
{
    static const ctg_html_column columns[] = {
        {"mean", "total"},     {"low", "from"},      {"high", "to"}, {"first", "first order"},
        {"first_low", "from"}, {"first_high", "to"}, {"unclear", ""}};
    static const ctg_html_attribute attributes[] = {{"unit", "share of the variance"},
                                                    {NULL, NULL}};
    for (size_t i = 0; i < sobol->factors; i++) {
        size_t to_place = i;
        for (; to_place > 0 && comes_before(sobol, i, order[to_place - 1]); to_place--) {
            order[to_place] = order[to_place - 1];
        }
        order[to_place] = i;
    }
    ctg_html_figure_begin(to, "intervals", caption, attributes, "Factor", columns, 7);
    for (size_t i = 0; i < sobol->factors; i++) {
        ctg_html_row(to, NULL, ctg_sensitivity_factor(crossing, order[i]));
        write_index(to, &sobol->total[order[i]]);
        write_index(to, &sobol->first[order[i]]);
        ctg_html_cell(to, sobol->total[order[i]].distinguishable ? "" : UNTOLD);
        (void)fputs("</tr>\n", to);
    }
    ctg_html_figure_end(to);
}

/* A size that is small beside what the measure shows: with three digits, without a sign. */
static void write_size(char text[CTG_FIGURE_ROOM], const ctg_measure *measure, double value)
{
    ctg_figure_write_difference(text, measure, value, fabs(value));
    if (text[0] == '+') {
        memmove(text, text + 1, strlen(text));
    }
}

static void write_morris(FILE *to, const ctg_crossing *crossing, const ctg_morris *morris,
                         const ctg_measure *measure, const char *caption)
{
    static const ctg_html_column columns[] = {
        {"mean", "mu*"}, {"low", "from"}, {"high", "to"}, {"sigma", "sigma"}, {"unclear", ""}};
    const ctg_html_attribute attributes[] = {{"unit", measure->unit}, {NULL, NULL}};
    ctg_html_figure_begin(to, "intervals", caption, attributes, "Factor", columns, 5);
    for (size_t i = 0; i < morris->factors; i++) {
        const ctg_morris_factor *const factor = &morris->factor[i];
        ctg_html_row(to, NULL, ctg_sensitivity_factor(crossing, i));
        const double values[] = {factor->mu_star.estimate, factor->mu_star.low,
                                 factor->mu_star.high, factor->sigma.estimate};
        for (size_t k = 0; k < 4; k++) {
            char shown[CTG_FIGURE_ROOM];
            write_size(shown, measure, values[k]);
            ctg_html_value(to, values[k], shown);
        }
        ctg_html_cell(to, factor->distinguishable ? "" : UNTOLD);
        (void)fputs("</tr>\n", to);
    }
    ctg_html_figure_end(to);
}

/* The factor with the largest total index or mu* of those that can be told from 0; SIZE_MAX: none.
 */
static size_t leading(const ctg_sensitivity *of, double *best)
{
    const size_t count = of->has_sobol ? of->sobol.factors : of->morris.factors;
    size_t which = SIZE_MAX;
    for (size_t i = 0; i < count; i++) {
        const bool told = of->has_sobol ? of->sobol.total[i].distinguishable
                                        : of->morris.factor[i].distinguishable;
        const double size =
            of->has_sobol ? of->sobol.total[i].estimate : of->morris.factor[i].mu_star.estimate;
        if (told && (which == SIZE_MAX || size > *best)) {
            *best = size;
            which = i;
        }
    }
    return which;
}

void ctg_report_sensitivity_say(FILE *to, const ctg_study *study, const ctg_crossing *crossing,
                                const ctg_sensitivity *of)
{
    const ctg_report_sensitivity_label name =
        ctg_report_sensitivity_name(study, of->of.at, of->of.arm);
    const ctg_measure *const measure =
        ctg_measures_row(ctg_study_place_of(study, study->kept[of->of.at]).measure);
    double best = 0;
    if (!of->has_sobol && !of->has_morris) {
        ctg_html_element(to, "p", of->refused);
        return;
    }
    const size_t which = leading(of, &best);
    if (which == SIZE_MAX) {
        ctg_html_say(to, "p", "Of %s: on none of what was varied that could be told from 0.",
                     name.text);
    } else if (of->has_sobol) {
        ctg_html_say(to, "p",
                     "Of %s: most on %s, which with all its interactions makes %.0f %% of the "
                     "variance between points.",
                     name.text, ctg_sensitivity_factor(crossing, which), 100 * best);
    } else {
        char shown[CTG_FIGURE_ROOM];
        write_size(shown, measure, best);
        ctg_html_say(to, "p",
                     "Of %s: most on %s, which over its range moves it by %s %s in the mean of its "
                     "steps (Morris' mu*).",
                     name.text, ctg_sensitivity_factor(crossing, which), shown, measure->unit);
    }
}

ctg_status ctg_report_sensitivity_write(FILE *to, const ctg_study *study,
                                        const ctg_crossing *crossing, const ctg_sensitivity *of,
                                        ctg_error *error)
{
    const ctg_report_sensitivity_label name =
        ctg_report_sensitivity_name(study, of->of.at, of->of.arm);
    char caption[700];
    if (of->has_morris) {
        (void)snprintf(caption, sizeof caption,
                       "%s: how much each factor moves it over its range (Morris' mu*), with 95 %% "
                       "intervals",
                       name.text);
        write_morris(to, crossing, &of->morris,
                     ctg_measures_row(ctg_study_place_of(study, study->kept[of->of.at]).measure),
                     caption);
    } else if (of->has_sobol) {
        void *order = NULL;
        CTG_TRY(ctg_memory_array(&order, of->sobol.factors, sizeof(size_t), "a report", error));
        (void)snprintf(caption, sizeof caption,
                       "%s: which share of its variance each factor makes, with all its "
                       "interactions (Sobol' total index), with 95 %% intervals",
                       name.text);
        write_sobol(to, crossing, &of->sobol, caption, order);
        free(order);
    } else {
        ctg_html_element(to, "p class=\"note\"", of->refused);
    }
    return ctg_ok;
}
