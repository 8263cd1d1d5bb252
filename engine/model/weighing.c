/* M2, M4, M7: what of a state changes with the calendar year alone: its size, its people's cost.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/weighing.h"

#include <string.h>

#include "engine/base/maths.h"
#include "engine/model/ceiling.h"

#define PEOPLE_MIDDLE 1e7         /* population at which status adds nothing */
#define SURVEY CTG_MONTH(2017, 7) /* month of the surveyed own cost */

/* What changes with the year alone: how far a state is from the middle, in doublings of people,
 * how its income makes its people dearer, and what it usually sends at most. Step by step for all
 * states, because powers and logarithms are cheap together only. */
static void weigh_year(ctg_world *world)
{
    const ctg_scene *const scene = world->scene;
    const ctg_parameters *const p = &world->p;
    double *const doublings = world->people_doublings;
    double *const dearness = world->dearness;
    for (size_t s = 0; s < scene->S; s++) {
        const size_t at = world->y * scene->S + s;
        const double people = scene->population[at] > 1.0 ? scene->population[at] : 1.0;
        const double income =
            scene->population[at] > 0.0 ? scene->gdp_usd[at] / scene->population[at] : 0.0;
        doublings[s] = people / PEOPLE_MIDDLE;
        dearness[s] = (income > 100.0 ? income : 100.0) / p->money_income_middle_usd;
    }
    ctg_maths_log2_all(doublings, scene->S);
    ctg_maths_log2_all(dearness, scene->S);
    for (size_t s = 0; s < scene->S; s++) {
        dearness[s] = p->money_own_cost_per_doubling * dearness[s];
    }
    ctg_maths_exp2_all(dearness, scene->S);
    for (int police = 0; police < 2; police++) {
        ctg_ceiling_usual(world, police != 0, world->usual + (size_t)police * scene->S);
    }
}

void ctg_weighing_run(ctg_world *world)
{
    const ctg_parameters *const p = &world->p;
    const ctg_weighed now = {.year = ctg_month_year(world->now),
                             .by = {p->money_income_middle_usd, p->money_own_cost_per_doubling,
                                    p->ceiling_usual_pers, p->ceiling_usual_police_pers,
                                    p->ceiling_usual_power, p->ceiling_minimum_pers}};
    ctg_weighed *const last = &world->weighed;
    if (now.year != last->year || memcmp(now.by, last->by, sizeof now.by) != 0) {
        weigh_year(world);
        *last = now;
    }
}

void ctg_weighing_own_costs(const ctg_world *world, double *usd)
{
    const ctg_parameters *const p = &world->p;
    const double years = (double)(world->now - SURVEY) / 12.0;
    const double prices = 1.0 + p->money_inflation_per_year * years;
    const double middle = p->money_own_cost_usd_per_month * (prices > 0.2 ? prices : 0.2);
    for (size_t s = 0; s < world->scene->S; s++) {
        usd[s] = middle * world->dearness[s];
    }
}
