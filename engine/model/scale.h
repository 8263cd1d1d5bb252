/* M6: who is assessed how much, as exact shares.
 *
 * Regular budget: a state's share is its number in the regular scale over the members' sum.
 * Peacekeeping: the share is lowered by the state's discount, and the five permanent members take
 * up all discounts in proportion to their own regular numbers. With r the regular numbers, R their
 * sum, d the discounts in thousandths, P the permanent members' sum and D = sum of r d, over the
 * common denominator 1000 R P:
 *     permanent member   r (1000 P + D)
 *     any other          r (1000 - d) P
 * which sum to 1000 R P exactly. Source: GA resolutions 55/235 and 55/236; A/67/224/Add.1.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_SCALE_H
#define CTG_MODEL_SCALE_H

#include "engine/model/scene.h"

/* Fills the scene's shares of both budgets for every year. After the last period of a table its
 * numbers hold. A state that is not yet a member has share 0. */
ctg_status ctg_scale_lay(ctg_scene *scene, ctg_error *error);

#endif
