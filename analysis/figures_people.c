/* Figures of patterns.def that follow from who has how many people deployed in a December.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/figures_people.h"

#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <string.h>

#include "analysis/payers.h"

/* One December: people by state, or NULL; how many states; their sum. */
typedef struct picture {
    const double *people;
    size_t states;
    double all;
} picture;

static picture picture_of(const ctg_view *view, int year)
{
    picture of = {.people = ctg_view_year(view, ctg_measure_state_deployed_pers, year),
                  .states = view->shape.who[ctg_scope_state]};
    for (size_t state = 0; state < of.states && of.people != NULL; state++) {
        of.all += of.people[state];
    }
    return of;
}

typedef double of_year(const ctg_view *view, const picture *of, const ctg_figure *figure, int year);

static double mean_over_years(const ctg_view *view, const ctg_figure *figure, of_year *ask)
{
    double sum = 0;
    for (int year = figure->from; year <= figure->to; year++) {
        const picture of = picture_of(view, year);
        sum += of.people != NULL && of.all > 0 ? ask(view, &of, figure, year) : CTG_VIEW_UNKNOWN;
    }
    return sum / (figure->to - figure->from + 1);
}

/* The contributors' people, smallest first, into the view's room; how many. */
static size_t sort_contributors(const ctg_view *view, const picture *of)
{
    size_t count = 0;
    for (size_t state = 0; state < of->states; state++) {
        if (of->people[state] > 0) {
            view->room[count++] = of->people[state];
        }
    }
    gsl_sort(view->room, 1, count);
    return count;
}

static double all(const ctg_view *view, const picture *of, const ctg_figure *figure, int year)
{
    (void)view;
    (void)figure;
    (void)year;
    return of->all;
}

static double contributors(const ctg_view *view, const picture *of, const ctg_figure *figure,
                           int year)
{
    (void)figure;
    (void)year;
    return (double)sort_contributors(view, of);
}

static double top(const ctg_view *view, const picture *of, const ctg_figure *figure, int year)
{
    const size_t count = sort_contributors(view, of);
    double sum = 0;
    (void)year;
    for (size_t i = 0; i < count && i < (size_t)figure->number; i++) {
        sum += view->room[count - 1 - i];
    }
    return sum / of->all;
}

/* Twice the sum of people times rank (1: the smallest) over n times all, less (n + 1) / n. */
static double gini(const ctg_view *view, const picture *of, const ctg_figure *figure, int year)
{
    const size_t count = sort_contributors(view, of);
    const double n = (double)count;
    double ranked = 0;
    (void)figure;
    (void)year;
    for (size_t i = 0; i < count; i++) {
        ranked += (double)(i + 1) * view->room[i];
    }
    return 2 * ranked / (n * of->all) - (n + 1) / n;
}

static double log_spread(const ctg_view *view, const picture *of, const ctg_figure *figure,
                         int year)
{
    const size_t count = sort_contributors(view, of);
    (void)figure;
    (void)year;
    for (size_t i = 0; i < count; i++) {
        view->room[i] = log(view->room[i]);
    }
    const double mean = gsl_stats_mean(view->room, 1, count);
    return gsl_stats_sd_with_fixed_mean(view->room, 1, count, mean);
}

static double median(const ctg_view *view, const picture *of, const ctg_figure *figure, int year)
{
    const size_t count = sort_contributors(view, of);
    (void)figure;
    (void)year;
    return gsl_stats_median_from_sorted_data(view->room, 1, count);
}

static double region(const ctg_view *view, const picture *of, const ctg_figure *figure, int year)
{
    double sum = 0;
    (void)year;
    for (size_t state = 0; state < of->states; state++) {
        const int32_t row = view->tables->states[state].region;
        sum += strcmp(view->tables->regions[row].region, figure->word) == 0 ? of->people[state] : 0;
    }
    return sum / of->all;
}

static double continent(const ctg_view *view, const picture *of, const ctg_figure *figure, int year)
{
    double sum = 0;
    (void)year;
    for (size_t state = 0; state < of->states; state++) {
        const int32_t row = view->tables->states[state].region;
        sum +=
            strcmp(view->tables->regions[row].continent, figure->word) == 0 ? of->people[state] : 0;
    }
    return sum / of->all;
}

static double payers(const ctg_view *view, const picture *of, const ctg_figure *figure, int year)
{
    double *const assessed = view->room;
    double sum = 0;
    ctg_payers_lay(view->tables, year, assessed);
    for (size_t i = 0; i < (size_t)figure->number && i < of->states; i++) {
        const size_t largest = gsl_stats_max_index(assessed, 1, of->states);
        sum += of->people[largest];
        assessed[largest] = -1;
    }
    return sum / of->all;
}

static double of_state(const ctg_view *view, const picture *of, const ctg_figure *figure, int year)
{
    (void)year;
    for (size_t state = 0; state < of->states; state++) {
        if (strcmp(view->tables->states[state].state, figure->word) == 0) {
            return of->people[state];
        }
    }
    return CTG_VIEW_UNKNOWN;
}

#define MEAN_OVER_YEARS(way)                                                                       \
    double ctg_figures_people_##way(const ctg_view *view, const ctg_figure *figure)                \
    {                                                                                              \
        return mean_over_years(view, figure, way);                                                 \
    }

MEAN_OVER_YEARS(all)
MEAN_OVER_YEARS(contributors)
MEAN_OVER_YEARS(top)
MEAN_OVER_YEARS(gini)
MEAN_OVER_YEARS(log_spread)
MEAN_OVER_YEARS(median)
MEAN_OVER_YEARS(region)
MEAN_OVER_YEARS(continent)
MEAN_OVER_YEARS(payers)
MEAN_OVER_YEARS(of_state)

/* Of the state-years that begin with or without people, the share that end with some. */
static double with_people_after(const ctg_view *view, const ctg_figure *figure, bool had)
{
    double began = 0;
    double ended = 0;
    for (int year = figure->from; year < figure->to; year++) {
        const picture before = picture_of(view, year);
        const picture after = picture_of(view, year + 1);
        for (size_t state = 0;
             before.people != NULL && after.people != NULL && state < before.states; state++) {
            const bool counts = (before.people[state] > 0) == had;
            began += counts ? 1 : 0;
            ended += counts && after.people[state] > 0 ? 1 : 0;
        }
        began = before.all > 0 && after.all > 0 ? began : CTG_VIEW_UNKNOWN;
    }
    return ended / began;
}

double ctg_figures_people_stay(const ctg_view *view, const ctg_figure *figure)
{
    return with_people_after(view, figure, true);
}

double ctg_figures_people_entry(const ctg_view *view, const ctg_figure *figure)
{
    return with_people_after(view, figure, false);
}

static double distance(const picture *a, const picture *b)
{
    double sum = 0;
    for (size_t state = 0; a->people != NULL && b->people != NULL && state < a->states; state++) {
        sum += fabs(a->people[state] / a->all - b->people[state] / b->all);
    }
    return a->all > 0 && b->all > 0 ? sum / 2 : CTG_VIEW_UNKNOWN;
}

double ctg_figures_people_churn(const ctg_view *view, const ctg_figure *figure)
{
    const int apart = (int)figure->number;
    double sum = 0;
    for (int year = figure->from; year + apart <= figure->to; year++) {
        const picture before = picture_of(view, year);
        const picture after = picture_of(view, year + apart);
        sum += distance(&before, &after);
    }
    return sum / (figure->to - apart - figure->from + 1);
}

double ctg_figures_people_growth(const ctg_view *view, const ctg_figure *figure)
{
    const picture before = picture_of(view, figure->from);
    const picture after = picture_of(view, figure->to);
    return before.all > 0 && after.all > 0 ? after.all - before.all : CTG_VIEW_UNKNOWN;
}

double ctg_figures_people_first_above(const ctg_view *view, const ctg_figure *figure)
{
    int year = figure->from;
    for (; year <= figure->to; year++) {
        const picture of = picture_of(view, year);
        const double here =
            of.people != NULL ? of_state(view, &of, figure, year) : CTG_VIEW_UNKNOWN;
        if (!(here <= figure->number)) {
            return isnan(here) ? CTG_VIEW_UNKNOWN : year;
        }
    }
    return year;
}

double ctg_figures_people_in_order(const ctg_view *view, const ctg_figure *figure)
{
    double before = CTG_VIEW_UNKNOWN;
    double in_order = 0;
    for (const char *at = figure->word; *at != '\0'; at += at[3] == ' ' ? 4 : 3) {
        const char word[4] = {at[0], at[1], at[2], '\0'};
        ctg_figure one = *figure;
        one.word = word;
        one.from = one.to;
        const double here = ctg_figures_people_of_state(view, &one);
        if (isnan(here)) {
            return CTG_VIEW_UNKNOWN;
        }
        in_order += before > here ? 1 : 0;
        before = here;
    }
    return in_order;
}
