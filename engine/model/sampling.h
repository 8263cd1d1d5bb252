/* The parameters of a replicate: drawn from what is plausible, then changed by policies.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_SAMPLING_H
#define CTG_MODEL_SAMPLING_H

#include "engine/base/draw.h"
#include "engine/model/setting.h"

/* Draws each parameter that the setting marks, from the triangular distribution between its row's
 * low and high with its mode at the centre (moved inside if need be), by inversion of one uniform
 * that is named by the parameter's path; whole numbers are rounded. Those of them that the
 * setting's posterior has take the values of one of its rows, drawn by weight. The others take the
 * centre. */
void ctg_sampling_draw(const ctg_setting *setting, const ctg_draw *draw,
                       ctg_parameters *parameters);

/* Sets `now` to the drawn parameters with every change in force in the month applied in order, each
 * result held within what is allowed. */
void ctg_sampling_apply(const ctg_setting *setting, const ctg_parameters *drawn, ctg_month month,
                        ctg_parameters *now);

/* Whether a change begins or ends in the month. */
bool ctg_sampling_turns(const ctg_setting *setting, ctg_month month);

#endif
