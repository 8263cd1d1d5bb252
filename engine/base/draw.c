/* Random draws by name, on Random123's Philox4x32-10.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/draw.h"

#include <stdbool.h>
#include <string.h>

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

/* What many draws have in common and in what they differ; `months` and `item` may be NULL. */
typedef struct names {
    uint64_t seed;
    uint32_t replicate, purpose; /* the purpose in its bits of the name */
    uint32_t month;              /* of all, without `months` */
    const ctg_month *months;
    const uint32_t *who, *item;
} names;

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
__attribute__((target("avx2"))) static size_t draw_eights(const names *of, size_t count,
                                                          uint32_t *words)
{
    const uint64_t seed = of->seed;
    const uint32_t *const who = of->who;
    const uint32_t *const item = of->item;
    const ctg_month *const months = of->months;
    const __m256i name_0 = _mm256_set1_epi64x((int64_t)of->replicate);
    const __m256i purpose = _mm256_set1_epi32((int32_t)of->purpose);
    const __m256i all_when = _mm256_set1_epi32((int32_t)(of->purpose | of->month));
    size_t i = 0;
    for (; i + 8 <= count; i += 8) {
        const __m256i when =
            months != NULL
                ? _mm256_or_si256(_mm256_loadu_si256((const __m256i_u *)(months + i)), purpose)
                : all_when;
        const __m256i whose = _mm256_loadu_si256((const __m256i_u *)(who + i));
        const __m256i items = item != NULL ? _mm256_loadu_si256((const __m256i_u *)(item + i))
                                           : _mm256_setzero_si256();
        const four even = encipher((four){{name_0, when, whose, items}}, seed);
        const four odd =
            encipher((four){{name_0, _mm256_srli_epi64(when, 32), _mm256_srli_epi64(whose, 32),
                             _mm256_srli_epi64(items, 32)}},
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
static void draw_tail(const names *of, size_t from, size_t count, uint32_t *words)
{
    ctg_month months[8];
    uint32_t whose[8] = {0};
    uint32_t items[8] = {0};
    uint32_t drawn[4 * 8];
    names rest = *of;
    if (of->months != NULL) {
        memset(months, 0, sizeof months);
        memcpy(months, of->months + from, (count - from) * sizeof *months);
        rest.months = months;
    }
    for (size_t i = from; i < count; i++) {
        whose[i - from] = of->who[i];
        items[i - from] = of->item != NULL ? of->item[i] : 0;
    }
    rest.who = whose;
    rest.item = items;
    (void)draw_eights(&rest, 8, drawn);
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

static size_t draw_eights(const names *of, size_t count, uint32_t *words)
{
    (void)of, (void)count, (void)words;
    return 0;
}

static void draw_tail(const names *of, size_t from, size_t count, uint32_t *words)
{
    (void)of, (void)from, (void)count, (void)words;
}

static bool has_eights(void)
{
    return false;
}

#endif

static void draw_all(const ctg_draw *draw, const names *of, size_t count, uint32_t *words)
{
    if (has_eights()) {
        const size_t from = draw_eights(of, count, words);
        if (from < count) {
            draw_tail(of, from, count, words);
        }
        return;
    }
    for (size_t i = 0; i < count; i++) {
        uint32_t drawn[4];
        ctg_draw_words(draw, of->purpose >> 24,
                       of->months != NULL ? of->months[i] : (ctg_month)of->month, of->who[i] >> 16,
                       of->who[i] & 0xffffu, of->item != NULL ? of->item[i] : 0, drawn);
        for (size_t w = 0; w < 4; w++) {
            words[w * count + i] = drawn[w];
        }
    }
}

void ctg_draw_many(const ctg_draw *draw, uint32_t purpose, ctg_month month, const uint32_t *who,
                   const uint32_t *item, size_t count, uint32_t *words)
{
    const names of = {.seed = draw->seed,
                      .replicate = draw->replicate,
                      .purpose = purpose << 24,
                      .month = (uint32_t)month,
                      .who = who,
                      .item = item};
    draw_all(draw, &of, count, words);
}

void ctg_draw_many_months(const ctg_draw *draw, uint32_t purpose, const ctg_month *months,
                          const uint32_t *who, size_t count, uint32_t *words)
{
    const names of = {.seed = draw->seed,
                      .replicate = draw->replicate,
                      .purpose = purpose << 24,
                      .months = months,
                      .who = who};
    draw_all(draw, &of, count, words);
}
