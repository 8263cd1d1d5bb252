/* Who was in which mission in a month: from the record, or estimated where the record is silent.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_PLACEMENT_H
#define CTG_MODEL_PLACEMENT_H

#include "engine/model/scene.h"

/* Sets persons[(s * M + m) * CTG_PERSONNEL + type], zeroed by the caller, to the people of each
 * state in each mission at the end of the setting's start month, and formed[s * M + m] to the
 * formed police inside police. Recorded from November 2009; before, see engine/model/estimate.h. */
ctg_status ctg_placement_take(const ctg_scene *scene, int32_t *persons, int32_t *formed,
                              ctg_error *error);

#endif
