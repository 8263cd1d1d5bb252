/* Random draws by name, on Random123's Philox4x32-10.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/draw.h"

#include <stdbool.h>

#include <Random123/philox.h>
#ifdef __x86_64__
#include <immintrin.h>
#endif

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
    return ctg_draw_of_word(words[0]);
}

uint64_t ctg_draw_order(const ctg_draw *draw, uint32_t purpose, ctg_month month, uint32_t who_a,
                        uint32_t who_b, uint32_t item)
{
    uint32_t words[4];
    ctg_draw_words(draw, purpose, month, who_a, who_b, item, words);
    return (uint64_t)words[0] << 32 | words[1];
}

#ifdef __x86_64__

/* Four draws: each word in the lower half of a lane of 64 bits, the upper half is without meaning.
 */
typedef struct four {
    __m256i words[4];
} four;

__attribute__((target("avx2"))) static inline four encipher(four of, uint64_t seed)
{
    const __m256i factor_0 = _mm256_set1_epi64x((int64_t)PHILOX_M4x32_0);
    const __m256i factor_1 = _mm256_set1_epi64x((int64_t)PHILOX_M4x32_1);
    uint32_t key_0 = (uint32_t)seed;
    uint32_t key_1 = (uint32_t)(seed >> 32);
    for (int round = 0; round < 10; round++) {
        const __m256i first = _mm256_mul_epu32(of.words[0], factor_0);
        const __m256i second = _mm256_mul_epu32(of.words[2], factor_1);
        of.words[0] = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(second, 32), of.words[1]),
                                       _mm256_set1_epi64x((int64_t)key_0));
        of.words[2] = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(first, 32), of.words[3]),
                                       _mm256_set1_epi64x((int64_t)key_1));
        of.words[1] = second;
        of.words[3] = first;
        key_0 += PHILOX_W32_0;
        key_1 += PHILOX_W32_1;
    }
    return of;
}

/* As many draws as come in whole eights, of which the even ones and the odd ones go together; how
 * many. */
__attribute__((target("avx2"))) static size_t draw_eights(uint64_t seed, const uint32_t name[2],
                                                          const uint32_t *who, const uint32_t *item,
                                                          size_t count, uint32_t *words)
{
    const __m256i name_0 = _mm256_set1_epi64x((int64_t)name[0]);
    const __m256i name_1 = _mm256_set1_epi64x((int64_t)name[1]);
    size_t i = 0;
    for (; i + 8 <= count; i += 8) {
        const __m256i whose = _mm256_loadu_si256((const __m256i_u *)(who + i));
        const __m256i items = item != NULL ? _mm256_loadu_si256((const __m256i_u *)(item + i))
                                           : _mm256_setzero_si256();
        const four even = encipher((four){{name_0, name_1, whose, items}}, seed);
        const four odd = encipher(
            (four){{name_0, name_1, _mm256_srli_epi64(whose, 32), _mm256_srli_epi64(items, 32)}},
            seed);
        for (size_t w = 0; w < 4; w++) {
            _mm256_storeu_si256(
                (__m256i_u *)(words + w * count + i),
                _mm256_blend_epi32(even.words[w], _mm256_slli_epi64(odd.words[w], 32), 0xaa));
        }
    }
    return i;
}

/* The rest, below eight: made up to eight with names that nobody asks for. */
static void draw_tail(uint64_t seed, const uint32_t name[2], const uint32_t *who,
                      const uint32_t *item, size_t from, size_t count, uint32_t *words)
{
    uint32_t whose[8] = {0};
    uint32_t items[8] = {0};
    uint32_t drawn[4 * 8];
    for (size_t i = from; i < count; i++) {
        whose[i - from] = who[i];
        items[i - from] = item != NULL ? item[i] : 0;
    }
    (void)draw_eights(seed, name, whose, items, 8, drawn);
    for (size_t w = 0; w < 4; w++) {
        for (size_t i = from; i < count; i++) {
            words[w * count + i] = drawn[w * 8 + i - from];
        }
    }
}

static bool has_eights(void)
{
    return __builtin_cpu_supports("avx2") != 0;
}

#else

static size_t draw_eights(uint64_t seed, const uint32_t name[2], const uint32_t *who,
                          const uint32_t *item, size_t count, uint32_t *words)
{
    (void)seed, (void)name, (void)who, (void)item, (void)count, (void)words;
    return 0;
}

static void draw_tail(uint64_t seed, const uint32_t name[2], const uint32_t *who,
                      const uint32_t *item, size_t from, size_t count, uint32_t *words)
{
    (void)seed, (void)name, (void)who, (void)item, (void)from, (void)count, (void)words;
}

static bool has_eights(void)
{
    return false;
}

#endif

void ctg_draw_many(const ctg_draw *draw, uint32_t purpose, ctg_month month, const uint32_t *who,
                   const uint32_t *item, size_t count, uint32_t *words)
{
    const uint32_t name[2] = {draw->replicate, purpose << 24 | (uint32_t)month};
    if (has_eights()) {
        const size_t from = draw_eights(draw->seed, name, who, item, count, words);
        if (from < count) {
            draw_tail(draw->seed, name, who, item, from, count, words);
        }
        return;
    }
    for (size_t i = 0; i < count; i++) {
        uint32_t drawn[4];
        ctg_draw_words(draw, purpose, month, who[i] >> 16, who[i] & 0xffffu,
                       item != NULL ? item[i] : 0, drawn);
        for (size_t w = 0; w < 4; w++) {
            words[w * count + i] = drawn[w];
        }
    }
}
