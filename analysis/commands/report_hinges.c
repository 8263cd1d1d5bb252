/* What a number hangs on, in a report.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/report_hinges.h"

#include <math.h>

#include "analysis/commands/html.h"

static bool tells(const ctg_hinges *hinges)
{
    return hinges->candidates > 0 && hinges->bound < 1;
}

static void write_untold(FILE *to, const ctg_hinges *hinges)
{
    if (hinges->candidates == 0) {
        ctg_html_say(to, "p",
                     "On no parameter: none is drawn anew from an assumed or fitted range.");
    } else {
        ctg_html_say(to, "p", "Fewer than %d draws of parameters do not tell.",
                     CTG_CANDIDATES_DRAWS_LEAST);
    }
}

static void write_one(FILE *to, const ctg_influence *one, const ctg_setting *setting, bool change)
{
    const bool up = one->correlation > 0;
    const ctg_parameter *const row = ctg_parameters_row(one->parameter);
    (void)fputs("<li>", to);
    ctg_html_sentence(to, row->what);
    ctg_html_say(
        to, "small", " (%s, %s): where it is higher, %s %s; %.0f %% of the variance of ranks",
        row->path, ctg_candidates_is_fitted(setting, one->parameter) ? "fitted" : "assumed",
        change ? "the change goes further" : "this is",
        change ? (up ? "up" : "down") : (up ? "higher" : "lower"),
        100 * one->correlation * one->correlation);
    (void)fputs("</li>\n", to);
}

void ctg_report_hinges_list(FILE *to, const ctg_hinges *hinges, const ctg_setting *setting,
                            bool change)
{
    if (!tells(hinges)) {
        write_untold(to, hinges);
        return;
    }
    if (hinges->found == 0) {
        ctg_html_say(to, "p",
                     "No single assumption stands out: of the %zu uncertain ones that were varied "
                     "none has an influence that %zu draws of them could show.",
                     hinges->candidates, hinges->values);
        return;
    }
    ctg_html_say(to, "p", "Of the %zu uncertain assumptions that were varied it hangs most on:",
                 hinges->candidates);
    (void)fputs("<ul>\n", to);
    for (size_t i = 0; i < hinges->found; i++) {
        write_one(to, &hinges->strongest[i], setting, change);
    }
    (void)fputs("</ul>\n", to);
}

void ctg_report_hinges_tornado(FILE *to, const ctg_hinges *hinges, const ctg_setting *setting,
                               const char *of)
{
    static const ctg_html_column columns[] = {{"mean", "rank correlation"},
                                              {"low", "from"},
                                              {"high", "to"},
                                              {NULL, "basis"},
                                              {NULL, "range"},
                                              {NULL, "what it is"}};
    static const ctg_html_attribute attributes[] = {{"unit", "rank correlation"}, {NULL, NULL}};
    char text[1000];
    if (!tells(hinges)) {
        write_untold(to, hinges);
        return;
    }
    (void)snprintf(text, sizeof text,
                   "The parameters that go most with %s, with intervals that hold for all %zu at "
                   "once in 95 %% of studies. Above 0: where the parameter is higher, so is %s. "
                   "The square is the share of the variance of ranks for which one stands alone",
                   of, hinges->candidates, of);
    ctg_html_figure_begin(to, "intervals", text, attributes, "Parameter", columns, 6);
    for (size_t i = 0; i < hinges->listed; i++) {
        const ctg_influence *const one = &hinges->strongest[i];
        const ctg_parameter *const row = ctg_parameters_row(one->parameter);
        const ctg_candidates_range range = ctg_candidates_range_of(setting, one->parameter);
        double ends[2];
        char shown[3][16];
        ctg_hinges_interval(one->correlation, hinges->values, hinges->candidates, ends);
        (void)snprintf(shown[0], sizeof shown[0], "%+.2f", one->correlation);
        (void)snprintf(shown[1], sizeof shown[1], "%+.2f", ends[0]);
        (void)snprintf(shown[2], sizeof shown[2], "%+.2f", ends[1]);
        ctg_html_row(to, NULL, row->path);
        ctg_html_value(to, one->correlation, shown[0]);
        ctg_html_value(to, ends[0], shown[1]);
        ctg_html_value(to, ends[1], shown[2]);
        ctg_html_cell(to, ctg_candidates_is_fitted(setting, one->parameter) ? "fitted" : "assumed");
        (void)snprintf(text, sizeof text, "%.3g to %.3g %s", range.low, range.high, row->unit);
        ctg_html_cell(to, text);
        ctg_html_cell(to, row->what);
        (void)fputs("</tr>\n", to);
    }
    ctg_html_figure_end(to);
}
