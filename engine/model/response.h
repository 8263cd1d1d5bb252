/* M10: how states respond to losses: who leaves sooner, who offers less.
 *
 * Remembered losses of 1,000 people (losses.h) count x / (x + half), 0 to 1. A state responds to
 * its own in a mission, and to those that malicious acts cost other states there. States that
 * border the host, and states that a donor's programme taught within two years, respond less to
 * either (Oestman 2021).
 *
 * Everything here is read from last month's world, once a month.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_RESPONSE_H
#define CTG_MODEL_RESPONSE_H

#include "engine/model/world.h"

/* Sets world->response[m * S + s]: by how much log-odds to the base 2 the state is readier to end
 * a commitment in the mission, and world->aversion[s]: by how much less ready it is to offer people
 * anywhere. */
void ctg_response_begin(ctg_world *world);

/* The state's own losses in the mission, 0 to 1, as far as it responds to them. */
double ctg_response_own(const ctg_world *world, size_t s, size_t m);

#endif
