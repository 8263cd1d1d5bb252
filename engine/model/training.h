/* M14: states train their own people, with their own instructors and money.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_TRAINING_H
#define CTG_MODEL_TRAINING_H

#include "engine/model/world.h"

/* Sets `throughput` of every state, the full courses that its own instructors can give and its own
 * money can pay in a month (persons), and `teach`, what is left of it. Own money [assumed] is a
 * share of income per head (at least 100 dollars) times armed forces and police, and a share of the
 * reimbursement received in the last year. */
void ctg_training_begin(ctg_world *world);

/* Prepares relief for a tour: moves up to `wanted` people to `assigned`, those in practice first,
 * then lapsed people by a refresher, then newly trained ones, as far as instructors reach this
 * month. Returns how many; the state bears the cost. */
int32_t ctg_training_relieve(ctg_world *world, size_t s, size_t k, int32_t wanted);

/* Relief that was prepared but is not sent stays at home in practice. */
void ctg_training_stand_down(ctg_world *world, size_t s, size_t k, int32_t persons);

/* Books the cost of preparing a promised unit of which `lapsed` need a refresher and `never` a full
 * course; called when the unit has been promised. */
void ctg_training_prepare(ctg_world *world, size_t s, size_t k, int32_t lapsed, int32_t never);

/* With what instruction is left after the courses promised for units, states build up the people
 * whom their commitments need: (1 + dwell ratio) (1 + spare share) for each person deployed or
 * preparing. */
void ctg_training_build(ctg_world *world);

#endif
