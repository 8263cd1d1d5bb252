/* M15: people come home, lapse, leave and are recruited.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_CAPACITY_H
#define CTG_MODEL_CAPACITY_H

#include "engine/model/world.h"

/* People of state s in capability k by the size of its forces and police in year y: those who could
 * ever be trained for it. */
double ctg_capacity_strength(const ctg_world *world, size_t s, size_t k, size_t y);

/* Nobody is at home yet; to be called before people are placed. */
void ctg_capacity_start(ctg_world *world);

/* One month: people back from a tour return to service; idle people lapse with the half-life of
 * what they learnt; trained people leave and are replaced by recruits; each January forces take the
 * size that the covariates say. */
void ctg_capacity_run(ctg_world *world);

#endif
