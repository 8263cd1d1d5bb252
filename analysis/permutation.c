/* Permutations by name.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/permutation.h"

#include <assert.h>

#define ROUNDS 24u /* few would do for many things; of five, 12 still prefer some orders */

static uint32_t word(const ctg_permutation *p, uint32_t round, uint32_t half)
{
    uint32_t words[4];
    ctg_draw_words(&p->draw, p->purpose, p->month, round, 0, half, words);
    return words[0];
}

/* The halves change in turn, so that they need not be equally wide. */
static uint32_t encrypted(const ctg_permutation *p, uint32_t bits, uint32_t at)
{
    const uint32_t low_bits = (bits + 1) / 2;
    const uint32_t low_mask = (uint32_t)((UINT64_C(1) << low_bits) - 1);
    const uint32_t high_mask = (uint32_t)((UINT64_C(1) << (bits - low_bits)) - 1);
    uint32_t low = at & low_mask;
    uint32_t high = at >> low_bits;
    for (uint32_t round = 0; round < ROUNDS; round += 2) {
        low ^= word(p, round, high) & low_mask;
        high ^= word(p, round + 1, low) & high_mask;
    }
    return high << low_bits | low;
}

uint32_t ctg_permutation_at(const ctg_permutation *permutation, uint32_t count, uint32_t at)
{
    assert(at < count);
    uint32_t bits = 0;
    while (bits < 32 && (count - 1) >> bits != 0) {
        bits++;
    }
    if (bits == 0) {
        return 0;
    }
    uint32_t place = at;
    do {
        place = encrypted(permutation, bits, place);
    } while (place >= count);
    return place;
}
