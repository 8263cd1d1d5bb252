/* The parameters of which it is asked what hangs on them: drawn anew for each draw of parameters,
 * and either assumed or fitted, that is, given by the rows of a posterior.
 *
 * Of a hundred parameters on which nothing hangs some go with anything by chance. Each is therefore
 * tested at a level at which one or more of all of them pass in 5 % of cases where nothing hangs on
 * any (Sidak 1967: 1 - (1 - 0.05)^(1 / count); exact for independent ones, as they are drawn).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_CANDIDATES_H
#define CTG_ANALYSIS_CANDIDATES_H

#include "engine/model/setting.h"

#define CTG_CANDIDATES_LEVEL 0.05

/* Fewer draws say nothing: ranks of a few numbers agree by chance. */
#define CTG_CANDIDATES_DRAWS_LEAST 20

/* Whether the setting's posterior gives its value. */
bool ctg_candidates_is_fitted(const ctg_setting *setting, ctg_parameter_id id);

/* Whether it is one. No switch is. */
bool ctg_candidates_has(const ctg_setting *setting, ctg_parameter_id id);

/* Whether it is one whose range is assumed: not fitted. */
bool ctg_candidates_is_assumed(const ctg_setting *setting, ctg_parameter_id id);

/* What its draws lie between: the ends of its row's range, or of the posterior's rows. */
typedef struct ctg_candidates_range {
    double low, high;
} ctg_candidates_range;

ctg_candidates_range ctg_candidates_range_of(const ctg_setting *setting, ctg_parameter_id id);

/* At what level each of `count` is tested; `count` is at least 1. */
double ctg_candidates_level(size_t count);

#endif
