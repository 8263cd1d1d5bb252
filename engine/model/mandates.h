/* M1: missions open, grow, shrink and close, as their posts say.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_MANDATES_H
#define CTG_MODEL_MANDATES_H

#include "engine/model/world.h"

/* One month: a cut of posts sends home who is above the new posts: promised units first, whole, the
 * latest to arrive first; then deployed ones of all contributors in proportion to their people,
 * whole units by largest remainder, officers one by one. People above the posts at the start are
 * facts: they serve out their tour and are not replaced. */
void ctg_mandates_run(ctg_world *world);

/* Whether the mission has any posts this month. */
static inline bool ctg_mandates_is_open(const ctg_world *world, size_t m)
{
    return world->opened[m] != CTG_NO_MONTH;
}

/* Authorised posts of a mission and type this month, and people deployed and preparing for them. */
static inline int32_t ctg_mandates_posts(const ctg_world *world, size_t m, ctg_personnel type)
{
    return world->posts[m * CTG_PERSONNEL + (size_t)type];
}
static inline int32_t ctg_mandates_filled(const ctg_world *world, size_t m, ctg_personnel type)
{
    return world->filled_by[m * CTG_PERSONNEL + (size_t)type];
}
static inline int32_t ctg_mandates_coming(const ctg_world *world, size_t m, ctg_personnel type)
{
    return world->coming_by[m * CTG_PERSONNEL + (size_t)type];
}

#endif
