/* M19: political will: what moves a state's contributions beside all that is modelled.
 *
 * Governments change, and with them how ready a state is to send people anywhere and to keep them
 * there: the scholars who counted find that domestic politics decides as much as interest or money
 * (Bellamy and Williams 2013; Coleman and Nyblade 2018). Each state's will drifts around 0, its
 * place at the start, on its own: a normal-like autoregression of the first order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_WILL_H
#define CTG_MODEL_WILL_H

#include "engine/model/world.h"

/* Moves world->will[s], log2 odds by which the state is readier to offer and, times exit.will, to
 * stay: once a month. */
void ctg_will_begin(ctg_world *world);

#endif
