/* M1, M12: a mission that the model begins: its place, its likeness, whom it takes over. The rules
 * are those of authorisation.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_FOUNDING_H
#define CTG_MODEL_FOUNDING_H

#include "engine/model/world.h"

/* The Council decides on a mission in a host: it begins now, or after a bridging force. */
void ctg_founding_un(ctg_world *world, size_t host);

/* Others than the United Nations begin a mission in a host. */
void ctg_founding_outside(ctg_world *world, size_t host);

/* Mission m has ended: another of the same command begins in its host and takes over its people. */
void ctg_founding_successor(ctg_world *world, size_t m);

/* A mission that was decided earlier begins. */
void ctg_founding_decided(ctg_world *world, size_t m);

#endif
