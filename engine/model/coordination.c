/* M18: donors who coordinate leave a partner to one of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/coordination.h"

#include <string.h>

#include "engine/model/donor.h"

static size_t state_of(const ctg_world *world, int32_t d)
{
    return (size_t)world->tables->donors[d].donor;
}

/* Whether the programme teaches anybody this month. */
static bool teaches(const ctg_world *world, size_t p)
{
    const ctg_programme_row *const row = &world->tables->programmes[p];
    return row->mode != ctg_mode_equipment && row->instructors != 0 && row->seats_per_year != 0 &&
           world->inflow[p] != 0;
}

/* Whether another donor teaches the same capability to anybody this month: else nothing is left to
 * others. */
static bool overlaps(const ctg_world *world, const ctg_programme_row *row)
{
    for (size_t d = 0; d < world->scene->D; d++) {
        if ((int32_t)d != row->donor &&
            world->teaches[d * world->scene->K + (size_t)row->capability] != 0) {
            return true;
        }
    }
    return false;
}

/* The probability with which a donor avoids an overlap; every uniform is below 1. */
static double avoidance(const ctg_world *world, int32_t d)
{
    return world->tables->donors[d].coordinates != 0
               ? 1.0
               : world->p.gains_donors_weight * world->donors[d];
}

static bool avoids(const ctg_world *world, int32_t d, size_t s, uint32_t capability)
{
    const double probability = avoidance(world, d);
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

/* Whether a donor that avoids overlaps leaves state s to one that does not, or is nearer. */
static bool yields(const ctg_world *world, const ctg_programme_row *row, size_t s,
                   uint32_t capability)
{
    const ctg_scene *const scene = world->scene;
    const size_t pool = s * scene->K + (size_t)row->capability;
    for (size_t d = 0; d < scene->D; d++) {
        const int32_t donor = (int32_t)d;
        if (donor != row->donor && world->taught[d * scene->S * scene->K + pool] != 0 &&
            (!avoids(world, donor, s, capability) ||
             precedes(world, donor, row->donor, s, capability))) {
            return true;
        }
    }
    return false;
}

/* Draws by which a donor avoids each of the recipients of its programme. */
static const uint32_t *draw_avoidance(ctg_world *world, const ctg_programme_row *row,
                                      const int32_t *recipients, size_t count, uint32_t capability)
{
    const uint32_t donor = ctg_world_state_number(world, state_of(world, row->donor));
    for (size_t i = 0; i < count; i++) {
        world->state_names[i] = donor << 16 | ctg_world_state_number(world, (size_t)recipients[i]);
        world->state_items[i] = capability;
    }
    ctg_draw_many(&world->draw, ctg_purpose_overlap, world->now, world->state_names,
                  world->state_items, count, world->state_words);
    return world->state_words;
}

void ctg_coordination_begin(ctg_world *world)
{
    const ctg_scene *const scene = world->scene;
    memset(world->teaches, 0, scene->D * scene->K);
    memset(world->taught, 0, scene->D * scene->S * scene->K);
    for (size_t p = 0; p < scene->P; p++) {
        const ctg_programme_row *const row = &world->tables->programmes[p];
        const size_t d = (size_t)row->donor;
        const size_t k = (size_t)row->capability;
        if (!teaches(world, p)) {
            continue;
        }
        world->teaches[d * scene->K + k] = 1;
        for (size_t i = scene->recipient_from[p]; i < scene->recipient_from[p + 1]; i++) {
            world->taught[(d * scene->S + (size_t)scene->recipients[i]) * scene->K + k] = 1;
        }
    }
}

const bool *ctg_coordination_yielded(ctg_world *world, size_t p)
{
    const ctg_scene *const scene = world->scene;
    const ctg_programme_row *const row = &world->tables->programmes[p];
    const uint32_t capability = (uint32_t)scene->tables->capabilities[row->capability].number;
    const int32_t *const recipients = scene->recipients + scene->recipient_from[p];
    const size_t count = scene->recipient_from[p + 1] - scene->recipient_from[p];
    const double probability = avoidance(world, row->donor);
    if (probability <= 0.0 || !overlaps(world, row)) {
        return NULL;
    }
    const uint32_t *const words = draw_avoidance(world, row, recipients, count, capability);
    for (size_t i = 0; i < count; i++) {
        world->yields[i] = ctg_draw_of_word(words[i]) < probability &&
                           yields(world, row, (size_t)recipients[i], capability);
    }
    return world->yields;
}
