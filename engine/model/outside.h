/* M12: missions outside the United Nations' command: who may send people to them, and who had
 * people there at the start.
 *
 * A regional framework's members may contribute, and whom a source names among the contributors. A
 * coalition is made of those whom a source names and of the lead nation; where nobody is named it
 * is open to all. A lead nation's operation is its own.
 *
 * Who supplied them is hardly recorded. At the start a mission has the states that its latest list
 * up to then names (the table outside_contributors): they have the share of its people that the
 * list had in its month, each by its people there, and the framework's other members have the rest
 * in proportion to their armed forces [assumed]. No list of a later month is read, here or for who
 * may contribute.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_OUTSIDE_H
#define CTG_MODEL_OUTSIDE_H

#include "engine/model/deal.h"
#include "engine/model/scene.h"

/* Fills the scene's member and joins. */
void ctg_outside_lay(ctg_scene *scene);

/* Whether a mission of the table is under another command than the United Nations'. */
bool ctg_outside_is(const ctg_scene *scene, size_t m);

/* Adds the people of such missions at the start to `persons`, [(s * M + m) * CTG_PERSONNEL + type],
 * and to the scene's outside_deployed; `hands` has room for every state. */
void ctg_outside_place(ctg_scene *scene, int32_t *persons, ctg_deal_hand *hands);

#endif
