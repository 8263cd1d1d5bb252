/* M2, M3, M7, M8, M10, M11: whether a state offers a unit to a need, and whether it ends a
 * commitment.
 *
 * Utilities are log-odds to the base 2, in single precision, added in the order written in
 * willingness.c. What states look at is last month's world, taken when the month begins. Of this
 * month are only relations with those who have people in the mission, and the shares of
 * reimbursement and allowances that are paid, where they are read at a review or for another pay
 * than the plain rate. Nothing that this month's matching does changes a decision of this month.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_WILLINGNESS_H
#define CTG_MODEL_WILLINGNESS_H

#include "engine/model/world.h"

/* Sets what depends on the state alone, from last month's world: world->margin[s], reimbursement
 * less own cost over reimbursement, times the share paid (-2 to 1), and with it
 * world->utility. */
void ctg_willingness_begin(ctg_world *world);

/* Sets world->pair, what depends on the state and mission m alone, and forgets the draws of the
 * mission before: to be called before the needs of a mission are asked for. */
void ctg_willingness_approach(ctg_world *world, size_t m);

/* Whether state s offers to need (m, k) this month, of whose posts a share is vacant: one uniform,
 * by inversion. */
bool ctg_willingness_offers(const ctg_world *world, size_t s, size_t m, size_t k, double vacant);

/* How all states see need k of the mission approached last, of whose posts a share is vacant: to be
 * called before any of them are asked. */
void ctg_willingness_weigh(ctg_world *world, size_t k, double vacant);

/* Whether states offer to the need weighed last, with the bits of ctg_willingness_offers: of those
 * listed keeps who offers, in their order; how many. There must be room for CTG_LANES_MOST more. */
size_t ctg_willingness_keep(ctg_world *world, size_t k, int32_t *states, size_t count);

/* The same of all states that the mission approached last admits and that are not away: lists those
 * that offer people of capability k in `states` [S], in their rows' order; how many. */
size_t ctg_willingness_all(ctg_world *world, size_t k, double vacant, int32_t *states);

/* Whether commitments end at their review: `at` of each rank is a place in world->commitments; its
 * `word` becomes 1 where the commitment ends and 0 where not. */
void ctg_willingness_ends(const ctg_world *world, ctg_rank *ranks, size_t count);

#endif
