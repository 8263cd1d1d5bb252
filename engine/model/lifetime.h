/* M1: how long missions last where demand is generated.
 *
 * A mission ends in a month with the probability 1 - exp(-h / 12), h the closing hazard a year of
 * its kind: of the United Nations on the peacekeeping budget, begun before or from 1999 on; on the
 * regular budget; open when the record itself begins; outside the United Nations' command. One
 * uniform decides for each mission and month, as named by that month; it is looked at
 * `demand.winding_down_months` ahead, so that a mission's end is known before it comes. Then
 * another uniform, named by the month of the end, decides whether another mission follows in the
 * host. Where none does, posts fall in thirds over the months that were left (at most the mission's
 * whole life): of r months left of d, ceil(3 r / d) thirds of each type's posts, rounded up. Where
 * another follows, or takes over, posts stay until the end.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_LIFETIME_H
#define CTG_MODEL_LIFETIME_H

#include "engine/model/world.h"

/* Mission m begins this month with these posts, or has them from this month on. It cannot end in
 * its first month; a bridging force that is `held` ends only when it is taken over. */
void ctg_lifetime_begin(ctg_world *world, size_t m, const int32_t posts[CTG_PERSONNEL], bool held);

/* This month of an open mission: its posts, its end. True when it ends now and is followed. */
bool ctg_lifetime_turn(ctg_world *world, size_t m);

/* Mission m ends in so many months, when its people pass to another. */
void ctg_lifetime_take_over(ctg_world *world, size_t m, int32_t months);

/* The mission that m is about to take over: as many posts of m are kept as people serve there. -1:
 * none. */
int32_t ctg_lifetime_kept_for(const ctg_world *world, size_t m);

/* Mission m has no posts from this month on. */
void ctg_lifetime_end(ctg_world *world, size_t m);

/* Whether it has posts, while this month's are being set. */
bool ctg_lifetime_is_open(const ctg_world *world, size_t m);

#endif
