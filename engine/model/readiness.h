/* M16: how ready the units of a state are, and how long an offer takes to arrive.
 *
 * Levels 1, 2, 3 and 4 (rapid deployment), by state and capability, after the UN's Peacekeeping
 * Capability Readiness System.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_READINESS_H
#define CTG_MODEL_READINESS_H

#include "engine/model/world.h"

/* Initial levels [assumed]: 3 where people are deployed, 2 where people are trained, else 1. */
void ctg_readiness_start(ctg_world *world);

/* One month: levels rise with use or a full unit in practice, and fall without. */
void ctg_readiness_run(ctg_world *world);

/* The delays of offers of `count` states to need (m, k), months to arrival: readiness, parliament,
 * lift by distance; at least one. */
void ctg_readiness_delays(const ctg_world *world, size_t m, size_t k, const int32_t *states,
                          size_t count, int32_t *delays);

/* The same of one state when a donor lifts the unit: distance costs less, by the share that lift
 * takes away. */
int32_t ctg_readiness_delay_lifted(const ctg_world *world, size_t s, size_t m, size_t k);

/* The same over so many km, under UN command. */
int32_t ctg_readiness_months(const ctg_world *world, size_t s, size_t k, double km);

/* Whether a level is below the top; raises such a level by one. */
bool ctg_readiness_rises(const ctg_world *world, size_t s, size_t k);
void ctg_readiness_raise(ctg_world *world, size_t s, size_t k);

#endif
