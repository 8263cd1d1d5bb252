/* M14: donors' programmes teach people of other states, or equip their units.
 *
 * A month takes the open programmes in a keyed order (purpose `programme_order`, -, programme).
 * A programme's cohort is the least of what its instructors (each a class for as long as a course
 * of the programme lasts) and seats allow, times the share of it
 * that counts as peacekeeping, rounded at random to whole people, and of what its purse pays; it is
 * dealt evenly over the recipients that it does not leave to other donors (coordination.h), what
 * does not divide in a keyed order.
 *
 * What a state can take in is limited, whoever teaches: in a month the courses of all donors
 * together reach at most a share of its people in the capability, trained or not, rounded at random
 * to whole people (purpose `absorption`, state, -, capability), and nobody who is in practice
 * already. People taught beyond that are taught in vain: the money is gone. Of those whom the
 * courses reach, lecturers and advisers bring a share into practice; lapsed people first.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_PROGRAMME_H
#define CTG_MODEL_PROGRAMME_H

#include "engine/model/world.h"

/* People whom a programme can teach in a month: the least of what its instructors, its seats and
 * its money allow, times the share of it that counts as peacekeeping; persons. */
double ctg_programme_throughput(const ctg_world *world, size_t programme, ctg_month month);

/* One month of all programmes that run. */
void ctg_programme_run(ctg_world *world);

/* What programmes taught a state before the start, for the initial pools: adds to taught[k * S + s]
 * the people taught since the programmes began, no more a month than the state can take in, less
 * turnover; sets who of them depends on donors. */
void ctg_programme_past(ctg_world *world, double *taught);

#endif
