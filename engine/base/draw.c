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

/* What many draws have in common and in what they differ; `months` and `item` may be NULL. */
typedef struct names {
    uint64_t seed;
    uint32_t replicate, purpose; /* the purpose in its bits of the name */
    uint32_t month;              /* of all, without `months` */
    const ctg_month *months;
    const uint32_t *who, *item;
} names;

#ifdef __x86_64__

/* A row of draws: word w of the even ones [0] and of the odd ones [1], each in the lower half of a
 * lane of 64 bits; the upper half is without meaning. */
typedef struct eight {
    __m256i words[2][4];
} eight;

typedef struct sixteen {
    __m512i words[2][4];
} sixteen;

/* Ten rounds of one half after the other, for which there are registers enough. */
__attribute__((target("avx2"))) static inline void encipher_eight(eight *of, uint64_t seed)
{
    const __m256i factor_0 = _mm256_set1_epi64x((int64_t)PHILOX_M4x32_0);
    const __m256i factor_1 = _mm256_set1_epi64x((int64_t)PHILOX_M4x32_1);
    for (int half = 0; half < 2; half++) {
        __m256i *const words = of->words[half];
        uint32_t key_0 = (uint32_t)seed;
        uint32_t key_1 = (uint32_t)(seed >> 32);
        for (int round = 0; round < 10; round++) {
            const __m256i first = _mm256_mul_epu32(words[0], factor_0);
            const __m256i second = _mm256_mul_epu32(words[2], factor_1);
            words[0] = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(second, 32), words[1]),
                                        _mm256_set1_epi32((int32_t)key_0));
            words[2] = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(first, 32), words[3]),
                                        _mm256_set1_epi32((int32_t)key_1));
            words[1] = second;
            words[3] = first;
            key_0 += PHILOX_W32_0;
            key_1 += PHILOX_W32_1;
        }
    }
}

__attribute__((target("avx2"))) static inline __m256i load_eight(const void *from, __m256i some)
{
    return _mm256_maskload_epi32(from, some);
}

/* Eight at a time; what is left is made up to eight with names that nobody asks for. */
__attribute__((target("avx2"))) static void draw_eights(const names *given, size_t count,
                                                        uint32_t *words)
{
    const names of = *given;
    const __m256i replicate = _mm256_set1_epi64x((int64_t)of.replicate);
    const __m256i purpose = _mm256_set1_epi32((int32_t)(of.purpose | of.month));
    const __m256i lanes = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
    for (size_t i = 0; i < count; i += 8) {
        const size_t left = count - i;
        const __m256i some = _mm256_cmpgt_epi32(_mm256_set1_epi32((int32_t)left), lanes);
        const __m256i none = _mm256_setzero_si256();
        const __m256i months = of.months != NULL ? load_eight(of.months + i, some) : none;
        const __m256i when = _mm256_or_si256(months, purpose);
        const __m256i who = load_eight(of.who + i, some);
        const __m256i items = of.item != NULL ? load_eight(of.item + i, some) : none;
        eight row = {{{replicate, when, who, items},
                      {replicate, _mm256_srli_epi64(when, 32), _mm256_srli_epi64(who, 32),
                       _mm256_srli_epi64(items, 32)}}};
        encipher_eight(&row, of.seed);
        for (size_t w = 0; w < 4; w++) {
            uint32_t *const to = words + w * count + i;
            const __m256i drawn =
                _mm256_blend_epi32(row.words[0][w], _mm256_slli_epi64(row.words[1][w], 32), 0xaa);
            if (left >= 8) {
                _mm256_storeu_si256((__m256i_u *)to, drawn);
            } else {
                _mm256_maskstore_epi32((int *)to, some, drawn);
            }
        }
    }
}

/* Ten rounds of both halves, which do not wait for each other. */
__attribute__((target("avx512f"))) static inline void encipher_sixteen(sixteen *of, uint64_t seed)
{
    enum { exclusive_or = 0x96 }; /* of three */
    const __m512i factor_0 = _mm512_set1_epi64((int64_t)PHILOX_M4x32_0);
    const __m512i factor_1 = _mm512_set1_epi64((int64_t)PHILOX_M4x32_1);
    uint32_t key_0 = (uint32_t)seed;
    uint32_t key_1 = (uint32_t)(seed >> 32);
    for (int round = 0; round < 10; round++) {
        for (int half = 0; half < 2; half++) {
            __m512i *const words = of->words[half];
            const __m512i first = _mm512_mul_epu32(words[0], factor_0);
            const __m512i second = _mm512_mul_epu32(words[2], factor_1);
            words[0] = _mm512_ternarylogic_epi32(_mm512_srli_epi64(second, 32), words[1],
                                                 _mm512_set1_epi32((int32_t)key_0), exclusive_or);
            words[2] = _mm512_ternarylogic_epi32(_mm512_srli_epi64(first, 32), words[3],
                                                 _mm512_set1_epi32((int32_t)key_1), exclusive_or);
            words[1] = second;
            words[3] = first;
        }
        key_0 += PHILOX_W32_0;
        key_1 += PHILOX_W32_1;
    }
}

/* The same sixteen at a time. */
__attribute__((target("avx512f"))) static void draw_sixteens(const names *given, size_t count,
                                                             uint32_t *words)
{
    const names of = *given;
    const __m512i replicate = _mm512_set1_epi64((int64_t)of.replicate);
    const __m512i purpose = _mm512_set1_epi32((int32_t)(of.purpose | of.month));
    for (size_t i = 0; i < count; i += 16) {
        const __mmask16 some = (__mmask16)(count - i < 16 ? (1u << (count - i)) - 1u : 0xffffu);
        const __m512i none = _mm512_setzero_si512();
        const __m512i months =
            of.months != NULL ? _mm512_maskz_loadu_epi32(some, of.months + i) : none;
        const __m512i when = _mm512_or_si512(months, purpose);
        const __m512i who = _mm512_maskz_loadu_epi32(some, of.who + i);
        const __m512i items = of.item != NULL ? _mm512_maskz_loadu_epi32(some, of.item + i) : none;
        sixteen row = {{{replicate, when, who, items},
                        {replicate, _mm512_srli_epi64(when, 32), _mm512_srli_epi64(who, 32),
                         _mm512_srli_epi64(items, 32)}}};
        encipher_sixteen(&row, of.seed);
        for (size_t w = 0; w < 4; w++) {
            const __m512i drawn =
                _mm512_mask_shuffle_epi32(row.words[0][w], 0xaaaa, row.words[1][w], _MM_PERM_CDAB);
            _mm512_mask_storeu_epi32(words + w * count + i, some, drawn);
        }
    }
}

/* Draws them on the widest path of this machine; false: it has none. */
static bool draw_wide(const names *of, size_t count, uint32_t *words)
{
    if (__builtin_cpu_supports("avx512f")) {
        draw_sixteens(of, count, words);
    } else if (__builtin_cpu_supports("avx2")) {
        draw_eights(of, count, words);
    } else {
        return false;
    }
    return true;
}

#else

static bool draw_wide(const names *of, size_t count, uint32_t *words)
{
    (void)of, (void)count, (void)words;
    return false;
}

#endif

static void draw_all(const ctg_draw *draw, const names *of, size_t count, uint32_t *words)
{
    if (draw_wide(of, count, words)) {
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
