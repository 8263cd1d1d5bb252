/* What an output of a sweep hangs on, in a report.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/report_sensitivity.h"

#include <math.h>

#include "analysis/commands/figure.h"
#include "analysis/commands/html.h"
#include "analysis/commands/report_charts.h"

ctg_label ctg_report_sensitivity_name(const ctg_study *study, size_t at, size_t arm)
{
    const ctg_study_place place = ctg_study_place_of(study, study->kept[at]);
    char month[8];
    ctg_label said = {""};
    ctg_month_write(ctg_study_month(study, ctg_measures_row(place.measure)->scope, place.time),
                    month);
    (void)snprintf(said.text, sizeof said.text, "%.120s, %s%s%.40s",
                   ctg_label_of(study, place.measure, place.who).text, month,
                   arm > 0 ? ", change by " : "", arm > 0 ? ctg_study_arm_name(study, arm) : "");
    return said;
}

static void write_index(FILE *to, double value)
{
    char shown[40];
    (void)snprintf(shown, sizeof shown, "%.3f", value);
    ctg_html_value(to, value, shown);
}

/* The factors with the largest total index first. */
static void write_sobol(FILE *to, const ctg_crossing *crossing, const ctg_sobol *sobol,
                        const char *caption)
{
    static const ctg_html_column columns[] = {
        {"mean", "total"},     {"low", "from"},      {"high", "to"}, {"first", "first order"},
        {"first_low", "from"}, {"first_high", "to"}, {NULL, ""}};
    static const ctg_html_attribute attributes[] = {{"unit", "share of the variance"},
                                                    {NULL, NULL}};
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
                ctg_html_row(to, NULL, ctg_sensitivity_factor(crossing, i));
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

static void write_morris(FILE *to, const ctg_crossing *crossing, const ctg_morris *morris,
                         const ctg_measure *measure, const char *caption)
{
    static const ctg_html_column columns[] = {
        {"mean", "mu*"}, {"low", "from"}, {"high", "to"}, {"sigma", "sigma"}, {NULL, ""}};
    const ctg_html_attribute attributes[] = {{"unit", measure->unit}, {NULL, NULL}};
    ctg_html_figure_begin(to, "intervals", caption, attributes, "Factor", columns, 5);
    for (size_t i = 0; i < morris->factors; i++) {
        const ctg_morris_factor *const factor = &morris->factor[i];
        ctg_html_row(to, NULL, ctg_sensitivity_factor(crossing, i));
        ctg_report_charts_cell(to, measure, factor->mu_star.estimate);
        ctg_report_charts_cell(to, measure, factor->mu_star.low);
        ctg_report_charts_cell(to, measure, factor->mu_star.high);
        ctg_report_charts_cell(to, measure, factor->sigma.estimate);
        ctg_html_cell(to, factor->distinguishable ? "" : "not distinguishable from 0");
        (void)fputs("</tr>\n", to);
    }
    ctg_html_figure_end(to);
}

void ctg_report_sensitivity_say(FILE *to, const ctg_study *study, const ctg_crossing *crossing,
                                const ctg_sensitivity *of)
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
        ctg_html_say(to, "p",
                     "Of %s: most on %s, which with all its interactions makes %.0f %% of the "
                     "variance between points.",
                     ctg_report_sensitivity_name(study, of->of.at, of->of.arm).text,
                     ctg_sensitivity_factor(crossing, which), 100 * best);
    } else if (of->has_sobol) {
        ctg_html_say(to, "p", "Of %s: on none of what was varied that could be told from 0.",
                     ctg_report_sensitivity_name(study, of->of.at, of->of.arm).text);
    } else {
        ctg_html_say(to, "p", "%s",
                     of->refused[0] != '\0' ? of->refused : "See what the outputs hang on, below.");
    }
}

void ctg_report_sensitivity_write(FILE *to, const ctg_study *study, const ctg_crossing *crossing,
                                  const ctg_sensitivity *of)
{
    char caption[360];
    if (of->has_morris) {
        (void)snprintf(caption, sizeof caption,
                       "%s: how much each factor moves it over its range (Morris' mu*), with 95 %% "
                       "intervals",
                       ctg_report_sensitivity_name(study, of->of.at, of->of.arm).text);
        write_morris(to, crossing, &of->morris,
                     ctg_measures_row(ctg_study_place_of(study, study->kept[of->of.at]).measure),
                     caption);
    } else if (of->has_sobol) {
        (void)snprintf(caption, sizeof caption,
                       "%s: which share of its variance each factor makes, with all its "
                       "interactions (Sobol' total index), with 95 %% intervals",
                       ctg_report_sensitivity_name(study, of->of.at, of->of.arm).text);
        write_sobol(to, crossing, &of->sobol, caption);
    } else {
        ctg_html_say(to, "p class=\"note\"", "%s", of->refused);
    }
}
