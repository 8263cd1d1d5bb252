/* The lives of missions by the table of demand: when each has how many posts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_LIVES_H
#define CTG_ANALYSIS_LIVES_H

#include <stdbool.h>

#include "engine/model/tables.h"

/* The posts of a mission (row of missions) in a month, by type; NULL before its first row. */
const int64_t *ctg_lives_posts(const ctg_tables *tables, size_t mission, ctg_month month);

/* Since which month a mission that is open in `month` has had posts without a break. */
ctg_month ctg_lives_opened(const ctg_tables *tables, size_t mission, ctg_month month);

/* Whether it is under the United Nations' command. */
bool ctg_lives_is_un(const ctg_tables *tables, size_t mission);

/* The months in which it first and last had posts, at most `until`; false where it never had. */
bool ctg_lives_span(const ctg_tables *tables, size_t mission, ctg_month until, ctg_month *first,
                    ctg_month *last);

#endif
