/* M1: missions and their authorised posts, month by month, from the demand table.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_DEMAND_H
#define CTG_MODEL_DEMAND_H

#include "engine/model/scene.h"

/* Fills the scene's posts, posts_by, posts_all, mission_class and most_posts. A row of the demand
 * table holds until the mission's next row, the last one to the end. Posts of a type of personnel
 * are dealt over capabilities by the mix of the mission's class [assumed], by largest remainder. */
ctg_status ctg_demand_lay(ctg_scene *scene, ctg_error *error);

#endif
