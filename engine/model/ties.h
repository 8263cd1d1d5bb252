/* Fixed ties between states and the missions' hosts: distance, border, colony, language, clubs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_TIES_H
#define CTG_MODEL_TIES_H

#include "engine/model/scene.h"

/* Fills the scene's km, near, colonial, language, organisation, admits and host_region. A territory
 * borrows the ties of the state it stands for. A state does not send people to its own soil, nor to
 * a territory to which it is a party. */
ctg_status ctg_ties_lay(ctg_scene *scene, ctg_error *error);

#endif
