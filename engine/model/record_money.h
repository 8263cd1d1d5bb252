/* Measures of money: what missions cost, who owes, what training costs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_RECORD_MONEY_H
#define CTG_MODEL_RECORD_MONEY_H

#include "engine/model/record_page.h"
#include "engine/model/world.h"

/* The world's money of the month; adds what the people deployed cost their states to
 * world->people_cost. */
void ctg_record_money_take(ctg_world *world, const ctg_record_page *to);

/* Cents that the people of state s have cost it since the last yearly record, less what missions
 * and frameworks paid it: own cost of a month for everybody deployed at its end, whole cents a
 * person. */
int64_t ctg_record_money_people_cost(const ctg_world *world, size_t s);

/* Sums since the last yearly record begin anew. */
void ctg_record_money_turn(ctg_world *world, size_t s);

#endif
