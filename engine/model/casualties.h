/* M8: people die in missions; states remember; M10: some contingents leave at once.
 *
 * In each month the dead of a state in a mission are Poisson by inversion of one uniform. The mean
 * is the state's people there times the rate of the mission's class of mandate (classes: per 1,000
 * a year): of malicious acts, times the mission's danger, which makes them concentrate in few
 * missions, plus of all else. Each of the dead is one of the state's people there, whoever, and
 * died by a malicious act with the probability that this has. The dead leave the institution; the
 * next rotation replaces them as far as their posts are still vacant.
 *
 * Losses are remembered and fade with a half-life: a state's own in each mission and in all, where
 * an accident or an illness counts less than a malicious act; and in each mission everybody's to
 * malicious acts. response.h has what follows from it. In a month in which a state lost people to a
 * malicious act its whole contingent, deployed and promised, may leave the mission at once.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_CASUALTIES_H
#define CTG_MODEL_CASUALTIES_H

#include "engine/model/world.h"

/* One month of deaths, memory and early withdrawals. */
void ctg_casualties_run(ctg_world *world);

/* How often a mission is as dangerous as its class: 2^(b (U1 + U2 + U3 + U4 - 2)) over its mean, a
 * nearly lognormal factor of mean 1, drawn once a replicate (for a mission that the model began:
 * once an opening). b is such that its logarithm to the base 2 has the standard deviation
 * `risk.danger_spread`. */
double ctg_casualties_danger(const ctg_world *world, size_t m);

/* The dead among `people` when `expected` are: the least n to which the Poisson distribution gives
 * more than `uniform`, at most all. An expectation above 600 counts as 600. */
int32_t ctg_casualties_dead(double expected, double uniform, int32_t people);

#endif
