/* M10: how states respond to losses: who leaves sooner, who offers less.
 *
 * Losses are reckoned on 1,000 people and saturate: x / (x + half), 0 to 1. A state's own in a
 * mission are those that it remembers there over its people there; others' are those to malicious
 * acts that it remembers of other states over all people in the mission. Fewer people than
 * `casualties.people_least_pers` count as so many. States that border the host, and states that a
 * donor's programme taught within two years, respond less to either (Oestman 2021).
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
