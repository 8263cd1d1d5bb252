/* M1: what of its authorised posts a mission means to fill.
 *
 * What is authorised is a ceiling. A mission of the United Nations means to fill a share of it that
 * is its own, of each type of personnel: drawn, and not below what it had at the start. Others mean
 * to fill all.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_PLANNED_H
#define CTG_MODEL_PLANNED_H

#include "engine/model/world.h"

/* Sees what missions have at the start; to be called when people have been placed. */
void ctg_planned_start(ctg_world *world);

/* Sets world->planned of the month, once it is known which missions are open. */
void ctg_planned_turn(ctg_world *world);

/* How many of n posts of a type in mission m are to be filled, persons. */
static inline int32_t ctg_planned_posts(const ctg_world *world, size_t m, ctg_personnel type,
                                        int32_t posts)
{
    return (int32_t)((double)posts * world->planned[m * CTG_PERSONNEL + (size_t)type] + 0.5);
}

#endif
