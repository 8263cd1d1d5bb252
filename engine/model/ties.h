/* Fixed ties between states and hosts: distance, border, colony, language, clubs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_TIES_H
#define CTG_MODEL_TIES_H

#include "engine/model/scene.h"

/* Fills the scene's hosts with their ties, and the hosts of the record's missions. A territory
 * borrows the ties of the state it stands for, which is a party there. */
ctg_status ctg_ties_lay(ctg_scene *scene, ctg_error *error);

/* The code of a host. */
const char *ctg_ties_host(const ctg_scene *scene, size_t h);

/* The host of that code; -1 when there is none. */
int32_t ctg_ties_find(const ctg_scene *scene, const char *code);

#endif
