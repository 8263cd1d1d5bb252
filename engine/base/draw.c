/* Random draws by name, on Random123's Philox4x32-10.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/draw.h"

#include <Random123/philox.h>

void ctg_draw_words(const ctg_draw *draw, uint32_t purpose, ctg_month month, uint32_t who_a,
                    uint32_t who_b, uint32_t item, uint32_t words[4])
{
    const philox4x32_key_t key = {{(uint32_t)draw->seed, (uint32_t)(draw->seed >> 32)}};
    const philox4x32_ctr_t counter = {
        {draw->replicate, purpose << 24 | (uint32_t)month, who_a << 16 | who_b, item}};
    const philox4x32_ctr_t drawn = philox4x32(counter, key);
    for (int i = 0; i < 4; i++) {
        words[i] = drawn.v[i];
    }
}

double ctg_draw_uniform(const ctg_draw *draw, uint32_t purpose, ctg_month month, uint32_t who_a,
                        uint32_t who_b, uint32_t item)
{
    uint32_t words[4];
    ctg_draw_words(draw, purpose, month, who_a, who_b, item, words);
    return ((double)words[0] + 0.5) * 0x1p-32;
}

uint64_t ctg_draw_order(const ctg_draw *draw, uint32_t purpose, ctg_month month, uint32_t who_a,
                        uint32_t who_b, uint32_t item)
{
    uint32_t words[4];
    ctg_draw_words(draw, purpose, month, who_a, who_b, item, words);
    return (uint64_t)words[0] << 32 | words[1];
}
