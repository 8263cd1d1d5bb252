/* Switching mechanisms off: what a mechanism does nothing at, in one place.
 *
 * A switch of the group `mechanism` that is 0 sets the parameters of its mechanism to the values at
 * which it has no effect, whatever was drawn or set; so do the switches of the group `gains`. Three
 * mechanisms that no parameter can still read their switch themselves: menu (generation.c), caveats
 * (admission.c), frameworks (demand.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_MECHANISM_H
#define CTG_MODEL_MECHANISM_H

#include "engine/model/parameters.h"

void ctg_mechanism_apply(ctg_parameters *p);

#endif
