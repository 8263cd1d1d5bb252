/* M18: what donors gain from building capacity, and how it comes back; what it is to a recipient.
 *
 * The five effects that Japan's Defense White Paper of 2014 hopes for, each a stock from 0 to 1
 * that closes a share of its gap to this month's activity (the share that a half-life says) [all
 * assumed]. With amount / (amount + half) for "saturating":
 *
 *   relation   of donor and recipient: saturating in the money spent for the recipient
 *   donors     relations with other donors: share of that money that goes to states for which
 *              another donor spends in the same month
 *   skill      saturating in the instructors who teach abroad
 *   security   sum over open missions of interest of the donor in the host x people there of states
 *              with which it has relations, each weighted by the relation, over the sum of interest
 *              x posts; at most 1
 *   support    at home: (saturating in all money spent + weight x security) x (1 - weight x (1 -
 *              output of the missions where its own people serve, M13)); at most 1
 *
 * The help that a state gets, saturating in the money that all donors together spend for it, is a
 * stock alike: aid that goes with courses is a side payment (willingness.c), and states that get it
 * respond less to losses (response.c).
 *
 * The gains come back as follows, each times a weight that its switch sets to 0: relations make
 * recipients offer more readily to missions where the donor has people (the closest donor counts)
 * and the donor to those where they have people (relations weighted by their share of the people
 * there); good relations with other donors make it avoid overlaps (coordination.h); support makes
 * it offer; skill refreshes lapsed people of its own in the capability that its instructors teach
 * (rounded at random, purpose `skill`, state, -, capability); security adds to support.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_GAINS_H
#define CTG_MODEL_GAINS_H

#include "engine/model/world.h"

/* The stocks at the start [assumed]: as if what donors do in the month of the start had gone on for
 * long. Needs people, money, interest and outputs. */
void ctg_gains_start(ctg_world *world);

/* The end of a month. */
void ctg_gains_run(ctg_world *world);

/* What domestic support adds to the log-odds of a state's offers. */
double ctg_gains_support(const ctg_world *world, size_t s);

/* Sets world->pull[s], what relations add to the log-odds of offers to mission m. */
void ctg_gains_approach(ctg_world *world, size_t m);

/* An index of a donor: the mean of its relations with those to whom it has any, and its four other
 * gains, added up; 0 to 5. */
double ctg_gains_index(const ctg_world *world, size_t d);

#endif
