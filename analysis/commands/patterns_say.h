/* The figures of patterns as text, for pages and documents.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_PATTERNS_SAY_H
#define CTG_COMMANDS_PATTERNS_SAY_H

#include <stdio.h>

#include "analysis/judgement.h"

#define CTG_PATTERNS_SAY_ROOM 48

/* A number with the figure's decimals, "-" where it is not known. */
void ctg_patterns_say_number(char text[CTG_PATTERNS_SAY_ROOM], const ctg_figure *figure,
                             double value);

/* What history gave ("0.50" or "0.50 to 0.53"); where the figure is inside ("0.46-0.57", "-"
 * without a band). */
void ctg_patterns_say_target(char text[CTG_PATTERNS_SAY_ROOM], const ctg_figure *figure);
void ctg_patterns_say_band(char text[CTG_PATTERNS_SAY_ROOM], const ctg_figure *figure);

/* The range from 5 to 95 % of the replicates. */
void ctg_patterns_say_range(char text[CTG_PATTERNS_SAY_ROOM], const ctg_judgement_row *row);

/* "Emergent patterns inside their bands: 3 of 12 (to 2009 4 of 11, 2010-16 5 of 12); figures: 30
 * of 80." and a line feed. */
void ctg_patterns_say_count(FILE *to, const ctg_judgement *all, size_t count);

#endif
