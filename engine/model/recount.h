/* People of all commitments and homecomings, counted anew each month, to check what is kept.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_RECOUNT_H
#define CTG_MODEL_RECOUNT_H

#include "engine/model/world.h"

/* The counts, in world->counted. */
typedef struct ctg_recount {
    int32_t *promised, *deployed, *recovering; /* [k * S + s] */
    int32_t *coming, *filled;                  /* [m * K + k] */
    int32_t *out;                              /* [s] deployed; 0, for whoever goes through `in` */
    int32_t *serves;                           /* [m] 1 where anybody is or comes */
    int32_t *in;                               /* [m * S + s] deployed; 0 between calls */
} ctg_recount;

/* Counts them. */
ctg_recount ctg_recount_all(ctg_world *world);

/* Makes ready for the next count; to be called whatever was found. */
void ctg_recount_forget(const ctg_world *world, const ctg_recount *of);

#endif
