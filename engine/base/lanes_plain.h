/* Lanes without any instruction set: one number to an operation, in C11. A loop over such lanes
 * is what the compiler can widen by itself; what each operation does is said in lanes.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_BASE_LANES_PLAIN_H
#define CTG_BASE_LANES_PLAIN_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define CTG_LANES_COUNT 1
#define CTG_LANES_LOOKUP 0

typedef float ctg_lanes_f32;
typedef int32_t ctg_lanes_i32;
typedef uint32_t ctg_lanes_u32;
typedef int32_t ctg_lanes_mask; /* 0 or 1 */

static inline ctg_lanes_f32 ctg_lanes_all_f32(float a)
{
    return a;
}

static inline ctg_lanes_i32 ctg_lanes_all_i32(int32_t a)
{
    return a;
}

static inline ctg_lanes_u32 ctg_lanes_all_u32(uint32_t a)
{
    return a;
}

static inline ctg_lanes_u32 ctg_lanes_numbers(void)
{
    return 0;
}

static inline ctg_lanes_f32 ctg_lanes_load_f32(const float *from)
{
    return *from;
}

static inline ctg_lanes_i32 ctg_lanes_load_i32(const int32_t *from)
{
    return *from;
}

static inline ctg_lanes_u32 ctg_lanes_load_u32(const uint32_t *from)
{
    return *from;
}

static inline void ctg_lanes_store_f32(float *to, ctg_lanes_f32 a)
{
    *to = a;
}

static inline void ctg_lanes_store_i32(int32_t *to, ctg_lanes_i32 a)
{
    *to = a;
}

static inline void ctg_lanes_store_u32(uint32_t *to, ctg_lanes_u32 a)
{
    *to = a;
}

static inline ctg_lanes_u32 ctg_lanes_bits(ctg_lanes_f32 a)
{
    uint32_t bits;
    memcpy(&bits, &a, sizeof bits);
    return bits;
}

static inline ctg_lanes_f32 ctg_lanes_of_bits(ctg_lanes_u32 a)
{
    float value;
    memcpy(&value, &a, sizeof value);
    return value;
}

static inline ctg_lanes_f32 ctg_lanes_float(ctg_lanes_i32 a)
{
    return (float)a;
}

static inline ctg_lanes_mask ctg_lanes_less_f32(ctg_lanes_f32 a, ctg_lanes_f32 b)
{
    return a < b;
}

static inline ctg_lanes_mask ctg_lanes_equal_f32(ctg_lanes_f32 a, ctg_lanes_f32 b)
{
    return a == b;
}

static inline ctg_lanes_mask ctg_lanes_less_i32(ctg_lanes_i32 a, ctg_lanes_i32 b)
{
    return a < b;
}

static inline ctg_lanes_mask ctg_lanes_equal_i32(ctg_lanes_i32 a, ctg_lanes_i32 b)
{
    return a == b;
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
    return a != 0;
}

static inline int32_t ctg_lanes_count(ctg_lanes_mask a)
{
    return a;
}

static inline ctg_lanes_f32 ctg_lanes_select_f32(ctg_lanes_mask which, ctg_lanes_f32 a,
                                                 ctg_lanes_f32 b)
{
    return which ? a : b;
}

static inline ctg_lanes_i32 ctg_lanes_select_i32(ctg_lanes_mask which, ctg_lanes_i32 a,
                                                 ctg_lanes_i32 b)
{
    return (a & -which) | (b & (which - 1)); /* as a choice it would be one of what follows, too */
}

static inline ctg_lanes_f32 ctg_lanes_least_f32(ctg_lanes_f32 a, ctg_lanes_f32 b)
{
    return a < b ? a : b;
}

static inline ctg_lanes_f32 ctg_lanes_most_f32(ctg_lanes_f32 a, ctg_lanes_f32 b)
{
    return a > b ? a : b;
}

static inline ctg_lanes_i32 ctg_lanes_least_i32(ctg_lanes_i32 a, ctg_lanes_i32 b)
{
    return a < b ? a : b;
}

static inline ctg_lanes_i32 ctg_lanes_most_i32(ctg_lanes_i32 a, ctg_lanes_i32 b)
{
    return a > b ? a : b;
}

static inline int32_t ctg_lanes_sum_i32(ctg_lanes_i32 a)
{
    return a;
}

static inline ctg_lanes_f32 ctg_lanes_lookup8(const float table[8], ctg_lanes_i32 which)
{
    return table[which];
}

static inline ctg_lanes_f32 ctg_lanes_lookup16(const float table[16], ctg_lanes_i32 which)
{
    return table[which];
}

static inline size_t ctg_lanes_pack_i32(int32_t *to, ctg_lanes_mask which, ctg_lanes_i32 a)
{
    *to = a;
    return (size_t)which;
}

static inline size_t ctg_lanes_pack_f32(float *to, ctg_lanes_mask which, ctg_lanes_f32 a)
{
    *to = a;
    return (size_t)which;
}

static inline ctg_lanes_f32 ctg_lanes_gather_f32(const float *from, ctg_lanes_i32 which)
{
    return from[which];
}

static inline ctg_lanes_i32 ctg_lanes_gather_i32(const int32_t *from, ctg_lanes_i32 which)
{
    return from[which];
}

static inline ctg_lanes_f32 ctg_lanes_exp2_near(ctg_lanes_f32 x)
{
    const float shifted = x + 12582912.0f; /* 1.5 x 2^23: rounds to the nearest whole */
    const float part = x - (shifted - 12582912.0f);
    float sum = part * 0.0551716691f + 0.242611122f;
    sum = sum * part + 0.693260985f;
    sum = sum * part + 0.999928074f;
    return ctg_lanes_of_bits(ctg_lanes_bits(sum) + (ctg_lanes_bits(shifted) << 23));
}

static inline void ctg_lanes_multiply(ctg_lanes_u32 a, uint32_t b, ctg_lanes_u32 *high,
                                      ctg_lanes_u32 *low)
{
    const uint64_t product = (uint64_t)a * b;
    *high = (uint32_t)(product >> 32);
    *low = (uint32_t)product;
}

/* Round `number` of Philox4x32-10. */
static inline void ctg_lanes_round(uint32_t words[4], uint32_t key0, uint32_t key1, uint32_t number)
{
    const uint64_t product0 = (uint64_t)words[0] * 0xd2511f53u;
    const uint64_t product1 = (uint64_t)words[2] * 0xcd9e8d57u;
    words[0] = (uint32_t)(product1 >> 32) ^ words[1] ^ (key0 + number * 0x9e3779b9u);
    words[1] = (uint32_t)product1;
    words[2] = (uint32_t)(product0 >> 32) ^ words[3] ^ (key1 + number * 0xbb67ae85u);
    words[3] = (uint32_t)product0;
}

/* No loop: a compiler widens a loop over lanes only if there is none within. */
static inline void ctg_lanes_philox(uint32_t words[4], uint32_t key0, uint32_t key1, int first)
{
    if (first == 0) {
        ctg_lanes_round(words, key0, key1, 0);
        ctg_lanes_round(words, key0, key1, 1);
        ctg_lanes_round(words, key0, key1, 2);
    }
    ctg_lanes_round(words, key0, key1, 3);
    ctg_lanes_round(words, key0, key1, 4);
    ctg_lanes_round(words, key0, key1, 5);
    ctg_lanes_round(words, key0, key1, 6);
    ctg_lanes_round(words, key0, key1, 7);
    ctg_lanes_round(words, key0, key1, 8);
    ctg_lanes_round(words, key0, key1, 9);
}

#include "engine/base/lanes.h"

#endif
