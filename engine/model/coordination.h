/* M18: donors who coordinate leave a partner to one of them.
 *
 * Where several donors teach a state the same capability in a month, a donor that avoids the
 * overlap yields to those that do not, and among donors that avoid it to the one whose interest in
 * the state is higher, at equal interest to the one first in a keyed order that stays
 * (purpose `assignment`, month 0, donor's and state's M49 codes, capability's number). A donor
 * whose `coordinates` is 1 always avoids overlaps; another does with a probability that its good
 * relations with other donors give (gains.h), drawn anew each month (purpose `overlap`, donor's and
 * state's M49 codes, capability's number). Equipping is not teaching; a programme teaches when it
 * is open and has money of the month, instructors and seats.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_COORDINATION_H
#define CTG_MODEL_COORDINATION_H

#include "engine/model/world.h"

/* Lists what donors teach this month, when their budgets have been dealt. */
void ctg_coordination_begin(ctg_world *world);

/* Which of its recipients programme p leaves to others this month: [i] is true of the i-th; NULL:
 * none. Valid until asked again. */
const bool *ctg_coordination_yielded(ctg_world *world, size_t p);

#endif
