/* M1: places for missions that the model begins.
 *
 * A world has a fixed number of them. The lowest one that was never used is taken; when there is
 * none, the lowest whose mission has ended and has neither people nor money; when there is none,
 * the lowest whose mission ended two years ago or earlier and has no people: what is left of its
 * accounts, often single cents, passes to the open mission of the lowest number on the same budget
 * (for an outside one: the peacekeeping budget), as missions in progress live on the cash of closed
 * ones. When there is none, nothing begins, and that is counted.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_SLOT_H
#define CTG_MODEL_SLOT_H

#include "engine/model/world.h"

/* Finds a place and clears what a mission before it left: its index m; the number of missions where
 * there is none. */
size_t ctg_slot_take(ctg_world *world);

#endif
