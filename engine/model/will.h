/* M19: political will: what moves a state's contributions beside all that is modelled.
 *
 * Governments change, and with them how ready a state is to send people anywhere and to keep them
 * there: the scholars who counted find that domestic politics decides as much as interest or money
 * (Bellamy and Williams 2013; Coleman and Nyblade 2018). Each state's will drifts around a part of
 * it that lasts, whoever governs: a normal-like autoregression of the first order. At the start it
 * is partly told by the people whom the state had out: how many for its size, and the load that
 * they were, which its will must have outweighed.
 *
 * Beside it, a state has a will of its own towards each host: it commits itself to one country and
 * not to another that is as near. A government looks at each once a year. Over the years a state
 * therefore goes with several units and leaves with all. At the start this will is drawn as it is
 * after a long time, and without its sign where the state has people.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_WILL_H
#define CTG_MODEL_WILL_H

#include "engine/model/world.h"

/* Sets world->will, world->will_lasting and world->will_host, log2 odds, at the start; needs the
 * people of the start and experience. */
void ctg_will_start(ctg_world *world);

/* Moves world->will[s] and, in the state's month of the year, its world->will_host: log2 odds by
 * which it is readier to offer and, times exit.will, to stay. Once a month. */
void ctg_will_begin(ctg_world *world);

#define CTG_WILL_MOST 128 /* reviews looked at together */

/* The words against which states' people in missions stay or leave at their reviews: `at` of each
 * of `count` ranks, at most CTG_WILL_MOST, is a place in world->commitments; words [4 * count] as
 * those of ctg_draw_many, of which the first ones count. A contingent stays or leaves as a whole:
 * its units and officers, whose tours end one after the other, meet one draw in the length of a
 * tour. */
void ctg_will_to_stay(const ctg_world *world, const ctg_rank *ranks, size_t count, uint32_t *words);

#endif
