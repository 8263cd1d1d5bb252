/* Who is assessed how much for peacekeeping in a year, by the tables alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_PAYERS_H
#define CTG_ANALYSIS_PAYERS_H

#include "engine/model/tables.h"

/* Sets assessed[state] of every state to a number in proportion to its share of the peacekeeping
 * scale (engine/model/scale.h), 0 for those without. */
void ctg_payers_lay(const ctg_tables *tables, int year, double *assessed);

#endif
