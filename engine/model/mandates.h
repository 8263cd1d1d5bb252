/* M1, M12 (first part): missions open, grow, shrink, are taken over and close, as their posts say.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_MANDATES_H
#define CTG_MODEL_MANDATES_H

#include "engine/model/world.h"

/* One month: a mission with posts takes over the people of its predecessor that has none any more;
 * a cut of posts sends home what is above the new posts, promised units first, then deployed ones
 * of all contributors in proportion, whole units by largest remainder, individuals one by one.
 * People above the posts at the start are facts: they serve out their tour and are not replaced. */
void ctg_mandates_run(ctg_world *world);

/* Authorised posts of a mission and type this month, and people deployed and preparing for them. */
int32_t ctg_mandates_posts(const ctg_world *world, size_t m, ctg_personnel type);
int32_t ctg_mandates_filled(const ctg_world *world, size_t m, ctg_personnel type);
int32_t ctg_mandates_coming(const ctg_world *world, size_t m, ctg_personnel type);

#endif
