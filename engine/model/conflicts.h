/* M1: the recorded conflicts and the world's means, laid out for the years of a scene, from which
 * situations (situations.h) begin and by which they are weighed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_CONFLICTS_H
#define CTG_MODEL_CONFLICTS_H

#include "engine/model/scene.h"

/* Fills the scene's situation, fought, fought_major, situations_to, world_income and
 * world_people. */
ctg_status ctg_conflicts_lay(ctg_scene *scene, ctg_error *error);

#endif
