/* M8: people die in missions; M10: some contingents leave at once.
 *
 * In each month the dead of a state in a mission are Poisson, by inversion of one uniform. The mean
 * is the state's people there times the rate of the mission's class of mandate (classes: per 1,000
 * a year): of malicious acts, times the mission's danger, which makes them concentrate in few
 * missions, plus of all else, times a trend over the years, which is the same everywhere. Each of
 * the dead is one of the state's people there, whoever, and died by a malicious act with the
 * probability that this has. The dead leave the institution; the next rotation replaces them as far
 * as their posts are still vacant.
 *
 * In a month in which a state lost people to a malicious act its whole contingent, deployed and
 * promised, leaves the mission at once with the probability `casualties.early_probability` times
 * its response to its own losses there, 0 to 1.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_CASUALTIES_H
#define CTG_MODEL_CASUALTIES_H

#include "engine/model/world.h"

/* One month of deaths, of how they are remembered (losses.h), of early withdrawals. */
void ctg_casualties_run(ctg_world *world);

/* How many times as dangerous as its class a mission is: 2^(b (U1 + U2 + U3 + U4 - 2)) over its
 * mean, a nearly lognormal factor of mean 1, drawn once a mission and replicate. b is such that the
 * logarithm to the base 2 has the standard deviation `risk.danger_spread`. */
double ctg_casualties_danger(const ctg_world *world, size_t m);

/* The dead among `people` when `expected` are: the least n to which the Poisson distribution gives
 * more than `uniform`, at most all. An expectation above 600 counts as 600. */
int32_t ctg_casualties_dead(double expected, double uniform, int32_t people);

#endif
