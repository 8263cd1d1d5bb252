/* Sobol' sequences by index.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/design_sobol.h"

#include <assert.h>

#include "analysis/design_draw.h"
#include "engine/base/draw.h"

#define DIGITS 32u
#define AT_ONCE 7u /* digits whose bits one draw of 128 holds: a tree of 127 */

/* v_k of Bratley and Fox (1988, Algorithm 659), eq. 2, from the ones before it; k from 0. */
static uint32_t direction(const ctg_joe_kuo *row, const uint32_t *before, size_t k)
{
    const size_t degree = row->degree;
    assert(degree > 0);
    if (k < degree) {
        return (uint32_t)row->first[k] << (DIGITS - 1 - k);
    }
    uint32_t v = before[k - degree] ^ before[k - degree] >> degree;
    for (size_t i = 1; i < degree; i++) {
        v ^= (row->polynomial >> (degree - 1 - i) & 1u) == 0 ? 0 : before[k - i];
    }
    return v;
}

uint32_t ctg_design_sobol_word(size_t dimension, uint32_t index)
{
    uint32_t v[DIGITS];
    uint32_t word = 0;
    for (size_t k = 0; k < DIGITS && index >> k != 0; k++) {
        v[k] =
            dimension == 0 ? 1u << (DIGITS - 1 - k) : direction(ctg_joe_kuo_row(dimension), v, k);
        word ^= (index >> k & 1u) == 0 ? 0 : v[k];
    }
    return word;
}

uint32_t ctg_design_sobol_scrambled(uint64_t seed, size_t dimension, uint32_t word)
{
    uint32_t flips = 0;
    for (uint32_t at = 0; at < DIGITS; at += AT_ONCE) {
        const ctg_draw draw = {seed, at};
        uint32_t bits[4];
        uint32_t node = 1; /* of the tree: 1, below it 2 and 3 ... */
        ctg_draw_words(&draw, CTG_DESIGN_DRAW_PURPOSE, ctg_design_draw_scramble, 0,
                       (uint32_t)dimension, at == 0 ? 0 : word >> (DIGITS - at), bits);
        for (uint32_t digit = at; digit < at + AT_ONCE && digit < DIGITS; digit++) {
            const uint32_t shift = DIGITS - 1 - digit;
            flips |= (bits[node / 32] >> node % 32 & 1u) << shift;
            node = 2 * node + (word >> shift & 1u);
        }
    }
    return word ^ flips;
}

double ctg_design_sobol_at(uint64_t seed, size_t dimension, uint32_t index)
{
    return ctg_draw_of_word(
        ctg_design_sobol_scrambled(seed, dimension, ctg_design_sobol_word(dimension, index)));
}
