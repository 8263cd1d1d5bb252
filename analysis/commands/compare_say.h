/* The words of a comparison, the same on the page and in JSON.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_COMPARE_SAY_H
#define CTG_COMMANDS_COMPARE_SAY_H

#include "analysis/commands/figure.h"
#include "analysis/comparison.h"

typedef struct ctg_compare_say {
    char text[900];
} ctg_compare_say;

typedef struct ctg_compare_name {
    char text[160];
} ctg_compare_name;

/* "supplier.sustained_ready_pers of Polynesia". */
ctg_compare_name ctg_compare_say_row(const ctg_comparison *comparison,
                                     const ctg_comparison_row *row);

/* What policy number `at` does to the first row, in one sentence: with the interval, or that no
 * difference can be told and how many replicates would show one of this size. It begins with a
 * small letter: "In short: " or a capital may stand before it. */
ctg_compare_say ctg_compare_say_short(const ctg_comparison *comparison, size_t at);

/* How far to trust that: what makes the interval, what pairing saved, that the arms are the same
 * before the policy, which replicates were left out. */
ctg_compare_say ctg_compare_say_trust(const ctg_comparison *comparison, size_t at);

#endif
