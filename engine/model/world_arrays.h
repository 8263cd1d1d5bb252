/* The list of a world's arrays, so that making, clearing and releasing cannot forget one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_WORLD_ARRAYS_H
#define CTG_MODEL_WORLD_ARRAYS_H

#include "engine/model/world.h"

typedef struct ctg_world_array {
    void *pointer; /* where the world's pointer to it is */
    size_t bytes;
} ctg_world_array;

/* A row of the list: so many elements of a member of `world`. */
#define CTG_WORLD_ARRAY(member, count)                                                             \
    {                                                                                              \
        &world->member, (count) * sizeof *world->member                                            \
    }

#define CTG_WORLD_ARRAYS_MOST 256

/* Lists all of them and returns how many. Needs world->scene and world->commitment_room. */
size_t ctg_world_arrays_list(ctg_world *world, ctg_world_array arrays[CTG_WORLD_ARRAYS_MOST]);

#endif
