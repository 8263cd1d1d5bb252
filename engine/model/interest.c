/* M2: the interest of every state in every host, from their ties.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/interest.h"

#include "engine/base/maths.h"

void ctg_interest_set(ctg_world *world)
{
    const ctg_scene *const scene = world->scene;
    const ctg_parameters *const p = &world->p;
    const double sum = p->interest_near_weight + p->interest_border_weight +
                       p->interest_colonial_weight + p->interest_language_weight +
                       p->interest_organisation_weight;
    for (size_t s = 0; s < scene->S; s++) {
        double *const near = world->nearness;
        for (size_t h = 0; h < scene->H; h++) {
            near[h] = -(double)scene->km[s * scene->H + h] / p->interest_half_distance_km;
        }
        ctg_maths_exp2_all(near, scene->H);
        for (size_t h = 0; h < scene->H; h++) {
            const size_t at = s * scene->H + h;
            const double index = near[h] * p->interest_near_weight +
                                 (double)scene->near[at] * p->interest_border_weight +
                                 (double)scene->colonial[at] * p->interest_colonial_weight +
                                 (double)scene->language[at] * p->interest_language_weight +
                                 (double)scene->organisation[at] * p->interest_organisation_weight;
            world->interest[h * scene->S + s] = sum > 0.0 ? (float)(index / sum) : 0.0f;
        }
    }
    world->interests_set++;
}
