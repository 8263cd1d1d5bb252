/* The list of a world's arrays without meaning between calls.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_WORLD_SCRATCH_H
#define CTG_MODEL_WORLD_SCRATCH_H

#include "engine/model/world_arrays.h"

/* Lists them and returns how many; for ctg_world_arrays_list, whose array has the room. */
size_t ctg_world_scratch_list(ctg_world *world, ctg_world_array *arrays);

#endif
