/* Lanes on AVX2: 8 numbers to an operation. To be included by a file compiled for it, alone; what
 * each operation does is said in lanes.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_BASE_LANES_AVX2_H
#define CTG_BASE_LANES_AVX2_H

#include <immintrin.h>
#include <stddef.h>
#include <stdint.h>

#define CTG_LANES_COUNT 8
#define CTG_LANES_LOOKUP 1

typedef float ctg_lanes_f32 __attribute__((vector_size(32)));
typedef int32_t ctg_lanes_i32 __attribute__((vector_size(32)));
typedef uint32_t ctg_lanes_u32 __attribute__((vector_size(32)));
typedef int32_t ctg_lanes_mask __attribute__((vector_size(32))); /* 0 or -1 */

static inline ctg_lanes_f32 ctg_lanes_all_f32(float a)
{
    return (ctg_lanes_f32)_mm256_set1_ps(a);
}

static inline ctg_lanes_i32 ctg_lanes_all_i32(int32_t a)
{
    return (ctg_lanes_i32)_mm256_set1_epi32(a);
}

static inline ctg_lanes_u32 ctg_lanes_all_u32(uint32_t a)
{
    return (ctg_lanes_u32)_mm256_set1_epi32((int32_t)a);
}

static inline ctg_lanes_u32 ctg_lanes_numbers(void)
{
    return (ctg_lanes_u32)_mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
}

static inline ctg_lanes_f32 ctg_lanes_load_f32(const float *from)
{
    return (ctg_lanes_f32)_mm256_loadu_ps(from);
}

static inline ctg_lanes_i32 ctg_lanes_load_i32(const int32_t *from)
{
    return (ctg_lanes_i32)_mm256_loadu_si256((const __m256i *)from);
}

static inline ctg_lanes_u32 ctg_lanes_load_u32(const uint32_t *from)
{
    return (ctg_lanes_u32)_mm256_loadu_si256((const __m256i *)from);
}

static inline void ctg_lanes_store_f32(float *to, ctg_lanes_f32 a)
{
    _mm256_storeu_ps(to, (__m256)a);
}

static inline void ctg_lanes_store_i32(int32_t *to, ctg_lanes_i32 a)
{
    _mm256_storeu_si256((__m256i *)to, (__m256i)a);
}

static inline void ctg_lanes_store_u32(uint32_t *to, ctg_lanes_u32 a)
{
    _mm256_storeu_si256((__m256i *)to, (__m256i)a);
}

static inline ctg_lanes_u32 ctg_lanes_bits(ctg_lanes_f32 a)
{
    return (ctg_lanes_u32)a;
}

static inline ctg_lanes_f32 ctg_lanes_of_bits(ctg_lanes_u32 a)
{
    return (ctg_lanes_f32)a;
}

static inline ctg_lanes_f32 ctg_lanes_float(ctg_lanes_i32 a)
{
    return (ctg_lanes_f32)_mm256_cvtepi32_ps((__m256i)a);
}

static inline ctg_lanes_mask ctg_lanes_less_f32(ctg_lanes_f32 a, ctg_lanes_f32 b)
{
    return (ctg_lanes_mask)_mm256_cmp_ps((__m256)a, (__m256)b, _CMP_LT_OQ);
}

static inline ctg_lanes_mask ctg_lanes_equal_f32(ctg_lanes_f32 a, ctg_lanes_f32 b)
{
    return (ctg_lanes_mask)_mm256_cmp_ps((__m256)a, (__m256)b, _CMP_EQ_OQ);
}

static inline ctg_lanes_mask ctg_lanes_less_i32(ctg_lanes_i32 a, ctg_lanes_i32 b)
{
    return (ctg_lanes_mask)_mm256_cmpgt_epi32((__m256i)b, (__m256i)a);
}

static inline ctg_lanes_mask ctg_lanes_equal_i32(ctg_lanes_i32 a, ctg_lanes_i32 b)
{
    return (ctg_lanes_mask)_mm256_cmpeq_epi32((__m256i)a, (__m256i)b);
}

static inline ctg_lanes_mask ctg_lanes_and(ctg_lanes_mask a, ctg_lanes_mask b)
{
    return a & b;
}

static inline ctg_lanes_mask ctg_lanes_or(ctg_lanes_mask a, ctg_lanes_mask b)
{
    return a | b;
}

static inline ctg_lanes_mask ctg_lanes_differ(ctg_lanes_mask a, ctg_lanes_mask b)
{
    return a ^ b;
}

static inline int ctg_lanes_any(ctg_lanes_mask a)
{
    return _mm256_movemask_ps((__m256)a) != 0;
}

static inline int32_t ctg_lanes_count(ctg_lanes_mask a)
{
    return _mm_popcnt_u32((unsigned)_mm256_movemask_ps((__m256)a));
}

static inline ctg_lanes_f32 ctg_lanes_select_f32(ctg_lanes_mask which, ctg_lanes_f32 a,
                                                 ctg_lanes_f32 b)
{
    return (ctg_lanes_f32)_mm256_blendv_ps((__m256)b, (__m256)a, (__m256)which);
}

static inline ctg_lanes_i32 ctg_lanes_select_i32(ctg_lanes_mask which, ctg_lanes_i32 a,
                                                 ctg_lanes_i32 b)
{
    return (ctg_lanes_i32)_mm256_blendv_epi8((__m256i)b, (__m256i)a, (__m256i)which);
}

static inline ctg_lanes_f32 ctg_lanes_least_f32(ctg_lanes_f32 a, ctg_lanes_f32 b)
{
    return (ctg_lanes_f32)_mm256_min_ps((__m256)a, (__m256)b);
}

static inline ctg_lanes_f32 ctg_lanes_most_f32(ctg_lanes_f32 a, ctg_lanes_f32 b)
{
    return (ctg_lanes_f32)_mm256_max_ps((__m256)a, (__m256)b);
}

static inline ctg_lanes_i32 ctg_lanes_least_i32(ctg_lanes_i32 a, ctg_lanes_i32 b)
{
    return (ctg_lanes_i32)_mm256_min_epi32((__m256i)a, (__m256i)b);
}

static inline ctg_lanes_i32 ctg_lanes_most_i32(ctg_lanes_i32 a, ctg_lanes_i32 b)
{
    return (ctg_lanes_i32)_mm256_max_epi32((__m256i)a, (__m256i)b);
}

static inline int32_t ctg_lanes_sum_i32(ctg_lanes_i32 a)
{
    __m128i sum =
        _mm_add_epi32(_mm256_castsi256_si128((__m256i)a), _mm256_extracti128_si256((__m256i)a, 1));
    sum = _mm_add_epi32(sum, _mm_shuffle_epi32(sum, 0x4e));
    return _mm_cvtsi128_si32(_mm_add_epi32(sum, _mm_shuffle_epi32(sum, 0xb1)));
}

static inline ctg_lanes_f32 ctg_lanes_lookup8(const float table[8], ctg_lanes_i32 which)
{
    return (ctg_lanes_f32)_mm256_permutevar8x32_ps(_mm256_loadu_ps(table), (__m256i)which);
}

/* Bit 3 of the index, moved to the sign, chooses between the two halves of the table. */
static inline ctg_lanes_f32 ctg_lanes_lookup16(const float table[16], ctg_lanes_i32 which)
{
    const __m256 low = (__m256)ctg_lanes_lookup8(table, which);
    const __m256 high = (__m256)ctg_lanes_lookup8(table + 8, which);
    return (ctg_lanes_f32)_mm256_blendv_ps(low, high, (__m256)(which << 28));
}

/* For each lane of the packed vector the number of the set lane that goes there. */
static inline __m256i ctg_lanes_packing(unsigned set)
{
    const uint64_t spread = _pdep_u64(set, 0x0101010101010101u) * 0xffu;
    const uint64_t moved = _pext_u64(0x0706050403020100u, spread);
    return _mm256_cvtepu8_epi32(_mm_cvtsi64_si128((int64_t)moved));
}

static inline size_t ctg_lanes_pack_i32(int32_t *to, ctg_lanes_mask which, ctg_lanes_i32 a)
{
    const unsigned set = (unsigned)_mm256_movemask_ps((__m256)which);
    const __m256i packed = _mm256_permutevar8x32_epi32((__m256i)a, ctg_lanes_packing(set));
    _mm256_storeu_si256((__m256i *)to, packed);
    return (size_t)_mm_popcnt_u32(set);
}

static inline size_t ctg_lanes_pack_f32(float *to, ctg_lanes_mask which, ctg_lanes_f32 a)
{
    const unsigned set = (unsigned)_mm256_movemask_ps((__m256)which);
    _mm256_storeu_ps(to, _mm256_permutevar8x32_ps((__m256)a, ctg_lanes_packing(set)));
    return (size_t)_mm_popcnt_u32(set);
}

static inline ctg_lanes_f32 ctg_lanes_gather_f32(const float *from, ctg_lanes_i32 which)
{
    return (ctg_lanes_f32)_mm256_i32gather_ps(from, (__m256i)which, 4);
}

static inline ctg_lanes_i32 ctg_lanes_gather_i32(const int32_t *from, ctg_lanes_i32 which)
{
    return (ctg_lanes_i32)_mm256_i32gather_epi32(from, (__m256i)which, 4);
}

static inline ctg_lanes_f32 ctg_lanes_exp2_near(ctg_lanes_f32 x)
{
    const ctg_lanes_f32 shifted = x + 12582912.0f; /* 1.5 x 2^23: rounds to the nearest whole */
    const ctg_lanes_f32 part = x - (shifted - 12582912.0f);
    ctg_lanes_f32 sum = part * 0.0551716691f + 0.242611122f;
    sum = sum * part + 0.693260985f;
    sum = sum * part + 0.999928074f;
    return ctg_lanes_of_bits(ctg_lanes_bits(sum) + (ctg_lanes_bits(shifted) << 23));
}

/* The high halves of products: those of even lanes move down, those of odd lanes stay. */
static inline __m256i ctg_lanes_high(__m256i even, __m256i odd)
{
    return _mm256_blend_epi32(_mm256_srli_epi64(even, 32), odd, 0xaa);
}

/* The low halves: those of odd lanes move up. */
static inline __m256i ctg_lanes_low(__m256i even, __m256i odd)
{
    return _mm256_blend_epi32(even, _mm256_slli_epi64(odd, 32), 0xaa);
}

static inline __m256i ctg_lanes_xor3(__m256i a, __m256i b, __m256i c)
{
    return _mm256_xor_si256(a, _mm256_xor_si256(b, c));
}

static inline void ctg_lanes_multiply(ctg_lanes_u32 a, uint32_t b, ctg_lanes_u32 *high,
                                      ctg_lanes_u32 *low)
{
    const __m256i factor = _mm256_set1_epi64x((int64_t)b);
    const __m256i even = _mm256_mul_epu32((__m256i)a, factor);
    const __m256i odd = _mm256_mul_epu32(_mm256_srli_epi64((__m256i)a, 32), factor);
    *high = (ctg_lanes_u32)ctg_lanes_high(even, odd);
    *low = (ctg_lanes_u32)ctg_lanes_low(even, odd);
}

/* Words of even lanes and of odd lanes, each in the low half of 64 bits; the high half is ignored
 * by the multiplication, so nothing is put together before the last round. */
static inline void ctg_lanes_philox(ctg_lanes_u32 words[4], uint32_t key0, uint32_t key1, int first)
{
    const __m256i m0 = _mm256_set1_epi64x(0xd2511f53);
    const __m256i m1 = _mm256_set1_epi64x(0xcd9e8d57);
    __m256i even[4];
    __m256i odd[4];
    for (int i = 0; i < 4; i++) {
        even[i] = (__m256i)words[i];
        odd[i] = _mm256_srli_epi64((__m256i)words[i], 32);
    }
#pragma GCC unroll 9
    for (int round = first; round < 9; round++) {
        const __m256i k0 = _mm256_set1_epi32((int32_t)(key0 + (uint32_t)round * 0x9e3779b9u));
        const __m256i k1 = _mm256_set1_epi32((int32_t)(key1 + (uint32_t)round * 0xbb67ae85u));
        const __m256i even0 = _mm256_mul_epu32(even[0], m0);
        const __m256i even2 = _mm256_mul_epu32(even[2], m1);
        const __m256i odd0 = _mm256_mul_epu32(odd[0], m0);
        const __m256i odd2 = _mm256_mul_epu32(odd[2], m1);
        even[0] = ctg_lanes_xor3(_mm256_srli_epi64(even2, 32), even[1], k0);
        even[2] = ctg_lanes_xor3(_mm256_srli_epi64(even0, 32), even[3], k1);
        odd[0] = ctg_lanes_xor3(_mm256_srli_epi64(odd2, 32), odd[1], k0);
        odd[2] = ctg_lanes_xor3(_mm256_srli_epi64(odd0, 32), odd[3], k1);
        even[1] = even2;
        even[3] = even0;
        odd[1] = odd2;
        odd[3] = odd0;
    }
    const __m256i k0 = _mm256_set1_epi32((int32_t)(key0 + 9u * 0x9e3779b9u));
    const __m256i k1 = _mm256_set1_epi32((int32_t)(key1 + 9u * 0xbb67ae85u));
    const __m256i even0 = _mm256_mul_epu32(even[0], m0);
    const __m256i even2 = _mm256_mul_epu32(even[2], m1);
    const __m256i odd0 = _mm256_mul_epu32(odd[0], m0);
    const __m256i odd2 = _mm256_mul_epu32(odd[2], m1);
    words[0] = (ctg_lanes_u32)ctg_lanes_xor3(ctg_lanes_high(even2, odd2),
                                             ctg_lanes_low(even[1], odd[1]), k0);
    words[1] = (ctg_lanes_u32)ctg_lanes_low(even2, odd2);
    words[2] = (ctg_lanes_u32)ctg_lanes_xor3(ctg_lanes_high(even0, odd0),
                                             ctg_lanes_low(even[3], odd[3]), k1);
    words[3] = (ctg_lanes_u32)ctg_lanes_low(even0, odd0);
}

#include "engine/base/lanes.h"

#endif
