/* Measures of realised deployment: how fast new missions fill, how full they are by age and type.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_RECORD_FILL_H
#define CTG_MODEL_RECORD_FILL_H

#include "engine/model/record_page.h"
#include "engine/model/world.h"

/* Notes, from the record, when missions under UN command that opened in the twelve months before
 * the start first had half, three quarters, nine tenths of their posts filled. */
void ctg_record_fill_start(ctg_world *world);

/* Months to 50, 75, 90 %, and the scope of age. A mission comes to a level in the first month in
 * which it has at least 1,000 posts and that part of them filled; months count from 1, that in
 * which it opened. A slot that is used again counts again. */
void ctg_record_fill_take(ctg_world *world, const ctg_record_page *to);

#endif
