/* M2: the interest of every state in every host, from their ties.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/interest.h"

#include "engine/base/maths.h"
#include "engine/base/wide.h"

/* What ties weigh. */
typedef struct weights {
    double near, border, colonial, language, organisation, sum;
} weights;

/* The distances of a state from all hosts, in doublings down. */
CTG_WIDE static void halve_distances(const int32_t *restrict km, double half, size_t hosts,
                                     double *restrict near)
{
    for (size_t h = 0; h < hosts; h++) {
        near[h] = -(double)km[h] / half;
    }
}

/* Makes of the nearness of hosts, with the other ties of a state, its interest in each. */
CTG_WIDE static void weigh_ties(const ctg_scene *scene, size_t s, const weights *by,
                                double *restrict near)
{
    const size_t hosts = scene->H;
    const uint8_t *const border = scene->near + s * hosts;
    const uint8_t *const colonial = scene->colonial + s * hosts;
    const uint8_t *const language = scene->language + s * hosts;
    const uint8_t *const organisation = scene->organisation + s * hosts;
    const weights of = *by;
    for (size_t h = 0; h < hosts; h++) {
        const double index = near[h] * of.near + (double)border[h] * of.border +
                             (double)colonial[h] * of.colonial + (double)language[h] * of.language +
                             (double)organisation[h] * of.organisation;
        near[h] = index / of.sum;
    }
}

void ctg_interest_set(ctg_world *world)
{
    const ctg_scene *const scene = world->scene;
    const ctg_parameters *const p = &world->p;
    const double sum = p->interest_near_weight + p->interest_border_weight +
                       p->interest_colonial_weight + p->interest_language_weight +
                       p->interest_organisation_weight;
    const weights by = {p->interest_near_weight,         p->interest_border_weight,
                        p->interest_colonial_weight,     p->interest_language_weight,
                        p->interest_organisation_weight, sum};
    double *const near = world->nearness;
    for (size_t s = 0; s < scene->S; s++) {
        halve_distances(scene->km + s * scene->H, p->interest_half_distance_km, scene->H, near);
        ctg_maths_exp2_all(near, scene->H);
        weigh_ties(scene, s, &by, near);
        for (size_t h = 0; h < scene->H; h++) {
            world->interest[h * scene->S + s] = sum > 0.0 ? (float)near[h] : 0.0f;
        }
    }
    world->interests_set++;
}
