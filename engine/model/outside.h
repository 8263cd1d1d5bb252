/* M12: missions outside the United Nations' command: who may send people to them, and who had
 * people there at the start.
 *
 * Who supplies them is hardly recorded. Where a source names the contributors (the table
 * outside_contributors) its latest list shares out the mission's people; elsewhere they are dealt
 * over the framework's members in proportion to their armed forces [assumed], and a lead nation's
 * operation is its own.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_OUTSIDE_H
#define CTG_MODEL_OUTSIDE_H

#include "engine/model/deal.h"
#include "engine/model/scene.h"

/* Fills the scene's member. */
ctg_status ctg_outside_lay(ctg_scene *scene, ctg_error *error);

/* Whether a mission of the table is under another command than the United Nations'. */
bool ctg_outside_is(const ctg_scene *scene, size_t m);

/* Adds the people of such missions at the start to `persons` [(s * M + m) * CTG_PERSONNEL + type]
 * and to the scene's outside_deployed. */
void ctg_outside_place(ctg_scene *scene, int32_t *persons, ctg_deal_hand *hands);

#endif
