/* Commitments: units of a state that prepare for a mission, serve in it by turns, and come home.
 *
 * Everything that is counted about deployed people is changed here and nowhere else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_COMMITMENT_H
#define CTG_MODEL_COMMITMENT_H

#include "engine/model/world.h"

/* A unit is promised: people in practice are assigned first, then lapsed ones; who was never
 * trained is learning. Returns NULL and changes nothing when the state has not that many. */
ctg_commitment *ctg_commitment_pledge(ctg_world *world, int32_t state, int32_t mission,
                                      int32_t capability, int32_t persons, ctg_month arrives);

#define CTG_COMMITMENT_PLACED_MOST 64

/* Units that are there at the start, of those `left` the first CTG_COMMITMENT_PLACED_MOST; their
 * people come from `never`, where they must be. */
void ctg_commitment_place(ctg_world *world, const ctg_start_unit *units, size_t left);

/* A promised unit is there; its first tour ends at the review. */
void ctg_commitment_arrive(ctg_world *world, ctg_commitment *commitment, ctg_month review);

/* A promised unit does not come: its trained people stay at home in practice, the others are no
 * more trained than before. */
void ctg_commitment_drop(ctg_world *world, ctg_commitment *commitment);

/* Some or all people of a deployed unit come home and recover. */
void ctg_commitment_withdraw(ctg_world *world, ctg_commitment *commitment, int32_t persons);

/* People of a deployed unit die. */
void ctg_commitment_lose(ctg_world *world, ctg_commitment *commitment, int32_t persons);

/* The end of a tour: all people come home, `relief` people who were moved to `assigned` before take
 * their place. */
void ctg_commitment_rotate(ctg_world *world, ctg_commitment *commitment, int32_t relief,
                           ctg_month review);

/* Asks the memory for what will be written where tours of these units end; changes nothing. */
void ctg_commitment_await(const ctg_world *world, const ctg_rank *ranks, size_t count);

/* A unit, with its people, passes to another mission. */
void ctg_commitment_rehat(ctg_world *world, ctg_commitment *commitment, int32_t mission);

/* Draws for many: `at` of each rank is a place in world->commitments. Sets `order` to the first two
 * words and `word` to the first. The draw's name: state, mission; the item is the commitment's
 * serial number and its capability's. */
void ctg_commitment_draw(const ctg_world *world, ctg_purpose purpose, ctg_rank *ranks,
                         size_t count);

/* Months until people back from a tour serve at home again. */
int32_t ctg_commitment_dwell_months(const ctg_world *world);

#endif
