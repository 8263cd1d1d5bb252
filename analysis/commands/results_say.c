/* The words and figures of a row of results.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/results_say.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static ctg_results_say with_interval(const ctg_case_row *row, double value, double low, double high)
{
    const ctg_measure *const measure = ctg_measures_row(row->expected.measure);
    const double scale = ctg_figure_scale(ctg_figure_scale(low, high), value);
    char figures[3][CTG_FIGURE_ROOM];
    ctg_results_say said;
    ctg_figure_write_difference(figures[0], measure, value, scale);
    ctg_figure_write_difference(figures[1], measure, low, scale);
    ctg_figure_write_difference(figures[2], measure, high, scale);
    (void)snprintf(said.text, sizeof said.text, "%s (%s to %s)", figures[0], figures[1],
                   figures[2]);
    return said;
}

ctg_results_say ctg_results_say_difference(const ctg_case_row *row)
{
    return with_interval(row, row->effect.median, row->effect.low, row->effect.high);
}

ctg_results_say ctg_results_say_mean(const ctg_case_row *row)
{
    const ctg_split *const split = &row->effect.split;
    return with_interval(row, split->mean, split->mean_low, split->mean_high);
}

ctg_results_say ctg_results_say_parameters(const ctg_case_row *row)
{
    const ctg_split *const split = &row->effect.split;
    ctg_results_say said;
    (void)snprintf(said.text, sizeof said.text, isnan(split->share) ? "-" : "%.0f %% (%.0f-%.0f)",
                   100 * split->share, 100 * split->share_low, 100 * split->share_high);
    return said;
}

const char *ctg_results_say_verdict(ctg_case_verdict verdict)
{
    static const char *const words[] = {"not distinguishable", "built in", "emergent",
                                        "not probed"};
    return words[verdict];
}

bool ctg_results_say_is_otherwise(const ctg_case_row *row)
{
    return row->expected.sign != '?' && row->expected.sign != row->effect.sign;
}

const char *ctg_results_say_why(const ctg_case_row *row)
{
    return row->expected.otherwise[0] != '\0' ? row->expected.otherwise : "not explained";
}

const char *ctg_results_say_file(const char *file)
{
    const char *const slash = strrchr(file, '/');
    return slash == NULL ? file : slash + 1;
}
