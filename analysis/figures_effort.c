/* Figures of patterns.def on effort: people deployed over armed forces.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/figures_effort.h"

#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>

#include "analysis/quantiles.h"

/* Efforts of the contributors with forces above `least`, smallest first, into the view's room; how
 * many. */
static size_t sort_efforts(const ctg_view *view, const double *people, int year, double least)
{
    size_t count = 0;
    for (size_t i = 0; i < view->tables->covariates_count; i++) {
        const ctg_covariate_row *const row = &view->tables->covariates[i];
        if (row->year == year && people[row->state] > 0 && (double)row->armed_forces > least) {
            view->room[count++] = people[row->state] / (double)row->armed_forces;
        }
    }
    gsl_sort(view->room, 1, count);
    return count;
}

static double quantile(const ctg_view *view, const double *people, const ctg_figure *figure,
                       int year)
{
    const size_t count = sort_efforts(view, people, year, 0);
    return count > 0 ? ctg_quantiles_at(view->room, count, figure->number) : CTG_VIEW_UNKNOWN;
}

static double top(const ctg_view *view, const double *people, const ctg_figure *figure, int year)
{
    const size_t most = (size_t)figure->number;
    const size_t count = sort_efforts(view, people, year, 0);
    return count >= most ? gsl_stats_mean(view->room + count - most, 1, most) : CTG_VIEW_UNKNOWN;
}

static double ceiling(const ctg_view *view, const double *people, const ctg_figure *figure,
                      int year)
{
    const size_t count = sort_efforts(view, people, year, figure->number);
    return count > 0 ? view->room[count - 1] : CTG_VIEW_UNKNOWN;
}

typedef double of_year(const ctg_view *view, const double *people, const ctg_figure *figure,
                       int year);

static double mean_over_years(const ctg_view *view, const ctg_figure *figure, of_year *ask)
{
    double sum = 0;
    for (int year = figure->from; year <= figure->to; year++) {
        const double *const people = ctg_view_year(view, ctg_measure_state_deployed_pers, year);
        sum += people != NULL ? ask(view, people, figure, year) : CTG_VIEW_UNKNOWN;
    }
    return sum / (figure->to - figure->from + 1);
}

double ctg_figures_effort_quantile(const ctg_view *view, const ctg_figure *figure)
{
    return mean_over_years(view, figure, quantile);
}

double ctg_figures_effort_top(const ctg_view *view, const ctg_figure *figure)
{
    return mean_over_years(view, figure, top);
}

double ctg_figures_effort_ceiling(const ctg_view *view, const ctg_figure *figure)
{
    return mean_over_years(view, figure, ceiling);
}
