/* From which month on two settings are not the same: when a policy begins.
 *
 * What was said at the start (parameters, tables), changes with their months and events are looked
 * at; where nothing differs, no month is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_PARTING_H
#define CTG_ANALYSIS_PARTING_H

#include "engine/model/setting.h"

#define CTG_PARTING_NEVER (CTG_MONTH_MOST + 1)

/* The first month in which a world of the one may differ from a world of the other: CTG_MONTH_LEAST
 * when they differ from the start, CTG_PARTING_NEVER when they are the same. Both have the same
 * start and seed. */
ctg_month ctg_parting_month(const ctg_setting *a, const ctg_setting *b);

#endif
