/* M4: how many people a state may commit at most.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/ceiling.h"

#include "engine/base/maths.h"

#define PEOPLE_MIDDLE 1e7
#define FORCES_MIDDLE 2e4

static double larger(double left, double right)
{
    return left > right ? left : right;
}

static double used_to(const ctg_world *world, size_t s, bool police)
{
    const float *const had = world->experience_as + s * CTG_PERSONNEL;
    const double people =
        police ? (double)had[ctg_police] : (double)had[ctg_troops] + (double)had[ctg_experts];
    return world->p.ceiling_usual_own * people;
}

double ctg_ceiling_persons(const ctg_world *world, size_t s, bool police)
{
    const size_t at = world->y * world->scene->S + s;
    const double most =
        police ? world->scene->population[at] * 1e-6 * world->p.ceiling_police_per_million
               : (double)world->scene->armed_forces[at] * world->p.ceiling_military_share;
    return larger(larger(most, used_to(world, s, police)), world->p.ceiling_minimum_pers);
}

double ctg_ceiling_usual(const ctg_world *world, size_t s, bool police)
{
    const ctg_parameters *const p = &world->p;
    const size_t at = world->y * world->scene->S + s;
    const double size = police ? world->scene->population[at] / PEOPLE_MIDDLE
                               : (double)world->scene->armed_forces[at] / FORCES_MIDDLE;
    const double middle = police ? p->ceiling_usual_police_pers : p->ceiling_usual_pers;
    const double most =
        size > 0.0 ? middle * ctg_maths_exp2(p->ceiling_usual_power * ctg_maths_log2(size)) : 0.0;
    return larger(most, p->ceiling_minimum_pers);
}

double ctg_ceiling_load_usual(const ctg_world *world, size_t s, bool police, double people,
                              double usual)
{
    return ctg_ceiling_load(people, larger(usual, used_to(world, s, police)));
}

int64_t ctg_ceiling_room(const ctg_world *world, size_t s, bool police)
{
    return (int64_t)ctg_ceiling_persons(world, s, police) - world->committed[2 * s + police];
}
