/* Lanes on AVX-512: 16 numbers to an operation. To be included by a file compiled for it, alone;
 * what each operation does is said in lanes.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_BASE_LANES_AVX512_H
#define CTG_BASE_LANES_AVX512_H

#include <immintrin.h>
#include <stddef.h>
#include <stdint.h>

#define CTG_LANES_COUNT 16
#define CTG_LANES_LOOKUP 1

typedef float ctg_lanes_f32 __attribute__((vector_size(64)));
typedef int32_t ctg_lanes_i32 __attribute__((vector_size(64)));
typedef uint32_t ctg_lanes_u32 __attribute__((vector_size(64)));
typedef __mmask16 ctg_lanes_mask;

static inline ctg_lanes_f32 ctg_lanes_all_f32(float a)
{
    return (ctg_lanes_f32)_mm512_set1_ps(a);
}

static inline ctg_lanes_i32 ctg_lanes_all_i32(int32_t a)
{
    return (ctg_lanes_i32)_mm512_set1_epi32(a);
}

static inline ctg_lanes_u32 ctg_lanes_all_u32(uint32_t a)
{
    return (ctg_lanes_u32)_mm512_set1_epi32((int32_t)a);
}

static inline ctg_lanes_u32 ctg_lanes_numbers(void)
{
    return (ctg_lanes_u32)_mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
}

static inline ctg_lanes_f32 ctg_lanes_load_f32(const float *from)
{
    return (ctg_lanes_f32)_mm512_loadu_ps(from);
}

static inline ctg_lanes_i32 ctg_lanes_load_i32(const int32_t *from)
{
    return (ctg_lanes_i32)_mm512_loadu_si512(from);
}

static inline ctg_lanes_u32 ctg_lanes_load_u32(const uint32_t *from)
{
    return (ctg_lanes_u32)_mm512_loadu_si512(from);
}

static inline void ctg_lanes_store_f32(float *to, ctg_lanes_f32 a)
{
    _mm512_storeu_ps(to, (__m512)a);
}

static inline void ctg_lanes_store_i32(int32_t *to, ctg_lanes_i32 a)
{
    _mm512_storeu_si512(to, (__m512i)a);
}

static inline void ctg_lanes_store_u32(uint32_t *to, ctg_lanes_u32 a)
{
    _mm512_storeu_si512(to, (__m512i)a);
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
    return (ctg_lanes_f32)_mm512_cvtepi32_ps((__m512i)a);
}

static inline ctg_lanes_mask ctg_lanes_less_f32(ctg_lanes_f32 a, ctg_lanes_f32 b)
{
    return _mm512_cmp_ps_mask((__m512)a, (__m512)b, _CMP_LT_OQ);
}

static inline ctg_lanes_mask ctg_lanes_equal_f32(ctg_lanes_f32 a, ctg_lanes_f32 b)
{
    return _mm512_cmp_ps_mask((__m512)a, (__m512)b, _CMP_EQ_OQ);
}

static inline ctg_lanes_mask ctg_lanes_less_i32(ctg_lanes_i32 a, ctg_lanes_i32 b)
{
    return _mm512_cmplt_epi32_mask((__m512i)a, (__m512i)b);
}

static inline ctg_lanes_mask ctg_lanes_equal_i32(ctg_lanes_i32 a, ctg_lanes_i32 b)
{
    return _mm512_cmpeq_epi32_mask((__m512i)a, (__m512i)b);
}

static inline ctg_lanes_mask ctg_lanes_and(ctg_lanes_mask a, ctg_lanes_mask b)
{
    return (ctg_lanes_mask)(a & b);
}

static inline ctg_lanes_mask ctg_lanes_or(ctg_lanes_mask a, ctg_lanes_mask b)
{
    return (ctg_lanes_mask)(a | b);
}

static inline ctg_lanes_mask ctg_lanes_differ(ctg_lanes_mask a, ctg_lanes_mask b)
{
    return (ctg_lanes_mask)(a ^ b);
}

static inline int ctg_lanes_any(ctg_lanes_mask a)
{
    return a != 0;
}

static inline int32_t ctg_lanes_count(ctg_lanes_mask a)
{
    return _mm_popcnt_u32(a);
}

static inline ctg_lanes_f32 ctg_lanes_select_f32(ctg_lanes_mask which, ctg_lanes_f32 a,
                                                 ctg_lanes_f32 b)
{
    return (ctg_lanes_f32)_mm512_mask_blend_ps(which, (__m512)b, (__m512)a);
}

static inline ctg_lanes_i32 ctg_lanes_select_i32(ctg_lanes_mask which, ctg_lanes_i32 a,
                                                 ctg_lanes_i32 b)
{
    return (ctg_lanes_i32)_mm512_mask_blend_epi32(which, (__m512i)b, (__m512i)a);
}

static inline ctg_lanes_f32 ctg_lanes_least_f32(ctg_lanes_f32 a, ctg_lanes_f32 b)
{
    return (ctg_lanes_f32)_mm512_min_ps((__m512)a, (__m512)b);
}

static inline ctg_lanes_f32 ctg_lanes_most_f32(ctg_lanes_f32 a, ctg_lanes_f32 b)
{
    return (ctg_lanes_f32)_mm512_max_ps((__m512)a, (__m512)b);
}

static inline ctg_lanes_i32 ctg_lanes_least_i32(ctg_lanes_i32 a, ctg_lanes_i32 b)
{
    return (ctg_lanes_i32)_mm512_min_epi32((__m512i)a, (__m512i)b);
}

static inline ctg_lanes_i32 ctg_lanes_most_i32(ctg_lanes_i32 a, ctg_lanes_i32 b)
{
    return (ctg_lanes_i32)_mm512_max_epi32((__m512i)a, (__m512i)b);
}

static inline int32_t ctg_lanes_sum_i32(ctg_lanes_i32 a)
{
    return _mm512_reduce_add_epi32((__m512i)a);
}

static inline ctg_lanes_f32 ctg_lanes_lookup8(const float table[8], ctg_lanes_i32 which)
{
    const __m512 rows = _mm512_castps256_ps512(_mm256_loadu_ps(table));
    return (ctg_lanes_f32)_mm512_permutexvar_ps((__m512i)which, rows);
}

static inline ctg_lanes_f32 ctg_lanes_lookup16(const float table[16], ctg_lanes_i32 which)
{
    return (ctg_lanes_f32)_mm512_permutexvar_ps((__m512i)which, _mm512_loadu_ps(table));
}

/* All 64 bytes are written, so that one register is enough and no store waits for the mask. */
static inline size_t ctg_lanes_pack_i32(int32_t *to, ctg_lanes_mask which, ctg_lanes_i32 a)
{
    _mm512_storeu_si512(to, _mm512_maskz_compress_epi32(which, (__m512i)a));
    return (size_t)_mm_popcnt_u32(which);
}

static inline size_t ctg_lanes_pack_f32(float *to, ctg_lanes_mask which, ctg_lanes_f32 a)
{
    _mm512_storeu_ps(to, _mm512_maskz_compress_ps(which, (__m512)a));
    return (size_t)_mm_popcnt_u32(which);
}

/* Unoptimised, gathers are macros of the compiler's whose mask of all bits changes its sign. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wsign-conversion"

static inline ctg_lanes_f32 ctg_lanes_gather_f32(const float *from, ctg_lanes_i32 which)
{
    return (ctg_lanes_f32)_mm512_i32gather_ps((__m512i)which, from, 4);
}

static inline ctg_lanes_i32 ctg_lanes_gather_i32(const int32_t *from, ctg_lanes_i32 which)
{
    return (ctg_lanes_i32)_mm512_i32gather_epi32((__m512i)which, from, 4);
}

#pragma GCC diagnostic pop

/* x minus its floor in one instruction, and a power of two put on in another. */
static inline ctg_lanes_f32 ctg_lanes_exp2_near(ctg_lanes_f32 x)
{
    const ctg_lanes_f32 part = (ctg_lanes_f32)_mm512_reduce_ps((__m512)x, 0x01);
    ctg_lanes_f32 sum = part * 0.0780245227f + 0.226067155f;
    sum = sum * part + 0.695833541f;
    sum = sum * part + 0.999925219f;
    return (ctg_lanes_f32)_mm512_scalef_ps((__m512)sum, (__m512)x);
}

/* The high halves of products: those of even lanes move down, those of odd lanes stay. */
static inline __m512i ctg_lanes_high(__m512i even, __m512i odd)
{
    return _mm512_mask_shuffle_epi32(odd, 0x5555, even, _MM_PERM_CDAB);
}

/* The low halves: those of odd lanes move up. */
static inline __m512i ctg_lanes_low(__m512i even, __m512i odd)
{
    return _mm512_mask_shuffle_epi32(even, 0xaaaa, odd, _MM_PERM_CDAB);
}

static inline __m512i ctg_lanes_xor3(__m512i a, __m512i b, __m512i c)
{
    return _mm512_ternarylogic_epi32(a, b, c, 0x96);
}

static inline void ctg_lanes_multiply(ctg_lanes_u32 a, uint32_t b, ctg_lanes_u32 *high,
                                      ctg_lanes_u32 *low)
{
    const __m512i factor = _mm512_set1_epi64((int64_t)b);
    const __m512i even = _mm512_mul_epu32((__m512i)a, factor);
    const __m512i odd = _mm512_mul_epu32(_mm512_srli_epi64((__m512i)a, 32), factor);
    *high = (ctg_lanes_u32)ctg_lanes_high(even, odd);
    *low = (ctg_lanes_u32)ctg_lanes_low(even, odd);
}

/* Words of even lanes and of odd lanes, each in the low half of 64 bits; the high half is ignored
 * by the multiplication, so nothing is put together before the last round. */
static inline void ctg_lanes_philox(ctg_lanes_u32 words[4], uint32_t key0, uint32_t key1, int first)
{
    const __m512i m0 = _mm512_set1_epi64(0xd2511f53);
    const __m512i m1 = _mm512_set1_epi64(0xcd9e8d57);
    __m512i even[4];
    __m512i odd[4];
    for (int i = 0; i < 4; i++) {
        even[i] = (__m512i)words[i];
        odd[i] = _mm512_srli_epi64((__m512i)words[i], 32);
    }
#pragma GCC unroll 9
    for (int round = first; round < 9; round++) {
        const __m512i k0 = _mm512_set1_epi32((int32_t)(key0 + (uint32_t)round * 0x9e3779b9u));
        const __m512i k1 = _mm512_set1_epi32((int32_t)(key1 + (uint32_t)round * 0xbb67ae85u));
        const __m512i even0 = _mm512_mul_epu32(even[0], m0);
        const __m512i even2 = _mm512_mul_epu32(even[2], m1);
        const __m512i odd0 = _mm512_mul_epu32(odd[0], m0);
        const __m512i odd2 = _mm512_mul_epu32(odd[2], m1);
        even[0] = ctg_lanes_xor3(_mm512_srli_epi64(even2, 32), even[1], k0);
        even[2] = ctg_lanes_xor3(_mm512_srli_epi64(even0, 32), even[3], k1);
        odd[0] = ctg_lanes_xor3(_mm512_srli_epi64(odd2, 32), odd[1], k0);
        odd[2] = ctg_lanes_xor3(_mm512_srli_epi64(odd0, 32), odd[3], k1);
        even[1] = even2;
        even[3] = even0;
        odd[1] = odd2;
        odd[3] = odd0;
    }
    const __m512i k0 = _mm512_set1_epi32((int32_t)(key0 + 9u * 0x9e3779b9u));
    const __m512i k1 = _mm512_set1_epi32((int32_t)(key1 + 9u * 0xbb67ae85u));
    const __m512i even0 = _mm512_mul_epu32(even[0], m0);
    const __m512i even2 = _mm512_mul_epu32(even[2], m1);
    const __m512i odd0 = _mm512_mul_epu32(odd[0], m0);
    const __m512i odd2 = _mm512_mul_epu32(odd[2], m1);
    words[0] = (ctg_lanes_u32)ctg_lanes_xor3(ctg_lanes_high(even2, odd2),
                                             ctg_lanes_low(even[1], odd[1]), k0);
    words[1] = (ctg_lanes_u32)ctg_lanes_low(even2, odd2);
    words[2] = (ctg_lanes_u32)ctg_lanes_xor3(ctg_lanes_high(even0, odd0),
                                             ctg_lanes_low(even[3], odd[3]), k1);
    words[3] = (ctg_lanes_u32)ctg_lanes_low(even0, odd0);
}

#include "engine/base/lanes.h"

#endif
