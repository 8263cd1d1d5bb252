/* Counts of a mission that more than one room of the record needs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_RECORD_COUNT_H
#define CTG_MODEL_RECORD_COUNT_H

#include <string.h>

#include "engine/model/world.h"

static inline bool ctg_record_count_is_open(const ctg_world *world, size_t m)
{
    return world->opened[m] != CTG_NO_MONTH;
}

/* Authorised posts of all types. */
static inline int64_t ctg_record_count_posts(const ctg_world *world, size_t m)
{
    const int32_t *const posts = world->posts + m * CTG_PERSONNEL;
    return (int64_t)posts[ctg_troops] + posts[ctg_police] + posts[ctg_experts];
}

/* People deployed in every mission, into world->people_in[m], and open missions in every host, into
 * world->missions_in[h]; to be called before the rooms. */
static inline void ctg_record_count_all(ctg_world *world)
{
    memset(world->missions_in, 0, world->scene->H * sizeof *world->missions_in);
    for (size_t m = 0; m < world->scene->M; m++) {
        const int32_t *const filled = world->filled_by + m * CTG_PERSONNEL;
        world->people_in[m] = filled[ctg_troops] + filled[ctg_police] + filled[ctg_experts];
        if (ctg_record_count_is_open(world, m)) {
            world->missions_in[world->host[m]]++;
        }
    }
}

/* The month of an open mission's life, 1 for that in which it opened. */
static inline int32_t ctg_record_count_age(const ctg_world *world, size_t m)
{
    return world->now - world->opened[m] + 1;
}

#endif
