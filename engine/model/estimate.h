/* Who was in which mission before November 2009: estimated from the two recorded margins.
 *
 * Iterative proportional fitting (Deming and Stephan 1940) of a prior to the people of each state
 * and of each mission, type by type, then rounding to whole people that keeps both margins. Prior:
 * the map-based estimates where they exist, else nearness of state and host [assumed]. Where the
 * two recorded margins differ in their sums the states' holds and the missions' is scaled to it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_ESTIMATE_H
#define CTG_MODEL_ESTIMATE_H

#include "engine/model/scene.h"

/* Sets persons as in placement.h for the setting's start month from the tables contributions,
 * deployments and prior_placements. */
ctg_status ctg_estimate_run(const ctg_scene *scene, int32_t *persons, ctg_error *error);

#endif
