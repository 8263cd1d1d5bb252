/* Measures of capacity: whom states could keep deployed, and who could come soon.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_RECORD_READY_H
#define CTG_MODEL_RECORD_READY_H

#include "engine/model/record_page.h"
#include "engine/model/world.h"

/* People of state s in capability k whom it could keep deployed as long as needed:
 * floor(a min(N / (1 + d), C)), N those current, preparing, deployed or recovering, d the dwell
 * ratio, C the state's ceiling allotted to capabilities in proportion to N, a the share of open
 * posts in k that the state may fill. */
int64_t ctg_record_ready_sustained(const ctg_world *world, size_t s, size_t k);

#define CTG_SOON 3 /* within 60, 90, 180 days: 2, 3, 6 months */

/* How far away open missions are: for each state the mean distance, km, of those that admit it,
 * weighted by posts, into world->pool_bounds[s]; below 0 where missions are open and none does. */
void ctg_record_ready_distances(ctg_world *world);

/* Further people of state s whom it could have in a mission by then, added to `people` capability
 * by capability: floor(a min(n, R n / sum of n)) in whole units of the smallest size, n those
 * current at home, R the room under the state's ceiling (of police, of all others), a as above. The
 * months are those from an offer to arrival (readiness, parliament, lift) over the mean distance of
 * the open missions that admit the state, weighted by posts; over none when no mission is open;
 * nobody counts when missions are open and none admits it. Distances must have been reckoned. */
void ctg_record_ready_soon(const ctg_world *world, size_t s, int64_t people[CTG_SOON]);

/* Sets world->tally[k * S + s] to the sustained ready people, and takes them for the world; yearly
 * also by pool. Adds them to world->ready_year[r]. */
void ctg_record_ready_take(ctg_world *world, const ctg_record_page *to);

#endif
