/* Figures of patterns.def on missions: of whom they are made, how long they live, what it costs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/figures_missions.h"

#include <gsl/gsl_sort.h>
#include <math.h>
#include <string.h>

#include "analysis/lives.h"

#define LARGE_ABOVE 3000
#define ONE_HAS_ALL 0.9 /* V14: a mission of one contributor is the exception */
#define LAST CTG_MONTH(2016, 12)

typedef double of_year(const ctg_view *view, const ctg_figure *figure, int year);

static double mean_over_years(const ctg_view *view, const ctg_figure *figure, of_year *ask)
{
    double sum = 0;
    for (int year = figure->from; year <= figure->to; year++) {
        sum += ask(view, figure, year);
    }
    return sum / (figure->to - figure->from + 1);
}

static double value(const ctg_view *view, ctg_measure_id id, int year)
{
    return ctg_view_month(view, id, CTG_MONTH(year, 12));
}

static double world(const ctg_view *view, const ctg_figure *figure, int year)
{
    return value(view, (ctg_measure_id)figure->number, year);
}

double ctg_figures_missions_world(const ctg_view *view, const ctg_figure *figure)
{
    return mean_over_years(view, figure, world);
}

double ctg_figures_missions_reached(const ctg_view *view, const ctg_figure *figure)
{
    const double reached = world(view, figure, figure->to);
    return reached < 0 ? CTG_VIEW_UNKNOWN : reached;
}

static double per_contributor(const ctg_view *view, const ctg_figure *figure, int year)
{
    const double *const people = ctg_view_year(view, ctg_measure_state_deployed_pers, year);
    double contributors = 0;
    (void)figure;
    for (size_t state = 0; people != NULL && state < view->shape.who[ctg_scope_state]; state++) {
        contributors += people[state] > 0 ? 1 : 0;
    }
    return contributors > 0 ? value(view, ctg_measure_world_ties, year) / contributors
                            : CTG_VIEW_UNKNOWN;
}

double ctg_figures_missions_per_contributor(const ctg_view *view, const ctg_figure *figure)
{
    return mean_over_years(view, figure, per_contributor);
}

/* The least or the most of a measure over the large missions. */
static double extreme(const ctg_view *view, ctg_measure_id id, bool most, int year)
{
    const double *const people = ctg_view_year(view, ctg_measure_mission_deployed_pers, year);
    const double *const top1 = ctg_view_year(view, ctg_measure_mission_top1_share, year);
    const double *const of = ctg_view_year(view, id, year);
    double found = CTG_VIEW_UNKNOWN;
    for (size_t m = 0; people != NULL && m < view->shape.who[ctg_scope_mission]; m++) {
        if (ctg_lives_is_un(view->tables, m) && people[m] > LARGE_ABOVE && top1[m] < ONE_HAS_ALL &&
            (isnan(found) || (most ? of[m] > found : of[m] < found))) {
            found = of[m];
        }
    }
    return found;
}

static double contributors(const ctg_view *view, const ctg_figure *figure, int year)
{
    return extreme(view, ctg_measure_mission_contributors, figure->number > 0, year);
}

double ctg_figures_missions_contributors(const ctg_view *view, const ctg_figure *figure)
{
    return mean_over_years(view, figure, contributors);
}

static double top5(const ctg_view *view, const ctg_figure *figure, int year)
{
    return extreme(view, ctg_measure_mission_top5_share, figure->number > 0, year);
}

double ctg_figures_missions_top5(const ctg_view *view, const ctg_figure *figure)
{
    return mean_over_years(view, figure, top5);
}

static double hosts(const ctg_view *view, const ctg_figure *figure, int year)
{
    const double *const people = ctg_view_year(view, ctg_measure_host_deployed_pers, year);
    double here = 0;
    double all = 0;
    for (size_t r = 0; people != NULL && r < view->shape.who[ctg_scope_host]; r++) {
        here += strcmp(view->tables->regions[r].continent, figure->word) == 0 ? people[r] : 0;
        all += people[r];
    }
    return all > 0 ? here / all : CTG_VIEW_UNKNOWN;
}

double ctg_figures_missions_hosts(const ctg_view *view, const ctg_figure *figure)
{
    return mean_over_years(view, figure, hosts);
}

static double outside(const ctg_view *view, const ctg_figure *figure, int year)
{
    const double *const people = ctg_view_year(view, ctg_measure_mission_deployed_pers, year);
    double here = 0;
    double all = 0;
    for (size_t m = 0; people != NULL && m < view->shape.who[ctg_scope_mission]; m++) {
        if (strcmp(view->tables->missions[m].mission, figure->word) != 0) {
            here += ctg_lives_is_un(view->tables, m) ? 0 : people[m];
            all += people[m];
        }
    }
    return all > 0 ? here / all : CTG_VIEW_UNKNOWN;
}

double ctg_figures_missions_outside(const ctg_view *view, const ctg_figure *figure)
{
    return mean_over_years(view, figure, outside);
}

static double deaths(const ctg_view *view, const ctg_figure *figure, int year)
{
    double dead = 0;
    double months = 0;
    (void)figure;
    for (ctg_month month = CTG_MONTH(year, 1); month <= CTG_MONTH(year, 12); month++) {
        dead += ctg_view_month(view, ctg_measure_world_fatalities, month);
        months += ctg_view_month(view, ctg_measure_world_deployed_pers, month);
    }
    return months > 0 ? 1000 * dead / (months / 12) : CTG_VIEW_UNKNOWN;
}

double ctg_figures_missions_deaths(const ctg_view *view, const ctg_figure *figure)
{
    return mean_over_years(view, figure, deaths);
}

/* Whether the mission counts for V15 and V16; its first and last month. */
static bool began(const ctg_view *view, const ctg_figure *figure, size_t m, ctg_month *first,
                  ctg_month *last)
{
    return ctg_lives_is_un(view->tables, m) &&
           view->tables->missions[m].budget == ctg_budget_peacekeeping &&
           ctg_lives_span(view->tables, m, LAST, first, last) &&
           *first >= CTG_MONTH(figure->from, 1) && *first <= CTG_MONTH(figure->to, 12);
}

double ctg_figures_missions_begun(const ctg_view *view, const ctg_figure *figure)
{
    double count = 0;
    for (size_t m = 0; m < view->tables->missions_count; m++) {
        ctg_month first = 0;
        ctg_month last = 0;
        count += began(view, figure, m, &first, &last) ? 1 : 0;
    }
    return count / (figure->to - figure->from + 1);
}

/* A life that is censored sorts behind one that ended in the same month. */
double ctg_figures_missions_lifetime(const ctg_view *view, const ctg_figure *figure)
{
    size_t count = 0;
    double alive = 1;
    for (size_t m = 0; m < view->tables->missions_count; m++) {
        ctg_month first = 0;
        ctg_month last = 0;
        if (began(view, figure, m, &first, &last)) {
            view->room[count++] = last - first + 1 + (last == LAST ? 0.5 : 0);
        }
    }
    gsl_sort(view->room, 1, count);
    for (size_t i = 0; i < count; i++) {
        const double months = floor(view->room[i]);
        alive *= view->room[i] > months ? 1 : 1 - 1 / (double)(count - i);
        if (alive <= 0.5) {
            return months / 12;
        }
    }
    return CTG_VIEW_UNKNOWN;
}
