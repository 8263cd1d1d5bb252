/* What each path compiles: all operations, one after the other. To be included after one of
 * engine/base/lanes_*.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_TESTS_SUPPORT_LANES_OPS_BODY_H
#define CTG_TESTS_SUPPORT_LANES_OPS_BODY_H

#include <string.h>

#include "tests/support/lanes_ops.h"

#define PUT_U32(name, value) ctg_lanes_store_u32(came->bits[ctg_lanes_op_##name] + at, value)
#define PUT_I32(name, value) PUT_U32(name, (ctg_lanes_u32)(value))
#define PUT_F32(name, value) PUT_U32(name, ctg_lanes_bits(value))
#define PUT_MASK(name, mask)                                                                       \
    PUT_I32(name, ctg_lanes_select_i32(mask, ctg_lanes_all_i32(1), ctg_lanes_all_i32(0)))

static void do_arithmetic(const ctg_lanes_given *given, ctg_lanes_came *came, size_t at)
{
    const ctg_lanes_f32 a = ctg_lanes_load_f32(given->a + at);
    const ctg_lanes_f32 b = ctg_lanes_load_f32(given->b + at);
    const ctg_lanes_u32 u = ctg_lanes_load_u32(given->word[0] + at);
    const ctg_lanes_u32 v = ctg_lanes_load_u32(given->word[1] + at);
    const ctg_lanes_i32 i = ctg_lanes_load_i32(given->i + at);
    ctg_lanes_u32 high;
    ctg_lanes_u32 low;
    PUT_F32(add, a + b);
    PUT_F32(subtract, a - b);
    PUT_F32(multiply_floats, a * b);
    PUT_F32(divide, a / b);
    PUT_U32(add_ints, u + v);
    PUT_U32(multiply_ints, u * v);
    PUT_U32(shift_left, u << 23);
    PUT_I32(shift_right, i >> 6);
    PUT_F32(all_f32, ctg_lanes_all_f32(given->b[3]));
    PUT_I32(all_i32, ctg_lanes_all_i32(given->i[3]));
    PUT_U32(all_u32, ctg_lanes_all_u32(given->word[0][3]));
    PUT_F32(floats, ctg_lanes_float(i));
    ctg_lanes_multiply(u, given->word[1][0], &high, &low);
    PUT_U32(high, high);
    PUT_U32(low, low);
    PUT_U32(numbers, (ctg_lanes_numbers() + (uint32_t)at));
}

static void do_comparisons(const ctg_lanes_given *given, ctg_lanes_came *came, size_t at)
{
    const ctg_lanes_f32 a = ctg_lanes_load_f32(given->a + at);
    const ctg_lanes_f32 b = ctg_lanes_load_f32(given->b + at);
    const ctg_lanes_i32 i = ctg_lanes_load_i32(given->i + at);
    const ctg_lanes_i32 j = ctg_lanes_load_i32(given->j + at);
    const ctg_lanes_mask less = ctg_lanes_less_f32(a, b);
    const ctg_lanes_mask fewer = ctg_lanes_less_i32(i, j);
    PUT_MASK(less_f32, less);
    PUT_MASK(equal_f32, ctg_lanes_equal_f32(a, b));
    PUT_MASK(less_i32, fewer);
    PUT_MASK(equal_i32, ctg_lanes_equal_i32(i, j));
    PUT_MASK(both, ctg_lanes_and(less, fewer));
    PUT_MASK(either, ctg_lanes_or(less, fewer));
    PUT_MASK(differ, ctg_lanes_differ(less, fewer));
    PUT_F32(select_f32, ctg_lanes_select_f32(less, a, b));
    PUT_F32(least_f32, ctg_lanes_least_f32(a, b));
    PUT_F32(most_f32, ctg_lanes_most_f32(a, b));
    PUT_I32(least_i32, ctg_lanes_least_i32(i, j));
    PUT_I32(most_i32, ctg_lanes_most_i32(i, j));
}

static void do_functions(const ctg_lanes_given *given, ctg_lanes_came *came, size_t at)
{
    const ctg_lanes_i32 place = ctg_lanes_load_i32(given->place + at);
    const ctg_lanes_f32 a = ctg_lanes_load_f32(given->a + at);
    ctg_lanes_u32 words[4];
    ctg_lanes_u32 last[4];
    for (int w = 0; w < 4; w++) {
        words[w] = ctg_lanes_load_u32(given->word[w] + at);
        last[w] = words[w];
    }
    ctg_lanes_philox(words, given->word[0][1], given->word[0][2], 0);
    ctg_lanes_philox(last, given->word[0][1], given->word[0][2], 3);
    PUT_U32(word0, words[0]);
    PUT_U32(word1, words[1]);
    PUT_U32(word2, words[2]);
    PUT_U32(word3, words[3]);
    PUT_U32(last_words, last[0] ^ (last[1] << 1) ^ (last[2] << 2) ^ (last[3] << 3));
    PUT_F32(lookup8, ctg_lanes_lookup8(given->b, place));
    PUT_F32(lookup16, ctg_lanes_lookup16(given->b, place + place));
    PUT_F32(gather_f32, ctg_lanes_gather_f32(given->b, place * 9));
    PUT_I32(gather_i32, ctg_lanes_gather_i32(given->i, place * 9));
    PUT_F32(exp2, ctg_lanes_exp2(a));
    PUT_F32(uniform, ctg_lanes_uniform(words[0]));
    PUT_F32(exp2_near, ctg_lanes_exp2_near(ctg_lanes_float(place) * 31.7f - 113.3f));
}

/* Packed numbers one behind the other, and how many, what sum, whether any. */
static void do_whole(const ctg_lanes_given *given, ctg_lanes_came *came)
{
    float packed_f32[2 * ctg_lanes_ops_numbers];
    int32_t packed_i32[2 * ctg_lanes_ops_numbers];
    size_t count_f32 = 0;
    size_t count_i32 = 0;
    uint32_t *const totals = came->bits[ctg_lanes_op_totals];
    for (size_t at = 0; at < ctg_lanes_ops_numbers; at += CTG_LANES_COUNT) {
        const ctg_lanes_i32 i = ctg_lanes_load_i32(given->i + at);
        const ctg_lanes_mask some = ctg_lanes_less_i32(i, ctg_lanes_load_i32(given->j + at));
        const ctg_lanes_f32 b = ctg_lanes_load_f32(given->b + at);
        count_f32 += ctg_lanes_pack_f32(packed_f32 + count_f32, some, b);
        count_i32 += ctg_lanes_pack_i32(packed_i32 + count_i32, some, i);
        totals[0] += (uint32_t)ctg_lanes_count(some);
        totals[1] += (uint32_t)ctg_lanes_sum_i32(ctg_lanes_load_i32(given->place + at));
        totals[2] |= (uint32_t)(ctg_lanes_any(some) != 0);
        totals[3] |= (uint32_t)(ctg_lanes_any(ctg_lanes_less_i32(i, i)) != 0);
    }
    totals[4] = (uint32_t)count_f32;
    totals[5] = (uint32_t)count_i32;
    memcpy(came->bits[ctg_lanes_op_pack_f32], packed_f32, count_f32 * sizeof *packed_f32);
    memcpy(came->bits[ctg_lanes_op_pack_i32], packed_i32, count_i32 * sizeof *packed_i32);
}

static void do_all(const ctg_lanes_given *given, ctg_lanes_came *came)
{
    memset(came, 0, sizeof *came);
    for (size_t at = 0; at < ctg_lanes_ops_numbers; at += CTG_LANES_COUNT) {
        do_arithmetic(given, came, at);
        do_comparisons(given, came, at);
        do_functions(given, came, at);
    }
    do_whole(given, came);
}

#endif
