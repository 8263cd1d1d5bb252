/* Figures of patterns.def on how full missions are: people over posts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/figures_fill.h"

#include <math.h>

#include "analysis/lives.h"
#include "analysis/quantiles.h"

#define POSTS_LEAST 1000
#define LATE_AFTER 18 /* months */

double ctg_figures_fill_all(const ctg_view *view, const ctg_figure *figure)
{
    double people = 0;
    double posts = 0;
    for (ctg_month month = CTG_MONTH(figure->from, 1); month <= CTG_MONTH(figure->to, 12);
         month++) {
        const double share = ctg_view_month(view, ctg_measure_world_fill_share, month);
        const double here = ctg_view_month(view, ctg_measure_world_authorised_pers, month);
        people += share * here;
        posts += here;
    }
    return people / posts;
}

typedef struct type_measures {
    ctg_measure_id posts, people;
} type_measures;

static const type_measures types[CTG_PERSONNEL] = {
    {ctg_measure_age_troops_post_months, ctg_measure_age_troops_person_months},
    {ctg_measure_age_police_post_months, ctg_measure_age_police_person_months},
    {ctg_measure_age_experts_post_months, ctg_measure_age_experts_person_months}};

/* Adds up over the years, the types and the classes of age that are wanted. */
static double fill(const ctg_view *view, const ctg_figure *figure, size_t type, size_t type_end,
                   size_t age, size_t age_end)
{
    double people = 0;
    double posts = 0;
    for (int year = figure->from; year <= figure->to; year++) {
        for (size_t t = type; t < type_end; t++) {
            const double *const of_people = ctg_view_year(view, types[t].people, year);
            const double *const of_posts = ctg_view_year(view, types[t].posts, year);
            for (size_t a = age; a < age_end; a++) {
                people += of_people != NULL ? of_people[a] : CTG_VIEW_UNKNOWN;
                posts += of_posts != NULL ? of_posts[a] : CTG_VIEW_UNKNOWN;
            }
        }
    }
    return people / posts;
}

double ctg_figures_fill_of_type(const ctg_view *view, const ctg_figure *figure)
{
    const size_t type = (size_t)figure->number;
    return fill(view, figure, type, type + 1, 0, CTG_AGES);
}

double ctg_figures_fill_of_age(const ctg_view *view, const ctg_figure *figure)
{
    const size_t age = (size_t)figure->number;
    return fill(view, figure, 0, CTG_PERSONNEL, age, age + 1);
}

static bool is_late(const ctg_view *view, size_t mission, double posts, int year)
{
    const ctg_month now = CTG_MONTH(year, 12);
    return posts >= POSTS_LEAST && ctg_lives_is_un(view->tables, mission) &&
           now - ctg_lives_opened(view->tables, mission, now) >= LATE_AFTER;
}

double ctg_figures_fill_late(const ctg_view *view, const ctg_figure *figure)
{
    size_t count = 0;
    for (int year = figure->from; year <= figure->to; year++) {
        const double *const people = ctg_view_year(view, ctg_measure_mission_deployed_pers, year);
        const double *const posts = ctg_view_year(view, ctg_measure_mission_authorised_pers, year);
        if (people == NULL || posts == NULL) {
            return CTG_VIEW_UNKNOWN;
        }
        for (size_t m = 0; m < view->shape.who[ctg_scope_mission]; m++) {
            if (is_late(view, m, posts[m], year)) {
                view->room[count++] = people[m] / posts[m];
            }
        }
    }
    return count > 0 ? ctg_quantiles_sort_at(view->room, count, figure->number) : CTG_VIEW_UNKNOWN;
}
