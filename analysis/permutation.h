/* Permutations by name: where one thing goes, without a list of the others.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_PERMUTATION_H
#define CTG_ANALYSIS_PERMUTATION_H

#include <stdint.h>

#include "engine/base/draw.h"

/* The name: rounds and halves take the draw's who and item. */
typedef struct ctg_permutation {
    ctg_draw draw;
    uint32_t purpose;
    ctg_month month;
} ctg_permutation;

/* The place of `at` in the permutation of 0 ... count - 1, at < count: a Feistel network over as
 * many bits as `count` needs, entered again until it leads below `count` (cycle walking; Black and
 * Rogaway 2002, Ciphers with arbitrary finite domains), twice on average at most. */
uint32_t ctg_permutation_at(const ctg_permutation *permutation, uint32_t count, uint32_t at);

#endif
