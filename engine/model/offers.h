/* M4: who offers to a need of a mission, and in which order offers are taken.
 *
 * Higher readiness level first, then more past service in the mission, then the sooner; a keyed
 * draw decides between offers that are equally good.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_OFFERS_H
#define CTG_MODEL_OFFERS_H

#include "engine/model/world.h"

/* The offers to a need, in world->states_listed, world->delays and world->merits. */
typedef struct ctg_offers {
    size_t mission, capability;
    size_t count;
    int64_t merit;             /* of those taken last, */
    size_t equal, equal_taken; /* how many have it, in world->equal, and how many are taken */
} ctg_offers;

typedef struct ctg_offer {
    int32_t state;
    int32_t delay; /* months to arrival */
} ctg_offer;

/* States decide whether they offer to need (m, k), of which so much is vacant; the mission must
 * have been approached (willingness.h). */
ctg_offers ctg_offers_collect(ctg_world *world, size_t m, size_t k, double vacant);

/* Takes the best of the offers that are left; there must be one. */
ctg_offer ctg_offers_take(ctg_world *world, ctg_offers *offers);

#endif
