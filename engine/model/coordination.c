/* M18: donors who coordinate leave a partner to one of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/coordination.h"

#include "engine/model/donor.h"

static size_t state_of(const ctg_world *world, int32_t d)
{
    return (size_t)world->tables->donors[d].donor;
}

/* Whether the programme teaches anybody in capability k this month. */
static bool is_taught(const ctg_world *world, size_t p, int32_t k)
{
    const ctg_programme_row *const row = &world->tables->programmes[p];
    return row->capability == k && row->mode != ctg_mode_equipment && row->instructors != 0 &&
           row->seats_per_year != 0 && world->inflow[p] != 0;
}

/* Whether state s is among those that it teaches. */
static bool teaches(const ctg_world *world, size_t p, size_t s, int32_t k)
{
    const ctg_scene *const scene = world->scene;
    for (size_t i = scene->recipient_from[p];
         is_taught(world, p, k) && i < scene->recipient_from[p + 1]; i++) {
        if ((size_t)scene->recipients[i] == s) {
            return true;
        }
    }
    return false;
}

bool ctg_coordination_overlaps(const ctg_world *world, size_t p)
{
    const ctg_programme_row *const row = &world->tables->programmes[p];
    for (size_t other = 0; other < world->scene->P; other++) {
        if (world->tables->programmes[other].donor != row->donor &&
            is_taught(world, other, row->capability)) {
            return true;
        }
    }
    return false;
}

static bool avoids(const ctg_world *world, int32_t d, size_t s, uint32_t capability)
{
    const double probability = world->p.gains_donors_weight * world->donors[d];
    if (world->tables->donors[d].coordinates != 0) {
        return true;
    }
    return probability > 0.0 &&
           ctg_draw_uniform(&world->draw, ctg_purpose_overlap, world->now,
                            ctg_world_state_number(world, state_of(world, d)),
                            ctg_world_state_number(world, s), capability) < probability;
}

/* Whether donor d stands nearer to state s than donor e: to whom of them it is left. */
static bool precedes(const ctg_world *world, int32_t d, int32_t e, size_t s, uint32_t capability)
{
    const float *const in_state = world->interest + s * world->scene->S;
    const float of_d = in_state[state_of(world, d)];
    const float of_e = in_state[state_of(world, e)];
    const uint32_t who = ctg_world_state_number(world, s);
    if (of_d != of_e) {
        return of_d > of_e;
    }
    return ctg_draw_order(&world->draw, ctg_purpose_assignment, 0,
                          ctg_world_state_number(world, state_of(world, d)), who, capability) <
           ctg_draw_order(&world->draw, ctg_purpose_assignment, 0,
                          ctg_world_state_number(world, state_of(world, e)), who, capability);
}

bool ctg_coordination_yields(const ctg_world *world, size_t p, size_t s)
{
    const ctg_programme_row *const row = &world->tables->programmes[p];
    const uint32_t capability =
        (uint32_t)world->scene->tables->capabilities[row->capability].number;
    if (!avoids(world, row->donor, s, capability)) {
        return false;
    }
    for (size_t other = 0; other < world->scene->P; other++) {
        const int32_t donor = world->tables->programmes[other].donor;
        if (donor != row->donor && teaches(world, other, s, row->capability) &&
            (!avoids(world, donor, s, capability) ||
             precedes(world, donor, row->donor, s, capability))) {
            return true;
        }
    }
    return false;
}
