/* Events: what happens in a month beside what states decide, in the order of the rows.
 *
 * Here are the kinds that act on people: handed_over, contributor_leaves, contributor_sends,
 * disaster. Missions that open or close are laid out with the demand (demand.c), reforms of laws
 * with caveats (admission.c), shares with the scale (scale.c), rates with the reimbursement
 * (finance.c). What lies before the start is history: the initial state has it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_EVENTS_H
#define CTG_MODEL_EVENTS_H

#include "engine/model/world.h"

void ctg_events_run(ctg_world *world);

#endif
