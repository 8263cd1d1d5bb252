/* States by year: economy, people, forces, democracy, known up to a month and extrapolated after.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_COVARIATES_H
#define CTG_MODEL_COVARIATES_H

#include "engine/model/scene.h"

/* Fills the scene's gdp_usd, population, democracy, armed_forces and exists. A year counts as known
 * when its December is not after the setting's covariates_known_to. Later GDP and population grow
 * at the mean rate of the last five known years; forces and democracy are held. */
ctg_status ctg_covariates_lay(ctg_scene *scene, ctg_error *error);

#endif
