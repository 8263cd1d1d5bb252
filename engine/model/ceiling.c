/* M4: how many people a state may commit at most.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/ceiling.h"

#include "engine/base/maths.h"
#include "engine/base/wide.h"

#define PEOPLE_MIDDLE 1e7
#define FORCES_MIDDLE 2e4

static inline double larger(double left, double right)
{
    return left > right ? left : right;
}

static double used_to(const ctg_world *world, size_t s, bool police)
{
    const float *const had = world->experience_as + s * CTG_PERSONNEL;
    return police ? (double)had[ctg_police] : (double)had[ctg_troops] + (double)had[ctg_experts];
}

double ctg_ceiling_persons(const ctg_world *world, size_t s, bool police)
{
    const size_t at = world->y * world->scene->S + s;
    const double most =
        police ? world->scene->population[at] * 1e-6 * world->p.ceiling_police_per_million
               : (double)world->scene->armed_forces[at] * world->p.ceiling_military_share;
    const double own = world->p.ceiling_usual_own * used_to(world, s, police);
    return larger(larger(most, own), world->p.ceiling_minimum_pers);
}

void ctg_ceiling_usual(const ctg_world *world, bool police, double *usual)
{
    const ctg_scene *const scene = world->scene;
    const ctg_parameters *const p = &world->p;
    const double *const people = scene->population + world->y * scene->S;
    const int32_t *const forces = scene->armed_forces + world->y * scene->S;
    const double middle = police ? p->ceiling_usual_police_pers : p->ceiling_usual_pers;
    for (size_t s = 0; s < scene->S; s++) {
        const double size = police ? people[s] / PEOPLE_MIDDLE : (double)forces[s] / FORCES_MIDDLE;
        usual[s] = size > 0.0 ? size : 1.0;
    }
    ctg_maths_log2_all(usual, scene->S);
    for (size_t s = 0; s < scene->S; s++) {
        usual[s] = p->ceiling_usual_power * usual[s];
    }
    ctg_maths_exp2_all(usual, scene->S);
    for (size_t s = 0; s < scene->S; s++) {
        const bool any = police ? people[s] > 0.0 : forces[s] > 0;
        usual[s] = larger(any ? middle * usual[s] : 0.0, p->ceiling_minimum_pers);
    }
}

/* What loads are made of: where it is of each state, and weights. */
typedef struct burdens {
    const int64_t *committed; /* [2 * s + police] */
    const float *had;         /* [s * CTG_PERSONNEL + type] people that it is used to */
    const int32_t *forces;
    const double *usual; /* [police * S + s] */
    double own, share, least;
} burdens;

CTG_WIDE static void load_military(const burdens *of, size_t count, double *restrict usual,
                                   double *restrict hard)
{
    const burdens at = *of;
    for (size_t s = 0; s < count; s++) {
        const double people = (double)at.committed[2 * s];
        const float *const had = at.had + s * CTG_PERSONNEL;
        const double used = (double)had[ctg_troops] + (double)had[ctg_experts];
        const double most = larger((double)at.forces[s] * at.share, at.own * used);
        usual[s] = ctg_ceiling_load(people, larger(at.usual[s], used));
        hard[s] = ctg_ceiling_load(people, larger(most, at.least));
    }
}

CTG_WIDE static void load_police(const burdens *of, size_t count, double *restrict usual)
{
    const burdens at = *of;
    for (size_t s = 0; s < count; s++) {
        const double used = (double)at.had[s * CTG_PERSONNEL + ctg_police];
        usual[s] =
            ctg_ceiling_load((double)at.committed[2 * s + 1], larger(at.usual[count + s], used));
    }
}

void ctg_ceiling_loads(const ctg_world *world, double *loads)
{
    const ctg_scene *const scene = world->scene;
    const burdens of = {.committed = world->committed,
                        .had = world->experience_as,
                        .forces = scene->armed_forces + world->y * scene->S,
                        .usual = world->usual,
                        .own = world->p.ceiling_usual_own,
                        .share = world->p.ceiling_military_share,
                        .least = world->p.ceiling_minimum_pers};
    load_military(&of, scene->S, loads, loads + 2 * scene->S);
    load_police(&of, scene->S, loads + scene->S);
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
