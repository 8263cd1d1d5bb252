/* How much of a growth is due to what, in sentences: the same on the page, in Markdown and in JSON.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_GROWTH_SAY_H
#define CTG_COMMANDS_GROWTH_SAY_H

#include <jansson.h>

#include "analysis/cases.h"

#define CTG_GROWTH_SAY_ROOM 2048

typedef struct ctg_growth_say {
    char text[CTG_GROWTH_SAY_ROOM];
} ctg_growth_say;

/* "Of the newcomers' growth from 2008-01 to 2018-01, ...", and what the answer hangs on. It begins
 * with the parameter that makes more than half of the variance, where one does. */
ctg_growth_say ctg_growth_say_answer(const ctg_case *one, const ctg_case_ask *ask);

/* All that is known of it; NULL where memory ran out. */
json_t *ctg_growth_say_json(const ctg_case *one, const ctg_case_ask *ask);

#endif
