/* M12 (first part): a mission takes over the people of one that has ended.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_SUCCESSION_H
#define CTG_MODEL_SUCCESSION_H

#include "engine/model/world.h"

/* One month: where a mission has no posts any more and one or more open missions name it as their
 * predecessor, each of its units, in a random order, passes to the successor with the most vacant
 * posts of its type that its state may enter, as long as at least half of the unit fits. What is
 * left is for the cut of posts (mandates.h). The mission's money passes to the successor that took
 * most people. */
void ctg_succession_run(ctg_world *world);

#endif
