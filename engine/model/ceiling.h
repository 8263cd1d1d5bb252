/* M4: how many people a state may commit at most.
 *
 * Military people up to a share of the armed forces, police up to a share of the population; in
 * either case ceiling.usual_own times what it is used to if that is more, so that it may grow by
 * this factor again and again, as far as people and rest allow; and a few individuals whatever the
 * forces. Ceilings bind new offers only.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_CEILING_H
#define CTG_MODEL_CEILING_H

#include "engine/model/world.h"

/* The ceiling of state s this month, persons: of police, or of troops and experts together. */
double ctg_ceiling_persons(const ctg_world *world, size_t s, bool police);

/* How many each state has out at most as a rule: usual[s]. It grows more slowly than forces do:
 * those with a million soldiers send no more than those with a hundred thousand. */
void ctg_ceiling_usual(const ctg_world *world, bool police, double *usual);

/* People over the most that a state sends: the load that a further unit adds to. Where it sends
 * nobody at most, whoever has anybody out is full. */
static inline double ctg_ceiling_load(double people, double most)
{
    return most > 0.0 ? people / most : (people > 0.0 ? 1.0 : 0.0);
}

/* The same over the larger of what states of its size usually send at most and what it is used to:
 * its remembered people of the kind under the United Nations' command. `usual` is what
 * ctg_ceiling_usual says of the state and kind. */
double ctg_ceiling_load_usual(const ctg_world *world, size_t s, bool police, double people,
                              double usual);

/* Loads of every state's people deployed and preparing: of all but police over what
 * ctg_ceiling_load_usual has [s], of police [S + s], of all but police over the ceiling
 * [2 * S + s]. */
void ctg_ceiling_loads(const ctg_world *world, double *loads);

/* People deployed and preparing under the ceilings of all others [0] and of police [1]. */
static inline void ctg_ceiling_committed(const ctg_world *world, size_t s, int64_t committed[2])
{
    committed[0] = world->committed[2 * s];
    committed[1] = world->committed[2 * s + 1];
}

/* What is left of the ceiling; negative when the initial state lies above. */
int64_t ctg_ceiling_room(const ctg_world *world, size_t s, bool police);

#endif
