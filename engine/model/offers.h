/* M4: who offers to a need of a mission, and in which order offers are taken.
 *
 * Higher readiness level first, then more past service in the mission, then the sooner; a keyed
 * draw decides between offers that are equally good. In a share habit.broad_share of the needs of
 * individuals, drawn each month, service does not count: they are sought from many states.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_OFFERS_H
#define CTG_MODEL_OFFERS_H

#include "engine/model/world.h"

/* The offers to a need of those who were asked last, in world->states_listed, world->delays and
 * world->merits. The best are asked first: few offers are looked at before a need is served, and
 * whether a state offers does not depend on who else is asked. */
typedef struct ctg_offers {
    size_t mission, capability;
    bool broad;          /* service does not count */
    size_t count, taken; /* how many offer, how many of them are taken or are in world->equal */
    int64_t merit;       /* of those taken last, */
    size_t equal, equal_taken; /* how many have it, in world->equal, and how many are taken */
} ctg_offers;

typedef struct ctg_offer {
    int32_t state;
    int32_t delay; /* months to arrival */
} ctg_offer;

/* The offers to need (m, k), of which so much is vacant; m is the mission approached last
 * (willingness.h). */
ctg_offers ctg_offers_begin(ctg_world *world, size_t m, size_t k, double vacant);

/* Takes the best of the offers that are left; false when nobody else offers. */
bool ctg_offers_next(ctg_world *world, ctg_offers *offers, ctg_offer *best);

#endif
