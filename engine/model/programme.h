/* M14: donors' programmes teach people of other states.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_PROGRAMME_H
#define CTG_MODEL_PROGRAMME_H

#include "engine/model/world.h"

/* People whom a programme can teach in a month: the least of what its instructors, its seats and
 * its money allow, times the share of it that counts as peacekeeping; persons. */
double ctg_programme_throughput(const ctg_world *world, size_t programme, ctg_month month);

/* One month of all programmes that run: each deals its cohort evenly over its recipients, what does
 * not divide in a random order. Lapsed people are refreshed first, then others trained. */
void ctg_programme_run(ctg_world *world);

/* What programmes taught a state before the start, for the initial pools: adds to taught[s * K + k]
 * the people taught since the programmes began, less turnover; sets world->taught. */
void ctg_programme_past(ctg_world *world, double *taught);

#endif
